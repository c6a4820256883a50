"""Rules outside the tasks: articles, items of safeguards, chapters without parts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.importing.reading import Quote, ReadProvision, SectionKind
from generator.importing.recognise.outline.classification import Classification
from generator.importing.recognise.outline.headings import LONGEST_HEADING, heading_of
from generator.importing.recognise.outline.sections import Sections
from generator.importing.recognise.outline.tree import Outline
from generator.importing.recognise.tasks import NoticeFrame, end_before, read_facts
from generator.importing.recognise.text.brackets import trim
from generator.importing.recognise.text.folded import Folded
from generator.importing.recognise.text.lines import NoticeLine
from generator.text.spans import Span, Spans


@dataclass(frozen=True, slots=True)
class PlacedProvision:
    """A part of the notice that is no task: spans of the folded text, and the index of its section."""

    label: Span | None
    heading: Span | None
    text: Span
    section: int | None


def read_provisions(
    folded: Folded, tree: Outline, classified: Classification, sections: Sections, frame: NoticeFrame
) -> tuple[ReadProvision, ...]:
    """Return the rules outside the tasks: articles, items of safeguards, chapters without parts that are no aims."""
    provisions: list[ReadProvision] = []
    for index, node in enumerate(tree.nodes):
        kind = classified.kinds[index]
        is_task = index in classified.tasks
        is_article = node.mark.style == "article" and not is_task
        is_chapter = (
            not node.depth
            and not node.children
            and kind in {SectionKind.TASKS, SectionKind.SAFEGUARDS}
            and not is_task
            and bool(classified.tasks)
        )
        is_safeguard = (
            is_task
            and kind is SectionKind.SAFEGUARDS
            and not any(statement.is_list for statement in classified.statements[index])
        )
        if index in classified.points or not (is_article or is_chapter or is_safeguard):
            continue
        start, end = trim(folded.text, node.start, min(node.end, node.cut))
        end = end_before(frame.furniture, folded.text, start, end)
        heading = heading_of(folded.text, node) if node.mark.style != "article" else None
        if heading and not (heading[1] + 1 < end and heading[1] - heading[0] <= LONGEST_HEADING):
            heading = None
        begin = trim(folded.text, heading[1] + 1, end)[0] if heading else start
        section = sections.index.get(("node", index), sections.of_node(tree, index))
        provisions.append(
            make_provision(folded, PlacedProvision(node.mark.label, heading, (begin, end), section), frame)
        )
    return tuple(provisions)


_REMARK = re.compile(r"[ \t\u3000]*(?:备 ?注|说 ?明|注)[:：](?=[^\t]*[\u3400-\u9fff]{4})[^\t]*$")


def read_remarks(
    folded: Folded, text_lines: Iterable[NoticeLine], taken: Iterable[Quote], frame: NoticeFrame
) -> tuple[ReadProvision, ...]:
    """Return the lines 备注：… outside all other parts, `taken`: they say what holds for many tasks."""
    spans = Spans(quote.span for quote in taken)
    remarks = []
    for line in text_lines:
        start, end = trim(folded.text, line.start, line.end)
        if _REMARK.match(folded.text[start:end]) and not spans.meet(*folded.quote(start, end).span):
            remarks.append(make_provision(folded, PlacedProvision(None, None, (start, end), None), frame))
    return tuple(remarks)


def make_provision(folded: Folded, placed: PlacedProvision, frame: NoticeFrame) -> ReadProvision:
    """Make the value of a provision, with the facts of its text."""
    return ReadProvision(
        label=folded.printed(*placed.label) if placed.label else "",
        heading=folded.quote(*placed.heading) if placed.heading else None,
        text=folded.quote(*placed.text),
        section=placed.section,
        facts=read_facts(folded, [placed.text], frame),
    )


def words_behind(text: str, heading: int, end: int) -> Span:
    """Return the words behind a heading that ends at `heading`."""
    return trim(text, heading, end, before="。:.")
