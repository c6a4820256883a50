"""A change in a YAML file touches the value that it changes, and not a character beside it."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.invisible import INVISIBLE
from generator.source import Json, read_values
from generator.source.edits import UneditableError, YamlPath, edit
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


def places(value: Any, path: YamlPath = ()) -> list[YamlPath]:  # noqa: ANN401 - JSON
    """Return the paths of all scalars and lists of words that keys have."""
    found: list[YamlPath] = []
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


@settings(max_examples=25)
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
