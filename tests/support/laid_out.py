"""A notice laid out from its truth: the data folder that holds it, made by rules of this test alone.

What the truth says of each task (number, heading, bodies, limits, people) becomes records; every other line becomes a
provision; what is printed around them becomes forms. Nothing here reads a notice: the truth says where everything is.
"""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from tests.support.laid_out_words import Mention, Words, as_filed, escaped, line_of

Record = dict[str, Any]

OPENING, CLOSING = "（(〔【[", "）)〕】]"
CELL = re.compile(r"\t|\|| {2,}|　{2,}|——|\n")
OPEN_END = re.compile("等(?:[^、，,;；()（）。\n]{0,8}?(?:部门|单位|机构|企业|组织|方面|地区))?")
NUMBERING = re.compile(
    r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[章部]分?\s*)"
)


class Span(NamedTuple):
    """Characters `start` to `end` of a notice, and the pieces of the layout that print them."""

    start: int
    end: int
    pieces: tuple[Record, ...]


def laid_out(text: str, gold: Record) -> dict[str, Any]:
    """Return the files of a data folder by name: YAML values (written as JSON), and the official text."""
    return _Notice(text, gold).files()


def write(files: dict[str, Any], folder: Path) -> Path:
    """Write the files of a data folder and return it; a text stays as it is, every other value becomes JSON."""
    for name, value in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
        path.write_text(content, encoding="utf-8", newline="")
    return folder


