"""The whole reading: stages in their order, each a pure function of what the ones before found."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from generator.importing.reading import (
    Basis, Convention, ConventionKind, NoticeReading, ReadProvision, ReadRole, ReadResponsibility, Section, SectionKind,
)
from generator.importing.recognise.bodies import read_list
from generator.importing.recognise.blocks import block_tasks
from generator.importing.recognise.conventions import Clause, default_bodies, first_leads
from generator.importing.recognise.doubts import find_doubts
from generator.importing.recognise.folding import Folded, fold
from generator.importing.recognise.identity import identify
from generator.importing.recognise.judging import Judgement, heading_of, judge
from generator.importing.recognise.lines import LineKind, lines
from generator.importing.recognise.names import Strength, is_collective, prefix
from generator.importing.recognise.nesting import trim
from generator.importing.recognise.outline import Outline, outline
from generator.importing.recognise.rows import RowTask, row_tasks, starts_of
from generator.importing.recognise.sections import Sections, make_sections
from generator.importing.recognise.statements import Told
from generator.importing.recognise.tables import tables
from generator.importing.recognise.tasks import TaskDraft, make_task, read_facts, without_ends

Span = tuple[int, int]


def recognise(text: str) -> NoticeReading:
    """Read a notice: decoded text whose tables are lines with cells parted by tabs.

    Raises nothing for any text; what hands out no tasks gives a reading without tasks.
    """
    folded = fold(text)
    text_lines = lines(folded.text)
    found_tables = tables(folded.text, text_lines)
    claimed = frozenset(index for table in found_tables for index in table.claimed)
    tree = outline(folded.text, text_lines, claimed)
    judgement = judge(folded.text, tree)
    rows = [task for table in found_tables for task in row_tasks(folded.text, table)]
    bearing = any(any(one.told for one in judgement.statements[node]) for node in judgement.tasks) or any(row.statements for row in rows)
    blocks = [] if bearing else block_tasks(folded.text, text_lines, claimed)
    holes = tuple((line.start, line.end) for line in text_lines if line.kind in {LineKind.FURNITURE, LineKind.METADATA})
    drafts, sections = _drafts(folded, tree, judgement, rows)
    groups = [block.group for block in blocks if block.group]
    if blocks:
        sections = make_sections(folded, tree, judgement, rows, groups)
        drafts = [
            TaskDraft(block.start, block.end, heading=block.heading, statements=list(block.statements),
                      section=sections.index.get(("place", block.group[0])) if block.group else None)
            for block in blocks
        ]
    firsts, defaults, conventions = _conventions(folded, drafts)
    first_task = min((draft.start for draft in drafts), default=len(folded.text))
    identity = identify(folded, text_lines, first_task)
    since = int(identity.date[:4]) if identity.date else identity.year
    tasks = tuple(make_task(folded, without_ends(folded.text, draft, holes), firsts, defaults, identity.year, since, holes) for draft in drafts)
    return NoticeReading(
        identity=identity,
        conventions=conventions,
        sections=tuple(_with_facts(folded, section, identity.year, since) for section in sections.sections),
        tasks=tasks,
        provisions=_provisions(folded, tree, judgement, sections, identity.year, since, holes),
        furniture=tuple(folded.quote(line.start, line.end) for line in text_lines if line.kind in {LineKind.FURNITURE, LineKind.METADATA}),
        doubts=find_doubts(folded, drafts, tasks, identity),
    )


def _with_facts(folded: Folded, section: Section, year: int | None, since: int | None) -> Section:
    """Read the facts of a section's own text; its dates may lie before the notice."""
    if not section.text:
        return section
    span = (bisect_left(folded.origin, section.text.start), bisect_left(folded.origin, section.text.end))
    return replace(section, facts=read_facts(folded, [span], year, since))


