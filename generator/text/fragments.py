"""The pieces of the printed text, and those of a record in its form."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Chapter, Dataset, Layout, Piece, Project, Responsibility, Text, TextRecord
from generator.source import Origin
from generator.text import forms
from generator.text.forms import FormError, Hole

# What a fragment is: words of a record, a field of the plan, furniture of the layout, or constant characters of the
# printed form (the full stop after a name, the brackets around the units).
FURNITURE, FIELD, HEADING, NUMBER, LABEL = "furniture", "field", "heading", "number", "label"
NAME, TEXT, MENTION, CELL, GROUP, FORM = "name", "text", "mention", "cell", "group", "form"

SEPARATOR = "、"  # between two bodies, where neither the form nor the data say otherwise


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of the printed text.

    text: its characters.
    record: the id of the record that it prints; None for furniture and for fields of the plan.
    part: what it is, one of the constants above.
    origin: where it stands in YAML.
    words: the lines of a text that it prints, None for other pieces.
    line: the place of the first of them among the lines of the record's text.
    responsibility: the place of a mention among the responsibilities of its record.
    group: the id of the group whose name it prints in a line of one of its tasks.
    """

    text: str
    record: str | None
    part: str
    origin: Origin
    words: Text | None = None
    line: int = 0
    responsibility: int | None = None
    group: str | None = None


def chapter_fragments(dataset: Dataset, piece: Piece) -> Iterator[Fragment]:
    """Yield the fragments of a chapter's heading: `四、组织实施`. Raises KeyError and FormError."""
    key = piece.heading or ""
    chapter = dataset.chapters[key]
    pattern = _pattern(dataset.layout, piece, "chapter")
    yield from _filled(
        pattern, key, _form_origin(piece, chapter.origin), lambda hole: _chapter_hole(key, chapter, hole)
    )


def record_fragments(dataset: Dataset, piece: Piece) -> Iterator[Fragment]:
    """Yield the fragments of a record: its number, name, text and lists of bodies. Raises KeyError and FormError."""
    record = dataset.text_by_id[piece.record or ""]
    pattern = _pattern(dataset.layout, piece, forms.kind(record))
    filling = _RecordFilling(dataset, piece, record)
    yield from _filled(pattern, record.id, _form_origin(piece, record.origin), filling.fragments)


def cell_fragment(dataset: Dataset, piece: Piece) -> Fragment:
    """Return a cell of a record that its own form leaves out. Raises KeyError where the record has none of the name."""
    identifier, _, name = (piece.cell or "").partition("/")
    record = dataset.text_by_id[identifier]
    return Fragment(record.cell_by_name[name], identifier, CELL, record.origin / "cells" / name)


def chinese(value: int) -> str:
    """Return a number from 1 to 9999 in Chinese numerals: 十, 十二, 二十, 一百零五."""
    written, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, power)
        if digit:
            written += ("零" if gap and written else "") + "〇一二三四五六七八九"[digit] + name
        gap = not digit
    return written.removeprefix("一") if written.startswith("一十") else written


