"""The places of tasks: items, rows and blocks in the order of the text, tied to sections and to the items above."""

from dataclasses import replace

from generator.importing.reading import Basis, Certainty, SectionKind
from generator.importing.recognise.inheritance import bodies_by_heading, bodies_from_above
from generator.importing.recognise.outline.classification import Classification
from generator.importing.recognise.outline.headings import LONGEST_HEADING, heading_of
from generator.importing.recognise.outline.sections import Sections
from generator.importing.recognise.outline.tree import Outline
from generator.importing.recognise.outline.unnumbered import BlockTask
from generator.importing.recognise.statements.statement import Assignment
from generator.importing.recognise.tables.rows import RowTask, starts_of
from generator.importing.recognise.tasks import PlacedTask
from generator.importing.recognise.text.brackets import trim
from generator.importing.recognise.text.folded import Folded


def place_tasks(
    folded: Folded, tree: Outline, classified: Classification, rows: list[RowTask], sections: Sections
) -> list[PlacedTask]:
    """Bring items and rows into the order of the text and tie them to sections and to the items above."""
    headings = bodies_by_heading(folded.text, tree)
    placed = {("row", index): _placed_row(folded, row, sections) for index, row in enumerate(rows)}
    for index in sorted(classified.tasks):
        item = _placed_item(folded, tree, classified, index, headings)
        placed["node", index] = replace(item, section=sections.of_node(tree, index))
    in_order = sorted(placed, key=lambda key: (placed[key].start, key))
    places = {key: place for place, key in enumerate(in_order)}
    above = {("row", index): _row_above(rows, index) for index in range(len(rows))}
    above |= {("node", index): _item_above(tree, classified, index) for index in classified.tasks}
    parents = {key: places[upper] for key, upper in above.items() if upper}
    return [replace(placed[key], parent=parents.get(key)) for key in in_order]


def _row_above(rows: list[RowTask], index: int) -> tuple[str, int] | None:
    """Return the key of the row whose number a row shares, None where it has one of its own."""
    first = index
    while rows[first].below_number:
        first -= 1
    return ("row", first) if first != index else None


def _item_above(tree: Outline, classified: Classification, index: int) -> tuple[str, int] | None:
    """Return the key of the nearest task that an item is a part of."""
    above = tree.nodes[index].parent
    while above is not None and above not in classified.tasks:
        above = tree.nodes[above].parent
    return ("node", above) if above is not None else None


def place_blocks(sections: Sections, blocks: list[BlockTask]) -> list[PlacedTask]:
    """Place headed blocks without numbers."""
    return [
        PlacedTask(
            block.start,
            block.end,
            heading=block.heading,
            statements=list(block.statements),
            section=sections.index.get(("place", block.group[0])) if block.group else None,
        )
        for block in blocks
    ]


def _placed_item(
    folded: Folded, tree: Outline, classified: Classification, index: int, headings: dict[int, list[Assignment]]
) -> PlacedTask:
    """Place an item with its points; lists of the item or the chapter above come down where it has none."""
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
    return PlacedTask(
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


def _placed_row(folded: Folded, row: RowTask, sections: Sections) -> PlacedTask:
    """Place a row: its text is the cell of the task, its lists the cells of bodies."""
    start, end = starts_of(folded.text, row)
    inner = [statement for statement in row.statements if start <= statement.start < end]
    section = sections.index.get(("place", row.chapter[0])) if row.chapter else sections.at(row.row.start)
    return PlacedTask(
        start,
        end,
        row.label,
        row.group,
        inside=False,
        statements=[*inner, *(statement for statement in row.statements if statement not in inner)],
        from_above=[(assignment, assignment.basis) for assignment in row.inherited],
        limits=row.limits,
        people=row.people,
        target=row.target,
        more=row.more,
        name=row.name,
        certainty=Certainty.UNSURE if row.headless else Certainty.SURE,
        section=section,
    )
