"""Rules on whom words reach: the levels that a fact's own words name, and the units that a provision names."""

from collections.abc import Iterator

from generator.findings import Severity
from generator.model import Dataset, Deadline, LevelTie, Provision, RecurringDuty, Target
from generator.rules.context import Claim, RuleContext
from generator.rules.rule import Violation, rule


@rule("fact-reaches-level")
def fact_reaches_level(context: RuleContext) -> Iterator[Violation]:
    """指标、时限和周期任务的引文与写明某一层级的引文重叠的，也写这一层级。

    A target, deadline or recurring duty whose quote overlaps the quote of a level of its record is listed with that
    level, by its `levels` or by one of its actors: otherwise the page of the level would leave it out.
    """
    for claims in context.claims_by_record.values():
        levels = [claim for claim in claims if isinstance(claim.quoted, LevelTie)]
        for claim in claims if levels else ():
            fact = claim.quoted
            if not isinstance(fact, Target | Deadline | RecurringDuty):
                continue
            listed = {*fact.levels, *(actor.level for actor in fact.actors)}
            for level in (
                tie.quoted.level for tie in levels if isinstance(tie.quoted, LevelTie) and _overlap(tie, claim)
            ):
                if level not in listed:
                    yield Violation(
                        fact.origin.location,
                        f"{fact.id} 的引文与层级“{level}”的引文重叠，却没有写这一层级 "
                        f"(the quote of {fact.id} overlaps that of the level {level.name.lower()})",
                        f"在 levels 中补上{level}，或缩短其中一处引文 (add the level, or shorten one of the quotes)",
                    )


def _overlap(claim: Claim, other: Claim) -> bool:
    """Say whether two quotes of a text, or of a cell, share a character."""
    if claim.quoted.cell != other.quoted.cell:
        return False
    return bool(claim.place and other.place and claim.place[0] < other.place[1] and other.place[0] < claim.place[1])


@rule("unit-concerned", Severity.WARNING)
def unit_concerned(context: RuleContext) -> Iterator[Violation]:
    """条款印有单位名称的，这个单位写在条款的责任者或涉及的对象中；还没有核对的条款不算。

    A unit whose name a provision prints is one of its actors or of those whom it concerns: how many provisions name a
    unit is counted there. Where a longer name holds a shorter one (县区综治办, 县区), the longer is meant. A draft is
    left out: what its reading was unsure of is listed with it.
    """
    for provision, name in bodies_aside(context.dataset):
        if provision.draft:
            continue
        yield Violation(
            provision.origin.location,
            f"{provision.id} 写到“{name}”，责任者和涉及的对象中都没有它 "
            f"({provision.id} names “{name}”, which is neither an actor nor concerned)",
            "写入 actors（由其承担）或 concerned（被涉及） (add it to `actors` or to `concerned`)",
        )


def bodies_aside(dataset: Dataset) -> Iterator[tuple[Provision, str]]:
    """Yield provisions with each name of a unit that they print and that is neither their actor nor concerned."""
    names = sorted(((unit.name, unit.id) for unit in dataset.units.units), key=lambda named: -len(named[0]))
    for provision in dataset.provisions:
        listed = {actor.unit for actor in (*provision.actors, *provision.concerned)}
        yield from ((provision, name) for name, unit in _printed(provision, names) if unit not in listed)


def _printed(provision: Provision, names: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the names of units that a provision prints outside the titles of documents, each once, longest first."""
    rest = provision.text.printed
    for citation in provision.citations:
        rest = rest.replace(citation.title, "\n")
    for name, unit in names:
        if name in rest:
            yield name, unit
            rest = rest.replace(name, "\n")
