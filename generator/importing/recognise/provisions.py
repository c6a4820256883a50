"""Rules outside the tasks: articles, items of safeguards, chapters without parts."""

from generator.importing.reading import Basis, ReadProvision, SectionKind
from generator.importing.recognise.classification import Classification
from generator.importing.recognise.folded import Folded
from generator.importing.recognise.items import heading_of
from generator.importing.recognise.nesting import trim
from generator.importing.recognise.outline import Outline
from generator.importing.recognise.sections import Sections
from generator.importing.recognise.tasks import NoticeFrame, TaskDraft, read_facts, without_ends

Span = tuple[int, int]
_LONGEST_HEADING = 42


def read_provisions(
    folded: Folded, tree: Outline, classified: Classification, sections: Sections, frame: NoticeFrame
) -> tuple[ReadProvision, ...]:
    """Return the rules outside the tasks: articles, items of safeguards, chapters without parts that are no aims."""
    provisions: list[ReadProvision] = []
    has_tasks = bool(classified.tasks)
    for index, node in enumerate(tree.nodes):
        kind = classified.kinds[index]
        bearing = any(
            statement.assignments and statement.assignments[0].basis is not Basis.SENTENCE
            for statement in classified.statements[index]
        )
        chapter = (
            not node.depth
            and not node.children
            and kind in {SectionKind.TASKS, SectionKind.SAFEGUARDS}
            and index not in classified.tasks
            and has_tasks
        )
        safeguard = index in classified.tasks and kind is SectionKind.SAFEGUARDS and not bearing
        if (
            not ((node.mark.style == "article" and index not in classified.tasks) or chapter or safeguard)
            or index in classified.points
        ):
            continue
        start, end = trim(folded.text, node.start, min(node.end, node.cut))
        end = without_ends(folded.text, TaskDraft(start, end), frame.holes).end
        heading = heading_of(folded.text, node) if node.mark.style != "article" else None
        if heading and not (heading[1] + 1 < end and heading[1] - heading[0] <= _LONGEST_HEADING):
            heading = None
        begin = trim(folded.text, heading[1] + 1, end)[0] if heading else start
        provisions.append(
            ReadProvision(
                label=folded.printed(*node.mark.label),
                heading=folded.quote(*heading) if heading else None,
                text=folded.quote(begin, end),
                section=sections.index.get(("node", index), sections.of_node(tree, index)),
                facts=read_facts(folded, [(begin, end)], frame),
            )
        )
    return tuple(provisions)
