"""Copies of a workbook that several people edit, and data that change meanwhile: nobody's work is undone."""

import re
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from generator.cli import main
from generator.editing.changes import ReadWorkbook
from generator.editing.records import record_sheets
from generator.editing.workbook import read_workbook
from generator.load import load
from generator.source import read_folder
from tests.editing.sheets import Sheets, city, column, put, row_of
from tests.support.pages import checked


def edited(change: Callable[[Sheets], object]) -> bytes:
    """Return the city's workbook, changed."""
    book = openpyxl.load_workbook(BytesIO(city()[1]))
    change({sheet.title: sheet for sheet in book.worksheets})
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(folder: Path, file: str, old: str, new: str, change: Callable[[Sheets], object]) -> ReadWorkbook:
    """Return what an edited workbook says of data in which a pattern was replaced since it was written."""
    path = folder / "data" / file
    text, count = re.subn(old, new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count
    path.write_text(text, encoding="utf-8")
    sheets = record_sheets(read_folder(folder / "data"), checked("tests/city").dataset.plan.words)
    return read_workbook(edited(change), sheets)


def put_unit(unit: str, key: str, value: object) -> Callable[[Sheets], str]:
    """Return a change of a unit's cell."""
    return lambda sheets: put(sheets["单位"], row_of(sheets["单位"], unit), key, value)


def nothing(_: Sheets) -> None:
    """Change nothing."""


def test_two_copies_come_back_one_after_the_other(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the first one changed stays when the second one, which does not have it, is imported."""
    for name, unit in (("a", "shi-canlian"), ("b", "shi-caizhengju")):
        (folder / f"{name}.xlsx").write_bytes(edited(put_unit(unit, "search_names", f"某{name}")))
        assert main(["import-workbook", str(folder / f"{name}.xlsx"), "--data", str(folder / "data")]) == 0
        assert f"某{name}" in capsys.readouterr().out
    units = load(folder / "data").dataset.unit_by_id
    assert units["shi-canlian"].search_names == ("某a",)
    assert units["shi-caizhengju"].search_names == ("某b",)


UNIT = r"^  - id: shi-canlian\n(?:    .*\n)+"


@pytest.mark.parametrize(
    ("old", "new", "change", "said"),
    [
        (UNIT, "", nothing, ""),
        (UNIT, "", put_unit("shi-canlian", "name", "市某会"), "!A"),
        (UNIT, r"\g<0>  - id: shi-mouju\n    name: 市某局\n", nothing, ""),
        (r"name: 市残联$", "name: 市某会", nothing, ""),
        (r"name: 市残联$", "name: 市某会", put_unit("shi-canlian", "name", "市某会"), ""),
        (r"name: 市残联$", "name: 市某会", put_unit("shi-canlian", "name", "市某局"), "现在是“市某会”"),
        (
            r"name: 市残联$",
            "name: 市某会",
            lambda sheets: sheets["单位"].delete_rows(row_of(sheets["单位"], "shi-canlian")),
            "少了 shi-canlian；工作簿写出之后",
        ),
    ],
)
def test_what_changed_since_stays(
    folder: Path, old: str, new: str, change: Callable[[Sheets], object], said: str
) -> None:
    """A unit that came, went or changed since the copy was written is left alone, unless the copy changed it too."""
    result = read(folder, "units.yml", old, new, change)
    assert (result.changes, result.lists) == ((), ())
    assert said in "\n".join(result.problems)
    assert bool(result.problems) == bool(said)


def test_a_field_that_no_record_has_any_more_is_no_obstacle(folder: Path) -> None:
    """The last alias is taken away since: the copy's column of aliases is read as it was, and another edit is taken."""
    path = folder / "data" / "units.yml"
    path.write_text(re.sub(r"\n    aliases: .*", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    sheets = record_sheets(read_folder(folder / "data"), checked("tests/city").dataset.plan.words)
    assert not any(field.key == "aliases" for sheet in sheets for field in sheet.fields)
    result = read_workbook(edited(put_unit("shi-canlian", "name", "市某会")), sheets)
    assert ([change.value for change in result.changes], result.problems, result.notes) == (["市某会"], (), ())


def test_places_in_a_list_that_changed_since_are_not_mistaken(folder: Path) -> None:
    """Where a task has lost its first body since, its rows are others: edits of them are refused, of others taken."""

    def change_tie(owner: str) -> Callable[[Sheets], object]:
        return lambda sheets: put(sheets["责任"], row_of(sheets["责任"], owner, 2), "mention", "市某局")

    file = "engineerings/01.yml"
    first = r"(- id: P1\n(?:.*\n)*?    responsibilities:\n) +- .*\n"
    result = read(folder, file, first, r"\1", change_tie("P2"))
    assert [change.row.key for change in result.changes] == [("P2", "2")]
    assert (result.lists, result.problems) == ((), ())
    sheets = record_sheets(read_folder(folder / "data"), checked("tests/city").dataset.plan.words)
    role = read(folder, file, r"(role: )lead(, unit: shi-jiaotongju)", r"\1participant\2", change_tie("P2"))
    assert ([change.row.key for change in role.changes], role.problems) == (
        [("P2", "2")],
        (),
    )  # the same bodies stand there
    for change in (
        change_tie("P1"),
        lambda book: book["责任"].delete_rows(row_of(book["责任"], "P1", 1)),
        lambda book: book["责任"].append(["P1", None, "participant", "shi-canlian", "市残联"]),
    ):
        refused = read_workbook(edited(change), sheets)
        assert "数据里这一处也改了" in "\n".join(refused.problems)


def test_a_workbook_of_unknown_data_is_refused() -> None:
    """Without the hidden sheet nobody can tell an edit from what changed since."""
    content = edited(lambda sheets: sheets["底稿"].parent.remove(sheets["底稿"]))  # type: ignore[union-attr]
    assert "底稿" in read_workbook(content, city()[0]).problems[0]


@pytest.mark.parametrize(
    ("shown", "value"),
    [("mmm-yy", "2013-12"), ('yyyy"年"m"月"', "2013-12"), ("yyyy", "2013"), ("yyyy/m/d", "2013-12-01")],
)
def test_a_month_stays_a_month(shown: str, value: str) -> None:
    """Excel makes a date of 2013-12; no day comes of it that nobody typed."""

    def change(sheets: Sheets) -> None:
        put(sheets["时限"], 2, "date", datetime(2013, 12, 1))  # noqa: DTZ001 - a workbook's dates have no zone
        next(cell for cell in sheets["时限"][2] if isinstance(cell.value, datetime)).number_format = shown

    assert [change.value for change in read_workbook(edited(change), city()[0]).changes] == [value]


@pytest.mark.parametrize(
    ("kind", "key", "value", "shown", "expected"),
    [("指标", "value", 0.307, "0.0%", 30.7), ("项目", "name", "某项目 　\n", "@", "某项目")],
)
def test_cells_say_what_they_show(kind: str, key: str, value: object, shown: str, expected: object) -> None:
    """85% typed is 85, whatever a program keeps of it; blanks that nobody sees are none."""

    def change(sheets: Sheets) -> None:
        put(sheets[kind], 2, key, value)
        sheets[kind].cell(2, column(sheets[kind], key)).number_format = shown

    assert [change.value for change in read_workbook(edited(change), city()[0]).changes] == [expected]


def test_what_is_typed_stays_as_it_is() -> None:
    """Cells for words are formatted as text: an id or a month that somebody types becomes no date."""
    book = openpyxl.load_workbook(BytesIO(city()[1]))
    sheet = book["时限"]
    formats = {str(head.value): cell.number_format for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert {form for head, form in formats.items() if re.search(r"\((id|date)\)", head)} == {"@"}
    assert book["底稿"].sheet_state == "veryHidden"
