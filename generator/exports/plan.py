"""The API's objects of the plan itself and of the assessment."""

import dataclasses
from collections.abc import Iterator

from generator import urls
from generator.exports.facts import Row, actors, fact_ids, fields
from generator.model import Assessment, AssessmentItem, Dataset, Plan, Words
from generator.model.phases import starts

_WORDS = tuple(field.name for field in dataclasses.fields(Words) if field.name != "origin")
_PERIOD = ("start", "end", "start_month", "end_month", "record", "quote")
_VALIDITY = ("start", "end", "record", "quote", "reading")
_CONVENTION = ("kind", "record", "quote", "since", "except")


def plan(dataset: Dataset) -> Row:
    """Return the plan's identity, goals, phases and the texts that are no other record's."""
    record, notice = dataset.plan, dataset.plan.notice
    return {
        **fields(record, "id", "title", "title_basis", "short_title", "draft"),
        "place": record.place or None,
        "period": fields(record.period, *_PERIOD) if record.period else None,
        "validity": fields(record.validity, *_VALIDITY) if record.validity else None,
        "issuers": list(notice.issuers),
        **{
            name: getattr(notice, name) or None for name in ("document_number", "addressees", "written", "written_text")
        },
        **fields(notice, "published", "published_reading"),
        "source_sha256": dataset.source_sha256,
        "dataset_sha256": dataset.sha256,
        "revision": dataset.revision.id,
        "revisions": [
            {
                **fields(revision, "id", "kind", "title", "number", "issued", "effective", "effective_quote"),
                "dataset_sha256": revision.snapshot,
                "url": urls.revision(revision.id),
            }
            for revision in dataset.revisions
        ],
        "goals": list(_goals(record)),
        "phases": list(_phases(record)),
        "texts": [
            {"id": text.id, "text": text.text.printed, **fact_ids(text), "url": urls.address(text.id)}
            for text in (notice, record.preamble, record.vision, record.approach, record.opening)
            if text.id
        ],
        "words": fields(record.words, *_WORDS),
        "convention": fields(record.convention, *_CONVENTION) if record.convention else None,
        "defaults": [fields(default, "unit", "role", "groups", *_CONVENTION[1:]) for default in record.defaults],
        "annexes": [fields(annex, "number", "label", "title") for annex in record.annexes],
        "topics": [fields(topic, "name", "description") for topic in record.topics],
        "drafts": len(dataset.drafts),
        "errata": [fields(erratum, "id", "record", "quote", "issue", "reading") for erratum in record.errata],
    }


def assessment(record: Assessment) -> Row:
    """Return the yearly assessment: steps, scores, calendar, consequences, and who is assessed by another method."""
    return {
        "steps": [_item(step, "order", "name", "what") for step in record.steps],
        "scores": [_item(score, "what", "value", "unit") for score in record.scores],
        "calendar": [_item(entry, "what", "steps", "starts", "rrule") for entry in record.calendar],
        "consequences": [
            _item(consequence, "condition", "effect") | {"applies_to": actors(consequence.applies_to)["actors"]}
            for consequence in record.consequences
        ],
        "separate": [_item(method) | {"applies_to": actors(method.applies_to)["actors"]} for method in record.separate],
        "arrangements": [
            _item(arrangement, "what") | {"applies_to": actors(arrangement.applies_to)["actors"]}
            for arrangement in record.arrangements
        ],
    }


def _goals(record: Plan) -> Iterator[Row]:
    for goal in record.goals:
        yield {
            **fields(goal, "id", "name", "quote", "occurrence"),
            "indicators": [
                fields(indicator, "name", "direction", "quote", "occurrence") for indicator in goal.indicators
            ],
            "url": urls.address(goal.id),
        }


def _phases(record: Plan) -> Iterator[Row]:
    for phase, start in zip(
        record.phases, starts(record.phases, record.period.start if record.period else None), strict=True
    ):
        yield {
            **fields(phase, "id", "number", "name"),
            **{name: getattr(phase, name) or None for name in ("heading", "end", "end_quote")},
            "text": phase.text.printed,
            "start": {"date": start.date, "basis": "derived", "note": start.note} if start.date else None,
            **fact_ids(phase),
            "url": urls.address(phase.id),
        }


def _item(item: AssessmentItem, *names: str) -> Row:
    """Return the row of an item, with its further fields `names`."""
    return {
        **fields(item, "id", "article", "quote", "occurrence", "reading", *names),
        **actors(item.actors),
        "url": urls.address(item.id),
    }
