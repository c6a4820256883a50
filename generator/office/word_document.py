"""A Word document in the manner of official documents: paper, fonts and page numbers by GB/T 9704—2012.

Paragraphs and tables are written as XML: python-docx takes a second to fill a table of a thousand cells.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import Section
from docx.shared import Mm

from generator.exports.archive import archive

TITLE, BODY, HEADING, SUBHEADING, SONG = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
# What a machine without a font has instead, by preference.
FALLBACKS = {
    TITLE: "方正小标宋_GBK,小标宋,宋体,SimSun,Songti SC,Noto Serif CJK SC",
    BODY: "仿宋,FangSong,STFangsong,Noto Serif CJK SC",
    HEADING: "SimHei,Heiti SC,Noto Sans CJK SC",
    SUBHEADING: "楷体,KaiTi,STKaiti,Noto Serif CJK SC",
    SONG: "SimSun,Songti SC,Noto Serif CJK SC",
}
LATIN = "Times New Roman"
# Sizes in half points by their Chinese names: 二号, 三号, 四号, 五号.
SECOND, THIRD, FOURTH, FIFTH = 44, 32, 28, 21
THUMBNAIL = "docProps/thumbnail.jpeg"  # of python-docx's own template
TEXT_WIDTH = 156  # mm, of GB/T 9704's page
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, kw_only=True)
class ParagraphLook:
    """A paragraph's look.

    font, size: its Chinese font, and its size in half points.
    centred: whether it stands in the middle.
    indent: its first line's indent, in characters.
    level: its level in the outline, from 1; 0 for text.
    keep: whether it stays on the page of what follows.
    spacing: the height of a line in points.
    """

    font: str = BODY
    size: int = THIRD
    centred: bool = False
    indent: int = 2
    level: int = 0
    keep: bool = False
    spacing: float = 28.95


TITLE_LINE = ParagraphLook(font=TITLE, size=SECOND, centred=True, indent=0, spacing=36, keep=True)
SUBTITLE = ParagraphLook(font=SUBHEADING, centred=True, indent=0, keep=True)
TEXT = ParagraphLook()
FIRST_HEADING = ParagraphLook(font=HEADING, level=1, keep=True)
SECOND_HEADING = ParagraphLook(font=SUBHEADING, level=2, keep=True)
CONTENTS_HEADING = ParagraphLook(font=HEADING, centred=True, indent=0, keep=True)
SMALL = ParagraphLook(size=FIFTH, indent=0, spacing=16)
CELL_HEAD = ParagraphLook(font=HEADING, size=FIFTH, centred=True, indent=0, spacing=16, keep=True)
CELL_MIDDLE = ParagraphLook(size=FIFTH, centred=True, indent=0, spacing=16)


class DocumentWriter:
    """A document that grows from top to bottom; `content` is its bytes, the same for the same calls."""

    def __init__(self, *, title: str, subject: str, created: datetime) -> None:
        """Begin a document; `created` is the time that it says it was made at."""
        self._properties = _properties(title, subject, created)
        self._body: list[str] = []
        self._bookmarks = 0
        self._section = _template().section

    def add(self, words: str, look: ParagraphLook = TEXT, bookmark: str = "") -> None:
        """Add a paragraph; `bookmark` is a name that contents refer to."""
        self._append(_paragraph(words, look, self._bookmark(bookmark)))

    def add_contents(self, entries: Iterable[tuple[str, str, int]]) -> None:
        """Add contents: words, bookmark and level of each entry; page numbers are counted where it is opened."""
        for words, bookmark, level in entries:
            self._append(
                f'<w:p><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{_twips(TEXT_WIDTH)}"/></w:tabs>'
                f'<w:spacing w:before="0" w:after="0" w:line="400" w:lineRule="exact"/>'
                f'<w:ind w:left="{(level - 1) * 420}"/></w:pPr>'
                f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{_run(words, BODY, 24)}<w:r><w:tab/></w:r>'
                f'<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
                f'<w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark} \\h </w:instrText></w:r>'
                f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t></w:t></w:r>'
                f'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink></w:p>'
            )

    def add_table(
        self, heads: Sequence[str], widths: Sequence[float], rows: Iterable[Sequence[str]], middle: Iterable[int] = (0,)
    ) -> None:
        """Add a table with its heads, which repeat on each page; `widths` are in mm, columns in `middle` are centred.

        A line feed in a cell begins a new paragraph. A column of words that no row has is left out, and its width given
        to the widest one.
        """
        rows, middle = tuple(rows), set(middle)
        kept = [place for place in range(len(heads)) if place in middle or any(row[place] for row in rows)]
        looks = [CELL_MIDDLE if place in middle else SMALL for place in kept]
        spare = sum(widths) - sum(widths[place] for place in kept)
        widest = max(kept, key=lambda place: widths[place])
        widths = [widths[place] + (spare if place == widest else 0) for place in kept]
        grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        words = [heads[place] for place in kept]
        head = _row(words, widths, [CELL_HEAD] * len(kept), "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
        whole = "<w:trPr><w:cantSplit/></w:trPr>"
        body = "".join(_row([row[place] for place in kept], widths, looks, whole) for row in rows)
        self._append(
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(_twips, widths))}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
            f'<w:left w:w="28" w:type="dxa"/><w:right w:w="28" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
        )

    def turn_page(self, width: float, height: float) -> None:
        """Begin a section on other paper, in mm, with the same page numbers."""
        self._body.append(f"<w:p><w:pPr>{self._section}</w:pPr></w:p>")
        orientation = ' w:orient="landscape"' if width > height else ""
        size = f'<w:pgSz w:w="{_twips(width)}" w:h="{_twips(height)}"{orientation}/>'
        margins = " ".join(
            f'w:{side}="{_twips(20)}"' for side in ("top", "right", "bottom", "left", "header", "footer")
        )
        self._section = re.sub("<w:pgSz[^>]*>", size, self._section)
        self._section = re.sub("<w:pgMar[^>]*>", f'<w:pgMar {margins} w:gutter="0"/>', self._section)

    @property
    def content(self) -> bytes:
        """The document (.docx)."""
        template = _template()
        document = f"{template.before}{''.join(self._body)}{self._section}{template.after}".encode()
        own = {"word/document.xml": document, "docProps/core.xml": self._properties}
        return archive((name, own.get(name, part)) for name, part in template.parts)

    def _append(self, xml: str) -> None:
        self._body.append(xml)

    def _bookmark(self, name: str) -> tuple[str, str]:
        """Return what begins and ends a bookmark."""
        if not name:
            return "", ""
        self._bookmarks += 1
        return (
            f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{self._bookmarks}"/>',
        )


@dataclass(frozen=True)
class _Template:
    """A document without content: its parts by name, its main part around the body, and its section's properties."""

    parts: tuple[tuple[str, bytes], ...]
    before: str
    after: str
    section: str


