"""Calendars say what the text fixes to a day, to a parser that is not the one that wrote them."""

import re
from dataclasses import replace
from datetime import date

import vobject  # type: ignore[import-untyped]  # ships no types

from generator.load import CheckedDataset
from generator.model import Actor, Chapter, Deadline, Project, RecurringDuty
from generator.office.calendar_file import calendar_file
from generator.office.duties import UnitCalendar, unit_calendar
from generator.pages.context import PageContext
from generator.publisher import Publisher
from tests.support.office import files
from tests.support.pages import checked


def calendar(folder: str, unit: str) -> vobject.base.Component:
    """Return a unit's published calendar as vobject reads it, valid by its rules."""
    component = vobject.readOne(files(folder)[f"units/{unit}/{unit}.ics"].decode())
    assert component.validate(raiseException=True)
    return component


def unit_of(plan: CheckedDataset, unit: str) -> UnitCalendar:
    """Return the duties of a unit."""
    return unit_calendar(PageContext(plan, Publisher()), plan.dataset.unit_by_id[unit])


def test_the_assessment_falls_on_its_days_each_year() -> None:
    """市综治办 reports by the end of each January and verifies by the end of each February, leap years' too."""
    events = {event.uid.value: event for event in calendar("data", "shi-zongzhiban").vevent_list}
    assert events.keys() == {"ac2@heyuan-2012", "ac3@heyuan-2012"}
    days = {uid: [day.date() for day in event.getrruleset(addRDate=True)] for uid, event in events.items()}
    assert days["ac2@heyuan-2012"] == [date(year, 1, 31) for year in range(2013, 2023)]
    leap = {2016: 29, 2020: 29}
    assert days["ac3@heyuan-2012"] == [date(year, 2, leap.get(year, 28)) for year in range(2013, 2023)]
    assert "于每年1 月底前完成" in events["ac2@heyuan-2012"].description.value
    assert events["ac2@heyuan-2012"].url.value == "https://plan.example.org/assessment/#ac2"


def test_what_has_no_day_is_no_event() -> None:
    """2014年前 and 每年 stand in the description of the calendar, and nowhere else."""
    component = calendar("data", "shi-zongzhiban")
    described = component.contents["description"][0].value
    assert re.search("2014年前；本站理解：[^·]*（第35项", described)
    assert re.search("每年；本站理解：[^·]*（第52项", described)
    assert not any("第52项" in event.description.value for event in component.vevent_list)


def test_no_calendar_is_without_events() -> None:
    """Units without a dated duty have no calendar: a file without an event is none by RFC 5545."""
    calendars = [path for path in files("data") if path.endswith(".ics")]
    assert calendars
    for path in calendars:
        assert b"BEGIN:VEVENT" in files("data")[path]
    assert "units/shi-gonganju/shi-gonganju.ics" not in calendars


def with_day(plan: CheckedDataset, day: str | None) -> CheckedDataset:
    """Return a plan with all deadlines of its projects on another day."""
    groups = tuple(
        replace(group, projects=tuple(dated(project, day) for project in group.projects))
        for group in plan.dataset.engineerings
    )
    return replace(plan, dataset=replace(plan.dataset, engineerings=groups))


def dated(project: Project, day: str | None) -> Project:
    """Return a project with its deadlines on a day."""
    return replace(project, deadlines=tuple(replace(deadline, date=day, actors=()) for deadline in project.deadlines))


def test_a_deadline_is_an_event_only_with_a_day() -> None:
    """A date to the day is an all-day event; one to the month or the year is listed."""
    city = checked("tests/city")
    project = next(project for project in city.dataset.projects if project.deadlines and project.leads)
    ids = {deadline.id for deadline in project.deadlines if isinstance(deadline, Deadline)}
    days = {day: unit_of(with_day(city, day), project.lead) for day in ("2023-06-30", "2023-06", "2023")}
    assert {duty.first for duty in days["2023-06-30"].duties if duty.id in ids} == {date(2023, 6, 30)}
    for day in ("2023-06", "2023"):
        assert not any(duty.id in ids for duty in days[day].duties)
        assert len(days[day].undated) > len(days["2023-06-30"].undated)


def test_a_duty_of_a_month_is_no_event() -> None:
    """每年4月 names no day, so that the calendar has none; 每年4月10日 is an event of each year."""
    city = checked("tests/city")
    provision = next(record for record in city.dataset.provisions if record.recurring)
    duty, unit = provision.recurring[0], next(unit for unit in city.dataset.units.units if not unit.collective)
    counts = []
    for rule in ("FREQ=YEARLY;BYMONTH=4", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=10"):
        named = replace(duty, rrule=rule, actors=(Actor(mention=unit.name, unit=unit.id, origin=duty.origin),))
        parts = tuple(
            replace(part, chapters=tuple(replaced(chapter, provision.id, named) for chapter in part.chapters))
            for part in city.dataset.parts
        )
        calendar = unit_of(replace(city, dataset=replace(city.dataset, parts=parts)), unit.id)
        counts.append((named.id in {event.id for event in calendar.duties}, len(calendar.undated)))
    assert [event for event, _ in counts] == [False, True]
    assert counts[0][1] == counts[1][1] + 1


def replaced(chapter: Chapter, id_: str, duty: RecurringDuty) -> Chapter:
    """Return a chapter whose provision of an id has a recurring duty alone."""
    provisions = (replace(record, recurring=(duty,)) if record.id == id_ else record for record in chapter.provisions)
    return replace(chapter, provisions=tuple(provisions))


def test_a_revision_raises_the_sequence_and_keeps_the_uid() -> None:
    """A day that a revision moves is the same event with the next sequence number; others keep theirs."""
    amended = checked("tests/demo/data")
    first, *others = amended.states
    moved = tuple(
        replace(entry, rrule="FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=4") if entry.id == "AC2" else entry
        for entry in amended.dataset.assessment.calendar
    )
    dataset = replace(amended.dataset, assessment=replace(amended.dataset.assessment, calendar=moved))
    plan = replace(amended, dataset=dataset, states=(first, *others[:-1], replace(others[-1], dataset=dataset)))
    before, after = ({duty.id: duty for duty in unit_of(state, "shi-wuzhangaiban").duties} for state in (amended, plan))
    assert (before["AC2"].revised, after["AC2"].revised) == (0, 1)
    assert after["AC2"].changed > before["AC2"].changed
    assert after["AC3"] == before["AC3"]
    context = PageContext(plan, Publisher())
    written = calendar_file(context, unit_of(plan, "shi-wuzhangaiban"), None).decode()
    event = next(event for event in vobject.readOne(written).vevent_list if event.sequence.value == "1")
    assert event.uid.value == "ac2@linjiang-2020"
