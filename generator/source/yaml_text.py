"""A YAML text with the places of its values, and how new values are written into it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

import yaml

from generator.findings import DatasetError
from generator.source.characters import markup_in
from generator.source.places import ValuePath
from generator.source.yaml_values import PARSER, Json, read_values


class UneditableError(Exception):
    """A value that cannot be changed without touching others."""


class Splice(NamedTuple):
    """Characters of the text from `start` to `end`, and what takes their place."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class YamlText:
    """A text, its parsed root, and the offset of each of its lines."""

    text: str
    root: yaml.Node
    lines: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> YamlText:
        """Parse a text."""
        offsets = [0]
        for line in text.split("\n"):
            offsets.append(offsets[-1] + len(line) + 1)
        return cls(text, cast("yaml.Node", yaml.compose(text, Loader=PARSER)), tuple(offsets))

    def mapping(self, path: ValuePath) -> yaml.MappingNode:
        """Return the mapping at a path. Raises StopIteration or IndexError where there is none."""
        node = self.root
        for step in path:
            if isinstance(node, yaml.MappingNode):
                node = next(value for name, value in node.value if name.value == step)
            else:
                node = node.value[step]
        return cast("yaml.MappingNode", node)

    def offset(self, mark: yaml.Mark) -> int:
        """Return the offset of a mark."""
        return self.lines[mark.line] + mark.column

    def end(self, node: yaml.Node, key: yaml.Node | None = None) -> int:
        """Return where the words of a value end: a parser gives to block values what follows them too."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self.end(last[1], last[0]) if isinstance(last, tuple) else self.end(last)
        start, end = self.offset(node.start_mark), self.offset(node.end_mark)
        if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
            return start + len(self.text[start:end].rstrip("\r\n "))
        if start == end and key is not None:  # nothing: `key:`
            return self.offset(key.end_mark) + 1
        return end

    def line_end(self, place: int) -> int:
        """Return where the line of a place ends, before its line end."""
        end = self.text.find("\n", place)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def next_line(self, place: int) -> int:
        """Return where the line after that of a place begins."""
        return self.text.find("\n", place) + 1 or len(self.text)

    def before_key(self, mapping: yaml.MappingNode, key: str, order: Sequence[str]) -> int:
        """Return where the last value ends that stands before a new key in the order, else the first value."""
        earlier = set(order[: order.index(key)]) if key in order else set()
        place = max((place for place, (name, _) in enumerate(mapping.value) if name.value in earlier), default=0)
        return self.end(mapping.value[place][1], mapping.value[place][0])

    def spliced(self, splices: Iterable[Splice], change: Callable[[Json], None], what: str) -> str:
        """Return the text with splices.

        Raises UneditableError, about `what`, unless it says what the text says once `change` has changed that.
        """
        result, end = [], len(self.text)
        for splice in sorted(splices, reverse=True):
            if splice.end > end:
                raise UneditableError(what)
            words = splice.words.replace("\n", "\r\n") if "\r\n" in self.text else splice.words
            result += [self.text[splice.end : end], words]
            end = splice.start
        written = "".join(reversed([*result, self.text[:end]]))
        expected = copy.deepcopy(read_values(self.text, "", markup_in(self.text))[0])
        change(expected)
        try:
            says = read_values(written, "", markup_in(written))[0]
        except DatasetError as error:
            raise UneditableError(error.findings[0].message) from error
        if says != expected:
            raise UneditableError(what)
        return written


def steps(value: object) -> Iterable[tuple[str | int, Json]]:
    """Return the keys or indices of a mapping or a list with what they lead to; nothing of another value."""
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def value_at(value: Json, path: ValuePath) -> Json:
    """Return the value at a path."""
    for step in path:
        value = cast("dict[str | int, Json]", value)[step]
    return value


def rendered(value: Json, indent: str, *, in_flow: bool, block: bool = False) -> str:
    """Return a scalar, or a list of scalars or small mappings, as YAML, plain where that is read as the same."""
    if isinstance(value, dict):
        pairs = (f"{key}: {rendered(item, indent, in_flow=True)}" for key, item in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list):
        return "[" + ", ".join(rendered(item, indent, in_flow=True) for item in value) + "]"
    if isinstance(value, str):
        if not in_flow and (block or "\n" in value) and _is_literal(value):
            lines = (f"{indent}  {line}" if line else "" for line in value.split("\n"))
            return "|-\n" + "\n".join(lines)
        if _says(f"k: {'[' if in_flow else ''}{value}{']' if in_flow else ''}", [value] if in_flow else value):
            return value
    return json.dumps(value, ensure_ascii=False)


def rendered_item(record: Mapping[str, Json], indent: str, *, in_flow: bool) -> str:
    """Return a mapping as an item of a list, its dash after the indent; over several lines unless `in_flow`."""
    within = f"{indent}  "
    if in_flow:
        return f"{indent}- {rendered(dict(record), within, in_flow=True)}"
    pairs = [f"{key}: {rendered(value, within, in_flow=False)}" for key, value in record.items()]
    return f"{indent}- " + f"\n{within}".join(pairs)


def _is_literal(words: str) -> bool:
    return _says("k: |-\n" + "\n".join(f"  {line}" if line else "" for line in words.split("\n")), words)


def _says(line: str, value: object) -> bool:
    """Return whether a line of YAML is read as a value of the key `k`."""
    try:
        return read_values(line + "\n", "", markup_in(line))[0] == {"k": value}
    except DatasetError:
        return False