@cache
def _template() -> _Template:
    """Return what all documents share, made by python-docx: opening and saving it anew takes 40 ms a document."""
    document = Document()
    for style in list(document.styles):
        if style.type is WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()  # a hundred that no document here uses
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):  # the same styles for a program of 2010
            del document.part.rels[key]
    document.settings.odd_and_even_pages_header_footer = True
    _set_paper(document.sections[0])
    _number_pages(document.sections[0])
    stream = BytesIO()
    document.save(stream)
    with ZipFile(stream) as zipped:
        parts = {name: zipped.read(name) for name in zipped.namelist() if name != THUMBNAIL}
    parts["word/fontTable.xml"] = _font_table()
    parts["_rels/.rels"] = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", parts["_rels/.rels"])
    before, section, after = re.split("(<w:sectPr.*?</w:sectPr>)", parts["word/document.xml"].decode(), flags=re.DOTALL)
    return _Template(tuple(parts.items()), before, after, section)


def _properties(title: str, subject: str, created: datetime) -> bytes:
    """Return the part that says what the document is."""
    time = f'xsi:type="dcterms:W3CDTF">{created:%Y-%m-%dT%H:%M:%SZ}'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<cp:coreProperties {nsdecls('cp', 'dc', 'dcterms', 'xsi')}><dc:title>{_text(title)}</dc:title>"
        f"<dc:subject>{_text(subject)}</dc:subject><dc:language>zh-CN</dc:language>"
        f"<dcterms:created {time}</dcterms:created><dcterms:modified {time}</dcterms:modified></cp:coreProperties>"
    ).encode()


def _set_paper(section: Section) -> None:
    """Give a section GB/T 9704's page: A4, 37 mm above and 28 mm left of the text, which is 156 × 225 mm."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)


def _number_pages(section: Section) -> None:
    """Put `— 1 —` in 四号 beneath the text, on the outer side, a character from the edge."""
    for footer, side, indent in ((section.footer, "right", "right"), (section.even_page_footer, "left", "left")):
        paragraph = footer.paragraphs[0]._p  # noqa: SLF001 - the only way to its XML
        fields = (
            f'<w:r>{_look(SONG, FOURTH)}<w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r>{_look(SONG, FOURTH)}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
            f'<w:r>{_look(SONG, FOURTH)}<w:fldChar w:fldCharType="separate"/></w:r>'
            f'{_run("1", SONG, FOURTH)}<w:r>{_look(SONG, FOURTH)}<w:fldChar w:fldCharType="end"/></w:r>'
        )
        numbered = parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:jc w:val="{side}"/><w:ind w:{indent}="280"/></w:pPr>'
            f"{_run('— ', SONG, FOURTH)}{fields}{_run(' —', SONG, FOURTH)}</w:p>"
        )
        paragraph.getparent().replace(paragraph, numbered)


def _row(cells: Sequence[str], widths: Sequence[float], looks: Sequence[ParagraphLook], properties: str = "") -> str:
    written = (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr>'
        f"{''.join(_paragraph(line, look) for line in cell.split(chr(10)))}</w:tc>"
        for cell, width, look in zip(cells, widths, looks, strict=True)
    )
    return f"<w:tr>{properties}{''.join(written)}</w:tr>"


def _paragraph(words: str, look: ParagraphLook, bookmark: tuple[str, str] = ("", "")) -> str:
    keep = "<w:keepNext/>" if look.keep else ""
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{round(look.spacing * 20)}" w:lineRule="exact"/>'
    indent = f'<w:ind w:firstLineChars="{look.indent * 100}" w:firstLine="{look.indent * look.size * 10}"/>'
    centred = '<w:jc w:val="center"/>' if look.centred else ""
    level = f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else ""
    return (
        f"<w:p><w:pPr>{keep}{spacing}"
        f"{indent if look.indent else ''}{centred}{level}</w:pPr>"
        f"{bookmark[0]}{_run(words, look.font, look.size)}{bookmark[1]}</w:p>"
    )


def _run(words: str, font: str, size: int) -> str:
    return f'<w:r>{_look(font, size)}<w:t xml:space="preserve">{_text(words)}</w:t></w:r>'


def _text(words: str) -> str:
    """Return words as XML, without the characters that it cannot hold."""
    return escape(_NOT_XML.sub("", words))


def _look(font: str, size: int) -> str:
    fonts = f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{font}" w:hint="eastAsia"/>'
    return f'<w:rPr>{fonts}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def _font_table() -> bytes:
    """Return the part that says which fonts may take the place of those that a machine lacks."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>'
        for name, others in FALLBACKS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()


def _twips(millimetres: float) -> int:
    return round(millimetres * 56.7)
