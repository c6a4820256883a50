"""Word files for tests, written part by part, so that a test can say what is in them."""

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
)
_KINDS = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "header1": "header",
}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(body: str, parts: Mapping[str, str] | None = None, **others: bytes) -> bytes:
    """Return a docx file of a body, further parts of `word/`, by name without .xml, and other files."""
    written = {"document": f"<w:document {W}><w:body>{body}</w:body></w:document>", **(parts or {})}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{_KINDS[name]}+xml"/>'
        for name in written
    )
    links = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for name in written
        if name != "document"
    )
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    root = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES.format(overrides=overrides))
        archive.writestr("_rels/.rels", relations.format(root))
        archive.writestr("word/_rels/document.xml.rels", relations.format(links))
        for name, xml in written.items():
            archive.writestr(f"word/{name}.xml", xml)
        for name, data in others.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph's XML."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, list_id: int, level: int = 0) -> str:
    """Return the XML of a paragraph in a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def numbering(definitions: Mapping[int, str], lists: Mapping[int, str]) -> str:
    """Return a numbering part: levels by definition, and what each list of that number holds."""
    inner = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{value}</w:abstractNum>' for key, value in definitions.items()
    )
    inner += "".join(f'<w:num w:numId="{key}">{value}</w:num>' for key, value in lists.items())
    return f"<w:numbering {W}>{inner}</w:numbering>"


def level(index: int, format_: str, text: str, more: str = "") -> str:
    """Return the XML of a list's level."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )
