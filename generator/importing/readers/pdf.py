"""PDF files with a text layer: paragraphs and tables over page ends, without page numbers and running heads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

import pypdfium2  # type: ignore[import-untyped]

from generator.importing.readers import limits
from generator.importing.readers.pdf_aligned import find_aligned
from generator.importing.readers.pdf_columns import PageParts, part_columns
from generator.importing.readers.pdf_lines import Column, Line, find_column, join_paragraphs, print_lines
from generator.importing.readers.pdf_overleaf import continues, join_grids
from generator.importing.readers.pdf_page import Sheet, read_page
from generator.importing.readers.pdf_tables import Grid, find_grids
from generator.importing.readers.plain_text import clean_characters
from generator.importing.readers.reading_order import print_in_order
from generator.importing.readers.source_text import Debris, Extract, ReadError, leave_out
from generator.importing.readers.table import print_blocks
from generator.importing.readers.word_numbers import circled

_PAGE_NUMBER = re.compile(
    r"[-—–－─·.\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/，,共]*\s*\d{1,4}\s*页?)?[-—–－─·.\s]*|Page\s*\d+(?:\s*of\s*\d+)?",
    re.IGNORECASE,
)
_NUMBER = "页码 (page number)"
_RUNNING = "每页重复的页眉或页脚 (a running head)"
_HEADER_ROW = "翻页后重复的表头 (the header row, repeated overleaf)"
_PICTURE = "这一页是图片，没有文字 (a picture without text)"
_EDGE = 0.12
_REPEATS = 3
_SHORT = 0.45
_NOTE_SIZE = 0.86
_NOTE_NUMBER = re.compile(r"(\d{1,2})\s*(?=[^\d.．、\s])")
_STRANGE_SHARE = 0.2
_PASSWORD = 4


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as lines and tables.

    separators: the places of short level rules from the top, such as one above footnotes.
    aligned: its last table that no ruled lines draw.
    gutter: the edges of the strip between its columns, where its text runs in two.
    """

    sheet: Sheet
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]
    separators: tuple[float, ...]
    aligned: Grid | None
    gutter: tuple[float, float] | None


def read(data: bytes) -> Extract:
    """Read a PDF; footnotes follow the text. Raises ReadError for a scan, a password, a text layer that is no text."""
    document = _open(data)
    sheets = list(_sheets(document))
    _refuse_scan(sheets)
    debris = [leave_out("", _place(sheet), _PICTURE) for sheet in sheets if sheet.has_pictures and not sheet.glyphs]
    pages: list[_Page] = []
    for sheet in sheets:
        pages += _pages(sheet, pages[-1] if pages else None)
    pages = _drop_running_lines([_drop_page_number(page, debris) for page in pages], debris)
    body, notes = _part_notes(pages)
    lines = _print(body, debris)
    if notes:
        lines += ["", *notes]
    cleaned, unseen = clean_characters(print_blocks(lines))
    return Extract(cleaned, f"pdf (pypdfium2 {version('pypdfium2')})", None, (*debris, *unseen))


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            message = "PDF 有密码，请先取消密码 (the PDF has a password: remove it first)"
        else:
            message = "PDF 已损坏或不完整 (the PDF is damaged or incomplete)"
        raise ReadError(message) from error
    if not 0 < len(document) <= limits.PAGES:
        message = f"PDF 的页数不在 1 到 {limits.PAGES} 之间 (not between 1 and {limits.PAGES} pages)"
        raise ReadError(message)
    return document


def _sheets(document: pypdfium2.PdfDocument) -> Iterator[Sheet]:
    """Yield the pages; raise ReadError as soon as they hold more characters than a notice may have."""
    count = 0
    for index in range(len(document)):
        sheet = read_page(document, index)
        count += len(sheet.glyphs)
        if count > limits.TEXT_CHARACTERS:
            message = (
                f"文字超过 {limits.TEXT_CHARACTERS:,} 个字 (more than {limits.TEXT_CHARACTERS:,} characters of text)"
            )
            raise ReadError(message)
        yield sheet


def _refuse_scan(sheets: Sequence[Sheet]) -> None:
    """Raise ReadError where pages are pictures, or where most characters have no meaning outside their font."""
    characters = Counter(glyph.text for sheet in sheets for glyph in sheet.glyphs)
    count = sum(characters.values())
    pictures = sum(sheet.has_pictures and len(sheet.glyphs) < 20 for sheet in sheets)  # noqa: PLR2004 - a page number, a stamp
    if not count or pictures > len(sheets) / 2:
        message = (
            "PDF 是扫描件，没有文字层，请先做文字识别"
            " (the PDF is a scan without a text layer: run text recognition first)"
        )
        raise ReadError(message)
    strange = sum(times for text, times in characters.items() if not text.isprintable())
    if strange > _STRANGE_SHARE * count:
        message = (
            "PDF 的文字层是乱码，请重新导出，或做文字识别"
            " (the PDF's text layer is garbled: export it again, or run text recognition)"
        )
        raise ReadError(message)


def _place(sheet: Sheet) -> str:
    return f"第 {sheet.number} 页 (page {sheet.number})"


