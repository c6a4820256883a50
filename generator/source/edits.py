"""Change values in a YAML text and nothing else: comments, order, quotes and blank lines stay as they were typed."""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

import yaml

from generator.source.characters import markup_in
from generator.source.places import ValuePath
from generator.source.yaml_text import Splice, UneditableError, YamlText, rendered, rendered_item, value_at
from generator.source.yaml_values import Json, read_values

Change = Json  # the new value; None removes the key
Record = Mapping[str, Json]


def edited_file(content: bytes, change: Callable[[str], str]) -> bytes:
    """Return a YAML file whose text is changed; line ends, and a byte order mark before the text, stay as they are."""
    text = content.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return (mark + change(text.removeprefix(mark))).encode()


def edit(text: str, changes: Mapping[ValuePath, Change], order: Sequence[str] = ()) -> str:
    """Return a YAML text with values changed, by the path of keys and indices that leads to each.

    A key that is new comes after the nearest one that stands before it in `order`. Raises UneditableError where the
    result would not say exactly what was asked for.
    """
    source = YamlText.of(text)

    def change(value: Json) -> None:
        for path, new in changes.items():
            parent = cast("dict[str, Json]", value_at(value, path[:-1]))
            if new is None:
                parent.pop(str(path[-1]), None)
            else:
                parent[str(path[-1])] = new

    splices = [_splice(source, path, value, order) for path, value in changes.items()]
    return source.spliced(splices, change, ", ".join("/".join(map(str, path)) for path in changes))


def edit_list(text: str, path: ValuePath, items: Sequence[int | Record], order: Sequence[str] = ()) -> str:
    """Return a YAML text with a list of records changed: `items` are the places of those that stay, and new ones.

    Those that stay keep their order. A list that is new comes as a new key does in `edit`, one left empty goes.
    Raises UneditableError where the result would not say exactly what was asked for.
    """
    if not items:
        return edit(text, {path: None})
    source = YamlText.of(text)

    def change(value: Json) -> None:
        parent = cast("dict[str, list[Json]]", value_at(value, path[:-1]))
        old = parent.get(str(path[-1]), [])
        parent[str(path[-1])] = [old[item] if isinstance(item, int) else dict(item) for item in items]

    return source.spliced(_list_splices(source, path, items, order), change, "/".join(map(str, path)))


def edit_mappings(text: str, path: ValuePath, values: Sequence[Record], order: Sequence[str] = ()) -> str:
    """Return a YAML text with a list of small mappings changed: each has a line, which it keeps where it stays.

    A list in one line stays in one line. Raises UneditableError as `edit` does.
    """
    holder = cast("dict[str, list[Json]]", value_at(read_values(text, "", markup_in(text))[0], path[:-1]))
    old = holder.get(str(path[-1]), [])
    items = [old.index(dict(value)) if dict(value) in old else value for value in values]
    kept = [item for item in items if isinstance(item, int)]
    try:
        if kept == sorted(set(kept)):
            return edit_list(text, path, items, order)
    except UneditableError:  # a list in one line
        pass
    return edit(text, {path: [dict(value) for value in values]}, order)


def _splice(source: YamlText, path: ValuePath, value: Change, order: Sequence[str]) -> Splice:
    mapping = source.mapping(path[:-1])
    key, pairs = str(path[-1]), mapping.value
    place = next((index for index, (name, _) in enumerate(pairs) if name.value == key), None)
    in_flow = bool(mapping.flow_style)
    indent = " " * pairs[0][0].start_mark.column
    if place is None:
        end = source.before_key(mapping, key, order)
        if in_flow:
            return Splice(end, end, f", {key}: {rendered(value, indent, in_flow=True)}")
        end = source.line_end(end)
        return Splice(end, end, f"\n{indent}{key}: {rendered(value, indent, in_flow=False)}")
    name, node = pairs[place]
    end = source.end(node, name)
    if value is None:
        return _removal(source, mapping, place, end)
    is_block = isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}
    written = rendered(value, indent, in_flow=in_flow, block=is_block)
    return Splice(source.offset(name.end_mark), end, f": {written}")


def _removal(source: YamlText, mapping: yaml.MappingNode, place: int, end: int) -> Splice:
    """Return the removal of a pair of a mapping, whose value ends at `end`."""
    pairs = mapping.value
    start = source.offset(pairs[place][0].start_mark)
    if mapping.flow_style:
        if place:
            return Splice(source.end(pairs[place - 1][1], pairs[place - 1][0]), end, "")
        following = pairs[1:2]
        return Splice(start, source.offset(following[0][0].start_mark) if following else end, "")
    line = source.lines[pairs[place][0].start_mark.line]
    if source.text[line:start].strip():  # it begins an item of a list: `- id: …`
        raise UneditableError(str(pairs[place][0].value))
    return Splice(line, source.next_line(end), "")


def _list_splices(
    source: YamlText, path: ValuePath, items: Sequence[int | Record], order: Sequence[str]
) -> list[Splice]:
    mapping, key = source.mapping(path[:-1]), str(path[-1])
    node = next((value for name, value in mapping.value if name.value == key), None)
    if mapping.flow_style or (node and (node.flow_style or not node.value)):
        raise UneditableError(key)
    if node is None:
        indent = " " * mapping.value[0][0].start_mark.column
        end = source.line_end(source.before_key(mapping, key, order))
        written = (rendered_item(item, f"{indent}  ", in_flow=True) for item in items if not isinstance(item, int))
        return [Splice(end, end, "\n".join(["", f"{indent}{key}:", *written]))]
    indent = " " * node.start_mark.column
    in_flow = bool(node.value[0].flow_style)
    starts = [source.lines[item.start_mark.line] for item in node.value]
    ends = [source.line_end(source.end(item)) for item in node.value]
    for item, start in zip(node.value, starts, strict=True):
        if source.text[start : source.offset(item.start_mark)].strip() != "-":
            raise UneditableError(key)
    splices = [
        Splice(start, source.next_line(end), "")
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
        if place not in items
    ]
    after: int | None = None
    new: list[str] = []
    for item in [*items, len(starts)]:
        if not isinstance(item, int):
            new.append(rendered_item(item, indent, in_flow=in_flow))
            continue
        if new and after is None:
            splices.append(Splice(starts[0], starts[0], "\n".join([*new, ""])))
        elif new and after is not None:
            splices.append(Splice(ends[after], ends[after], "\n".join(["", *new])))
        after, new = item, []
    return splices
