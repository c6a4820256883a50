"""What a unit must do in a project, with whom and by when: a row of its page, on paper and in files."""

from dataclasses import dataclass

from generator.grouping import grouped
from generator.model import Dataset, Deadline, Project, RecurringDuty, Role, Target, Unit
from generator.text.fact_values import marked_value
from generator.text.official import place


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChip:
    """A figure, date or frequency that a measure states.

    fact: the fact.
    text: its value with its year, marked where they rest on a reading: 2015年 ≥ 70%.
    """

    fact: Target | Deadline | RecurringDuty
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

    unit: the unit.
    role: its role in the project.
    """

    unit: Unit
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDuty:
    """A project that names a unit.

    project: the project.
    group: the name of its group; empty outside any.
    role: the unit's role in it.
    fellows: the other units that it names, those that lead first, else in the order of the text.
    mention: the text's words for the unit, None where they are its name.
    open_ended: whether the list of units ends with 等.
    measures: what the unit must do: measures with a list of their own that names the unit, and those without one.
    others: measures whose own lists name other units.
    chips: figures, dates and frequencies that stand in no measure but in another printed part of the project.
    """

    project: Project
    group: str
    role: Role
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
        """The figures, dates and frequencies of the whole project."""
        return (*(chip for measure in (*self.measures, *self.others) for chip in measure.chips), *self.chips)


def unit_duty(dataset: Dataset, project: Project, unit: Unit) -> UnitDuty:
    """Return a unit's row for a project that names it. Raises KeyError for a project that does not."""
    roles, units = project.role_by_unit, dataset.unit_by_id
    own = tuple(tie for tie in project.responsibilities if tie.unit == unit.id)
    measures = project_measures(dataset, project, unit)
    shared = {measure.number for measure in measures if not measure.units or unit in measure.units}
    if not any(tie.measure is None for tie in own) and any(measure.units for measure in measures):
        shared = {tie.measure for tie in own if tie.measure is not None}
    others = (FellowUnit(unit=units[id_], role=role) for id_, role in roles.items() if id_ != unit.id)
    mentions = dict.fromkeys(tie.mention for tie in own if tie.mention != unit.name)
    return UnitDuty(
        project=project,
        group=dataset.engineering_by_id[project.engineering].name if project.engineering else "",
        role=roles[unit.id],
        fellows=tuple(sorted(others, key=lambda fellow: fellow.role is not Role.LEAD)),
        mention="”“".join(mentions) or None,
        open_ended=any(tie.open_ended for tie in project.responsibilities),
        measures=tuple(measure for measure in measures if measure.number in shared),
        others=tuple(measure for measure in measures if measure.number not in shared),
        chips=tuple(_chip(fact) for fact in _timed(project) if fact.cell is not None),
    )


def project_measures(dataset: Dataset, project: Project, unit: Unit | None = None) -> tuple[DutyMeasure, ...]:
    """Return the measures of a project; `unit` is the one that they may name."""
    text = project.text
    numbers = {line: number for number, line in enumerate(text.measure_lines, start=1)}

    def number_at(start: int) -> int:
        """Return the measure at an offset of the text; an empty line belongs to the measure before it."""
        line, _ = text.place_at(start)
        return max((number for index, number in numbers.items() if index <= line), default=1)

    facts = (fact for fact in _timed(project) if fact.cell is None)
    chips = grouped((number_at(place(text.printed, fact)[0]), _chip(fact)) for fact in facts)
    namings = (
        naming
        for tie in project.responsibilities
        if unit is not None and tie.unit == unit.id
        for naming in tie.named
        if naming.cell is None
    )
    named = {number_at(place(text.printed, naming)[0]) for naming in namings}
    listed = grouped((tie.measure, dataset.unit_by_id[tie.unit]) for tie in project.responsibilities)
    return tuple(
        DutyMeasure(
            number=number,
            text=words,
            chips=tuple(chips.get(number, ())),
            names_unit=number in named,
            units=tuple(listed.get(number, ())),
        )
        for number, words in enumerate(text.clauses, start=1)
    )


def _timed(project: Project) -> tuple[Target | Deadline | RecurringDuty, ...]:
    return (*project.targets, *project.deadlines, *project.recurring)


def _chip(fact: Target | Deadline | RecurringDuty) -> ValueChip:
    return ValueChip(fact=fact, text=marked_value(fact))