@dataclass(frozen=True, slots=True)
class _RecordFilling:
    """What fills the holes of a record's form."""

    dataset: Dataset
    piece: Piece
    record: TextRecord

    def fragments(self, hole: Hole) -> Iterator[Fragment]:
        """Yield what fills a hole. Raises FormError where the record has nothing for it."""
        record = self.record
        match hole.name:
            case "number":
                yield _number(getattr(record, "number", None), record.id, record.origin, hole)
            case "label":
                yield _words(record.label, record.id, LABEL, record.origin / "label", hole)
            case "name":
                yield _words(getattr(record, "name", None), record.id, NAME, record.origin / "name", hole)
            case "heading":
                yield _words(getattr(record, "heading", None), record.id, HEADING, record.origin / "heading", hole)
            case "group":
                yield self._group(hole)
            case "text":
                yield from self._text(hole)
            case "measures":
                yield from self._measures(hole)
            case name if name in forms.LISTS:
                yield from self._mentions(hole, None)
            case name:
                cell = record.cell_by_name.get(name)
                yield _words(cell, record.id, CELL, record.origin / "cells" / name, hole)

    def _group(self, hole: Hole) -> Fragment:
        """Return the name of the record's group, which the record's own line prints."""
        group = self.dataset.engineering_by_id.get(getattr(self.record, "engineering", ""))
        if group is None:
            raise _nothing(hole)
        return Fragment(group.name, self.record.id, GROUP, group.origin / "name", group=group.id)

    def _text(self, hole: Hole) -> Iterator[Fragment]:
        lines = hole.part(self.record.text.lines)
        if not lines or (hole.stop or 0) > len(self.record.text.lines):
            raise _nothing(hole)
        words = Text(lines)
        yield Fragment(words.printed, self.record.id, TEXT, self.record.text_origin, words, hole.start)

    def _measures(self, hole: Hole) -> Iterator[Fragment]:
        """Yield the lines of the text, each with its own list of bodies in the form of a measure."""
        record, layout = self.record, self.dataset.layout
        ties = record.responsibilities if isinstance(record, Project) else ()
        listed = sorted({tie.measure for tie in ties if tie.is_listed and tie.measure is not None})
        patterns = forms.measure_patterns(layout, self.piece, len(listed))
        if not record.text.lines:
            raise _nothing(hole)
        if len(patterns) != len(listed):
            message = (
                f"有 {len(listed)} 项措施自带单位名单，写了 {len(patterns)} 个格式 "
                f"({len(listed)} measures have their own list, {len(patterns)} forms are given)"
            )
            raise FormError(message)
        pattern_by_measure = dict(zip(listed, patterns, strict=True))
        measure_by_line = {line: index for index, line in enumerate(record.text.measure_lines, start=1)}
        for index, line in enumerate(record.text.lines):
            measure, words = measure_by_line.get(index), Text((line,))
            text = Fragment(words.printed, record.id, TEXT, record.text_origin, words, index)
            if measure not in pattern_by_measure:
                yield text
                continue
            pattern = pattern_by_measure[measure]
            if pattern is None:
                raise _unnamed(forms.MEASURE)
            yield from _filled(pattern, record.id, record.origin, self._measure_filling(measure, text))

    def _measure_filling(self, measure: int | None, text: Fragment) -> Callable[[Hole], Iterator[Fragment]]:
        """Return what fills the form of a measure: its text, and its own bodies."""

        def fragments(hole: Hole) -> Iterator[Fragment]:
            if hole.name == "text":
                yield text
            elif hole.name in forms.LISTS:
                yield from self._mentions(hole, measure)
            elif hole.name in forms.OWN:
                message = f"措施的格式里没有“{{{hole.name}}}” (the form of a measure has no such hole)"
                raise FormError(message)
            else:
                yield from self.fragments(hole)

        return fragments

    def _mentions(self, hole: Hole, measure: int | None) -> Iterator[Fragment]:
        """Yield the bodies of a list, with what separates them."""
        ties: Sequence[Responsibility] = self.record.responsibilities if isinstance(self.record, Project) else ()
        listed = tuple(
            (place, tie)
            for place, tie in enumerate(ties)
            if tie.is_listed and tie.measure == measure and hole.name in {"units", tie.role}
        )
        part = hole.part(listed)
        if not part or (hole.stop or 0) > len(listed):
            raise _nothing(hole)
        for index, (place, tie) in enumerate(part):
            if index:
                separator = tie.separator or hole.argument or SEPARATOR
                yield Fragment(separator, self.record.id, FORM, tie.origin / "separator")
            yield Fragment(tie.mention, self.record.id, MENTION, tie.origin / "mention", responsibility=place)


def _chapter_hole(key: str, chapter: Chapter, hole: Hole) -> Iterator[Fragment]:
    """Yield what fills a hole of the form of a chapter's heading."""
    match hole.name:
        case "number":
            yield _number(chapter.number, key, chapter.origin, hole)
        case "label":
            yield _words(chapter.label, key, LABEL, chapter.origin / "label", hole)
        case "heading":
            yield _words(chapter.heading, key, HEADING, chapter.origin / "heading", hole)
        case _:
            raise _nothing(hole)


def _filled(
    pattern: str, record: str, origin: Origin, fragments: Callable[[Hole], Iterator[Fragment]]
) -> Iterator[Fragment]:
    """Yield the fragments of a form: its own characters, and what fills its holes."""
    for part in forms.parse(pattern):
        if isinstance(part, Hole):
            yield from fragments(part)
        else:
            yield Fragment(part, record, FORM, origin)


def _pattern(layout: Layout, piece: Piece, default: str) -> str:
    """Return the pattern of a piece. Raises FormError where the layout has no form of that name."""
    pattern = forms.pattern(layout, piece, default)
    if pattern is None:
        raise _unnamed(piece.form or default)
    return pattern


def _form_origin(piece: Piece, record: Origin) -> Origin:
    """Return where the constant characters of a form are to be corrected: in a pattern of the piece's own, or there."""
    return piece.origin / "form" if "{" in (piece.form or "") else record


def _number(value: int | None, record: str, origin: Origin, hole: Hole) -> Fragment:
    if value is None:
        raise _nothing(hole)
    printed = chinese(value) if hole.argument == forms.CHINESE else str(value)
    return Fragment(printed, record, NUMBER, origin / "number")


def _words(words: str | None, record: str, part: str, origin: Origin, hole: Hole) -> Fragment:
    if not words:
        raise _nothing(hole)
    return Fragment(words, record, part, origin)


def _nothing(hole: Hole) -> FormError:
    """Return the error of a hole that nothing fills."""
    return FormError(f"格式里的“{{{hole.name}}}”没有可印的内容 (the record has nothing for the hole {hole.name})")


def _unnamed(name: str) -> FormError:
    return FormError(f"版式的 forms 里没有名为 {name} 的格式 (the layout has no form named {name})")
