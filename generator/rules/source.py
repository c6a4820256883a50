"""Rules on the whole text: records and furniture alone rebuild the official text, character by character."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.ellipsis import shortened
from generator.findings import Location
from generator.rules.context import RebuiltText, RuleContext
from generator.rules.rule import Violation, rule
from generator.text.diff import TextDifference
from generator.text.fragments import CELL, FIELD, FORM, FURNITURE
from generator.text.official import Passage, PrintedText

CONSTANT = frozenset({FORM, FURNITURE})  # passages that no author writes: what is missing beside one is the neighbour's
PRINTED = ("web_title", "web_updated", "title", "document_number", "addressees", "written_text")  # of the notice
PlacedDifference = tuple[TextDifference, Passage, Location]
SHOWN = 24  # characters of a difference that a message shows


@rule("text-in-source")
def text_in_source(context: RuleContext) -> Iterator[Violation]:
    """每条记录的文字都在原文的相应位置，一字不差；修改计划的文件也是如此，改动过的文字等于原文加上文件写明的改动。

    Every text, name, heading, mention and printed field stands in the official text, at its place, character by
    character. The text is rebuilt from the records without reading the official file, and then compared with it. Of an
    amended plan it is compared with the text before and the words that the amendment puts in; the amendment's own text
    is rebuilt from its clauses in the same way.
    """
    for text in context.texts:
        yield from _merged(text, (placed for placed in _differences(text) if placed[1].part != FURNITURE))


@rule("source-covered")
def source_covered(context: RuleContext) -> Iterator[Violation]:
    """原文的每个字符都属于一条记录或已声明的网页附属文字。

    Every character of the official text belongs to exactly one record or to declared furniture.
    """
    for text in context.texts:
        yield from _merged(text, (placed for placed in _differences(text) if placed[1].part == FURNITURE))


@rule("layout-unfinished")
def layout_unfinished(context: RuleContext) -> Iterator[Violation]:
    """版式列到了原文的最后一行。

    The layout goes on to the last line of the official text. What follows its last line is not laid out yet: one
    finding, which says where it begins.
    """
    for text in context.texts:
        rest = text.unfinished
        if rest is None:
            continue
        if not rest.words.strip("\n"):
            yield Violation(
                text.layout.lines[-1].origin.location,
                f"原文 {text.file} 的末尾还有 {len(rest.words)} 个换行，版式没有列 "
                f"(the official text ends with line feeds that are not laid out: {len(rest.words)})",
                '在 lines 的最后，每个换行加一行 - furniture: "" (add such a line for each at the end of `lines`)',
            )
            continue
        at = rest.at + len(rest.words) - len(rest.words.lstrip("\n"))
        line = bisect_right(text.lines, at)
        column = at - text.lines[line - 1] + 1
        lines = rest.words.strip("\n").count("\n") + 1
        yield Violation(
            text.layout.lines[-1].origin.location,
            f"版式没有列完：原文从 {text.file}:{line}:{column}“{_shown(rest.words.lstrip())}”起还有 {lines} 行 "
            f"(not laid out yet: {lines} lines of the official text, from there)",
            "在版式的 lines 里接着列 (go on in `lines` of the layout)",
        )


@rule("source-unchanged")
def source_unchanged(context: RuleContext) -> Iterator[Violation]:
    """原文文件未被改动，与登记的校验和一致；原文由别的文件读出的，那个原件也一样。

    The official text's file is the one that the layout was made for: its SHA-256 is the layout's. So is the file that
    a reader made the text from, where there is one.
    """
    dataset = context.dataset
    texts = [(dataset.layout, dataset.source_sha256)]
    texts += [(revision.source, revision.official_sha256) for revision in dataset.revisions if revision.source]
    for layout, actual in texts:
        if layout.sha256 == actual:
            continue
        yield Violation(
            (layout.origin / "sha256").location,
            f"原文文件 {layout.file} 的校验和是 {actual}，与登记的不同 (the file's SHA-256 differs from the layout's)",
            "恢复原文文件；它不应被编辑 (restore the file: it is never edited)",
        )
    original = dataset.layout.original
    if original is not None and original.sha256 != dataset.original_sha256:
        yield Violation(
            (original.origin / "sha256").location,
            f"原件 {original.file} 的校验和是 {dataset.original_sha256}，与登记的不同 (its SHA-256 differs)",
            "恢复原件；它不应被编辑 (restore the file: it is never edited)",
        )


@rule("printed-once")
def printed_once(context: RuleContext) -> Iterator[Violation]:
    """每条记录和每个标题在版式中恰好出现一次，版式中的字段和记录的 cells 至少一次。

    The layout prints every text record and every chapter heading exactly once, and every printed field of the plan and
    every cell of a record, by the record's form or by a `cell` of its own.
    """
    dataset = context.dataset
    printings = Counter(piece.record or piece.heading or piece.field for piece in dataset.layout.pieces)
    expected = {record.id: record.origin for record in dataset.texts}
    expected |= {key: chapter.origin for key, chapter in dataset.chapters.items() if chapter.heading}
    printings += Counter(passage.group for passage in context.texts[0].printed.passages if passage.group)
    unfinished = context.texts[0].unfinished is not None  # what is not laid out yet is one finding
    for key, origin in expected.items():
        if printings[key] != 1 and not (unfinished and not printings[key]):
            yield Violation(
                origin.location,
                f"{key} 在版式中出现 {printings[key]} 次 (printings of {key}: {printings[key]})",
                f"在 {dataset.layout.file} 的版式文件中恰好列出一次 (list it exactly once in the layout)",
            )
    plan, notice = dataset.plan, dataset.plan.notice
    fields = ["/title"] if plan.title_basis is None else []
    fields += [f"/annexes/{index}/title" for index in range(len(plan.annexes))]
    fields += [f"/notice/issuers/{index}" for index in range(len(notice.issuers))]
    fields += [f"/notice/{name}" for name in PRINTED if getattr(notice, name)]
    for field in fields:
        if not printings[field] and not unfinished:
            yield Violation(
                plan.origin.location,
                f"字段 {field} 没有印在版式中 (the field is not printed)",
                "在版式文件的相应行写上 field (print it in the layout with `field`)",
            )
    cells = {passage.origin.location for passage in context.texts[0].printed.passages if passage.part == CELL}
    for record in dataset.texts if not unfinished else ():
        for cell in record.cells:
            if cell.origin.location not in cells:
                yield Violation(
                    cell.origin.location,
                    f"{record.id} 的 cells 中的 {cell.name} 没有印在版式中 (the cell is not printed)",
                    f"在它的格式里写上 {{{cell.name}}}，或在印着它的一行写 cell: {record.id}/{cell.name} "
                    "(print it with the record's form, or with `cell` where it stands)",
                )


def _merged(text: RebuiltText, differences: Iterable[PlacedDifference]) -> Iterator[Violation]:
    """Yield differences; what differs in one way in the constant characters of many records is one."""
    seen: Counter[tuple[str, str]] = Counter()
    placed = tuple(differences)
    for difference, passage, _ in placed:
        if passage.part == FORM:
            seen[_words(text, difference)] += 1
    for difference, passage, location in placed:
        words = _words(text, difference)
        times = seen.pop(words, 0) if passage.part == FORM else 1
        if times:
            violation = _difference(text, difference, passage, location)
            if times > 1:
                again, hint = f"；同样的共 {times} 处 ({times} places)", _pattern_hint(text)
                violation = violation._replace(message=violation.message + again, hint=hint)
            yield violation


def _pattern_hint(text: RebuiltText) -> str:
    """Return the remedy for what many records print wrong: the pattern that prints them."""
    return f"多条记录错在同一个字：改 {text.file} 的版式里印它们的格式 (mend the pattern in the layout's `forms`)"


def _words(text: RebuiltText, difference: TextDifference) -> tuple[str, str]:
    """Return the words of ours and those of the official text where they differ."""
    return text.printed.text[difference.start : difference.end], difference.words


def _differences(text: RebuiltText) -> Iterator[PlacedDifference]:
    """Yield where the rebuilt text is not the source, with the passage to blame, once for each line of YAML."""
    printed = text.printed
    starts = [passage.start for passage in printed.passages]
    seen: set[Location] = set()
    for difference in text.differences:
        if difference is text.unfinished:
            continue
        for passage, offset in _blamed(printed, starts, difference):
            location = passage.location(offset)
            if location not in seen:
                seen.add(location)
                yield difference, passage, location


def _blamed(printed: PrintedText, starts: list[int], difference: TextDifference) -> Iterator[tuple[Passage, int]]:
    """Yield the passages that a difference touches, with the offset in each, to a line of a block of text.

    Words that are only missing are blamed on the passage before them if that may end there, else on the one after: a
    clause ends with ; or 。, and constant characters and furniture are complete.
    """
    start, end = difference.start, difference.end
    if start < end:
        index = bisect_right(starts, start) - 1
        while index < len(printed.passages) and printed.passages[index].start < end:
            passage = printed.passages[index]
            if passage.end > start:
                offsets = _line_starts(passage, max(start, passage.start), min(end, passage.end))
                yield from ((passage, offset) for offset in offsets)
            index += 1
        return
    before, after = _neighbours(printed, starts, start)
    if before is after:
        inside_clause = difference.words[-1:] not in {";", "。"}
        yield after, start if inside_clause else start - 1
    elif before.part not in CONSTANT or after.part in CONSTANT:
        yield before, before.end - 1
    else:
        yield after, start


def _neighbours(printed: PrintedText, starts: list[int], at: int) -> tuple[Passage, Passage]:
    """Return the passages that hold the characters before and after a place: the same one within a passage."""
    left = right = bisect_right(starts, at) - 1
    while left > 0 and printed.passages[left].start >= at:
        left -= 1
    while right < len(printed.passages) - 1 and printed.passages[right].end <= at:
        right += 1
    return printed.passages[left], printed.passages[right]


def _line_starts(passage: Passage, start: int, end: int) -> Iterator[int]:
    """Yield an offset in each line of YAML that characters `start` to `end` of the whole stand in."""
    last = -1
    for offset in range(start, end):
        line = passage.words.place_at(offset - passage.start)[0] if passage.words else 0
        if line != last:
            yield offset
        last = line


def _difference(text: RebuiltText, difference: TextDifference, passage: Passage, location: Location) -> Violation:
    """Return the violation of one difference."""
    line = bisect_right(text.lines, difference.at)
    column = difference.at - text.lines[line - 1] + 1
    ours = text.printed.text[difference.start : difference.end]
    whose = f"记录 {passage.record} 的" if passage.record else "字段的" if passage.part == FIELD else "版式声明的"
    place = f"{text.file}:{line}:{column}"
    return Violation(
        location,
        f"{whose}文字“{_shown(ours)}”在原文 {place} 处是“{_shown(difference.words)}” "
        f"(the official text reads “{_shown(difference.words)}” there)",
        "照原文逐字改正；若原文文件被改动，恢复原文文件 (copy the words from the official text, or restore its file)",
    )


def _shown(words: str) -> str:
    """Return words for a message: white space made visible, long ones cut, none named."""
    visible = words.replace("\n", "⏎").replace("\u00a0", "⍽").replace(" ", "␣")
    return shortened(visible, SHOWN) or "（无）"
