"""Drafts of tasks from items, rows and blocks, in the order of the text, tied to sections and to the items above."""

from generator.importing.reading import Basis, Certainty, SectionKind
from generator.importing.recognise.classification import Classification
from generator.importing.recognise.folded import Folded
from generator.importing.recognise.headings import LONGEST_HEADING, heading_of
from generator.importing.recognise.inheritance import bodies_by_heading, bodies_from_above
from generator.importing.recognise.nesting import trim
from generator.importing.recognise.outline import Outline
from generator.importing.recognise.rows import RowTask, starts_of
from generator.importing.recognise.sections import Sections
from generator.importing.recognise.statements import Assignment
from generator.importing.recognise.tasks import TaskDraft
from generator.importing.recognise.unnumbered import BlockTask


def draft_tasks(
    folded: Folded, tree: Outline, classified: Classification, rows: list[RowTask], sections: Sections
) -> list[TaskDraft]:
    """Bring items and rows into the order of the text and tie them to sections and to the items above."""
    headings = bodies_by_heading(folded.text, tree)
    drafts = [
        (("node", index), _node_draft(folded, tree, classified, index, headings)) for index in sorted(classified.tasks)
    ]
    for (_, index), draft in drafts:
        draft.section = sections.of_node(tree, index)
    for index, row in enumerate(rows):
        drafts.append((("row", index), _row_draft(folded, row, sections)))
    drafts.sort(key=lambda pair: pair[1].start)
    places = {key: place for place, (key, _) in enumerate(drafts)}
    for (kind, index), draft in drafts:
        if kind == "row":
            first = index
            while rows[first].below_number:
                first -= 1
            draft.parent = places["row", first] if first != index else None
        else:
            above = tree.nodes[index].parent
            while above is not None and ("node", above) not in places:
                above = tree.nodes[above].parent
            draft.parent = places.get(("node", above)) if above is not None else None
    return [draft for _, draft in drafts]


def draft_blocks(sections: Sections, blocks: list[BlockTask]) -> list[TaskDraft]:
    """Draft headed blocks without numbers."""
    return [
        TaskDraft(
            block.start,
            block.end,
            heading=block.heading,
            statements=list(block.statements),
            section=sections.index.get(("place", block.group[0])) if block.group else None,
        )
        for block in blocks
    ]


def _node_draft(
    folded: Folded, tree: Outline, classified: Classification, index: int, headings: dict[int, list[Assignment]]
) -> TaskDraft:
    """Draft an item with its points; lists of the item or the chapter above come down where it has none."""
    text, node = folded.text, tree.nodes[index]
    start, end = trim(
        text,
        node.start,
        min(node.end, node.cut) if all(child in classified.points for child in node.children) else node.own_end,
    )
    end = trim(text, start, classified.ends.get(index, end))[1]
    heading = heading_of(text, node)
    shown = (
        heading
        if heading[1] < end
        and heading[1] - heading[0] <= LONGEST_HEADING
        and text[heading[1]] in "。.\n"
        and _words_follow(text, heading[1], end, classified, index)
        and not any(own.start <= heading[0] and heading[1] <= own.end for own in classified.statements[index])
        else None
    )
    statements = list(classified.statements[index])
    for child in node.children:
        if child in classified.points:
            listed = any(statement.is_list for statement in statements)
            below = classified.statements[child]
            statements.extend(statement for statement in below if not (listed and statement.is_sentence))
    labelled = any(statement.assignments for statement in statements)
    from_above: list[tuple[Assignment, Basis]] = []
    if index not in classified.containers:
        from_above = bodies_from_above(tree, classified, headings, index, labelled=labelled)
    kind = classified.kinds[index]
    return TaskDraft(
        start,
        end,
        node.mark.label,
        shown,
        statements=statements,
        from_above=from_above,
        container=index in classified.containers,
        provision=kind is SectionKind.SAFEGUARDS and not any(statement.is_list for statement in statements),
    )


def _words_follow(text: str, place: int, end: int, classified: Classification, index: int) -> bool:
    """Whether more than a list follows a heading."""
    if index in classified.containers:
        return True
    rest = text[place + 1 : end]
    for statement in classified.statements[index]:
        rest = rest.replace(text[statement.start : statement.end], "")
    return bool(rest.strip(" 。\n"))


def _row_draft(folded: Folded, row: RowTask, sections: Sections) -> TaskDraft:
    """Draft a row: its text is the cell of the task, its lists the cells of bodies."""
    start, end = starts_of(folded.text, row)
    inner = [statement for statement in row.statements if start <= statement.start < end]
    section = sections.index.get(("place", row.chapter[0])) if row.chapter else sections.at(row.row.start)
    return TaskDraft(
        start,
        end,
        row.label,
        row.group,
        inside=False,
        statements=[*inner, *(statement for statement in row.statements if statement not in inner)],
        from_above=[(assignment, Basis.COLUMN) for assignment in row.inherited],
        limits=row.limits,
        people=row.people,
        target=row.target,
        more=row.more,
        name=row.name,
        certainty=Certainty.UNSURE if row.headless else Certainty.SURE,
        section=section,
    )
