"""How a block is printed: its form with holes, its lines of text, and the bodies that it names."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from generator.importing.draft.blocks import Block, BlockPart, PartKind
from generator.importing.draft.holes import Holes, Tie, joined_runs, literal, printed_ties
from generator.importing.reading import ReadResponsibility
from generator.rules.texts import clause_ends


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of the official text, which stand at `printed` of a record's text or cell."""

    start: int
    end: int
    printed: int
    cell: str = ""


@dataclass(frozen=True, kw_only=True)
class PrintedBlock:
    """What a block prints.

    lines: of its text.
    pattern: its form.
    measures: the forms of the measures that have a list.
    ties: its own bodies in their order.
    cells: words by the name of the cell.
    stretches: where the words of text and cells stand.
    """

    lines: tuple[str, ...]
    pattern: str
    measures: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    cells: dict[str, str] = field(default_factory=dict)
    stretches: tuple[Stretch, ...] = ()

    @property
    def text(self) -> str:
        """The words of the text, as a record stores them."""
        return "\n".join(self.lines)

    @cached_property
    def words(self) -> str:
        """The words of the text, as the notice prints them."""
        return "".join(line or "\n" for line in self.lines)


def lines_of(words: str) -> tuple[str, ...]:
    """Return words as the lines of a text: a clause a line, an empty line for each line feed."""
    lines: list[str] = []
    for place, paragraph in enumerate(words.split("\n")):
        edges = (0, *clause_ends(paragraph), len(paragraph))
        lines += [""] if place else []
        lines += [paragraph[start:end] for start, end in pairwise(edges) if start < end]
    return tuple(lines)


def print_block(
    text: str, block: Block, bodies: tuple[ReadResponsibility, ...], number: str | None, *, is_single: bool = False
) -> PrintedBlock:
    """Return what a block prints.

    `number` is the hole for its label, where its number says the same. Where `is_single`, a unit that is named again in
    another role stays as characters of the form.
    """
    parts = _named_cells(block.parts)
    if is_single:
        parts = _without_repeats(parts, lambda body, _: body.unit)
    printed = _with_measures(text, block, parts, number) or _plainly(text, block, parts, number)
    listed = {tie.start for tie in printed.ties}
    if is_single:
        units = {tie.body.unit for tie in printed.ties}
        bodies = tuple({body.unit: body for body in reversed(bodies) if body.unit not in units}.values())
    named = [
        Tie(body, body.quote.text, body.quote.start, in_text=True)
        for body in bodies
        if not body.inherited
        and body.quote.start not in listed
        and any(a.start <= body.quote.start and body.quote.end <= a.end and not a.cell for a in printed.stretches)
    ]
    ties = sorted((*printed.ties, *_once(named, printed.ties)), key=lambda tie: tie.start)
    return replace(printed, ties=tuple(ties))


def _once(named: list[Tie], listed: tuple[Tie, ...]) -> Iterator[Tie]:
    """Yield the ties of sentences that no list has."""
    seen = {tie.key for tie in listed}
    for tie in named:
        if tie.key not in seen and "\n" not in tie.mention:
            seen.add(tie.key)
            yield tie


def _named_cells(parts: tuple[BlockPart, ...]) -> tuple[BlockPart, ...]:
    """Return parts whose cells have names of their own: time, time2."""
    seen: Counter[str] = Counter()
    named: list[BlockPart] = []
    for part in parts:
        if part.kind is PartKind.CELL:
            seen[part.name] += 1
            count = seen[part.name]
            named.append(replace(part, name=part.name if count == 1 else f"{part.name}{count}"))
        else:
            named.append(part)
    return tuple(named)


def _without_repeats(
    parts: tuple[BlockPart, ...], key: Callable[[ReadResponsibility, int], Hashable]
) -> tuple[BlockPart, ...]:
    """Leave out mentions whose key stands before; they stay as characters of the form.

    `key` is made of a body and of the number of the piece of text, from 1, behind which it stands.
    """
    seen: set[Hashable] = set()
    kept: list[BlockPart] = []
    piece = 0
    for part in parts:
        piece += part.kind is PartKind.TEXT
        if part.body is not None:
            name = key(part.body, piece)
            if name in seen:
                continue
            seen.add(name)
        kept.append(part)
    return tuple(kept)


