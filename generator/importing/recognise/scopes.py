"""From where a convention holds: from its own item on, everywhere if it stands in front or in a note below."""

from generator.importing.reading import Basis, ClauseKind, ReadConvention, ReadResponsibility, ReadRole
from generator.importing.recognise.conventions import Clause, default_bodies, first_leads
from generator.importing.recognise.folded import Folded
from generator.importing.recognise.statements import Statement
from generator.importing.recognise.tasks import TaskDraft, name_of


def find_conventions(
    folded: Folded, drafts: list[TaskDraft]
) -> tuple[tuple[int, ...], tuple[Clause, ...], tuple[ReadConvention, ...]]:
    """Find the clauses that hold for many tasks, and from where each holds."""
    statements = [statement for draft in drafts for statement in draft.statements]
    conventions: list[ReadConvention] = []
    firsts: list[int] = []
    defaults: list[Clause] = []
    for clause in first_leads(folded.text):
        since = _since(clause, statements)
        firsts.append(since)
        conventions.append(
            ReadConvention(
                kind=ClauseKind.FIRST_LEADS,
                quote=folded.quote(clause.start, clause.end),
                since=folded.origin[since],
            )
        )
    for clause in default_bodies(folded.text):
        since = _since(clause, statements)
        defaults.append(Clause(since, clause.end, clause.bodies))
        bodies = tuple(
            ReadResponsibility(
                quote=folded.quote(mention.start, mention.end),
                unit=name_of(folded, mention),
                role=ReadRole.RESPONSIBLE,
                basis=Basis.CLAUSE,
                inherited=True,
            )
            for mention in clause.bodies
        )
        conventions.append(
            ReadConvention(
                kind=ClauseKind.DEFAULT_BODIES,
                quote=folded.quote(clause.start, clause.end),
                since=folded.origin[since],
                bodies=bodies,
            )
        )
    return tuple(firsts), tuple(defaults), tuple(sorted(conventions, key=lambda convention: convention.quote.start))


def _since(clause: Clause, statements: list[Statement]) -> int:
    """Return from where a clause holds."""
    holding = next((statement for statement in statements if statement.start <= clause.start < statement.end), None)
    if holding:
        return int(holding.start)
    return clause.start if any(statement.start > clause.start for statement in statements) else 0
