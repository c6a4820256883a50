"""The words of a task while its notice is laid out: its text, its lists of bodies, and the form that prints them."""

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

Record = dict[str, Any]

SEPARATOR = re.compile(r"[、，,；;/\s]{1,4}|和|及|与|以及|会同")
_START = itemgetter(0)


class Mention(NamedTuple):
    """A body's printed words at their place, with 等 and its noun where that follows, and what the truth says of it."""

    start: int
    end: int
    body: Record
    is_open: bool


class Notice(Protocol):
    """What a task asks of its notice."""

    text: str

    def mentions(self, task: Record, end: int) -> list[Mention]:
        """Return the bodies that a task itself prints."""

    def cells(self, task: Record, end: int) -> Iterator[tuple[str, int]]:
        """Yield the limits and people that it prints outside its sentences."""

    def list_at(self, place: int, start: int, end: int) -> tuple[int, int]:
        """Return the bracket, line or cell that holds a place."""

    def unit(self, body: Record, before: list[str], stem: str, *, variant: bool = False) -> str:
        """Return the id of a body."""


class Words:
    """The words of a task: its text, its lists of bodies, and the form that prints them."""

    def __init__(self, notice: Notice, task: Record, start: int, end: int) -> None:
        """Find the lists of a task whose words are characters `start` to `end` of its notice."""
        self.notice, self.task, self.start, self.end = notice, task, start, end
        self.mentions = notice.mentions(task, end)
        places = [mention.start for mention in self.mentions] + [place for _, place in notice.cells(task, end)]
        lists = sorted({notice.list_at(place, start, end) for place in places} - {(start, end)})
        joined = list(self.joined([stretch for stretch in lists if stretch[0] > start]))
        naming = [(first, last) for first, last in joined if any(first <= m.start < last for m in self.mentions)]
        self.lists = naming if len(naming) > 1 else joined
        self.pattern = ""
        self.measures: list[str] = []

    def joined(self, lists: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield lists, those with nothing but white space and marks between them as one."""
        merged: list[tuple[int, int]] = []
        for start, end in lists:
            if merged and not re.search(r"[^\s，,。；;|]", self.notice.text[merged[-1][1] : start]):
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            elif not merged or start >= merged[-1][1]:
                merged.append((start, end))
        yield from merged

    def text_after(self, length: int) -> bool:
        """Say whether the task has words of its own after so many characters."""
        end = self.lists[0][0] if self.lists else self.end
        return bool(re.search(r"\w", self.notice.text[self.start + length : end]))

    def read(self, project: Record) -> None:
        """Fill the record, and make the form."""
        lines: list[str] = []
        ties: list[Record] = []
        cells: dict[str, str] = {}
        parts: list[str] = []
        owned = sum(any(first <= m.start < last for m in self.mentions) for first, last in self.lists) > 1
        at, of_record = self.start, 0
        for start, end in [*self.lists, (self.end, self.end)]:
            chunk = self.notice.text[at:start]
            words = chunk.strip()
            head, tail = chunk[: len(chunk) - len(chunk.lstrip())], chunk[len(chunk.rstrip()) :] if words else ""
            first = len(lines)
            lines += _lines(words, joined=bool(lines) and owned)
            listed = self.listed(start, end, ties, cells, len([x for x in lines if x]) if owned else None, of_record)
            if not owned:
                of_record = len([tie for tie in ties if "in_text" not in tie])
                text = f"{{text[{first}:{len(lines)}]}}" if words else ""
                parts.append(escaped(head) + text + escaped(tail) + listed)
            elif start < end and words:
                parts.append(escaped(head) + ("{text}" + escaped(tail) + listed))
            else:
                parts.append(escaped(head) + ("" if not words else "\0") + escaped(tail) + listed)
            at = end
        self.finish(parts, lines, ties, cells, project, owned=owned)

    def finish(  # noqa: PLR0913 - what a record is made of
        self,
        parts: list[str],
        lines: list[str],
        ties: list[Record],
        cells: dict[str, str],
        project: Record,
        *,
        owned: bool,
    ) -> None:
        """Put the record and its form together."""
        if owned:
            self.measures = [part for part in parts if "{text}" in part]
            heads = [re.match(r"(.*?)\{text\}", part, re.DOTALL) for part in self.measures]
            # white space before a measure belongs to what is printed before it
            for index, head in enumerate(heads):
                words = head[1] if head else ""
                self.measures[index] = self.measures[index][len(words) :]
                if index:
                    self.measures[index - 1] += words
                else:
                    self.pattern = words
            rest = parts[-1].replace("\0", "")
            self.pattern += "{measures}"
            if "\0" in parts[-1]:
                head_of_rest, _, tail = parts[-1].partition("\0")
                self.measures[-1] += head_of_rest
                rest = tail
            self.pattern += rest
        else:
            self.pattern = "".join(parts)
        project["text"] = "\n".join(lines)
        project["responsibilities"] = ties
        if cells:
            project["cells"] = cells
        before: list[str] = []
        for tie in ties:
            body, stem = tie.pop("body"), tie.pop("stem")
            tie["unit"] = self.notice.unit(body, before, stem)
            before.append(tie["mention"])

    def listed(  # noqa: PLR0913, PLR0917 - the list, and what is filled from it
        self, start: int, end: int, ties: list[Record], cells: dict[str, str], measure: int | None, of_record: int
    ) -> str:
        """Return the form of a list, and add its bodies and cells; those of the sentences before it are in the text."""
        text = self.notice.text
        for mention in self.mentions:
            known = [tie for tie in ties if tie["start"] == mention.start] if ties else []
            if mention.start < start and not known:
                ties.append(self.tie(mention) | {"in_text": True})
        marks = [(mention.start, mention.end, mention) for mention in self.mentions if start <= mention.start < end]
        quotes = [(place, place + len(words), words) for words, place in self.notice.cells(self.task, self.end)]
        taken = [mark for mark in quotes if start <= mark[0] < end]
        taken = [mark for mark in taken if not any(m[0] < mark[1] and mark[0] < m[1] for m in marks)]
        pattern, at, run, index = "", start, 0, of_record if measure is None else 0
        pieces: list[tuple[int, int, Mention | str]] = [*marks, *{mark[0]: mark for mark in taken}.values()]
        for first, last, found in sorted(pieces, key=_START):
            between = text[at:first]
            if isinstance(found, str):
                pattern += self.run(index - run, run) + escaped(between)
                name = f"{'leader' if found in self.task.get('leaders', []) else 'time'}{len(cells)}"
                cells[name] = found
                pattern, run = pattern + f"{{{name}}}", 0
            elif run and SEPARATOR.fullmatch(between):
                ties.append(self.tie(found) | ({} if between == "、" else {"separator": between}) | _of(measure))
                run, index = run + 1, index + 1
            else:
                pattern += self.run(index - run, run) + escaped(between)
                ties.append(self.tie(found) | _of(measure))
                run, index = 1, index + 1
            at = last
        for tie in ties:
            tie.setdefault("start", -1)
        return pattern + self.run(index - run, run) + escaped(text[at:end])

    def run(self, start: int, length: int) -> str:
        """Return the hole that prints some bodies of a list in a row."""
        return f"{{units[{start}:{start + length}]}}" if length else ""

    def tie(self, mention: Mention) -> Record:
        """Return a responsibility as the truth has it."""
        words = self.notice.text[mention.start : mention.end]
        tie = {"role": mention.body["role"], "mention": words, "body": mention.body, "start": mention.start}
        return tie | {"stem": mention.body["mention"]} | ({"open_ended": True} if mention.is_open else {})


def _of(measure: int | None) -> Record:
    return {} if measure is None else {"measure": measure}


def _lines(words: str, *, joined: bool) -> list[str]:
    """Return words as lines of a text: each paragraph is one; an empty line parts two."""
    lines: list[str] = []
    for index, paragraph in enumerate(words.split("\n")):
        lines += ([""] if index else []) + ([paragraph] if paragraph else [])
    return lines if words or not joined else []


def escaped(words: str) -> str:
    """Return characters as a form prints them."""
    return re.sub(r"[{}]", lambda match: "{lbrace}" if match.group() == "{" else "{rbrace}", words)


def line_of(pieces: list[Record]) -> Record:
    """Return the line of a layout that prints pieces."""
    if not pieces:
        return {"furniture": ""}
    return pieces[0] if len(pieces) == 1 else {"parts": pieces}


def as_filed(project: Record) -> Record:
    """Return a project as its file has it."""
    ties = [{key: value for key, value in tie.items() if key != "start"} for tie in project["responsibilities"]]
    return {key: value for key, value in project.items() if key not in {"group", "responsibilities"}} | {
        "responsibilities": ties
    }
