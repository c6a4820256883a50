"""`/units/<slug>/<slug>.ics`: a unit's dated duties as an iCalendar file (RFC 5545, its name and words by RFC 7986).

A duty is an event only where the text gives its day; others are listed in the calendar's description.
"""

from icalendar import Calendar, Event, vRecur, vText

from generator.office.duties import CalendarDuty, UnitCalendar
from generator.pages.context import PageContext


def calendar_file(context: PageContext, calendar: UnitCalendar, site_url: str | None) -> bytes:
    """Return a unit's calendar as a file."""
    plan = context.dataset.plan
    name = f"{calendar.unit.name}：{plan.short_title}"
    lines = [f"《{plan.title}》中{calendar.unit.name}有日期的任务，以原文为准。"]
    if calendar.undated:
        lines += ["没有具体日子、没有列入日历的：", *(f"· {duty}" for duty in calendar.undated)]
    file = Calendar()
    for key, value in (
        ("prodid", "-//plansite//plansite//ZH"),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("name", vText(name)),
        ("x-wr-calname", vText(name)),
        ("description", vText("\n".join(lines))),
        ("x-wr-caldesc", vText("\n".join(lines))),
    ):
        file.add(key, value)
    for duty in calendar.duties:
        file.add_component(_event(duty, plan.id, site_url))
    return bytes(file.to_ical())


def _event(duty: CalendarDuty, plan: str, site_url: str | None) -> Event:
    event = Event()
    event.add("uid", f"{duty.id.lower()}@{plan.lower()}")
    event.add("dtstamp", duty.changed)
    event.add("last-modified", duty.changed)
    event.add("sequence", duty.revised)
    event.add("summary", duty.name)
    event.add("dtstart", duty.first)
    if duty.rule:
        event.add("rrule", vRecur.from_ical(duty.rule))
    event.add("description", "\n".join(duty.words))
    event.add("transp", "TRANSPARENT")
    if site_url:
        event.add("url", site_url + duty.page)
    return event
