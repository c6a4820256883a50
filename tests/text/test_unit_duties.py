"""What a unit must do in a project: measures with their figures, and whose they are."""

from dataclasses import replace

from generator.model import Dataset, Deadline, Project, Role, Target
from generator.text.unit_duties import UnitDuty, project_measures, unit_duty
from tests.support.pages import checked


def _duty(dataset: Dataset, project: Project, unit: str) -> UnitDuty:
    measures = project_measures(dataset, project)
    return unit_duty(dataset, project, dataset.unit_by_id[unit], project.role_by_unit[unit], measures)


def test_each_figure_stands_beneath_the_measure_that_says_it() -> None:
    """Every fact of every project of the real plan is a chip of the measure whose words hold its quote."""
    dataset = checked("data").dataset
    chips = 0
    for project in dataset.projects:
        duty = _duty(dataset, project, project.responsibilities[0].unit)
        for measure in duty.measures:
            for chip in measure.chips:
                assert chip.fact.quote.rstrip(";。；") in measure.text, chip.fact.id
                chips += 1
        assert len(duty.all_chips) == len((*project.targets, *project.deadlines, *project.recurring))
    assert chips > 20


def test_a_unit_reads_all_the_others_with_those_that_lead_first() -> None:
    """A row names every other unit of the project once, first whoever leads."""
    dataset = checked("data").dataset
    for project in dataset.projects:
        for unit in project.role_by_unit:
            duty = _duty(dataset, project, unit)
            assert {fellow.unit.id for fellow in duty.fellows} | {unit} == project.role_by_unit.keys()
            assert duty.role is project.role_by_unit[unit]
            leads = [fellow.role is Role.LEAD for fellow in duty.fellows]
            assert leads == sorted(leads, reverse=True)


def test_measures_with_lists_of_their_own_are_their_units() -> None:
    """A unit that one measure names has that one, the others apart; a unit of the whole project has the rest."""
    dataset = checked("data").dataset
    project = next(item for item in dataset.projects if len(item.text.clauses) > 2)
    whole, second, *_ = project.responsibilities
    ties = (whole, replace(second, measure=2))
    divided = replace(project, responsibilities=ties)
    numbers = range(1, len(project.text.clauses) + 1)
    duty = _duty(dataset, divided, second.unit)
    assert [measure.number for measure in duty.measures] == [2]
    assert [measure.number for measure in duty.others] == [number for number in numbers if number != 2]
    duty = _duty(dataset, divided, whole.unit)
    assert [measure.number for measure in duty.measures] == [number for number in numbers if number != 2]
    assert [[unit.id for unit in measure.units] for measure in duty.others] == [[second.unit]]


def test_a_measure_that_names_the_unit_is_marked() -> None:
    """The measure whose words name a unit outside the list of units says so on the unit's row, on no other's."""
    dataset = checked("data").dataset
    named = [(project, tie) for project in dataset.projects for tie in project.responsibilities if tie.named]
    assert named
    for project, tie in named:
        marked = [measure for measure in _duty(dataset, project, tie.unit).measures if measure.names_unit]
        assert len(marked) >= 1
        assert all(any(naming.quote in measure.text for measure in marked) for naming in tie.named)


def test_what_rests_on_a_reading_says_so() -> None:
    """A date or figure with a reading of ours says so in its chip; several share the words by a mark.

    Of project 20's dates the second does; all eight shares of project 8 do, and the words stand once.
    """
    dataset = checked("data").dataset
    for project in dataset.projects:
        for chip in _duty(dataset, project, project.responsibilities[0].unit).all_chips:
            if isinstance(chip.fact, Target | Deadline):
                assert any(mark in chip.text for mark in "（*") == bool(chip.fact.reading), chip.text
    shares = [chip.text for chip in _duty(dataset, dataset.project_by_id["P8"], "shi-fazhangaigeju").all_chips]
    assert shares[0] == "2013年 ≥\u00a030.5%*"
    assert shares[-1] == "2020年 ≥\u00a032.3%*（*为本站理解）"
    assert "".join(shares).count("本站理解") == 1
    duty = _duty(dataset, dataset.project_by_id["P20"], "shiwei-weiwenban")
    dates = [chip.text for chip in duty.all_chips if isinstance(chip.fact, Deadline)]
    assert dates == ["2013 年", "2013 年（本站理解）"]
