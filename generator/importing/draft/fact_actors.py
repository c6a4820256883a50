"""Who does what a figure, limit or duty of a draft says, where its sentence begins with them: 县财政局每年……."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.importing.draft.values import DraftValues, changed_records, with_entry
from generator.rules.concerned import unnamed_doers
from generator.rules.context import RuleContext
from generator.synthesis.yaml_writer import Record

_CLAUSE_END = re.compile("[，,；;。]")


def with_actors(values: DraftValues, context: RuleContext) -> DraftValues:
    """Return the values with the bodies that a fact's sentence begins with as its actors.

    Where clauses before begin with others (甲局……，乙局每年……), those of its own clause; else they are left.
    """
    actors = dict(_actors(context))

    def acted(record: Record) -> Record:
        if record["id"] not in actors:
            return record
        return with_entry(record, "actors", actors[record["id"]], before=("reading", "quote", "draft"))

    return replace(values, files=changed_records(values.files, acted))


def _actors(context: RuleContext) -> Iterator[tuple[str, list[Record]]]:
    """Yield the id of a fact with its actors."""
    ids = {unit.name: unit.id for unit in context.dataset.units.units}
    for claim, subjects in unnamed_doers(context):
        start, last = claim.place[0] if claim.place else 0, subjects[-1]
        is_in_quote = [subject.end > start for subject in subjects]
        begins_quote = sum(is_in_quote) == 1 and last.end - len(last.words) <= start
        in_its_clause = not any(is_in_quote) and not _CLAUSE_END.search(claim.text, last.end, start)
        sure = len(subjects) == 1 or begins_quote or in_its_clause
        printed = all(name in claim.record.text.printed for name in last.names)
        fact_id = getattr(claim.quoted, "id", "")
        if sure and printed and fact_id:
            yield fact_id, [{"mention": name} | ({"unit": ids[name]} if name in ids else {}) for name in last.names]
