"""The API's objects of the plan itself and of the assessment."""

from __future__ import annotations

from collections.abc import Iterator

from generator import urls
from generator.exports.facts import Row, actors, fact_ids, number
from generator.model import Assessment, AssessmentItem, Dataset, Plan
from generator.model.phases import starts


def plan(dataset: Dataset) -> Row:
    """Return the plan's identity, goals, phases and the texts that are no other record's."""
    of, notice = dataset.plan, dataset.plan.notice
    return {
        "id": of.id,
        "title": of.title,
        "short_title": of.short_title,
        "place": of.place,
        "period": {"start": of.period.start, "end": of.period.end, "quote": of.period.quote},
        "document_number": notice.document_number,
        "issuers": list(notice.issuers),
        "addressees": notice.addressees,
        "written": notice.written,
        "written_text": notice.written_text,
        "published": notice.published,
        "published_reading": notice.published_reading,
        "source_sha256": dataset.source_sha256,
        "dataset_sha256": dataset.sha256,
        "revision": dataset.revision.id,
        "revisions": [
            {
                "id": revision.id,
                "kind": revision.kind,
                "title": revision.title,
                "number": revision.number,
                "issued": revision.issued,
                "effective": revision.effective,
                "effective_quote": revision.effective_quote,
                "dataset_sha256": revision.snapshot,
                "url": urls.revision(revision.id),
            }
            for revision in dataset.revisions
        ],
        "goals": list(_goals(of)),
        "phases": list(_phases(of)),
        "texts": [
            {"id": record.id, "text": record.text.printed, **fact_ids(record), "url": urls.address(record.id)}
            for record in (notice, of.preamble, of.vision, of.approach, of.opening)
        ],
        "annexes": [{"number": annex.number, "title": annex.title} for annex in of.annexes],
        "topics": [{"name": topic.name, "description": topic.description} for topic in of.topics],
        "errata": [
            {
                "id": erratum.id,
                "record": erratum.record,
                "quote": erratum.quote,
                "issue": erratum.issue,
                "reading": erratum.reading,
            }
            for erratum in of.errata
        ],
    }


def assessment(of: Assessment) -> Row:
    """Return the yearly assessment: steps, scores, calendar, consequences, and who is assessed by another method."""
    return {
        "steps": [_item(step) | {"order": step.order, "name": step.name, "what": step.what} for step in of.steps],
        "scores": [
            _item(score) | {"what": score.what, "value": number(score.value), "unit": score.unit} for score in of.scores
        ],
        "calendar": [
            _item(entry)
            | {"what": entry.what, "steps": list(entry.steps), "starts": entry.starts, "rrule": entry.rrule}
            for entry in of.calendar
        ],
        "consequences": [
            _item(consequence)
            | {
                "condition": consequence.condition,
                "effect": consequence.effect,
                "applies_to": actors(consequence.applies_to)["actors"],
            }
            for consequence in of.consequences
        ],
        "separate": [_item(method) | {"applies_to": actors(method.applies_to)["actors"]} for method in of.separate],
    }


def _goals(of: Plan) -> Iterator[Row]:
    for goal in of.goals:
        yield {
            "id": goal.id,
            "name": goal.name,
            "quote": goal.quote,
            "occurrence": goal.occurrence,
            "indicators": [
                {
                    "name": indicator.name,
                    "direction": indicator.direction,
                    "quote": indicator.quote,
                    "occurrence": indicator.occurrence,
                }
                for indicator in goal.indicators
            ],
            "url": urls.address(goal.id),
        }


def _phases(of: Plan) -> Iterator[Row]:
    for phase, start in zip(of.phases, starts(of), strict=True):
        yield {
            "id": phase.id,
            "number": phase.number,
            "name": phase.name,
            "heading": phase.heading,
            "text": phase.text.printed,
            "start": {"date": start.date, "basis": "derived", "note": start.note},
            "end": phase.end,
            "end_quote": phase.end_quote,
            **fact_ids(phase),
            "url": urls.address(phase.id),
        }


def _item(item: AssessmentItem) -> Row:
    return {
        "id": item.id,
        "article": item.article,
        **actors(item.actors),
        "quote": item.quote,
        "occurrence": item.occurrence,
        "reading": item.reading,
        "url": urls.address(item.id),
    }
