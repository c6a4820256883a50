"""`plansite workbook`: the records of a data folder as a workbook, and the changes in an edited copy of it."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.editing.base import BASE, NoBaseError, base_sheet, read_base
from generator.editing.cells import NO, YES, field_cell
from generator.editing.changes import CellChange, ListChange, ReadWorkbook
from generator.editing.records import DOUBTS, HOLDER, RecordRow, RecordSheet
from generator.editing.sheet_reader import CHANGED_SINCE, SheetReader
from generator.office.provenance import NO_TIME
from generator.office.sheets import SheetColumn, WorkbookSheet, sheet_name, write_workbook

HELP = "说明"
LARGEST = 64 << 20
"""The most bytes that all parts of a workbook hold once inflated."""
MOST_CELLS = 1_000_000
"""The most cells of a sheet, the empty ones between the first and the last counted."""
_SHOWN = 255
"""The most characters of a cell that older programs show where it is formatted as text."""
_WIDTHS = {"text": 80.0, "quote": 60.0, "what": 36.0, "reading": 40.0, "name": 26.0, "mention": 26.0, "aim": 60.0}
_ROWS = (
    ("怎样改", "改单元格里的字，保存，运行 plansite import-workbook 这个文件。没有改的单元格，YAML 里一个字节也不动。"),
    (
        "可以",
        "调整行、列和工作表的次序，隐藏、筛选；增加列，导入时不看；删去不改的列。一张表里不要又加列又删列、改列名。",
    ),
    (
        "增加一行",
        "责任：写所属，次序留空，排在上面同一所属的那行之后。指标、时限：编号写所属的加后缀，如 P8-T2。单位：新编号。",
    ),
    ("删去一行", "责任、指标、时限、定期任务、引用、单位：删去整行，就是删去这条记录。"),
    ("不可以", "改编号、所属和次序；增加、删去任务、组和条款：它们的文字在原文里有位置，请在 YAML 里改。公式也不读。"),
    (
        "空单元格",
        "等于没有这一项；几个值的，一行写一个，别名也可以用顿号隔开；是否写“是”“否”；角色、比较、频率等从下拉列表里选，英文代码也认。",
    ),
    (
        "责任者",
        "一行一个，写原文的叫法；指某一单位、某一级的，写“财政局 = 县财政局”“各乡镇 = 乡镇级”；单位名称只写一次。",
    ),
    ("对照", "“所属的名称”“拿不准的”两列只供对照，改了也不写回；拿不准的看完原文，再把 draft 一格清空。"),
    ("几个人改", "可以各改一份，逐份写回：没有改的格不动别人改好的；两人把同一格改成两样，后写回的那份退回。"),
)


class NoWorkbookError(Exception):
    """A file that is no workbook."""


def workbook(sheets: Iterable[RecordSheet], title: str, doubts: Mapping[str, tuple[str, ...]]) -> bytes:
    """Return the workbook of records; `doubts`: what the importer was unsure of, by the record's id."""
    names = (SheetColumn("", 12), SheetColumn("", 100))
    help_sheet = WorkbookSheet(name=HELP, title=title, columns=names, rows=_ROWS, plain=True)
    sheets = tuple(sheets)
    written = (*(_sheet(sheet, doubts) for sheet in sheets), help_sheet, base_sheet(sheets))
    return write_workbook(written, title=title, subject="", created=NO_TIME)


