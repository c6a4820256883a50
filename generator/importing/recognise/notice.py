"""The whole reading: stages in their order, each a pure function of what the ones before found."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from generator.importing.reading import NoticeReading, Quote, Section
from generator.importing.recognise.bodies.names import is_collective
from generator.importing.recognise.conventions import find_conventions
from generator.importing.recognise.doubts import find_doubts, unread_rows
from generator.importing.recognise.goals import read_vision
from generator.importing.recognise.identity import identify
from generator.importing.recognise.outline.classification import Classification, classify
from generator.importing.recognise.outline.sections import make_sections
from generator.importing.recognise.outline.tree import outline
from generator.importing.recognise.outline.unnumbered import block_tasks
from generator.importing.recognise.phases import read_phases
from generator.importing.recognise.placed_tasks import place_blocks, place_tasks
from generator.importing.recognise.provisions import read_provisions, read_remarks
from generator.importing.recognise.tables.notice_tables import tables
from generator.importing.recognise.tables.rows import RowTask, row_tasks
from generator.importing.recognise.tasks import NoticeFrame, PlacedTask, make_task, read_facts
from generator.importing.recognise.text.folded import Folded, fold
from generator.importing.recognise.text.lines import LineKind, lines


def recognise(text: str, covered: Collection[int] = ()) -> NoticeReading:
    """Read a notice: decoded text whose tables are lines with cells parted by tabs.

    `covered` are the offsets of the boxes of tables that a merged cell above covers. Raises nothing for any text; what
    hands out no tasks gives a reading without tasks.
    """
    # 1. What stands where: lines, tables, and numbered items as a tree.
    folded = fold(text)
    text_lines = lines(folded.text)
    read_tables = tables(folded.text, text_lines)
    claimed = frozenset(index for table in read_tables for index in table.claimed)
    tree = outline(folded.text, text_lines, claimed)
    # 2. Which of them are tasks: items, rows, or blocks of lines.
    classified = classify(folded.text, tree)
    empty = frozenset(bisect_left(folded.origin, place) for place in covered)
    rows = [task for table in read_tables for task in row_tasks(folded.text, table, empty)]
    blocks = [] if _name_bodies(classified, rows) else block_tasks(folded.text, text_lines, claimed)
    sections = make_sections(folded, tree, classified, rows, [block.group for block in blocks if block.group])
    placed_tasks = place_blocks(sections, blocks) if blocks else place_tasks(folded, tree, classified, rows, sections)
    # 3. What holds for all of them: the notice's year, its conventions, page furniture.
    statements = [statement for placed in placed_tasks for statement in placed.statements]
    firsts, defaults, conventions = find_conventions(folded, statements)
    first_task = min((placed.start for placed in placed_tasks), default=len(folded.text))
    identity = identify(folded, text_lines, first_task)
    since = int(identity.date[:4]) if identity.date else identity.year
    furniture = tuple(
        (line.start, line.end) for line in text_lines if line.kind in {LineKind.FURNITURE, LineKind.METADATA}
    )
    frame = NoticeFrame(identity.year, since, firsts, defaults, furniture, _communities(placed_tasks))
    # 4. The values, with their dates, figures and names.
    tasks = tuple(make_task(folded, placed, frame) for placed in placed_tasks)
    reading = NoticeReading(
        identity=identity,
        conventions=conventions,
        sections=tuple(_with_facts(folded, section, frame) for section in sections.sections),
        tasks=tasks,
        provisions=read_provisions(folded, tree, classified, sections, frame),
        vision=read_vision(folded, tree, classified, sections, frame),
        phases=read_phases(folded, tree, classified, sections, frame),
        furniture=tuple(folded.quote(*span) for span in furniture),
        doubts=find_doubts(folded, placed_tasks, tasks, identity, unread_rows(folded.text, text_lines, claimed)),
    )
    beside = [line for index, line in enumerate(text_lines) if index not in claimed]
    return replace(reading, provisions=(*reading.provisions, *read_remarks(folded, beside, _parts(reading), frame)))


def _parts(reading: NoticeReading) -> Iterator[Quote]:
    """Yield the words of the parts that have been read."""
    yield from reading.furniture
    for task in reading.tasks:
        yield task.quote
        yield from task.text
    for provision in (*reading.provisions, *reading.phases, *filter(None, (reading.vision,))):
        yield provision.text
    for section in reading.sections:
        yield from filter(None, (section.quote, section.text))


def _name_bodies(classified: Classification, rows: list[RowTask]) -> bool:
    """Whether an item or a row names a body."""
    in_items = (statement for node in classified.tasks for statement in classified.statements[node])
    return any(statement.assignments for statement in in_items) or any(row.statements for row in rows)


def _communities(placed: Iterable[PlacedTask]) -> frozenset[str]:
    """Return the names of single communities that tasks give a part: 云岭社区, not 各社区."""
    statements = (statement for task in placed for statement in task.statements)
    names = (assignment.mention.name for statement in statements for assignment in statement.assignments)
    return frozenset(name for name in names if name.endswith("社区") and name != "社区" and not is_collective(name))


def _with_facts(folded: Folded, section: Section, frame: NoticeFrame) -> Section:
    """Read the facts of a section's own text; its dates may lie before the notice."""
    if not section.text:
        return section
    span = (bisect_left(folded.origin, section.text.start), bisect_left(folded.origin, section.text.end))
    return replace(section, facts=read_facts(folded, [span], frame))
