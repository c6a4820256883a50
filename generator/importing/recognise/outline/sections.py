"""Sections of a notice: titles of annexes, chapters, headings within tables; what stands under which."""

from bisect import bisect_right
from dataclasses import dataclass

from generator.importing.reading import Facts, Quote, Section, SectionKind
from generator.importing.recognise.outline.classification import Classification, kind_of
from generator.importing.recognise.outline.headings import heading_of, without_list
from generator.importing.recognise.outline.tree import Outline
from generator.importing.recognise.tables.rows import RowTask
from generator.importing.recognise.text.brackets import trim
from generator.importing.recognise.text.folded import Folded
from generator.text.spans import Span


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading before it has an index.

    key: what it heads.
    start: where it begins.
    label, words: spans.
    end: of its line, a list behind the words included.
    own_end: of its own text.
    depth: as in `Section`.
    parent: key or None.
    kind: as in `Section`.
    """

    key: tuple[str, int]
    start: int
    label: Span | None
    words: Span
    end: int
    own_end: int
    depth: int
    parent: tuple[str, int] | None
    kind: SectionKind


@dataclass(frozen=True, slots=True)
class Sections:
    """Sections in order, without facts, which need the notice's year.

    index: of each by what it heads: (node, 3), (zone, 1), (place, 812).
    starts: where each begins in the folded text.
    """

    sections: tuple[Section, ...]
    index: dict[tuple[str, int], int]
    starts: tuple[int, ...]

    def of_node(self, outline: Outline, node: int) -> int | None:
        """Return the section in which a node stands: that of the nearest node above that is one, else of its zone."""
        above = outline.nodes[node].parent
        while above is not None:
            if ("node", above) in self.index:
                return self.index["node", above]
            above = outline.nodes[above].parent
        return self.index.get(("zone", outline.nodes[node].zone))

    def at(self, place: int) -> int | None:
        """Return the last section that begins before a place."""
        following = bisect_right(self.starts, place)
        return following - 1 if following else None


def make_sections(
    folded: Folded, outline: Outline, classified: Classification, rows: list[RowTask], groups: list[Span]
) -> Sections:
    """Collect the headings and give them their places."""
    headings = [*_zones(outline, folded.text), *_nodes(folded.text, outline, classified)]
    places: dict[Span, Span | None] = dict.fromkeys(row.upper for row in rows if row.upper)
    places |= {row.chapter: row.upper for row in rows if row.chapter} | dict.fromkeys(groups)
    headings.extend(_at_place(span, upper) for span, upper in places.items())
    headings.sort(key=lambda heading: heading.start)
    index = {heading.key: place for place, heading in enumerate(headings)}
    sections = tuple(
        Section(
            label=folded.printed(*heading.label) if heading.label else "",
            heading=folded.printed(*heading.words),
            quote=folded.quote(heading.label[0] if heading.label else heading.words[0], heading.end),
            text=_own_text(folded, heading),
            depth=heading.depth,
            parent=index.get(heading.parent) if heading.parent else None,
            kind=heading.kind,
            facts=Facts(),
        )
        for heading in headings
    )
    return Sections(sections, index, tuple(heading.start for heading in headings))


def _at_place(words: Span, upper: Span | None) -> _Heading:
    """Return a heading that is no node: over rows of a table, below another perhaps, or over a block of lines."""
    parent = ("place", upper[0]) if upper else None
    depth = int(upper is not None)
    return _Heading(("place", words[0]), words[0], None, words, words[1], words[1], depth, parent, SectionKind.TASKS)


def _own_text(folded: Folded, heading: _Heading) -> Quote | None:
    """Return the words between a heading and its first part, or None."""
    start, end = trim(folded.text, heading.end, heading.own_end, before="。:.")
    return folded.quote(start, end) if start < end else None


def _zones(outline: Outline, text: str) -> list[_Heading]:
    """Return the titles of annexes and of the plan."""
    return [
        _Heading(("zone", number), title[0], None, title, title[1], title[1], 0, None, kind_of(text[slice(*title)]))
        for number, title in enumerate(outline.zone_titles)
        if title
    ]


def _nodes(text: str, outline: Outline, classified: Classification) -> list[_Heading]:
    """Return the headings of nodes that are no tasks: chapters, what has parts or rows of a table."""
    headings = []
    for number, node in enumerate(outline.nodes):
        if (
            number in classified.tasks
            or number in classified.points
            or (node.depth and not node.children and node.cut >= node.end)
            or node.mark.style == "article"
        ):
            continue
        above = node.parent
        while above is not None and above in classified.tasks:
            above = outline.nodes[above].parent
        words = heading_of(text, node)
        headings.append(
            _Heading(
                ("node", number),
                node.mark.start,
                node.mark.label,
                without_list(text, words, classified.statements[number]),
                words[1],
                node.own_end,
                node.depth,
                ("node", above) if above is not None else ("zone", node.zone),
                classified.kinds[number],
            )
        )
    return headings
