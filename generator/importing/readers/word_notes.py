"""Footnotes and endnotes of a Word document."""

from lxml import etree

from generator.importing.readers.word_numbers import circled
from generator.importing.readers.word_xml import W, attribute


class Notes:
    """The notes of a document, numbered in the order of their marks.

    A mark is a circled number, whatever the document's own format: a raised 1 after a figure would be read as a digit.
    """

    def __init__(self, footnotes: etree._Element | None, endnotes: etree._Element | None) -> None:
        """Take the roots of the parts of footnotes and endnotes."""
        self._notes: dict[tuple[str, str], etree._Element] = {}
        for kind, root in (("footnote", footnotes), ("endnote", endnotes)):
            for note in root.iterchildren(f"{W}{kind}") if root is not None else ():
                self._notes[kind, attribute(note, "id") or ""] = note
        self.cited: list[tuple[str, etree._Element]] = []
        """The marks and the notes that the text cites, in its order."""

    def cite(self, reference: etree._Element) -> str:
        """Return the mark of a reference to a note; empty where there is none, or the mark is the author's own."""
        note = self._notes.get(
            (etree.QName(reference).localname.removesuffix("Reference"), attribute(reference, "id") or "")
        )
        if note is None or attribute(reference, "customMarkFollows") in {"1", "true", "on"}:
            return ""
        mark = circled(len(self.cited) + 1)
        self.cited.append((mark, note))
        return mark
