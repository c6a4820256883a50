"""YAML as JSON values with their places, in one walk over the parser's events.

Unquoted `true`, `false`, `null`, nothing and numbers without an exponent are JSON's values. Every other scalar (`no`,
`2013-01-01`, `1e3`, anything in quotes) is the string that was typed. YAML that JSON does not have is refused.
"""

import re
from collections.abc import Callable
from sys import intern
from typing import Any, NoReturn, TypeAlias

import yaml

from generator.findings import DatasetError, Finding, Location
from generator.source.characters import MOST, may_hold_unwanted, unwanted_in_file, unwanted_in_value
from generator.source.file_rules import finding
from generator.source.places import SourcePlace
from generator.source.slips import conflicts, in_key, in_plain, near

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

Event: TypeAlias = Any
"""An event of the parser; each kind has attributes of its own."""

DEPTH = 64
DIGITS = 15  # a double keeps every number of 15 characters exactly

# libyaml, where it is installed, yields the same events ten times as fast.
PARSER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_NULLS = ("null", "")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, **dict.fromkeys(_NULLS)}

_PROBLEMS = {
    "mapping values are not allowed": "这里不该有冒号：多半是缩进不对，或文字里的英文冒号没有加引号",
    "could not find expected ':'": "缺少冒号，或键的缩进不对",
    "did not find expected key": "缩进与上面各行不一致，或引号之后还有文字",
    "did not find expected '-' indicator": "列表各项的缩进不一致",
    "did not find expected ',' or": "括号没有闭合，或缺少逗号",
    "found unexpected end of stream": "引号没有闭合",
    "found character that cannot start any token": "文字不能以这个字符开头，要加引号",
    "block sequence entries are not allowed": "这里不能开始列表：横线要另起一行",
}


def read_values(text: str, file: str, printed: tuple[str, ...] = ()) -> tuple[Json, SourcePlace]:
    """Return the value of a YAML text and its place. Raises DatasetError with everything that is wrong.

    `printed` is the markup of the official text, which a value may hold.
    """
    text = text.replace("\r\n", "\n")
    if wrong := [*unwanted_in_file(text, file), *conflicts(text, file)]:
        raise DatasetError(wrong)
    return _Walk(file, text, printed).document()


