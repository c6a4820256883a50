"""Rows of the API for the facts of the texts, and the fields of actors and facts that other rows have too."""

from collections.abc import Sequence
from keyword import iskeyword

from generator import urls
from generator.exports.schemas import row_properties
from generator.model import Actor, Dataset, Fact, Record, TextRecord
from generator.text import wording

Row = dict[str, object]


def row(file: str, record: Record, computed: Row) -> Row:
    """Return the row of a record in a file of the API, with the fields that the row's schema lists.

    `computed` has those that the record itself has not, or not as they are published. Raises AttributeError where a
    field is neither.
    """
    own = (name for name in row_properties(file) if name not in computed)
    return {**computed, **fields(record, *own)}


def fields(record: Record, *names: str) -> Row:
    """Return fields of a record by their published names: `class` is `class_`."""
    return {name: plain(getattr(record, f"{name}_" if iskeyword(name) else name)) for name in names}


def plain(value: object) -> object:
    """Return a value as JSON has it: a tuple as a list, a whole number without a decimal point (100.0 as 100)."""
    match value:
        case tuple():
            return list(value)
        case float():
            return int(value) if value.is_integer() else value
    return value


def actors(named: Sequence[Actor]) -> Row:
    """Return the fields `actor` and `actors`: one object or null, and all of them.

    Where the text names several, `actor` has only their words, joined by `、`.
    """
    rows = [fields(actor, "mention", "unit", "level", "class") for actor in named]
    together = {"mention": "、".join(actor.mention for actor in named), "unit": None, "level": None, "class": None}
    return {"actor": rows[0] if len(rows) == 1 else together if rows else None, "actors": rows}


def fact_ids(record: TextRecord) -> Row:
    """Return the fields that every text record has: its levels, the ids of its facts, what shall only rise or fall."""
    return {
        "levels": list(dict.fromkeys(tie.level for tie in record.levels)),
        "targets": [fact.id for fact in record.targets],
        "deadlines": [fact.id for fact in record.deadlines],
        "recurring": [fact.id for fact in record.recurring],
        "citations": [fact.id for fact in record.citations],
        "directions": [
            fields(direction, "name", "direction", "quote", "occurrence") for direction in record.directions
        ],
    }


def cells(dataset: Dataset, record: TextRecord) -> list[Row]:
    """Return a record's further printed words with what the notice calls them; those that name people are left out."""
    kinds = dataset.layout.cell_by_name
    return [
        {"name": cell.name, "title": kinds[cell.name].title, "text": cell.text}
        for cell in record.cells
        if not kinds[cell.name].people
    ]


def targets(dataset: Dataset) -> list[Row]:
    """Return a row for each target."""
    return [
        _fact("targets", record, fact, {"printed": wording.printed_figure(fact)})
        for record in dataset.texts
        for fact in record.targets
    ]


def deadlines(dataset: Dataset) -> list[Row]:
    """Return a row for each deadline."""
    return [_fact("deadlines", record, fact) for record in dataset.texts for fact in record.deadlines]


def recurring(dataset: Dataset) -> list[Row]:
    """Return a row for each recurring duty."""
    return [_fact("recurring", record, fact) for record in dataset.texts for fact in record.recurring]


def citations(dataset: Dataset) -> list[Row]:
    """Return a row for each citation of a document."""
    return [
        row(
            "citations",
            citation,
            {
                "number": dataset.plan.notice.document_number if citation.kind == "plan" else citation.number,
                "record": record.id,
                "url": urls.address(citation.id),
            },
        )
        for record in dataset.texts
        for citation in record.citations
    ]


def _fact(file: str, record: TextRecord, fact: Fact, computed: Row | None = None) -> Row:
    shared = {**actors(fact.actors), "record": record.id, "url": urls.address(fact.id)}
    return row(file, fact, shared | (computed or {}))
