"""Lists that stand above an item: its chapter is a body's name, or the item above prints the list for its parts."""

from collections import defaultdict

from generator.importing.reading import Basis
from generator.importing.recognise.bodies.body_lists import read_list
from generator.importing.recognise.bodies.names import Strength, is_collective, prefix
from generator.importing.recognise.outline.classification import Classification
from generator.importing.recognise.outline.headings import LONGEST_HEADING, heading_of
from generator.importing.recognise.outline.tree import Outline
from generator.importing.recognise.statements.statement import Assignment
from generator.model import Role

_FEWEST, _SHARE = 2, 0.6  # so many headings beside each other, and this share of them, must be bodies


def bodies_by_heading(text: str, tree: Outline) -> dict[int, list[Assignment]]:
    """Return, by node, the bodies that its heading consists of, where most headings beside it are bodies too."""
    beside: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for index, node in enumerate(tree.nodes):
        beside[node.zone, node.depth, node.mark.style].append(index)
    assignments: dict[int, list[Assignment]] = {}
    for nodes in beside.values():
        if not any(tree.nodes[index].children for index in nodes):
            continue
        read = {index: _bodies_of_heading(text, tree, index) for index in nodes}
        if len(nodes) >= _FEWEST and sum(map(_all_known, read.values())) >= _SHARE * len(nodes):
            assignments.update(read)
    return assignments


def _bodies_of_heading(text: str, tree: Outline, index: int) -> list[Assignment]:
    """Return the bodies of one heading, none if anything else stands in it."""
    span = heading_of(text, tree.nodes[index])
    bodies = read_list(text, *span)
    sure = all(mention.sure >= Strength.FORMED for mention in bodies.mentions)
    if not bodies.mentions or bodies.rest or not sure or span[1] - span[0] > LONGEST_HEADING:
        return []
    return [Assignment(mention, Role.RESPONSIBLE, Basis.HEADING) for mention in bodies.mentions]


def _all_known(assignments: list[Assignment]) -> bool:
    """Whether a heading consists of bodies that are known as such, with a level or as a collective."""
    return bool(assignments) and all(
        assignment.mention.sure is Strength.KNOWN
        and bool(prefix(assignment.mention.name) or is_collective(assignment.mention.name))
        for assignment in assignments
    )


def bodies_from_above(
    tree: Outline, classified: Classification, headings: dict[int, list[Assignment]], index: int, *, labelled: bool
) -> list[tuple[Assignment, Basis]]:
    """Return the bodies of the item or the chapter above, the nearest first; without those that answer for others."""
    above = tree.nodes[index].parent
    number = tree.nodes[index].mark.value
    while above is not None:
        heading = headings.get(above)
        if heading:
            return [(assignment, Basis.HEADING) for assignment in heading]
        assignments = [
            assignment
            for statement in classified.statements[above]
            if statement.is_list
            for assignment in statement.assignments
        ]
        if assignments and not labelled:
            return [
                (assignment, Basis.PARENT if above in classified.tasks else Basis.HEADING)
                for assignment in assignments
                if not assignment.mention.points or number[-1] in assignment.mention.points
            ]
        above = tree.nodes[above].parent
    return []