def _plainly(text: str, block: Block, parts: tuple[BlockPart, ...], number: str | None) -> PrintedBlock:
    """Return a block as one form: each piece of text and each list has its hole."""
    once = _without_repeats(parts, lambda body, _: (body.unit, body.role))
    pieces = [lines_of(text[part.start : part.end]) for part in once if part.kind is PartKind.TEXT]
    lines = tuple(line for piece in pieces for line in piece)
    holes = Holes(len(pieces), len(lines), printed_ties(text, [part for part in once if part.kind is PartKind.MENTION]))
    pattern, place = "", block.start
    stretches: list[Stretch] = []
    cells: dict[str, str] = {}
    offset = first_line = 0
    for run in joined_runs(text, list(once)):
        first, last = run[0], run[-1]
        pattern += literal(text[place : first.start])
        place = last.end
        words = text[first.start : last.end]
        match first.kind:
            case PartKind.TEXT:
                count = len(lines_of(words))
                pattern += holes.text(first_line, first_line + count)
                stretches.append(Stretch(first.start, first.end, offset))
                offset, first_line = offset + len(words), first_line + count
            case PartKind.MENTION:
                pattern += holes.mentions(text, run)
            case PartKind.LABEL:
                pattern += number or "{label}"
            case PartKind.CELL:
                cells[first.name] = words
                stretches.append(Stretch(first.start, first.end, 0, first.name))
                pattern += f"{{{first.name}}}"
            case kind:
                pattern += f"{{{kind.value}}}"
    pattern += literal(text[place : block.end])
    return PrintedBlock(lines=lines, pattern=pattern, ties=holes.ties, cells=cells, stretches=tuple(stretches))


def _with_measures(text: str, block: Block, parts: tuple[BlockPart, ...], number: str | None) -> PrintedBlock | None:
    """Return a block whose pieces of text have lists of their own; None where it has none or prints more."""
    parts = _without_repeats(parts, lambda body, piece: (body.unit, body.role, piece))
    texts = [place for place, part in enumerate(parts) if part.kind is PartKind.TEXT]
    if len(texts) < 2 or not any(part.kind is PartKind.MENTION for part in parts[texts[0] : texts[-1]]):  # noqa: PLR2004 - two pieces
        return None
    if any(part.kind not in {PartKind.TEXT, PartKind.MENTION} for part in parts[texts[0] :]):
        return None
    if any(part.kind is PartKind.MENTION for part in parts[: texts[0]]):
        return None
    lines: list[str] = []
    patterns: list[str] = []
    ties: list[Tie] = []
    stretches: list[Stretch] = []
    offset = measure = 0
    indent = ""
    for order, place in enumerate(texts):
        piece = parts[place]
        following = texts[order + 1] if order + 1 < len(texts) else len(parts)
        own = list(parts[place + 1 : following])
        end = parts[following].start if following < len(parts) else block.end
        own_lines = lines_of(indent + text[piece.start : piece.end])
        stretches.append(Stretch(piece.start, piece.end, offset + len(indent)))
        offset += sum(len(line) or 1 for line in own_lines)
        lines.extend(own_lines)
        measure += sum(1 for line in own_lines if line.strip())
        between = text[own[-1].end if own else piece.end : end]
        tail = between[len(between.rstrip()) :] if following < len(parts) else ""
        if own:
            holes = Holes(1, 1, tuple(replace(tie, measure=measure) for tie in printed_ties(text, own)))
            patterns.append(
                "{text}"
                + holes.between(text, joined_runs(text, own), piece.end)
                + literal(between[: len(between) - len(tail)])
            )
            ties.extend(holes.ties)
        elif between.strip():
            return None
        feeds, indent = tail.count("\n"), tail.rpartition("\n")[2]
        if tail.replace(indent, "", 1).strip("\n") if indent else tail.strip("\n"):
            return None
        lines.extend([""] * feeds)
        offset += feeds
    head = _plainly(text, replace(block, end=parts[texts[0]].start), parts[: texts[0]], number)
    return PrintedBlock(
        lines=tuple(lines),
        pattern=head.pattern + "{measures}",
        measures=tuple(patterns),
        ties=tuple(ties),
        cells=head.cells,
        stretches=(*head.stretches, *stretches),
    )
