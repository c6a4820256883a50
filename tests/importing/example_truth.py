"""An example's reviewed data, and the draft that an import makes of its official text, in the schema of the gold."""

from functools import cache
from typing import Any

from generator.importing.draft.checked_draft import checked_draft
from generator.importing.recognise.notice import recognise
from generator.load import load
from generator.model import Dataset, Deadline, Project, RecurringDuty
from generator.text.fragments import LABEL, NAME, NUMBER, TEXT
from generator.text.official import record_fragments
from tests.support.examples import EXAMPLES

Record = dict[str, Any]
_START = 12  # characters that tell one task from another


@cache
def dataset(name: str) -> Dataset:
    """Return the reviewed data of an example."""
    return load(EXAMPLES / name / "data").dataset


@cache
def drafted(name: str) -> Dataset:
    """Return the dataset that an import makes of an example's official text."""
    text = dataset(name).source
    return checked_draft(text, recognise(text)).checked.dataset


def gold(data: Dataset) -> Record:
    """Return a dataset as a gold object: what its notice says of itself, and its tasks in order."""
    plan = data.plan
    return {
        "source": {
            "title": plan.title,
            "title_also": [plan.notice.title],
            "issuer": next(iter(plan.notice.issuers), None),
            "issuer_also": list(plan.notice.issuers),
            "number": plan.notice.document_number or None,
            "date": plan.notice.written or None,
        },
        "tasks": [_task(data, project) for project in data.projects],
    }


def _task(data: Dataset, project: Project) -> Record:
    facts: tuple[Deadline | RecurringDuty, ...] = (*project.deadlines, *project.recurring)
    fragments = list(record_fragments(data, project))
    first = next(index for index, fragment in enumerate(fragments) if fragment.part in {NAME, TEXT})
    words = "".join(fragment.text for fragment in fragments[first:])
    return {
        "number": next((fragment.text for fragment in fragments if fragment.part in {NUMBER, LABEL}), None),
        "starts": words.partition("\n")[0][:_START],
        "responsibilities": [
            {
                "unit": data.unit_by_id[tie.unit].name,
                "unit_also": [tie.mention],
                "role": tie.role.value,
                "inherited": tie.printed_in is not None,
            }
            for tie in project.responsibilities
        ]
        + [
            {"unit": data.unit_by_id[default.unit].name, "role": default.role.value, "inherited": True}
            for default in data.plan.defaults
        ],
        "deadlines": [_limit(fact) for fact in facts if _is_limit(fact)],
    }


def _is_limit(fact: Deadline | RecurringDuty) -> bool:
    """Whether the gold counts it: what a cell says always, in running text dates, but no spans and no rates."""
    return fact.cell is not None or (isinstance(fact, Deadline) and fact.basis not in {"within", "ongoing"})


def _limit(fact: Deadline | RecurringDuty) -> Record:
    date = fact.date if isinstance(fact, Deadline) else None
    whole_year = date is not None and len(date) == len("2025")
    return {"quote": fact.quote, "date": f"{date}-12" if whole_year else date and date[: len("2025-06")]}
