"""Who has a duty is edited in a cell, one a line, and comes back as the YAML says it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.actors import ActorError, ActorNames
from generator.load import load
from generator.source import Json, read_folder
from generator.source.edits import edit_mappings
from tests.editing.sheets import Sheets, files, imported, put, row_of
from tests.support.paths import CITY

NAMES = ActorNames.of(read_folder(CITY))
_MENTIONS = st.sampled_from(["市财政局", "财政部门", "各县区", "甲（乙）", "无"])
_ACTORS = st.lists(
    st.builds(
        lambda mention, meant, draft: {"mention": mention, **dict(meant), **({"draft": True} if draft else {})},
        _MENTIONS,
        st.lists(st.sampled_from(sorted(NAMES.meanings.values())), max_size=3, unique_by=lambda means: means[0]),
        st.booleans(),
    ),
    max_size=3,
)


@given(_ACTORS)
def test_lines_say_what_they_were_made_from(actors: list[dict[str, Json]]) -> None:
    """Any actors, with unit, level, class or none and drafts or not, are read back from their lines alone."""
    assert NAMES.actors(NAMES.lines(actors), ()) == actors


def test_a_name_alone_means_its_unit() -> None:
    """A unit's name means the unit, an id and a level too; what is no name is refused, and two units at once."""
    typed = "市财政局\n财政部门=shi-caizhengju\n各县区 = 县区级\n各有关方面\n市财政局 = 无"
    assert NAMES.actors(typed, ()) == [
        {"mention": "市财政局", "unit": "shi-caizhengju"},
        {"mention": "财政部门", "unit": "shi-caizhengju"},
        {"mention": "各县区", "level": "县区"},
        {"mention": "各有关方面"},
        {"mention": "市财政局"},
    ]
    for wrong in ("甲 = 没有的局", "甲 = 市财政局 = shi-gonganju", "= 市财政局"):
        with pytest.raises(ActorError):
            NAMES.actors(wrong, ())


def test_who_has_a_duty_comes_back_from_a_workbook(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Added to a fact of a workbook in which none had any, it is two lines of the YAML; emptied, these go."""
    before = files(folder)
    fact = next(
        fact for project in load(folder / "data").dataset.projects for fact in project.deadlines if not fact.actors
    )

    words = fact.quote[:2]

    def put_actors(content: str | None) -> tuple[int, str]:
        def change(sheets: Sheets) -> None:
            put(sheets["时限"], row_of(sheets["时限"], fact.id), "actors", content)

        return imported(folder, change, capsys)

    code, said = put_actors(words)
    assert code == 0, said
    after = files(folder)
    (name,) = (name for name in before if before[name] != after[name])
    old, lines = (text[name].decode().splitlines() for text in (before, after))
    start = next(place for place, line in enumerate(lines) if line != old[place])
    new = [line.strip() for line in lines[start : start + len(lines) - len(old)]]
    assert new == ["actors:", f'- {{ mention: "{words}" }}']
    code, said = put_actors(None)
    assert (code, files(folder)) == (0, before), said


def test_lines_of_actors_that_stay_keep_their_comments() -> None:
    """One more is a line more beneath a list with a line for each; a list in one line stays in one line."""
    lines = "a: 1\nactors:\n  - { mention: 甲 }  # 看过\n  - { mention: 乙 }\n"
    more = edit_mappings(lines, ("actors",), [{"mention": "甲"}, {"mention": "丙", "unit": "bing"}])
    assert more == "a: 1\nactors:\n  - { mention: 甲 }  # 看过\n  - { mention: 丙, unit: bing }\n"
    inline = "a: 1\nactors: [{ mention: 甲 }]\n"
    assert edit_mappings(inline, ("actors",), [{"mention": "甲"}, {"mention": "乙"}]) == (
        "a: 1\nactors: [{ mention: 甲 }, { mention: 乙 }]\n"
    )
