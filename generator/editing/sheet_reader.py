"""What an edited sheet of a workbook says of the records."""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import cast

from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from generator.editing.base import Marks, mark, row_marks
from generator.editing.cells import CellError, SheetCell, content_of, field_cell, value_of
from generator.editing.changes import CellChange, ListChange, NewRecord
from generator.editing.records import DOUBTS, FIXED, HOLDER, WITHOUT_ID, RecordField, RecordRow, RecordSheet
from generator.source import Json
from generator.source.yaml_text import value_at

Row = tuple[SheetCell, ...]
_END = sys.maxsize
_KEYS = {"responsibilities": "所属应是已有的编号", "units": "请写单位的编号"}
_MERGED = "与别的单元格合并了，请取消合并 (merged with another cell)"
CHANGED_SINCE = "工作簿写出之后，数据里这一处也改了，请重新写出工作簿再改 (changed in the data since)"
_IDENTITY = ("unit", "mention")
"""By what a record without an id is known again."""
_QUOTED = 60  # characters of a value in a message


class SheetReader:
    """One reading of a sheet: its columns by their headings, its rows by their keys.

    changes: the changed cells.
    problems: what cannot be understood, each with its address.
    notes: what was passed over.
    """

    def __init__(self, worksheet: Worksheet, sheet: RecordSheet, base: Mapping[tuple[str, ...], Marks]) -> None:
        """Take a sheet, the records as they are now, and the marks of those that it was written from."""
        self.worksheet, self.sheet, self._base = worksheet, sheet, base
        written = {key for marks in base.values() for key in marks}
        self._fields = tuple(field for field in sheet.possible if field.key in written or field.actors)
        self._rows = {row.key: row for row in sheet.rows}
        self._marks = {row.key: row_marks(sheet, row) for row in sheet.rows}
        self._changed_since = {key for key in (*base, *self._marks) if base.get(key) != self._marks.get(key)}
        self._moved = {key[0] for key in self._changed_since if sheet.kind in WITHOUT_ID and self._is_another(key)}
        """What holds lists of which a place may be another record's now, by its id."""
        self.changes: list[CellChange] = []
        self.problems: list[str] = []
        self.notes: list[str] = []
        self._columns: dict[str, int] = {}
        self._seen: set[tuple[str, ...]] = set()
        self._new: dict[str, list[tuple[int, NewRecord]]] = defaultdict(list)
        """New records by what holds them, each with the place of the record that it follows, -1 for none."""

    def read(self) -> None:
        """Read every row."""
        if not self._read_columns():
            return
        last: dict[str, int] = defaultdict(lambda: -1)
        for cells in self.worksheet.iter_rows(min_row=2):
            if all(not _text(item.value) for item in cells):
                continue
            keys = [cells[self._columns[name]] for name in self.sheet.keys]
            key = tuple(_text(item.value) for item in keys)
            if key in self._seen:
                self._refuse(keys[0], "这条记录出现了两次 (the record stands twice)")
            elif key in self._base and (key not in self._rows or self._has_moved(key)):
                if self._is_touched(key, cells):
                    self._refuse(keys[0], CHANGED_SINCE)
            elif key in self._rows:
                row = self._rows[key]
                if self.sheet.kind in WITHOUT_ID:
                    last[key[0]] = cast("int", row.path[-1])
                changed = self._changed(key, row.value, cells)
                self.changes += (CellChange(at, row, name, value, self.sheet.order) for at, name, value in changed)
            else:
                self._add(keys, key, cells, last)
            if key in self._base or key in self._rows:
                self._seen.add(key)
        self._check_removed()

    def lists(self) -> Iterator[ListChange]:
        """Yield the lists that have lost or gained records; none where a problem remains."""
        if self.problems:
            return
        removed: dict[str, list[RecordRow]] = defaultdict(list)
        for row in self._removed():
            removed[self._owner(row.key)].append(row)
        for owner in dict.fromkeys((*removed, *self._new)):
            holder = self.sheet.owners[owner]
            old = cast("dict[str, list[Json]]", value_at(holder.document.value, holder.path))
            gone = {row.path[-1] for row in removed[owner]}
            items: list[int | NewRecord] = []
            for place in (-1, *range(len(old.get(self.sheet.kind) or ())), _END):
                items += [place] if place not in {-1, _END, *gone} else []
                items += [record for after, record in self._new.get(owner, ()) if after == place]
            yield ListChange(
                document=holder.document,
                path=(*holder.path, self.sheet.kind),
                items=tuple(items),
                removed=tuple(f"{self.worksheet.title}：少了 {'/'.join(row.key)}" for row in removed[owner]),
                order=holder.order,
            )

    def _owner(self, key: tuple[str, ...]) -> str:
        """Return the id of what holds a record; that of a fact begins with it."""
        if self.sheet.kind in WITHOUT_ID:
            return key[0]
        return "" if self.sheet.kind == "units" else key[0].rpartition("-")[0]

    def _add(self, keys: list[SheetCell], key: tuple[str, ...], cells: Row, last: dict[str, int]) -> None:
        """Take a row without a record as a new one, or refuse it."""
        owner, without_id = self._owner(key), self.sheet.kind in WITHOUT_ID
        if self.sheet.kind in FIXED:
            self._refuse(
                keys[0], "没有这条记录；它的文字在原文里有位置，增加请写在 YAML 里 (no such record: add it in YAML)"
            )
        elif owner not in self.sheet.owners or not key[0] or (not owner and self.sheet.kind != "units"):
            way = _KEYS.get(self.sheet.kind, "编号应是所属的编号加后缀，如 P8-T2")
            self._refuse(keys[0], f"没有这条记录，也不知道它属于谁：{way} (no such record)")
        elif without_id and key[1]:
            self._refuse(keys[1], "没有这个次序；增加一行，次序留空，写在它要跟着的那一行下面 (leave the order empty)")
        elif without_id and owner in self._moved:
            self._refuse(keys[0], CHANGED_SINCE)
        else:
            changed = {name: value for _, name, value in self._changed(key, {}, cells)}
            value = changed if without_id else {"id": key[0], **changed}
            place = last[owner] if without_id else _END
            self._new[owner].append((place, NewRecord(self._address(keys[0]), value)))

    def _check_removed(self) -> None:
        """Refuse what is gone where it cannot be meant: rows of other sheets, a whole sheet, a changed id."""
        gone = self._removed()
        name = self.worksheet.title
        if gone and self.sheet.kind in FIXED:
            words = "它的文字在原文里有位置，删去请写在 YAML 里 (the row is missing: remove it in YAML)"
            self.problems += [f"{name}：少了 {'/'.join(row.key)}；{words}" for row in gone]
        elif gone and not self._seen:
            self.problems.append(f"{name}：一条记录也没有了；全部删去请写在 YAML 里 (no record is left)")
        else:
            self.problems += [
                f"{name}：少了 {'/'.join(row.key)}；{CHANGED_SINCE}"
                for row in gone
                if row.key in self._changed_since or self._has_moved(row.key)
            ]
        if self.sheet.kind not in WITHOUT_ID | FIXED:
            for row in gone:
                for _, record in self._new.get(self._owner(row.key), ()):
                    words = f"编号不能改；真要删去 {row.key[0]}、另加一条，请分两次导入 (an id cannot change)"
                    self.problems.append(f"{record.address}：少了 {row.key[0]}，多了 {record.value['id']}：{words}")

    def _removed(self) -> list[RecordRow]:
        """Return the records that the workbook was written from and has no more."""
        return [row for row in self.sheet.rows if row.key in self._base and row.key not in self._seen]

    def _has_moved(self, key: tuple[str, ...]) -> bool:
        """Return whether the record of a place may be another one now."""
        return key[0] in self._moved

    def _is_another(self, key: tuple[str, ...]) -> bool:
        """Return whether another record stands in a place of a list, or none, than when the workbook was written."""
        before, now = self._base.get(key, {}), self._marks.get(key, {})
        return any(before.get(name) != now.get(name) for name in _IDENTITY)

    def _is_touched(self, key: tuple[str, ...], cells: Row) -> bool:
        """Return whether somebody changed a row."""
        marks = self._base[key]
        return any(
            mark(content_of(cells[self._columns[field.heading]])) != marks.get(field.key, "")
            for field in self._fields
            if field.heading in self._columns
        )

    def _read_columns(self) -> bool:
        """Find each column by its heading; return whether those of the keys are there, and all others are clear."""
        known = (*self.sheet.keys, *(field.heading for field in self._fields))
        others: list[str] = []
        for place, item in enumerate(self.worksheet[1]):
            if isinstance(item, MergedCell):
                self._refuse(item, _MERGED)
                return False
            heading = re.sub(r"\s+", " ", str(item.value or "")).strip()
            if heading in self._columns:
                self._refuse(item, f"列“{heading}”出现了两次 (the column stands twice)")
                return False
            if heading in known:
                self._columns[heading] = place
            elif heading not in {HOLDER, DOUBTS} and (heading or self._is_filled(place + 1)):
                others.append(f"{self._address(item)}：列“{heading}”")
        missing = [heading for heading in known if heading not in self._columns]
        name = self.worksheet.title
        if missing and others:
            words = "列名请照原样写回；要删一列又加一列，请分两次导入 (a renamed column?)"
            self.problems.append(f"{'、'.join(others)}不认识，又没有列“{'”“'.join(missing)}”：{words}")
        elif any(heading in self.sheet.keys for heading in missing):
            self.problems += [f"{name}：缺少列“{heading}” (the column is missing)" for heading in missing]
        else:
            self.notes += [f"{other}不是数据，没有看 (not read)" for other in others]
            self.notes += [f"{name}：没有列“{heading}”，没有改 (left as it was)" for heading in missing]
            return True
        self._columns = {}
        return False

    def _is_filled(self, column: int) -> bool:
        cells = self.worksheet.iter_rows(min_row=2, min_col=column, max_col=column, values_only=True)
        return any(value not in {None, ""} for (value,) in cells)

    def _changed(self, key: tuple[str, ...], old: Mapping[str, Json], cells: Row) -> Iterator[tuple[str, str, Json]]:
        """Yield the cells of a row that say something else than its record: address, key, value."""
        before, now = self._base.get(key, {}), self._marks.get(key, {})
        for field in self._fields:
            if field.heading in self._columns:
                marks = before.get(field.key, ""), now.get(field.key, "")
                yield from self._change(old.get(field.key), field, cells[self._columns[field.heading]], marks)

    def _change(
        self, old: Json, field: RecordField, item: SheetCell, marks: tuple[str, str]
    ) -> Iterator[tuple[str, str, Json]]:
        """Yield a cell that somebody changed; `marks` are those of the value when it was written, and now."""
        before, now = marks
        content = content_of(item)
        if isinstance(item, MergedCell):
            self._refuse(item, _MERGED)
        elif item.data_type == "f":
            self._refuse(item, "是公式，请改成值 (a formula)")
        elif item.data_type == "e":
            self._refuse(item, f"是错误值 {item.value} (an error value)")
        elif mark(content) in {before, now}:
            return
        elif now != before:
            self._refuse(item, f"数据里现在是“{str(field_cell(old, field) or '')[:_QUOTED]}”；{CHANGED_SINCE}")
        else:
            try:
                value = value_of(content, field, old)
            except CellError as error:
                self._refuse(item, str(error))
                return
            if value != old or type(value) is not type(old):
                yield self._address(item), field.key, value

    def _address(self, item: SheetCell) -> str:
        return f"{self.worksheet.title}!{item.coordinate}"

    def _refuse(self, item: SheetCell, why: str) -> None:
        self.problems.append(f"{self._address(item)}：{why}")


def _text(content: object) -> str:
    """Return a cell of a key as text: a program may have made a number of it."""
    if isinstance(content, float) and content.is_integer():
        content = int(content)
    return str(content if content is not None else "").strip()