class _Walk:
    """One walk over the events of a text."""

    def __init__(self, file: str, text: str, printed: tuple[str, ...]) -> None:
        self.file = file
        self.printed = printed
        self.lines = text.split("\n")
        self.last_line = len(self.lines)
        self.names: dict[str, str] = {}  # plain keys that have nothing wrong: most come again and again
        self.next_event: Callable[[], Event] = PARSER(text).get_event
        self.may_hold_unwanted = may_hold_unwanted(text)
        self.findings: list[Finding] = []

    def document(self) -> tuple[Json, SourcePlace]:
        """Return the only document."""
        try:
            self.next_event()  # the stream begins
            if isinstance(self.next_event(), yaml.StreamEndEvent):
                self.stop("yaml-empty", Location(self.file), "文件是空的 (the file is empty)")
            value, place = self.value(self.next_event(), 1)
            self.next_event()  # the document ends
            following = self.next_event()
            if not isinstance(following, yaml.StreamEndEvent):
                self.stop("yaml-documents", self.location(following), "这里开始第二份文档 (a second document begins)")
        except yaml.YAMLError as error:
            self.stop("yaml-syntax", *self.syntax(error))
        if self.findings:
            raise DatasetError(self.findings)
        return value, place

    def value(
        self, event: Event, depth: int, key: tuple[int, int] | None = None, *, in_flow: bool = False
    ) -> tuple[Json, SourcePlace]:
        """Return the value that begins with an event, and its place.

        `key` is where its key stands, of a value in a mapping; `in_flow`: it is an item of a list in [ ].
        """
        if depth > DEPTH:
            self.stop("yaml-depth", self.location(event), f"嵌套超过 {DEPTH} 层 (nested deeper than {DEPTH})")
        if isinstance(event, yaml.AliasEvent):
            self.find("yaml-alias", event, f"不用别名 *{event.anchor} (no aliases)")
            return None, SourcePlace(*(key or self.start(event)))
        if event.anchor is not None:
            self.find("yaml-alias", event, f"不用锚点 &{event.anchor} (no anchors)")
        if event.tag is not None:
            self.find("yaml-tag", event, "不用标签 (no tags)")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, key, in_flow=in_flow)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, depth, key)
        return self.sequence(event, depth, key)

    def mapping(self, event: yaml.Event, depth: int, key: tuple[int, int] | None) -> tuple[Json, SourcePlace]:
        """Return a mapping."""
        values: dict[str, Json] = {}
        places: dict[str, SourcePlace] = {}
        keys: dict[str, tuple[int, int]] = {}
        while not isinstance(head := self.next_event(), yaml.MappingEndEvent):
            at = self.start(head)
            plain = type(head) is yaml.ScalarEvent and not (head.style or head.anchor or head.tag) and depth < DEPTH
            name = (self.names.get(head.value) if plain else None) or self.key(head, depth)
            value, place = self.value(self.next_event(), depth + 1, at)
            if name is None:
                continue
            if name in values:
                self.find("yaml-duplicate-key", head, f"重复的键 {name}，第 {keys[name][0]} 行已有 (duplicate key)")
                continue
            values[name], places[name], keys[name] = value, place, at
        return values, SourcePlace(*(key or self.start(event)), places, keys)

    def key(self, event: yaml.Event, depth: int) -> str | None:
        """Return a key; add a finding and return None where it is no string or a merge key."""
        value, _ = self.value(event, depth + 1)
        if not isinstance(value, str):
            self.find("yaml-key", event, "键不是文字 (the key is no string)")
            return None
        is_plain = isinstance(event, yaml.ScalarEvent) and not event.style
        if is_plain and (slip := in_key(value)):
            self.find("yaml-key", event, f"键里有{slip}")
            return None
        if value == "<<":
            self.find("yaml-merge-key", event, "不用合并键 << (no merge keys)")
            return None
        if is_plain:
            self.names[value] = intern(value)
        return intern(value)

    def sequence(
        self, event: yaml.CollectionStartEvent, depth: int, key: tuple[int, int] | None
    ) -> tuple[Json, SourcePlace]:
        """Return a list."""
        values: list[Json] = []
        places: list[SourcePlace] = []
        in_flow = bool(event.flow_style)
        while not isinstance(item := self.next_event(), yaml.SequenceEndEvent):
            value, place = self.value(item, depth + 1, in_flow=in_flow)
            values.append(value)
            places.append(place)
        return values, SourcePlace(*(key or self.start(event)), places)

    def scalar(
        self, event: yaml.ScalarEvent, key: tuple[int, int] | None, *, in_flow: bool
    ) -> tuple[Json, SourcePlace]:
        """Return a scalar as JSON has it."""
        place, words = SourcePlace(*self.start(event)), event.value
        if not event.style:
            if words in _WORDS:
                return _WORDS[words], SourcePlace(*key) if key and words in _NULLS else place
            if number := _NUMBER.fullmatch(words):
                if len(words) > DIGITS:
                    self.find("yaml-number", event, f"数字超过 {DIGITS} 个字符 (a number of more than {DIGITS})")
                    return 0, place
                return float(words) if number[1] else int(words), place
            if slip := in_plain(words, in_flow=in_flow):
                self.find("yaml-syntax", event, f"这里有{slip}")
        elif event.style == "|":
            place = SourcePlace(*(key or place[:2]), text=self.block(event))
        if self.may_hold_unwanted and len(self.findings) < MOST:
            self.findings.extend(unwanted_in_value(words, self.file, place, self.printed))
        return words, place

    def block(self, event: yaml.ScalarEvent) -> tuple[int, int]:
        """Return the first line of a literal block's words, and the column where its lines begin."""
        header = self.start(event)[0]
        for index, words in enumerate(event.value.split("\n")):
            if words and header + index < len(self.lines):
                return header + 1, len(self.lines[header + index]) - len(words) + 1
        return header, 1

    def start(self, event: Event) -> tuple[int, int]:
        """Return line and column where an event begins, within the file."""
        mark = event.start_mark
        return min(mark.line + 1, self.last_line), mark.column + 1

    def location(self, event: yaml.Event) -> Location:
        """Return the location of an event."""
        return Location(self.file, *self.start(event))

    def syntax(self, error: yaml.YAMLError) -> tuple[Location, str]:
        """Return where and why a text is not YAML."""
        problem = str(getattr(error, "problem", None) or error)
        mark = getattr(error, "problem_mark", None)
        begun = getattr(error, "context_mark", None)
        if "end of stream" in problem and begun:
            mark = begun
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if line > len(self.lines):
            line, column = len(self.lines), 1
        if slip := near(self.lines, line, begun.line + 1 if begun else line):
            return Location(self.file, slip[0], slip[1]), f"这里有{slip[2]}，YAML 读不下去 (YAML: {problem})"
        chinese = next((words for start, words in _PROBLEMS.items() if problem.startswith(start)), "写法不对")
        return Location(self.file, line, column), f"YAML {chinese} (YAML: {problem})"

    def find(self, rule: str, event: yaml.Event, message: str) -> None:
        """Add a finding at an event; those beyond the first are left for the next check."""
        if len(self.findings) < MOST:
            self.findings.append(finding(rule, self.location(event), message))

    def stop(self, rule: str, location: Location, message: str) -> NoReturn:
        """Raise DatasetError with a last finding and all before it."""
        raise DatasetError([*self.findings, finding(rule, location, message)])