def _drafts(folded: Folded, tree: Outline, judgement: Judgement, rows: list[RowTask]) -> tuple[list[TaskDraft], Sections]:
    """Bring items and rows into the order of the text and tie them to sections and to the items above."""
    sections = make_sections(folded, tree, judgement, rows, [])
    drafts = [(("node", index), _node_draft(folded, tree, judgement, index, sections)) for index in sorted(judgement.tasks)]
    for index, row in enumerate(rows):
        drafts.append((("row", index), _row_draft(folded, row, rows, sections)))
    drafts.sort(key=lambda pair: pair[1].start)
    places = {key: place for place, (key, _) in enumerate(drafts)}
    for (kind, index), draft in drafts:
        if kind == "row":
            parent = rows[index].parent
            base = index
            while parent is not None and base and rows[base].parent is not None:
                base -= 1
            draft.parent = places.get(("row", base)) if parent is not None else None
        else:
            above = tree.nodes[index].parent
            while above is not None and ("node", above) not in places:
                above = tree.nodes[above].parent
            draft.parent = places.get(("node", above)) if above is not None else None
    return [draft for _, draft in drafts], sections


def _node_draft(folded: Folded, tree: Outline, judgement: Judgement, index: int, sections: Sections) -> TaskDraft:
    """Draft an item: its points are part of its text; lists of the item or the chapter above come down where it has none."""
    text, node = folded.text, tree.nodes[index]
    start, end = trim(text, node.start, min(node.end, node.cut) if all(child in judgement.points for child in node.children) else node.own_end)
    end = trim(text, start, judgement.ends.get(index, end))[1]
    heading = heading_of(text, node)
    shown = heading if heading[1] < end and heading[1] - heading[0] <= _LONGEST_HEADING and text[heading[1]] in "。.\n" and _words_follow(text, heading[1], end, judgement, index) else None
    statements = list(judgement.statements[index])
    for child in node.children:
        if child in judgement.points:
            statements.extend(judgement.statements[child])
    labelled = any(one.told for one in statements)
    handed: list[tuple[Told, Basis]] = []
    if index not in judgement.containers:
        handed = _handed_down(folded, tree, judgement, index, labelled=labelled)
    kind = judgement.kinds[index]
    return TaskDraft(
        start, end, node.mark.label, shown, statements=statements, handed=handed, section=sections.of_node(tree, index),
        container=index in judgement.containers, provision=kind is SectionKind.SAFEGUARDS and not any(one.told and one.told[0].basis is not Basis.SENTENCE for one in statements),
    )


_LONGEST_HEADING = 42


def _words_follow(text: str, place: int, end: int, judgement: Judgement, index: int) -> bool:
    """Whether more than a list follows a heading."""
    if index in judgement.containers:
        return True
    rest = text[place + 1 : end]
    for one in judgement.statements[index]:
        rest = rest.replace(text[one.start : one.end], "")
    return bool(rest.strip(" 。\n"))


def _handed_down(folded: Folded, tree: Outline, judgement: Judgement, index: int, *, labelled: bool) -> list[tuple[Told, Basis]]:
    """Return the bodies of the item or the chapter above, the nearest first."""
    above = tree.nodes[index].parent
    while above is not None:
        heading = read_heading(folded.text, tree, above)
        if heading:
            return [(told, Basis.HEADING) for told in heading]
        told = [one for statement in judgement.statements[above] for one in statement.told if one.basis is not Basis.SENTENCE]
        if told and not labelled:
            return [(one, Basis.PARENT if above in judgement.tasks else Basis.HEADING) for one in told]
        above = tree.nodes[above].parent
    return []


def read_heading(text: str, tree: Outline, index: int) -> list[Told]:
    """Return the bodies that a heading consists of, where the headings beside it are bodies too: a list by bodies."""
    node = tree.nodes[index]
    beside = [i for i, other in enumerate(tree.nodes) if other.zone == node.zone and other.depth == node.depth and other.mark.style == node.mark.style]
    told = {i: _bodies_of_heading(text, tree, i) for i in beside}
    if sum(bool(one) for one in told.values()) * 5 < len(beside) * 3 or len(beside) < 2:  # noqa: PLR2004
        return []
    return told[index]


def _bodies_of_heading(text: str, tree: Outline, index: int) -> list[Told]:
    """Return the bodies of one heading, none if anything else stands in it."""
    span = heading_of(text, tree.nodes[index])
    bodies = read_list(text, *span)
    sure = all(one.sure is Strength.KNOWN and (prefix(one.name) or is_collective(one.name)) or one.sure >= Strength.FORMED for one in bodies.mentions)
    if not bodies.mentions or bodies.rest or not sure or span[1] - span[0] > _LONGEST_HEADING:
        return []
    return [Told(one, ReadRole.RESPONSIBLE, Basis.HEADING) for one in bodies.mentions]