class _Notice:
    """A notice while it is laid out."""

    def __init__(self, text: str, gold: Record) -> None:
        self.text, self.gold = text, gold
        self.units: dict[str, Record] = {}
        self.groups: dict[int, Record] = {}
        self.projects: list[Record] = []
        self.provisions: list[Record] = []
        self.spans: list[Span] = []
        self.printed: list[tuple[int, int, str]] = []  # the place and the id of each record that is laid out

    def files(self) -> dict[str, Any]:
        """Return the data folder."""
        plan = self.plan()
        regions = list(self.regions())
        for task, region in zip(self.gold["tasks"], regions, strict=True):
            self.group(task, region[0])
        for number, (task, region) in enumerate(zip(self.gold["tasks"], regions, strict=True), start=1):
            self.task(number, task, region)
        layout = self.layout()
        files: dict[str, Any] = {
            "plan.yml": plan,
            "units.yml": {"units": list(self.units.values())},
            "provisions.yml": {
                "parts": [{"id": "S", "title": "正文", "chapters": [{"number": 1, "provisions": self.provisions}]}]
            },
            "source/notice.yml": layout,
            "source/notice.txt": self.text,
        }
        for group in self.groups.values():
            own = [project for project in self.projects if project["group"] == group["id"]]
            files[f"engineerings/{group['number']:03}.yml"] = {**group, "projects": [as_filed(p) for p in own]}
        rest = [as_filed(project) for project in self.projects if not project["group"]]
        if rest:
            files["projects.yml"] = {"projects": rest}
        return files

    def plan(self) -> Record:
        """Return the plan, and lay out the fields that the notice prints on lines of their own."""
        source = self.gold["source"]
        notice: Record = {}
        plan: Record = {"id": "notice", "convention": {"kind": "labels"}}
        for key, value in (("title", source["title"]), ("document_number", source["number"])):
            place = self.find(value) if value else None
            if place is None:
                continue
            if key == "title":
                plan["title"], pointer = value, "/title"
            else:
                notice[key], pointer = value, "/notice/document_number"
            printed = self.text[slice(*place)]
            self.spans.append(Span(*place, ({"field": pointer} | ({} if printed == value else {"printed": printed}),)))
        if "title" not in plan:
            plan |= {"title": "无题", "title_basis": "reading"}
        return plan | ({"notice": notice} if notice else {})

    def find(self, words: str) -> tuple[int, int] | None:
        """Return where words stand on lines of their own, whatever white space is between."""
        pattern = (
            r"(?:^|(?<=\n))[^\S\n]*(" + r"\s*".join(map(re.escape, re.sub(r"\s", "", words))) + r")[^\S\n]*(?=\n|$)"
        )
        match = re.search(pattern, self.text)
        return match.span(1) if match else None

    def regions(self) -> Iterator[tuple[int, int, int]]:
        """Yield the place of each task: where its number begins, its words begin, and it ends."""
        starts, before = [], 0
        for task in self.gold["tasks"]:
            number = task["number"]
            start = self.text.rfind(number, before, task["offset"]) if number else task["offset"]
            starts.append(start)
            before = task["offset"]
        for task, start, following in zip(self.gold["tasks"], starts, [*starts[1:], len(self.text)], strict=True):
            ends = [task["offset"], *(mention.end for mention in self.mentions(task, following))]
            ends += [place + len(words) for words, place in self.cells(task, following)]
            end = min((place for place in [self.text.find("\n", max(ends))] if place >= 0), default=len(self.text))
            yield start, task["offset"], min(end, following)

    def mentions(self, task: Record, end: int) -> list[Mention]:
        """Return the bodies that a task itself prints, in printed order."""
        bodies = [body for body in task["responsibilities"] if not body.get("inherited")]
        for first in re.finditer(re.escape(bodies[0]["mention"]), self.text[task["offset"] : end]) if bodies else ():
            at, mentions = task["offset"] + first.start(), []
            for body in bodies:
                at = self.text.find(body["mention"], at, end)
                if at < 0:
                    break
                mentions.append((at, at + len(body["mention"]), body))
                at = mentions[-1][1]
            else:
                return [
                    self.mention(*mention, limit)
                    for mention, limit in zip(mentions, [*(start for start, _, _ in mentions[1:]), end], strict=True)
                ]
        return []

    def mention(self, start: int, end: int, body: Record, limit: int) -> Mention:
        """Return a mention with what leaves its list open."""
        match = OPEN_END.match(self.text, end, limit)
        return Mention(start, match.end() if match else end, body, match is not None)

    def cells(self, task: Record, end: int) -> Iterator[tuple[str, int]]:
        """Yield the limits and people that a task prints outside its sentences, with their places."""
        found = [fact["quote"] for fact in task["deadlines"] if not fact.get("inherited")] + task.get("leaders", [])
        for words in found:
            place = self.text.rfind(words, task["offset"], end)
            start, _ = self.list_at(place, task["offset"], end) if place >= 0 else (task["offset"], end)
            if start > task["offset"]:
                yield words, place

    def list_at(self, place: int, start: int, end: int) -> tuple[int, int]:
        """Return the bracket, line or cell of a task that holds a place."""
        depth = 0
        for at in range(place - 1, start - 1, -1):
            character = self.text[at]
            if character in CLOSING:
                depth += 1
            elif character in OPENING:
                if not depth:
                    return at, self.closing(at, end)
                depth -= 1
            elif not depth and (cell := CELL.search(self.text, at, place)) and cell.start() == at:
                following = CELL.search(self.text, place, end)
                return at, following.start() if following and cell.group() != "——" else end
        return start, end

    def closing(self, opening: int, end: int) -> int:
        """Return the place after the bracket that closes the one at a place."""
        depth = 0
        for at in range(opening, end):
            depth += (self.text[at] in OPENING) - (self.text[at] in CLOSING)
            if not depth:
                return at + 1
        return end

    def group(self, task: Record, before: int) -> None:
        """Make the group of a task's section, if a line of its own prints it before the task."""
        section = task["section"]
        place = None
        for match in re.finditer(r"[^\n]+", self.text[:before]):
            if section and re.sub(r"\s", "", match.group()) == re.sub(r"\s", "", section):
                place = match
        task["group"] = ""
        if place is None or any(span.start < place.end() and place.start() < span.end for span in self.spans):
            known = self.groups.get(place.start()) if place else None
            task["group"] = known["id"] if known else ""
            return
        line = place.group()
        words, number = line.strip(), len(self.groups) + 1
        numbering = NUMBERING.match(words)
        label = numbering.group() if numbering and numbering.end() < len(words) else ""
        group = {"id": f"E{number}", "number": number, "name": words[len(label) :]}
        self.groups[place.start()] = group | ({"label": label} if label else {})
        start = place.start() + len(line) - len(line.lstrip())
        form = "{label}{name}" if label else "{name}"
        self.lay(start, start + len(words), {"record": group["id"], "form": form})
        task["group"] = group["id"]

    def lay(self, start: int, end: int, piece: Record) -> None:
        """Take down the piece that prints a stretch of the notice."""
        self.spans.append(Span(start, end, (piece,)))
        self.printed.append((start, end, piece["record"]))

    def task(self, number: int, task: Record, region: tuple[int, int, int]) -> None:
        """Make the record of a task and its form."""
        start, offset, end = region
        project: Record = {"id": f"P{number}", "number": number, "group": task["group"]}
        words = Words(self, task, offset, end)
        label = task["number"] if start < offset else None
        before = self.text[start + len(label or "") : offset]
        heading = task["heading"]
        name = ""
        if heading and heading in before:
            name, before = heading, before.replace(heading, "\0", 1)
        elif heading and self.text.startswith(heading, offset) and words.text_after(len(heading)):
            name = heading
            words = Words(self, task, offset + len(heading), end)
        pattern = ("{label}" if label else "") + escaped(before).replace("\0", "{name}")
        pattern += "{name}" if name and "{name}" not in pattern else ""
        words.read(project)
        project["name"] = name or re.sub(r"\s", "", project["text"])[:12]
        project |= ({} if name else {"name_basis": "reading"}) | ({"label": label} if label else {})
        piece = {"record": project["id"], "form": pattern + words.pattern}
        if words.measures:
            piece["measures"] = words.measures
        project["responsibilities"] += list(self.inherited(task, start))
        self.projects.append(project)
        self.lay(start, end, piece)

    def inherited(self, task: Record, before: int) -> Iterator[Record]:
        """Yield the bodies whose words an earlier record prints."""
        earlier = sorted((place for place in self.printed if place[0] < before), reverse=True)
        for body in task["responsibilities"]:
            printers = (id_ for start, end, id_ in earlier if body["mention"] in self.text[start:end])
            record = next(printers, None) if body.get("inherited") else None
            if record is not None:
                unit = self.unit(body, [], body["mention"], variant=True)
                yield {"role": body["role"], "unit": unit, "mention": body["mention"], "printed_in": record}

    def unit(self, body: Record, before: list[str], stem: str, *, variant: bool = False) -> str:
        """Return the id of a body, with its spelling as a variant where the list does not explain it."""
        name = body["unit"]
        unit = self.units.setdefault(name, {"id": f"danwei-{len(self.units) + 1}", "name": name})
        prefix = name[: len(name) - len(stem)] if name.endswith(stem) else ""
        explained = prefix and any(mention.startswith(prefix) for mention in before)
        variants = unit.setdefault("variants", [])
        if stem != name and (variant or not explained) and stem not in [entry["mention"] for entry in variants]:
            variants.append({"mention": stem, "reason": "照原文的写法"})
        return str(unit["id"])

    def layout(self) -> Record:
        """Return the layout: what is laid out, and every other line as a provision between white space."""
        lines: list[list[Record]] = [[]]
        at = 0
        for span in sorted(self.spans):
            self.rest(at, span.start, lines)
            lines[-1].extend(span.pieces)
            at = span.end
        self.rest(at, len(self.text), lines)
        kinds = {f"time{n}": {"title": "时限"} for n in range(9)} | {
            f"leader{n}": {"title": "责任领导", "people": True} for n in range(9)
        }
        return {
            "file": "notice.txt",
            "sha256": sha256(self.text.encode()).hexdigest(),
            "cells": kinds,
            "lines": [line_of(pieces) for pieces in lines],
        }

    def rest(self, start: int, end: int, lines: list[list[Record]]) -> None:
        """Lay out what stands between two records."""
        for index, line in enumerate(self.text[start:end].split("\n")):
            if index:
                lines.append([])
            words = line.strip()
            if not words:
                lines[-1] += [{"furniture": line}] if line else []
                continue
            head, tail = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
            id_ = f"S1-{len(self.provisions) + 1}"
            self.provisions.append({"id": id_, "text": words})
            lines[-1] += [{"furniture": head}] if head else []
            lines[-1].append({"record": id_})
            lines[-1] += [{"furniture": tail}] if tail else []
