"""A change in a YAML file touches the value that it changes, and not a character beside it."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.invisible import INVISIBLE
from generator.source import Json, ValuePath, read_values
from generator.source.edits import edit, edit_list
from generator.source.yaml_text import UneditableError, value_at
from tests.support.paths import CITY, REPOSITORY

FILES = [*sorted(CITY.rglob("*.yml")), REPOSITORY / "data/engineerings/05.yml", REPOSITORY / "data/provisions.yml"]
TEXTS = {path: path.read_text(encoding="utf-8") for path in FILES}

CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Co", "Cn"])
WORDS = st.text(CHARACTERS.filter(lambda character: not INVISIBLE.match(character)), min_size=1)
VALUES: st.SearchStrategy[Json] = st.one_of(
    WORDS,
    st.sampled_from(
        ["yes", "null", "1e3", "2013-01-01", "07", "a: b", "# x", "甲\n乙;", "甲\n\n乙", "- x", "{a}", "'", ""]
    ),
    st.integers(-1000, 1000),
    st.booleans(),
    st.lists(st.sampled_from(["甲局", "a, b", "[x]", "yes", "乙: 丙"]), max_size=3).map(list),
)


def places(value: Any, path: ValuePath = ()) -> list[ValuePath]:  # noqa: ANN401 - JSON
    """Return the paths of all scalars and lists of words that keys have."""
    found: list[ValuePath] = []
    if isinstance(value, dict):
        for key, inner in value.items():
            plain = not isinstance(inner, dict | list) or (
                isinstance(inner, list) and all(isinstance(item, str) for item in inner)
            )
            found += [(*path, key)] if plain else places(inner, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            found += places(item, (*path, index))
    return found


PLACES = {path: places(read_values(text, "")[0]) for path, text in TEXTS.items()}


@settings(max_examples=settings().max_examples // 2)
@given(st.data())
def test_any_value_can_be_changed_and_nothing_else_changes(data: st.DataObject) -> None:
    """Of any file, any value takes any words; all lines but those of the value are as they were."""
    file = data.draw(st.sampled_from(FILES))
    path, value = data.draw(st.sampled_from(PLACES[file])), data.draw(VALUES)
    text = TEXTS[file]
    old = read_values(text, "")[0]
    written = edit(text, {path: value})
    expected = copy.deepcopy(old)
    parent: Any = expected
    for step in path[:-1]:
        parent = parent[step]
    before, parent[path[-1]] = parent[path[-1]], value
    assert read_values(written, "")[0] == expected
    old_lines, new_lines = text.split("\n"), written.split("\n")
    head = next((n for n, pair in enumerate(zip(old_lines, new_lines, strict=False)) if pair[0] != pair[1]), None)
    if head is not None:
        lines = str(before).count("\n") + 2 if not isinstance(before, list) else len(before) + 1
        tail = old_lines[head + lines :]
        assert tail == new_lines[len(new_lines) - len(tail) :] if tail else True


def lists(value: Any, path: ValuePath = ()) -> list[ValuePath]:  # noqa: ANN401 - JSON
    """Return the paths of all lists of records that keys have."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    below = [place for key, item in inner for place in lists(item, (*path, key))]
    records = isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
    return [path, *below] if records and path and isinstance(path[-1], str) else below


LISTS = {path: lists(read_values(text, "")[0]) for path, text in TEXTS.items() if path.parent.name != "source"}
RECORDS = st.dictionaries(st.sampled_from(["id", "name", "text", "names"]), VALUES, min_size=1)


def is_part(part: str, whole: str) -> bool:
    """Return whether the lines of a text are lines of another one, in their order."""
    lines = iter(whole.split("\n"))
    return all(line in lines for line in part.split("\n"))