def read_workbook(content: bytes, sheets: Iterable[RecordSheet]) -> ReadWorkbook:
    """Return what an edited workbook says of the records. Raises NoWorkbookError."""
    book = _opened(content)
    changes: list[CellChange] = []
    lists: list[ListChange] = []
    problems: list[str] = []
    notes: list[str] = []
    known = {HELP, BASE}
    if BASE in book.sheetnames and (problem := _too_large(book[BASE])):
        return ReadWorkbook((), (), (problem,), ())
    try:
        base = read_base(book)
    except NoBaseError:
        words = "不知道是从哪份数据写出的，请用 plansite workbook 写出的工作簿来改 (not written by plansite workbook)"
        return ReadWorkbook((), (), (f"没有隐藏的工作表“{BASE}”，或它改坏了，{words}",), ())
    sheets = tuple(sheets)
    lost = sorted(base.records.keys() - {sheet.kind for sheet in sheets})
    problems += [f"{kind}：{CHANGED_SINCE}" for kind in lost]
    for sheet, name in _named(sheets):
        known.add(name)
        if name not in book.sheetnames and not base.of(sheet.kind):
            continue  # there was none when it was written
        if name not in book.sheetnames or not isinstance(book[name], Worksheet):
            problems.append(f"缺少工作表“{name}” (the sheet is missing)")
            continue
        if problem := _too_large(book[name]):
            problems.append(problem)
            continue
        reader = SheetReader(book[name], sheet, base.of(sheet.kind))
        reader.read()
        changes += reader.changes
        lists += reader.lists()
        problems += reader.problems
        notes += reader.notes
    notes += [f"工作表“{name}”不是数据，没有看 (not read)" for name in book.sheetnames if name not in known]
    return ReadWorkbook(tuple(changes), tuple(lists), tuple(problems), tuple(notes))


def _too_large(sheet: object) -> str:
    """Return why a sheet is not read: its rows would be made one by one up to the last; nothing where it is."""
    if not isinstance(sheet, Worksheet) or sheet.max_row * sheet.max_column <= MOST_CELLS:
        return ""
    reach = f"到第 {sheet.max_row} 行、第 {sheet.max_column} 列"
    return f"{sheet.title}：{reach}，太大，请删去数据以外的行列 (too large a sheet)"


def _opened(content: bytes) -> Workbook:
    """Return the workbook that a file is, when it is not too large once inflated. Raises NoWorkbookError."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            inflated = sum(part.file_size for part in parts.infolist())  # no part gives more than it states
        if inflated <= LARGEST:
            return load_workbook(BytesIO(content))
    except Exception as error:  # the library raises whatever a damaged part makes it stumble over
        message = f"不是能读的 Excel 工作簿（.xlsx，别的格式请另存为这种）：{error} (no readable workbook)"
        raise NoWorkbookError(message) from error
    message = f"解压后有 {inflated >> 20} MB，太大，没有读 (too large once inflated)"
    raise NoWorkbookError(message)


def _named(sheets: Iterable[RecordSheet]) -> Iterator[tuple[RecordSheet, str]]:
    names: list[str] = []
    for sheet in sheets:
        names.append(sheet_name(sheet.name, names))
        yield sheet, names[-1]


def _sheet(sheet: RecordSheet, doubts: Mapping[str, tuple[str, ...]]) -> WorkbookSheet:
    """Return a sheet: keys, what holds the record and what is doubtful of it where there is such, fields."""
    fields = sheet.fields
    notes = {
        HOLDER: tuple(row.holder_name for row in sheet.rows),
        DOUBTS: tuple("\n".join(_doubts(row, doubts)) for row in sheet.rows),
    }
    shown = {heading: words for heading, words in notes.items() if any(words)}
    rows = tuple(
        (*row.key, *notes_of_row, *(field_cell(row.value.get(field.key), field) for field in fields))
        for row, *notes_of_row in zip(sheet.rows, *shown.values(), strict=True)
    )
    first = len(sheet.keys) + len(shown)
    longest = (max((len(str(row[place])) for row in rows), default=0) for place in range(first, len(rows[0])))
    return WorkbookSheet(
        name=sheet.name,
        title=sheet.name,
        columns=(
            *(SheetColumn(key, 16, as_typed=True) for key in sheet.keys),
            *(SheetColumn(heading, 30) for heading in shown),
            *(
                SheetColumn(
                    field.heading,
                    _WIDTHS.get(field.key, 16.0),
                    as_typed="string" in field.types and length <= _SHOWN,
                    choices=(YES, NO) if "boolean" in field.types else tuple(field.choices),
                )
                for field, length in zip(fields, longest, strict=True)
            ),
        ),
        rows=rows,
        frozen=len(sheet.keys),
    )


def _doubts(row: RecordRow, doubts: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return what is doubtful of a record, or, of one without an own doubt, of what holds it."""
    return doubts.get(row.key[0]) or doubts.get(row.holder, ())