def _pages(sheet: Sheet, above: _Page | None) -> list[_Page]:
    """Return a page, as a page for each part where its text runs in columns; `above` is the page before."""
    grids, rest = find_grids(sheet.glyphs, sheet.rules)
    aligned, rest = find_aligned(rest, above.aligned if above else None)
    separators = tuple(
        rule.place for rule in sheet.rules if rule.is_level and rule.end - rule.start < _SHORT * sheet.width
    )
    parts = PageParts((tuple(rest),))
    if not grids and not aligned:
        parts = part_columns(rest, above.gutter if above else None)
    last = aligned[-1] if aligned else None
    return [
        _Page(
            replace(sheet, part=part),
            tuple(print_lines(glyphs)),
            (*grids, *aligned),
            separators,
            last,
            parts.gutter,
        )
        for part, glyphs in enumerate(parts.glyphs)
    ]


def _drop_page_number(page: _Page, debris: list[Debris]) -> _Page:
    """Return a page without the number at its upper or lower edge."""
    numbers = [line for line in (page.lines[:1] + page.lines[-1:]) if _is_page_number(line, page.sheet)]
    debris += [leave_out(line.text, _place(page.sheet), _NUMBER) for line in numbers]
    return replace(page, lines=tuple(line for line in page.lines if line not in numbers))


def _is_page_number(line: Line, sheet: Sheet) -> bool:
    return _is_at_edge(line, sheet) and _PAGE_NUMBER.fullmatch(line.text) is not None


def _is_at_edge(line: Line, sheet: Sheet) -> bool:
    return line.bottom < _EDGE * sheet.height or line.top > (1 - _EDGE) * sheet.height


def _drop_running_lines(pages: list[_Page], debris: list[Debris]) -> list[_Page]:
    """Return pages without the lines at their edges that stand in the same place on three pages, digits apart.

    Of two pages both must have them.
    """
    seen = Counter(
        key for page in pages for key in {_running_key(line) for line in page.lines if _is_at_edge(line, page.sheet)}
    )
    enough = max(2, min(_REPEATS, len(pages)))
    kept: list[_Page] = []
    for page in pages:
        running = {line for line in page.lines if _is_at_edge(line, page.sheet) and seen[_running_key(line)] >= enough}
        debris += [leave_out(line.text, _place(page.sheet), _RUNNING) for line in page.lines if line in running]
        kept.append(replace(page, lines=tuple(line for line in page.lines if line not in running)))
    return kept


def _running_key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.top / 8)


def _part_notes(pages: list[_Page]) -> tuple[list[_Page], list[str]]:
    """Return the pages without footnotes, and the footnotes: smaller lines at a page's foot.

    They stand below a short rule, or the first of them begins with a raised number.
    """
    sizes = Counter(round(line.size) for page in pages for line in page.lines for _ in line.text)
    usual = max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0
    body: list[_Page] = []
    notes: list[str] = []
    for page in pages:
        lines = list(page.lines)
        start = len(lines)
        while start and lines[start - 1].size < _NOTE_SIZE * usual:
            start -= 1
        while start < len(lines) and not _begins_notes(page, start):
            start += 1
        for line in lines[start:]:
            text = line.text if line.begins_raised else _circle_number(line.text)
            if line.begins_raised or text != line.text or not notes:
                notes.append(text)
            else:
                notes[-1] += text
        body.append(replace(page, lines=tuple(lines[:start])))
    return body, notes


def _circle_number(text: str) -> str:
    """Return a line with the number that it begins with in a circle."""
    match = _NOTE_NUMBER.match(text)
    return circled(int(match[1])) + text[match.end() :] if match else text


def _begins_notes(page: _Page, index: int) -> bool:
    """Tell whether footnotes begin with a line of a page."""
    line = page.lines[index]
    above = page.lines[index - 1].bottom if index else 0.0
    return line.begins_raised or any(above - 2 < place < line.top + 2 * line.size for place in page.separators)


def _print(pages: list[_Page], debris: list[Debris]) -> list[str]:
    """Return the text of all pages, and note repeated header rows as debris."""
    printed: list[str] = []
    for block in _blocks(pages, debris):
        printed += print_in_order(block.cells) if isinstance(block, Grid) else join_paragraphs(block)
    return printed


def _blocks(pages: list[_Page], debris: list[Debris]) -> list[Grid | list[tuple[Line, Column]]]:
    """Return tables, and the lines between them; both go on overleaf where nothing stands between."""
    columns = _columns(pages)
    blocks: list[Grid | list[tuple[Line, Column]]] = []
    for page in pages:
        items: list[Line | Grid] = [*page.lines, *page.grids]
        for index, item in enumerate(sorted(items, key=_top)):
            last = blocks[-1] if blocks else None
            if isinstance(item, Line):
                if not isinstance(last, list):
                    blocks.append(last := [])
                last.append((item, columns[_column_key(page)]))
            elif isinstance(last, Grid) and not index and continues(last, item):
                blocks[-1], repeated = join_grids(last, item)
                if repeated:
                    debris.append(leave_out(repeated, _place(page.sheet), _HEADER_ROW))
            else:
                blocks.append(item)
    return blocks


def _top(item: Line | Grid) -> float:
    return item.top if isinstance(item, Line) else item.rows[0]


def _columns(pages: list[_Page]) -> dict[tuple[int, int, int], Column]:
    """Return the column of text on left and right pages of each width, and in each part of them.

    What stands above and below two columns has the room of both.
    """
    lines: dict[tuple[int, int, int], list[Line]] = {}
    for page in pages:
        width, parity, part = _column_key(page)
        for place in sorted({0, part}):
            lines.setdefault((width, parity, place), []).extend(page.lines)
    return {key: find_column(members) for key, members in lines.items()}


def _column_key(page: _Page) -> tuple[int, int, int]:
    return round(page.sheet.width), page.sheet.number % 2, page.sheet.part