def _row_draft(folded: Folded, row: RowTask, rows: list[RowTask], sections: Sections) -> TaskDraft:
    """Draft a row: its text is the cell of the task, its lists the cells of bodies."""
    del rows
    start, end = starts_of(folded.text, row)
    inner = [one for one in row.statements if start <= one.start < end]
    section = sections.index.get(("place", row.chapter[0])) if row.chapter else sections.at(row.row.start)
    return TaskDraft(
        start, end, row.label, row.group, inside=False, statements=[*inner, *(one for one in row.statements if one not in inner)],
        handed=[(told, Basis.COLUMN) for told in row.inherited], limits=row.limits, people=row.people, target=row.target, section=section,
    )


def _conventions(folded: Folded, drafts: list[TaskDraft]) -> tuple[tuple[int, ...], tuple[Clause, ...], tuple[Convention, ...]]:
    """Find the clauses that hold for many tasks and from where they hold: from their own item on, in a note below for all."""
    statements = [one for draft in drafts for one in draft.statements]
    conventions: list[Convention] = []
    firsts: list[int] = []
    defaults: list[Clause] = []
    for clause in first_leads(folded.text):
        since = _since(clause, statements)
        firsts.append(since)
        conventions.append(Convention(kind=ConventionKind.FIRST_LEADS, quote=folded.quote(clause.start, clause.end), since=folded.origin[since]))
    for clause in default_bodies(folded.text):
        since = _since(clause, statements)
        defaults.append(Clause(since, clause.end, clause.bodies))
        bodies = tuple(
            ReadResponsibility(quote=folded.quote(one.start, one.end), unit=folded.printed(one.start, one.end), role=ReadRole.RESPONSIBLE, basis=Basis.CLAUSE, inherited=True)
            for one in clause.bodies
        )
        conventions.append(Convention(kind=ConventionKind.DEFAULT_BODIES, quote=folded.quote(clause.start, clause.end), since=folded.origin[since], bodies=bodies))
    return tuple(firsts), tuple(defaults), tuple(sorted(conventions, key=lambda one: one.quote.start))


def _since(clause: Clause, statements: list) -> int:
    """Return from where a clause holds."""
    holding = next((one for one in statements if one.start <= clause.start < one.end), None)
    if holding:
        return int(holding.start)
    return clause.start if any(one.start > clause.start for one in statements) else 0


def _provisions(folded: Folded, tree: Outline, judgement: Judgement, sections: Sections, year: int | None, since: int | None, holes: tuple[Span, ...]) -> tuple[ReadProvision, ...]:
    """Return the rules outside the tasks: articles, items of safeguards, chapters without parts that are no aims."""
    provisions: list[ReadProvision] = []
    telling = bool(judgement.tasks)
    for index, node in enumerate(tree.nodes):
        kind = judgement.kinds[index]
        bearing = any(one.told and one.told[0].basis is not Basis.SENTENCE for one in judgement.statements[index])
        chapter = not node.depth and not node.children and kind in {SectionKind.TASKS, SectionKind.SAFEGUARDS} and index not in judgement.tasks and telling
        safeguard = index in judgement.tasks and kind is SectionKind.SAFEGUARDS and not bearing
        if not ((node.mark.style == "article" and index not in judgement.tasks) or chapter or safeguard) or index in judgement.points:
            continue
        start, end = trim(folded.text, node.start, min(node.end, node.cut))
        end = without_ends(folded.text, TaskDraft(start, end), holes).end
        heading = heading_of(folded.text, node) if node.mark.style != "article" else None
        if heading and not (heading[1] + 1 < end and heading[1] - heading[0] <= _LONGEST_HEADING):
            heading = None
        begin = trim(folded.text, heading[1] + 1, end)[0] if heading else start
        provisions.append(
            ReadProvision(
                label=folded.printed(*node.mark.label), heading=folded.quote(*heading) if heading else None, text=folded.quote(begin, end),
                section=sections.index.get(("node", index), sections.of_node(tree, index)),
                facts=read_facts(folded, [(begin, end)], year, since),
            )
        )
    return tuple(provisions)


