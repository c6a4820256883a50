"""The layout of a draft: the lines of the official text, and the forms that most records share."""

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.importing.draft.blocks import Block, BlockKind, PartKind
from generator.importing.draft.holes import literal
from generator.importing.draft.records import DraftRecord, NumberedNotice
from generator.synthesis.yaml_writer import Record
from generator.text.forms import PLAIN

CELL_TITLES = {"time": "完成时限", "leader": "责任领导", "other": "其他", "title": "标题", "category": "类别"}
_PEOPLE = frozenset({"leader"})
_OFTEN = 2


def draft_layout(text: str, blocks: tuple[Block, ...], notice: NumberedNotice, fields: Mapping[str, str]) -> Record:
    """Return forms, cells and lines; `fields` are the values of the plan's fields by their pointer."""
    patterns = {record.id: record.printed.pattern for record in notice.records}
    kinds = {record.id: form_kind(record) for record in notice.records}
    for chapter in notice.chapters:
        if chapter.block:
            patterns[f"S/{chapter.number}"] = _chapter_pattern(text, chapter.block)
            kinds[f"S/{chapter.number}"] = "chapter"
    forms = _forms(patterns, kinds)
    measures = Counter(pattern for record in notice.records for pattern in record.printed.measures)
    if measures:
        forms["measure"] = measures.most_common(1)[0][0]
    names = {(_base(name), pattern): name for name, pattern in forms.items()}
    records = {record.block.start: record for record in notice.records}
    chapters = {chapter.block.start: f"S/{chapter.number}" for chapter in notice.chapters if chapter.block}

    def piece(block: Block) -> Record:
        if block.kind is BlockKind.FIELD:
            words = text[block.start : block.end]
            return {"field": block.key} | ({} if fields[block.key] == words else {"printed": words})
        record = records.get(block.start)
        key = record.id if record else chapters[block.start]
        value: Record = {"record" if record else "heading": key}
        form = names.get((kinds[key], patterns[key]), patterns[key])
        if form != kinds[key] and not (kinds[key] == "text" and form == PLAIN):
            value["form"] = form
        if record:
            value |= _measure_forms(record.printed.measures, forms.get("measure", ""))
        return value

    cells = {name: None for record in notice.records for name in record.printed.cells}
    value: Record = {}
    if forms:
        value["forms"] = dict(sorted(forms.items()))
    if cells:
        value["cells"] = {name: _cell(name) for name in cells}
    return value | {"lines": list(_lines(text, [(block.start, block.end, piece(block)) for block in blocks]))}


def form_kind(record: DraftRecord) -> str:
    """Return the name of the form that a record has by default, as `generator.text.forms` has it."""
    if record.kind in {BlockKind.GROUP, BlockKind.PROJECT, BlockKind.PHASE}:
        return record.kind.value
    if record.block.key:
        return "text"
    return "provision" if record.heading else "article" if record.label else "text"


def _forms(patterns: Mapping[str, str], kinds: Mapping[str, str]) -> dict[str, str]:
    """Return the patterns with names: the commonest of each kind has the kind's, those used often a numbered one."""
    forms: dict[str, str] = {}
    for kind in sorted(set(kinds.values())):
        used = Counter(pattern for key, pattern in patterns.items() if kinds[key] == kind)
        if kind == "text":
            used.pop(PLAIN, None)
        in_order = sorted(used.items(), key=lambda use: (-use[1], len(use[0]), use[0]))  # short ones name no units
        for place, (pattern, count) in enumerate(in_order):
            if place == 0 and kind != "text":
                forms[kind] = pattern
            elif count >= _OFTEN:
                forms[f"{kind}{place + 1}"] = pattern
    return forms


def _base(name: str) -> str:
    return name.rstrip("0123456789")


def _measure_forms(patterns: tuple[str, ...], usual: str) -> Record:
    """Return how a line says the forms of its measures."""
    if not patterns or set(patterns) == {usual}:
        return {}
    if len(set(patterns)) == 1:
        return {"measure": patterns[0]}
    return {"measures": ["measure" if pattern == usual else pattern for pattern in patterns]}


def _cell(name: str) -> Record:
    kind = _base(name)
    return {"title": CELL_TITLES[kind]} | ({"people": True} if kind in _PEOPLE else {})


def _chapter_pattern(text: str, block: Block) -> str:
    """Return the form of a chapter's heading."""
    pattern, place = "", block.start
    for part in block.parts:
        hole = "label" if part.kind is PartKind.LABEL else "heading"
        pattern += literal(text[place : part.start]) + f"{{{hole}}}"
        place = part.end
    return pattern + literal(text[place : block.end])


def _lines(text: str, pieces: list[tuple[int, int, Record]]) -> Iterator[Record]:
    """Yield the lines: between two records the official text has line feeds, or furniture."""
    line: list[Record] = []
    place = 0
    for start, end, value in [*pieces, (len(text), len(text), {})]:
        first, *following = text[place:start].split("\n")
        line.extend(_furniture(first))
        for words in following:
            yield _line(line)
            line = list(_furniture(words))
        if value:
            line.append(value)
        place = end
    yield _line(line)


def _furniture(words: str) -> Iterator[Record]:
    """Yield words as furniture, nothing where there are none."""
    if words:
        yield {"furniture": words}


def _line(pieces: list[Record]) -> Record:
    if not pieces:
        return {"furniture": ""}
    return pieces[0] if len(pieces) == 1 else {"parts": pieces}
