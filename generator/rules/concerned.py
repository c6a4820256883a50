"""Rules on whom words reach: the levels and the units that a fact's words name, and those that a provision names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import Severity
from generator.model import Dataset, Fact, LevelTie, Project, Provision, Role, TextRecord, TimedFact
from generator.rules.context import Claim, RuleContext
from generator.rules.rule import Rule, Violation, rule
from generator.text.lexicon import alternatives
from generator.text.measures import fact_responsibilities


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
            if not isinstance(fact, TimedFact):
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


_FURTHEST = 600  # characters of a sentence before a quote in which its doer stands
_SUBJECT = r"(?:^|(?<=[，,；;。：:\n由]))\s*"  # begins a clause, or stands behind 由
_GROUPS = (
    r"各级?[一-鿿()（）、]{0,6}?(?:部门|单位|乡镇|镇街|街道|县区|区县|村居|社区|村|地|党委|政府)"
    r"(?=[要应须需于在每将按负牵组制建开完报\d])"
)
_NO_DOER = r"(?!的|被|受|[、，,；;。\n])(?![一-鿿]{0,2}(?:工作|干部|人员|领导班子|系统))"

# What a clause says of a unit's role in the whole task, and of nothing that it does: 乙、丙按职责分工负责，.
_ROLE = (
    r"(?:[^，,；;。\n]{0,8}?(?:分工|职责))?"
    r"(?:(?:牵头|分别|共同)*(?:牵头|负责|落实)(?=[，,；;。\n]|$)|配合|协助|协同|参与)"
)


@rule("fact-names-actor", Severity.WARNING)
def fact_names_actor(context: RuleContext) -> Iterator[Violation]:
    """指标、时限和周期任务所在的一句以单位开头（“县财政局每年……”“由白石镇……”）的，记下责任者；还没有核对的不算。

    A target, deadline or recurring duty whose sentence has begun with a unit, or with a group of them (各乡镇), or with
    由 and one before the quote ends names its `actors`: otherwise pages refer a reader to the units of the whole task.
    Where the sentence names just those who lead or are responsible, or repeats who leads and who takes part in its task
    (由甲牵头，乙、丙配合，……), nothing is lacking. A draft is left out.
    """
    yield from _without_actors(context, drafts=False)


def _without_actors(context: RuleContext, *, drafts: bool) -> Iterator[Violation]:
    """Yield the reviewed facts, or the drafts, whose sentence names who does them and which have no `actors`."""
    for claim, subjects in unnamed_doers(context):
        fact, words = claim.quoted, "、".join(subjects[-1].names)
        mentions = ", ".join(f"{{ mention: {name} }}" for name in subjects[-1].names)
        if isinstance(fact, TimedFact) and (fact.draft or _record(context, fact).draft) == drafts:
            yield Violation(
                fact.origin.location,
                f"{fact.id} 的这一句由“{words}”做，没有写 actors "
                f"(the sentence of {fact.id} says that “{words}” do it, and it has no `actors`)",
                f"写上 actors: [{mentions}]，是哪个单位再写 unit；不由它做的，缩短引文 "
                "(add them, with `unit` where it is one)",
            )


ON_DRAFTS = (Rule("fact-names-actor", Severity.WARNING, lambda context: _without_actors(context, drafts=True)),)
"""What rules that leave drafts out will warn of once these are reviewed.

Not `unit-concerned`: what it would say stands among the doubts that are listed with each draft.
"""


@dataclass(frozen=True, slots=True)
class SentenceSubject:
    """Bodies with which a clause of a sentence begins.

    words: as printed.
    names: of these, those in front that a clause before it says to lead the task.
    end: where the words end in the text.
    """

    words: str
    names: tuple[str, ...]
    end: int


def unnamed_doers(context: RuleContext) -> Iterator[tuple[Claim, tuple[SentenceSubject, ...]]]:
    """Yield each figure, limit and duty without actors whose sentence has begun with bodies, and these in order."""
    units = context.dataset.units.units
    by_name = {name: unit.id for unit in units for name in (unit.name, *(v.mention for v in unit.variants))}
    names = f"{alternatives(by_name)}|{_GROUPS}"
    name = re.compile(names)
    joined = rf"(?P<names>(?:{names})(?:(?:[、和及与]|会同)(?:{names}))*)"
    begins = re.compile(rf"{_SUBJECT}{joined}{_NO_DOER}(?P<role>{_ROLE})?")
    for claim in context.claims:
        fact = claim.quoted
        if not isinstance(fact, TimedFact) or fact.actors or not claim.place:
            continue
        record = claim.record
        in_charge = _in_charge(record, fact)
        subjects: list[SentenceSubject] = []
        leads: tuple[str, ...] = ()
        first = max(claim.sentence_start, claim.place[0] - _FURTHEST)
        for match in begins.finditer(claim.text, first, claim.place[1]):
            start, end = match.span("names")
            own = tuple(match.group() for match in name.finditer(claim.text, start, end + 1))  # 各乡镇 looks one ahead
            role = (match["role"] or "") if isinstance(record, Project) else ""
            if role:
                leads = own if "牵头" in role else leads
            elif {by_name.get(words, words) for words in own} != in_charge:
                subjects.append(SentenceSubject(match["names"], tuple(dict.fromkeys((*leads, *own))), end))
        if subjects:
            yield claim, tuple(subjects)


def _record(context: RuleContext, fact: Fact) -> TextRecord:
    return context.dataset.text_by_id[fact.id.rpartition("-")[0]]


def _in_charge(record: TextRecord, fact: Fact) -> frozenset[str]:
    """Return the ids of the units that lead or are responsible where a fact of a project stands."""
    ties = fact_responsibilities(record, fact) if isinstance(record, Project) else ()
    return frozenset(tie.unit for tie in ties if tie.role is not Role.PARTICIPANT)
