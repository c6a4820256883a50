"""Word documents (docx): paragraphs with their automatic numbers, tables, text boxes and notes, as Word prints them."""

import io
from importlib.metadata import version

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from generator.importing.readers.archive import check_archive
from generator.importing.readers.plain_text import clean_characters
from generator.importing.readers.source_text import Debris, Extract, ReadError, leave_out
from generator.importing.readers.table import print_blocks
from generator.importing.readers.word_body import WordBody
from generator.importing.readers.word_lists import read_numbering
from generator.importing.readers.word_notes import Notes
from generator.importing.readers.word_xml import W

_EDGES = (
    (RELATIONSHIP_TYPE.HEADER, "页眉 (page header)"),
    (RELATIONSHIP_TYPE.FOOTER, "页脚 (page footer)"),
    (RELATIONSHIP_TYPE.COMMENTS, "批注 (comment)"),
)
_STRICT = "{http://purl.oclc.org/ooxml/"  # ISO/IEC 29500-1, other namespaces than those of Word's own docx
_NO_TEXT = "不属于正文 (no part of the text)"


def read(data: bytes) -> Extract:
    """Read a docx file; notes follow the text, with circled numbers. Raises ReadError where the file is damaged."""
    check_archive(data)
    try:
        part = docx.Document(io.BytesIO(data)).part
        styles = _root(part, RELATIONSHIP_TYPE.STYLES)
        numbering = read_numbering(_root(part, RELATIONSHIP_TYPE.NUMBERING), styles)
        notes = Notes(_root(part, RELATIONSHIP_TYPE.FOOTNOTES), _root(part, RELATIONSHIP_TYPE.ENDNOTES))
        body = part.element.find(f"{W}body")
        edges = _edges(part)
    except (OpcError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        message = "Word 文件已损坏或不完整 (the Word file is damaged or incomplete)"
        raise ReadError(message) from error
    if body is None:
        message = "Word 文件里没有正文 (the Word file has no body)"
        if part.element.tag.startswith(_STRICT):
            message = "这是“严格 Open XML”格式，请另存为普通的 docx (a Strict Open XML file: save it as a usual docx)"
        raise ReadError(message)
    walk = WordBody(numbering, notes, _contents_styles(styles))
    lines = walk.lines(body)
    ends = walk.note_lines()
    if ends:
        lines += ["", *ends]
    cleaned, unseen = clean_characters(print_blocks(lines))
    return Extract(cleaned, f"docx (python-docx {version('python-docx')})", None, (*walk.debris, *edges, *unseen))


def _root(part: Part, kind: str) -> etree._Element | None:
    """Return the root element of the related part of a kind, None where there is none."""
    for relation in part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _edges(part: Part) -> tuple[Debris, ...]:
    """Return the words of page headers, footers and comments."""
    debris: list[Debris] = []
    for kind, place in _EDGES:
        for _, relation in sorted(part.rels.items()):
            if relation.reltype == kind and not relation.is_external:
                text = "".join(node.text or "" for node in parse_xml(relation.target_part.blob).iter(f"{W}t"))
                if text.strip():
                    debris.append(leave_out(text, place, _NO_TEXT))
    return tuple(dict.fromkeys(debris))


def _contents_styles(styles: etree._Element | None) -> frozenset[str]:
    """Return the ids of the styles of a table of contents, whose names Word fixes, such as toc 1."""
    if styles is None:
        return frozenset()
    return frozenset(
        style.get(f"{W}styleId") or ""
        for style in styles.iterchildren(f"{W}style")
        if (name := style.find(f"{W}name")) is not None and (name.get(f"{W}val") or "").lower().startswith("toc ")
    )