@settings(max_examples=settings().max_examples // 2)
@given(st.data())
def test_records_come_and_go_and_no_other_line_changes(data: st.DataObject) -> None:
    """Of any list of any file, any records go and any come anywhere; lines of those that stay are as they were."""
    file = data.draw(st.sampled_from([file for file in LISTS if LISTS[file]]))
    path, text = data.draw(st.sampled_from(LISTS[file])), TEXTS[file]
    old: Any = read_values(text, "")[0]
    records: Any = value_at(old, path)
    places = list(range(len(records)))
    kept = [place for place in places if data.draw(st.booleans())]
    more, items = list[Any](places), list[Any](kept)
    for record in data.draw(st.lists(RECORDS, min_size=0 if kept else 1, max_size=2)):
        more.insert(data.draw(st.integers(0, len(more))), record)
        items.insert(data.draw(st.integers(0, len(items))), record)
    written = edit_list(text, path, items)
    expected: Any = copy.deepcopy(old)
    parent: Any = value_at(expected, path[:-1])
    parent[path[-1]] = [records[item] if isinstance(item, int) else item for item in items]
    assert read_values(written, "")[0] == expected
    assert is_part(text, edit_list(text, path, more))
    if kept:
        assert is_part(edit_list(text, path, kept), text)


def test_a_list_that_is_new_and_one_that_is_left_empty() -> None:
    """The first record makes the list, where the order has its key; the last one takes it away."""
    text = "a: x  # beside\nc:\n  - { id: 1 }  # one\n\n# end\nd: y\n"
    assert edit_list(text, ("b",), [{"id": 2}], ("a", "b", "c")) == text.replace(
        "beside\n", "beside\nb:\n  - { id: 2 }\n"
    )
    assert edit_list(text, ("c",), []) == text.replace("c:\n  - { id: 1 }  # one\n", "")
    with pytest.raises(UneditableError):
        edit_list("a: [{ id: 1 }]\n", ("a",), [0, {"id": 2}])
    assert edit_list(text, ("c",), [{"id": 0}, 0, {"id": 2}]) == text.replace(
        "  - { id: 1 }  # one\n", "  - { id: 0 }\n  - { id: 1 }  # one\n  - { id: 2 }\n"
    )


def test_comments_quotes_and_order_stay() -> None:
    """Comments before, after and beside a value, blank lines, quotes and the style of braces are as they were."""
    text = (
        "# top\na: 'x'  # beside\n\n# before\nb:\n  - { r: lead, u:  \"y\" }   # kept\n  - {r: p,  u: z}\n"
        "c: |-\n  one\n  two\n\n# end\nd: 1\n"
    )
    assert edit(text, {("b", 1, "r"): "q"}) == text.replace("r: p,", "r: q,")
    assert edit(text, {("a",): "w"}) == text.replace("'x'", "w")
    assert edit(text, {("c",): "one\nthree"}) == text.replace("two", "three")
    assert edit(text, {("d",): None}) == text.replace("d: 1\n", "")
    assert edit(text, {("b", 0, "u"): None}) == text.replace(', u:  "y"', "")
    assert edit(text, {("b", 0, "v"): "n"}, ("r", "u", "v")) == text.replace('"y" }', '"y", v: n }')
    assert edit(text, {("e",): "n"}, ("a", "e", "b")) == text.replace("# beside\n", "# beside\ne: n\n")


def test_lines_that_end_in_cr_lf_stay_so_where_they_are_not_changed() -> None:
    """A file of another system keeps its line ends."""
    text = "a: x\r\nb: y\r\nc: z\r\n"
    assert edit(text, {("b",): "w"}) == "a: x\r\nb: w\r\nc: z\r\n"
    assert edit(text, {("b",): None}) == "a: x\r\nc: z\r\n"
    assert edit(text, {("b",): "v\nw"}) == "a: x\r\nb: |-\r\n  v\r\n  w\r\nc: z\r\n"


def test_what_cannot_be_removed_alone_is_refused() -> None:
    """The key that begins an item of a list cannot go: its dash would go with it."""
    with pytest.raises(UneditableError):
        edit("a:\n  - id: x\n    b: y\n", {("a", 0, "id"): None})
