"""What a unit must do in a project, with whom and by when: a row of its page, on paper and in files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.grouping import grouped
from generator.model import Dataset, Project, Responsibility, Role, TimedFact, Unit
from generator.text.fact_values import marked_values
from generator.text.measures import measure_at
from generator.text.official import place


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChip:
    """A figure, date or frequency that a measure states.

    text: its value with its year, marked where they rest on a reading: 2015年 ≥ 70%.
    """

    fact: TimedFact
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyMeasure:
    """A measure of a project.

    number: its place among the measures of the project, from 1.
    text: its words, without the punctuation that ends it.
    chips: the figures, dates and frequencies that it states.
    names_unit: whether its words name the unit.
    units: the units of its own list; none where the project's list counts for it.
    """

    number: int
    text: str
    chips: tuple[ValueChip, ...]
    names_unit: bool
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FellowUnit:
    """Another unit of a project.

    role: its role in the project.
    """

    unit: Unit
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDuty:
    """A project in which a unit has a role; one that names it in several roles, in its measures, has several rows.

    unit, project, role: the unit, the project, the role.
    group: the name of the project's group; empty outside any.
    ties: the responsibilities of the whole project, and of those measures whose own lists give the unit the role.
    fellows: the other units of these, those that lead first, else in the order of the text.
    mention: the text's words for the unit, None where they are its name.
    open_ended: whether one of their lists ends with 等.
    measures: what the unit must do: measures with a list of their own that gives it the role, and those without one.
    others: measures with lists of their own that do not.
    chips: figures, dates and frequencies that stand in no measure but in another printed part of the project.
    """

    unit: Unit
    project: Project
    role: Role
    group: str
    ties: tuple[Responsibility, ...]
    fellows: tuple[FellowUnit, ...]
    mention: str | None
    open_ended: bool
    measures: tuple[DutyMeasure, ...]
    others: tuple[DutyMeasure, ...]
    chips: tuple[ValueChip, ...]

    @property
    def lead(self) -> Unit | None:
        """The first other unit that leads, None where there is none."""
        return next((fellow.unit for fellow in self.fellows if fellow.role is Role.LEAD), None)

    @property
    def all_chips(self) -> tuple[ValueChip, ...]:
        """The figures, dates and frequencies of what the unit must do."""
        return (*(chip for measure in self.measures for chip in measure.chips), *self.chips)


def unit_duty(
    dataset: Dataset, project: Project, unit: Unit, role: Role, of_project: Sequence[DutyMeasure]
) -> UnitDuty:
    """Return a unit's row for a project in which it has a role; `of_project` are the project's measures."""
    own = tuple(tie for tie in project.responsibilities if tie.unit == unit.id and tie.role is role)
    lists = {tie.measure for tie in own}
    measures = tuple(_naming(of_project, project, unit))
    whole = None in lists or not any(measure.units for measure in measures)
    shared = lists | {measure.number for measure in measures if whole and not measure.units}
    ties = tuple(tie for tie in project.responsibilities if tie.measure in {None, *lists})
    roles: dict[str, Role] = {}
    for tie in ties:
        roles.setdefault(tie.unit, tie.role)
    others = (FellowUnit(unit=dataset.unit_by_id[id_], role=own) for id_, own in roles.items() if id_ != unit.id)
    mentions = dict.fromkeys(tie.mention for tie in own if tie.mention != unit.name)
    return UnitDuty(
        unit=unit,
        project=project,
        role=role,
        ties=ties,
        group=dataset.group_name(project),
        fellows=tuple(sorted(others, key=lambda fellow: fellow.role is not Role.LEAD)),
        mention="”“".join(mentions) or None,
        open_ended=any(tie.open_ended for tie in ties),
        measures=tuple(measure for measure in measures if measure.number in shared),
        others=tuple(measure for measure in measures if measure.number not in shared),
        chips=_chips(tuple(fact for fact in project.timed_facts if not fact.is_in_text)),
    )


def project_measures(dataset: Dataset, project: Project) -> tuple[DutyMeasure, ...]:
    """Return the measures of a project, whichever units they name."""
    text = project.text
    facts = (fact for fact in project.timed_facts if fact.is_in_text)
    stated = grouped((measure_at(text, place(text.printed, fact)[0]), fact) for fact in facts)
    listed = grouped((tie.measure, dataset.unit_by_id[tie.unit]) for tie in project.responsibilities)
    return tuple(
        DutyMeasure(
            number=number,
            text=words,
            chips=_chips(stated.get(number, ())),
            names_unit=False,
            units=tuple(listed.get(number, ())),
        )
        for number, words in enumerate(text.clauses, start=1)
    )


def _naming(measures: Iterable[DutyMeasure], project: Project, unit: Unit) -> Iterator[DutyMeasure]:
    """Yield the measures of a project; those whose words name a unit say so."""
    text = project.text
    namings = (naming for tie in project.responsibilities if tie.unit == unit.id for naming in tie.named)
    named = {measure_at(text, place(text.printed, naming)[0]) for naming in namings if naming.is_in_text}
    for measure in measures:
        yield replace(measure, names_unit=True) if measure.number in named else measure


def _chips(facts: Sequence[TimedFact]) -> tuple[ValueChip, ...]:
    return tuple(ValueChip(fact=fact, text=text) for fact, text in zip(facts, marked_values(facts), strict=True))
