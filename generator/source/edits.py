"""Change values in a YAML text and nothing else: comments, order, quotes and blank lines stay as they were typed."""

import copy
import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

import yaml

from generator.findings import DatasetError
from generator.source.characters import markup_in
from generator.source.yaml_values import Json, read_values

YamlPath = tuple[str | int, ...]
Change = Json  # the new value; None removes the key

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class UneditableError(Exception):
    """A value that cannot be changed without touching others."""


class _Splice(NamedTuple):
    """Characters of the text from `start` to `end`, and what takes their place."""

    start: int
    end: int
    words: str


def edit(text: str, changes: Mapping[YamlPath, Change], order: Sequence[str] = ()) -> str:
    """Return a YAML text with values changed, by the path of keys and indices that leads to each.

    A key that is new comes after the nearest one that stands before it in `order`. Raises UneditableError where the
    result would not say exactly what was asked for.
    """
    root = cast("yaml.Node", yaml.compose(text, Loader=_LOADER))
    offsets = _line_offsets(text)
    splices = [_splice(text, offsets, root, path, value, order) for path, value in changes.items()]
    result, end = [], len(text)
    for splice in sorted(splices, reverse=True):
        if splice.end > end:
            message = f"{splice.words!r}"
            raise UneditableError(message)
        words = splice.words.replace("\n", "\r\n") if "\r\n" in text else splice.words
        result += [text[splice.end : end], words]
        end = splice.start
    written = "".join(reversed([*result, text[:end]]))
    _prove(text, written, changes)
    return written


def _prove(text: str, written: str, changes: Mapping[YamlPath, Change]) -> None:
    """Raise UneditableError unless the written text says what the old one says with the changes.

    Which markup a value may hold is for who reads the folder, with the official text at hand.
    """
    expected = copy.deepcopy(read_values(text, "", markup_in(text))[0])
    for path, value in changes.items():
        parent = cast("dict[str, Json]", _value(expected, path[:-1]))
        if value is None:
            parent.pop(str(path[-1]), None)
        else:
            parent[str(path[-1])] = value
    try:
        says = read_values(written, "", markup_in(written))[0]
    except DatasetError as error:
        raise UneditableError(error.findings[0].message) from error
    if says != expected:
        message = ", ".join("/".join(map(str, path)) for path in changes)
        raise UneditableError(message)


def _value(value: Json, path: YamlPath) -> Json:
    for step in path:
        value = cast("dict[str | int, Json]", value)[step]
    return value


def _line_offsets(text: str) -> list[int]:
    offsets = [0]
    for line in text.split("\n"):
        offsets.append(offsets[-1] + len(line) + 1)
    return offsets


def _splice(  # noqa: PLR0913, PLR0917 - what a place in a text is made of
    text: str, offsets: list[int], root: yaml.Node, path: YamlPath, value: Change, order: Sequence[str]
) -> _Splice:
    mapping = _mapping_at(root, path[:-1])
    key, pairs = str(path[-1]), mapping.value
    place = next((index for index, (name, _) in enumerate(pairs) if name.value == key), None)
    in_flow = bool(mapping.flow_style)
    indent = " " * pairs[0][0].start_mark.column
    if place is None:
        before = _predecessor(key, [name.value for name, _ in pairs], order)
        end = _end(text, offsets, pairs[before][1], pairs[before][0])
        if in_flow:
            return _Splice(end, end, f", {key}: {_rendered(value, indent, in_flow=True)}")
        line_end = _line_end(text, end)
        return _Splice(line_end, line_end, f"\n{indent}{key}: {_rendered(value, indent, in_flow=False)}")
    name, node = pairs[place]
    end = _end(text, offsets, node, name)
    if value is None:
        return _removal(text, offsets, pairs, place, end, in_flow=in_flow)
    is_block = isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}
    start = _offset(offsets, name.end_mark)
    written = _rendered(value, indent, in_flow=in_flow, block=is_block)
    return _Splice(start, end, f": {written}")


def _mapping_at(root: yaml.Node, path: YamlPath) -> yaml.MappingNode:
    node = root
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next(value for name, value in node.value if name.value == step)
        else:
            node = node.value[step]
    return cast("yaml.MappingNode", node)


def _predecessor(key: str, keys: list[str], order: Sequence[str]) -> int:
    """Return the place of the last key that stands before a new one in the order, else of the first."""
    earlier = set(order[: order.index(key)]) if key in order else set()
    return max((place for place, name in enumerate(keys) if name in earlier), default=0)


def _removal(  # noqa: PLR0913 - what a place in a text is made of
    text: str,
    offsets: list[int],
    pairs: list[tuple[yaml.Node, yaml.Node]],
    place: int,
    end: int,
    *,
    in_flow: bool,
) -> _Splice:
    start = _offset(offsets, pairs[place][0].start_mark)
    if in_flow:
        if place:
            return _Splice(_end(text, offsets, pairs[place - 1][1], pairs[place - 1][0]), end, "")
        following = pairs[1:2]
        return _Splice(start, _offset(offsets, following[0][0].start_mark) if following else end, "")
    line = offsets[pairs[place][0].start_mark.line]
    if text[line:start].strip():  # it begins an item of a list: `- id: …`
        raise UneditableError(str(pairs[place][0].value))
    return _Splice(line, text.find("\n", end) + 1 or len(text), "")


def _end(text: str, offsets: list[int], node: yaml.Node, key: yaml.Node | None = None) -> int:
    """Return where the words of a value end: a parser gives to block values what follows them too."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, offsets, last[1], last[0]) if isinstance(last, tuple) else _end(text, offsets, last)
    start, end = _offset(offsets, node.start_mark), _offset(offsets, node.end_mark)
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return start + len(text[start:end].rstrip("\r\n "))
    if start == end and key is not None:  # nothing: `key:`
        return _offset(offsets, key.end_mark) + 1
    return end


def _offset(offsets: list[int], mark: yaml.Mark) -> int:
    return offsets[mark.line] + mark.column


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" else end


def _rendered(value: Change, indent: str, *, in_flow: bool, block: bool = False) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_rendered(item, indent, in_flow=True) for item in value) + "]"
    if isinstance(value, str):
        if not in_flow and (block or "\n" in value) and _is_literal(value):
            lines = (f"{indent}  {line}" if line else "" for line in value.split("\n"))
            return "|-\n" + "\n".join(lines)
        if _says(f"k: {'[' if in_flow else ''}{value}{']' if in_flow else ''}", [value] if in_flow else value):
            return value
    return json.dumps(value, ensure_ascii=False)


def _is_literal(words: str) -> bool:
    return _says("k: |-\n" + "\n".join(f"  {line}" if line else "" for line in words.split("\n")), words)


def _says(line: str, value: object) -> bool:
    """Return whether a line of YAML is read as a value of the key `k`."""
    try:
        return read_values(line + "\n", "", markup_in(line))[0] == {"k": value}
    except DatasetError:
        return False
