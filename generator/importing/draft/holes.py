"""The holes of a form: what of a record's text, and which of its mentions, each prints."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.importing.draft.blocks import BlockPart, PartKind
from generator.importing.reading import ReadResponsibility
from generator.model import Role

_SEPARATOR = re.compile(r"[\s、，,;；/]{1,4}|\s*(?:和|及|与|以及|会同|或)\s*")
_USUAL = "、"


@dataclass(frozen=True, slots=True)
class Tie:
    """A body that a block names.

    body: as read.
    mention: the printed words.
    measure: the measure (from 1) whose list it stands in.
    separator: printed before it where the form says another.
    in_text: whether a sentence names it.
    start: where the words stand.
    """

    body: ReadResponsibility
    mention: str
    start: int
    measure: int | None = None
    separator: str | None = None
    in_text: bool = False

    @property
    def key(self) -> tuple[str, str, int | None]:
        """What a list may hold once: unit, role, measure."""
        return self.body.unit, self.body.role, self.measure


def literal(words: str) -> str:
    """Return characters of a form."""
    return re.sub(r"[{}]", lambda match: "{lbrace}" if match.group() == "{" else "{rbrace}", words)


def printed_ties(text: str, mentions: list[BlockPart]) -> tuple[Tie, ...]:
    """Return the ties of printed mentions."""
    return tuple(Tie(part.body, text[part.start : part.end], part.start) for part in mentions if part.body is not None)


def joined_runs(text: str, parts: list[BlockPart]) -> list[list[BlockPart]]:
    """Return parts one by one, mentions that only separators part together."""
    runs: list[list[BlockPart]] = []
    for part in parts:
        before = runs[-1][-1] if runs else None
        joined = (
            before is not None
            and before.kind is part.kind is PartKind.MENTION
            and _SEPARATOR.fullmatch(text[before.end : part.start])
        )
        if joined:
            runs[-1].append(part)
        else:
            runs.append([part])
    return runs


class Holes:
    """The holes for the texts and the lists of a block, made from left to right."""

    def __init__(self, pieces: int, lines: int, ties: tuple[Tie, ...]) -> None:
        """Take how many pieces and lines the text has, and the ties in the order of print."""
        self._pieces, self._lines = pieces, lines
        self._ties = list(ties)
        self._next = 0

    @property
    def ties(self) -> tuple[Tie, ...]:
        """The ties, with the separators that the holes do not say."""
        return tuple(self._ties)

    def text(self, start: int, stop: int) -> str:
        """Return the hole for some lines of the text."""
        if self._pieces == 1:
            return "{text}"
        return f"{{text[{start or ''}:{stop if stop < self._lines else ''}]}}"

    def mentions(self, text: str, run: list[BlockPart]) -> str:
        """Return the hole for the next mentions, which only separators part."""
        start, stop = self._next, self._next + len(run)
        self._next = stop
        separators = [text[left.end : right.start] for left, right in pairwise(run)]
        argument = ""
        if len(set(separators)) == 1 and separators[0] != _USUAL:
            argument = f":{separators[0]}"
        elif len(set(separators)) > 1:
            for index, separator in enumerate(separators, start=start + 1):
                if separator != _USUAL:
                    self._ties[index] = replace(self._ties[index], separator=separator)
        return f"{{{self._list(start, stop)}{argument}}}"

    def _list(self, start: int, stop: int) -> str:
        """Return the name of the hole that prints the mentions from `start` to `stop`."""
        roles = {tie.body.role for tie in self._ties[start:stop]}
        role = next(iter(roles))
        whole = stop - start == len(self._ties)
        # Nothing printed tells the role of a whole list of bodies alike: whoever corrects one leaves the form alone.
        if whole and (len(roles) > 1 or role is Role.RESPONSIBLE):
            return "units"
        if len(roles) == 1 and sum(tie.body.role is role for tie in self._ties) == stop - start:
            return role.value
        if stop - start == 1:
            return f"units[{start}]"
        return f"units[{start or ''}:{stop if stop < len(self._ties) else ''}]"

    def between(self, text: str, runs: list[list[BlockPart]], place: int) -> str:
        """Return the form of a list from `place` to its last mention."""
        pattern = ""
        for run in runs:
            pattern += literal(text[place : run[0].start]) + self.mentions(text, run)
            place = run[-1].end
        return pattern
