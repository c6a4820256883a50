"""A reading as JSON: the printed form of `plansite import NOTICE --format json`, described by reading.schema.json."""

import re
from typing import Any

from generator.importing.reading import (
    Facts,
    NoticeReading,
    Quote,
    ReadCitation,
    ReadConvention,
    ReadDeadline,
    ReadFigure,
    ReadProvision,
    ReadResponsibility,
    Recurring,
    Section,
    Task,
)

_START = 12  # so many characters tell one task from another
_MONTH = len("2025-06")


def reading_json(reading: NoticeReading) -> dict[str, Any]:
    """Return a reading as a JSON object: identity, tasks in order, sections, provisions, conventions, doubts."""
    identity = reading.identity
    return {
        "source": {
            "title": identity.title or None,
            "notice_title": identity.notice_title or None,
            "issuer": identity.issuers[0] if identity.issuers else None,
            "issuers": list(identity.issuers),
            "number": identity.number or None,
            "date": identity.date or None,
            "addressees": identity.addressees.text if identity.addressees else None,
            "year": identity.year,
            "certainty": identity.certainty.value,
        },
        "conventions": [_convention(convention) for convention in reading.conventions],
        "sections": [_section(section) for section in reading.sections],
        "tasks": [_task(reading, task) for task in reading.tasks],
        "provisions": [_provision(provision) for provision in reading.provisions],
        "vision": _provision(reading.vision) if reading.vision else None,
        "phases": [_provision(phase) for phase in reading.phases],
        "furniture": [{"text": quote.text, "span": _span(quote)} for quote in reading.furniture],
        "doubts": [
            {"kind": doubt.kind, "quote": doubt.quote.text, "span": _span(doubt.quote), "message": doubt.message}
            for doubt in reading.doubts
        ],
    }


def _span(quote: Quote) -> list[int]:
    """Return the place of a quote in the official text."""
    return [quote.start, quote.end]


def _convention(convention: ReadConvention) -> dict[str, Any]:
    """Return a clause that holds for many tasks."""
    return {
        "kind": convention.kind.value,
        "quote": convention.quote.text,
        "span": _span(convention.quote),
        "since": convention.since,
        "bodies": [_body(body) for body in convention.bodies],
    }


def _section(section: Section) -> dict[str, Any]:
    """Return a section."""
    return {
        "number": section.label or None,
        "heading": section.heading,
        "kind": section.kind.value,
        "depth": section.depth,
        "parent": section.parent,
        "text": section.text.text if section.text else None,
        "span": _span(section.quote),
        **_facts(section.facts),
    }


def _provision(provision: ReadProvision) -> dict[str, Any]:
    """Return a provision, a phase or the general goal."""
    return {
        "number": provision.label or None,
        "heading": provision.heading.text if provision.heading else None,
        "section": provision.section,
        "text": provision.text.text,
        "span": _span(provision.text),
        **_facts(provision.facts),
    }


def _task(reading: NoticeReading, task: Task) -> dict[str, Any]:
    """Return a task with its section, its bodies and its facts."""
    section = reading.sections[task.section] if task.section is not None else None
    parent = reading.tasks[task.parent] if task.parent is not None else None
    return {
        "number": task.label or None,
        "heading": task.heading.text if task.heading else None,
        "name": task.name.text if task.name else None,
        "section": section.quote.text if section else None,
        "section_index": task.section,
        "starts": re.split(r"[\n\t|]", task.quote.text[:_START])[0].rstrip(),
        "offset": task.quote.start,
        "span": _span(task.quote),
        "text": [{"text": quote.text, "span": _span(quote)} for quote in task.text],
        "responsibilities": [_body(body) for body in task.responsibilities],
        "open_ended": any(body.open_ended for body in task.responsibilities),
        "leaders": [quote.text for quote in task.leaders],
        "parent": parent.label if parent else None,
        "parent_index": task.parent,
        "container": task.container,
        "provision": task.provision,
        "certainty": task.certainty.value,
        **_facts(task.facts),
    }


def _body(body: ReadResponsibility) -> dict[str, Any]:
    """Return a body of a task."""
    return {
        "mention": body.quote.text,
        "unit": body.unit,
        "role": body.role.value,
        "basis": body.basis.value,
        "inherited": body.inherited,
        "open_ended": body.open_ended,
        "statement": body.statement,
        "certainty": body.certainty.value,
        "span": _span(body.quote),
    }


def _month(date: str) -> str | None:
    """Return the month of a date, the last one of a year."""
    return date[:_MONTH] if "-" in date else f"{date}-12" if date else None


def _facts(facts: Facts) -> dict[str, Any]:
    """Return what a text says in dates, figures and names."""
    return {
        "deadlines": [_deadline(deadline) for deadline in facts.deadlines],
        "figures": [_figure(figure) for figure in facts.figures],
        "recurring": [_recurring(duty) for duty in facts.recurring],
        "citations": [_citation(citation) for citation in facts.citations],
        "levels": [
            {"level": level.level, "quote": level.quote.text, "span": _span(level.quote)} for level in facts.levels
        ],
    }


def _deadline(deadline: ReadDeadline) -> dict[str, Any]:
    """Return a limit; `date` is its month, `printed_date` as precise as the words."""
    return {
        "quote": deadline.quote.text,
        "date": _month(deadline.date),
        "printed_date": deadline.date or None,
        "basis": deadline.basis,
        "clause": deadline.clause.text,
        "inherited": deadline.inherited,
        "certainty": deadline.certainty.value,
        "span": _span(deadline.quote),
    }


def _figure(figure: ReadFigure) -> dict[str, Any]:
    """Return a target in figures."""
    return {
        "quote": figure.quote.text,
        "value": figure.value,
        "value_to": figure.value_to,
        "unit": figure.unit,
        "comparison": figure.comparison,
        "year": figure.year,
        "baseline": figure.baseline,
        "baseline_year": figure.baseline_year,
        "approximate": figure.approximate,
        "clause": figure.clause.text,
        "certainty": figure.certainty.value,
        "span": _span(figure.quote),
    }


def _recurring(duty: Recurring) -> dict[str, Any]:
    """Return a duty that comes back."""
    return {
        "quote": duty.quote.text,
        "clause": duty.clause.text,
        "frequency": duty.frequency,
        "rrule": duty.rrule or None,
        "certainty": duty.certainty.value,
        "span": _span(duty.quote),
    }


def _citation(citation: ReadCitation) -> dict[str, Any]:
    """Return a document that the text names."""
    return {
        "quote": citation.quote.text,
        "title": citation.title,
        "number": citation.number or None,
        "span": _span(citation.quote),
    }
