"""Who has a duty, as the lines of a cell: 县财政局; 财政局 = 县财政局; 各乡镇 = 乡镇级（未核对）."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from generator.model import Level
from generator.source import Document, Json

_MEANS = " = "
_NOTHING = "无"
_DRAFT = "（未核对）"
_KEYS = ("unit", "level", "class")


class ActorError(Exception):
    """A line that means nothing that is there; the message says so, in Chinese and English."""


@dataclass(frozen=True)
class ActorNames:
    """What the words of a cell mean.

    meanings: the key and the value of each name: of units by name and by id, of levels, of classes of bodies.
    """

    meanings: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> ActorNames:
        """Take the names from the files of a data folder."""
        files = [document.value for document in documents if document.kind == "units"]
        registers = [cast("dict[str, list[dict[str, str]]]", value) for value in files if isinstance(value, dict)]
        units = [unit for register in registers for unit in register.get("units") or []]
        classes = [body["name"] for register in registers for body in register.get("classes") or []]
        return cls(
            {
                **{name: ("class", name) for name in classes},
                **{f"{level.value}级": ("level", level.value) for level in Level},
                **{unit["id"]: ("unit", unit["id"]) for unit in units},
                **{unit["name"]: ("unit", unit["id"]) for unit in units},
            }
        )

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], str]:
        """The name that a cell shows of each meaning: of a unit that with which `meanings` ends."""
        return {meaning: name for name, meaning in self.meanings.items()}

    def lines(self, actors: Iterable[Mapping[str, Json]]) -> str:
        """Return actors as the lines of a cell."""
        return "\n".join(map(self._line, actors))

    def actors(self, content: str, old: Iterable[Mapping[str, Json]]) -> list[Json]:
        """Return what the lines of a cell say; a line that was there says what it said. Raises ActorError."""
        before = {self._line(actor): dict(actor) for actor in old}
        lines = (line.strip() for line in content.split("\n"))
        return [before.get(line) or self._actor(line) for line in lines if line]

    def _line(self, actor: Mapping[str, Json]) -> str:
        mention = str(actor["mention"])
        meant = [(key, str(actor[key])) for key in _KEYS if key in actor]
        names = [self._names.get(item, item[1]) for item in meant]
        if meant == [self.meanings.get(mention)]:
            names = []
        elif not meant and mention in self.meanings:
            names = [_NOTHING]
        return _MEANS.join([mention, *names]) + (_DRAFT if actor.get("draft") else "")

    def _actor(self, line: str) -> dict[str, Json]:
        words = line.removesuffix(_DRAFT)
        mention, *names = (part.strip() for part in words.replace("＝", "=").split("="))
        if not mention:
            message = f"先写原文的叫法：{line} (no mention)"
            raise ActorError(message)
        names = names or [mention] if mention in self.meanings else names
        meant = [self._meaning(name) for name in names if name != _NOTHING]
        if len({key for key, _ in meant}) < len(meant):
            message = f"只能是一个单位、一级和一类单位：{line} (means two units)"
            raise ActorError(message)
        return {"mention": mention, **dict(meant), **({"draft": True} if words != line else {})}

    def _meaning(self, name: str) -> tuple[str, str]:
        if name not in self.meanings:
            message = f"“{name}”不是名录里的单位、某一级（如乡镇级）或一类单位 (no such unit, level or class)"
            raise ActorError(message)
        return self.meanings[name]
