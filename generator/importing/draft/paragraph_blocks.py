"""The blocks of paragraphs: each run of sentences that nothing else has."""

import re
from collections.abc import Iterator

from generator.importing.draft.blocks import Block, BlockKind, Claims
from generator.importing.draft.field_blocks import ADDRESSEES, NOTICE_TITLE, TITLE, WRITTEN
from generator.importing.draft.phase_blocks import APPROACH
from generator.importing.reading import NoticeReading, Quote

NOTICE, PREAMBLE = "notice", "preamble"
_SENTENCE = re.compile(r"[。；;]|[：:]$")
_COPIED = re.compile(r"抄\s*[送报]\s*[：:]")  # who gets a copy, below the text
_LONG = 24  # characters of a line that is a paragraph without saying so
_TASKS = {BlockKind.PROJECT, BlockKind.GROUP, BlockKind.CHAPTER, BlockKind.PROVISION, BlockKind.PHASE}


def with_paragraphs(claims: Claims, text: str, reading: NoticeReading) -> Claims:
    """Return the claims with a block for each run of sentences that nothing else has."""
    needed = [convention.quote for convention in reading.conventions]
    needed += [body.quote for task in reading.tasks for body in task.responsibilities if body.inherited]
    first = min((block.start for block in claims.blocks if block.kind in _TASKS), default=len(text))
    heads = [block for block in claims.blocks if block.kind is BlockKind.FIELD and block.start < first]
    title = max((block.end for block in heads if block.key == TITLE), default=0)
    notice = max((block.end for block in heads if block.key in {ADDRESSEES, NOTICE_TITLE}), default=-1)
    signed = min((block.start for block in heads if block.key == WRITTEN and block.start > notice), default=title)
    phase = min((block.start for block in claims.blocks if block.kind is BlockKind.PHASE), default=-1)
    chapter = max((block.end for block in claims.blocks if block.end <= phase), default=-1)
    furniture = {(quote.start, quote.end) for quote in reading.furniture}
    runs = [run for gap in claims.gaps(len(text)) for run in _runs(text, gap, needed, furniture)]
    keys: set[str] = set()
    paragraphs: list[Block] = []
    for start, end in runs:
        key = ""
        if 0 <= notice <= start < max(signed, title) and end <= max(signed, title):
            key = NOTICE
        elif chapter <= start < phase:
            key = APPROACH
        elif title <= start < first:
            key = PREAMBLE
        key = "" if key in keys else key
        keys.add(key)
        paragraphs.append(Block.paragraph(start, end, key))
    return claims.with_blocks(paragraphs)


def _runs(
    text: str, gap: tuple[int, int], needed: list[Quote], furniture: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the runs of lines that are sentences, or that hold words which a record must have.

    A list of who gets a copy, to its full stop, is none.
    """
    run: tuple[int, int] | None = None
    place = gap[0]
    copied = False
    for line in text[gap[0] : gap[1]].split("\n"):
        start, end = place, place + len(line)
        place = end + 1
        words = line.strip()
        copied = bool(_COPIED.match(words)) or (copied and bool(words))
        first = start + line.find(words)
        last = first + len(words)
        must = any(quote.start < last and first < quote.end for quote in needed)
        if must or (not copied and _is_sentence(words) and not any(a < last and first < b for a, b in furniture)):
            run = (run[0] if run else first, last)
        elif run:
            yield run
            run = None
        copied = copied and not words.endswith("。")
    if run:
        yield run


def _is_sentence(words: str) -> bool:
    """Whether a line says something, and is no heading of a table and no signature."""
    letters = re.findall(r"[\u3400-\u9fff]", words)
    return len(letters) > 3 and "\t" not in words and bool(_SENTENCE.search(words) or len(letters) >= _LONG)  # noqa: PLR2004 - a few letters
