"""`/units/<slug>/<slug>.docx`: a unit's 责任清单 as a Word document, to be put on file or sent."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Words
from generator.office.ledger import RolePart, UnitLedger, numbered
from generator.office.provenance import file_time
from generator.office.word_document import FIRST_HEADING, SMALL, SUBTITLE, TEXT, TITLE_LINE, DocumentWriter
from generator.pages.context import PageContext
from generator.text.fragments import chinese


@dataclass(frozen=True, kw_only=True)
class DocumentPart:
    """A part of a document: a heading and a table, whose `widths` are in mm; `middle` are its centred columns."""

    heading: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    middle: tuple[int, ...] = (0,)


def unit_document(context: PageContext, ledger: UnitLedger, source: tuple[tuple[str, str], ...]) -> bytes:
    """Return the document of a unit; `source` says where it comes from."""
    plan, words = context.dataset.plan, context.words
    title, number = f"{ledger.unit.name}责任清单", plan.notice.document_number
    writer = DocumentWriter(title=title, subject=plan.title, created=file_time(context))
    writer.add(title, TITLE_LINE)
    writer.add(f"（《{plan.title}》{f'，{number}' if number else ''}）", SUBTITLE)
    writer.add("")
    writer.add(_summary(ledger, plan.title, words), TEXT)
    for place, part in enumerate(_parts(ledger, words), start=1):
        writer.add(f"{chinese(place)}、{part.heading}", FIRST_HEADING)
        writer.add_table(part.heads, part.widths, part.rows, part.middle)
    writer.add("", SMALL)
    for label, text in source:
        writer.add(f"{label}：{text}", SMALL)
    return writer.content


def _summary(ledger: UnitLedger, plan: str, words: Words) -> str:
    counts = [f"{part.verb} {len(part.projects)} 项" for part in ledger.roles]
    if ledger.provisions:
        counts.append(f"有 {len(ledger.provisions)} 条条款涉及")
    indirect = f"另有 {len(ledger.indirect)} 项{words.project}没有点名、可能涉及，不计在内。" if ledger.indirect else ""
    return f"{ledger.unit.name}在《{plan}》中{'、'.join(counts)}。{indirect}以下照录原文，以原文为准。"


def _parts(ledger: UnitLedger, words: Words) -> Iterator[DocumentPart]:
    for part in ledger.roles:
        yield _role_part(part, words)
    if ledger.indirect:
        yield DocumentPart(
            heading=f"没有点名、可能涉及的{words.project}（{len(ledger.indirect)}项）",
            heads=("序号", words.project, "怎样涉及", "依据", words.lead),
            widths=(11, 35, 72, 14, 24),
            rows=tuple(
                (
                    line.project.number,
                    _lines(line.project.name, *line.project.remarks),
                    line.way,
                    line.basis,
                    line.project.lead,
                )
                for line in ledger.indirect
            ),
            middle=(0, 3),
        )
    if ledger.provisions:
        yield DocumentPart(
            heading=f"涉及的条款（{len(ledger.provisions)}条）",
            heads=("条款", "关系", "原文"),
            widths=(32, 24, 100),
            rows=tuple(
                (
                    _lines(line.label, line.remark),
                    _lines("由其承担" if line.acts else "涉及它", line.via and f"经由{line.via}"),
                    line.text,
                )
                for line in ledger.provisions
            ),
            middle=(1,),
        )
    if ledger.assessment:
        yield DocumentPart(
            heading="考评",
            heads=("类别", "事项", "时间", "条款", "原文"),
            widths=(18, 36, 22, 26, 54),
            rows=tuple(
                (line.kind, line.what, line.time, line.label, _lines(line.quote, line.note))
                for line in ledger.assessment
            ),
        )


def _role_part(part: RolePart, words: Words) -> DocumentPart:
    """Return the part of a role: whom a lead works with, or whom a participant turns to, and what must be done."""
    return DocumentPart(
        heading=f"{part.verb}的{words.project}（{len(part.projects)}项）",
        heads=("序号", words.project, "措施", part.partners, "目标与时限"),
        widths=(11, 28, 60, 24, 33),
        rows=tuple(
            (
                line.number,
                _lines(line.name, line.group and f"（{line.group}）", *line.remarks),
                numbered(line.measures),
                line.partners,
                "\n".join(line.facts),
            )
            for line in part.projects
        ),
    )


def _lines(*texts: str) -> str:
    """Return the texts that are not empty, a line each."""
    return "\n".join(text for text in texts if text)
