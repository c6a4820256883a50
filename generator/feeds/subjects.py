"""What there is a feed of: the plan, each unit, each engineering, those too that the plan has no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator import urls
from generator.model import Project
from generator.revisions.record_changes import RecordChanges, RevisionChanges
from generator.revisions.states import State


@dataclass(frozen=True)
class FeedSubject:
    """What a feed is about: the plan itself, which has no `record`, unless it is one of the kinds below.

    `plan` is what the plan is called for short.
    """

    plan: str
    record: str = ""
    name: str = ""

    @property
    def title(self) -> str:
        """What its feed is called."""
        return f"{self.name}：{self.plan}的变化" if self.record else f"{self.plan}的变化"

    @property
    def address(self) -> str:
        """Where its feed is."""
        return urls.feed(self.record) if self.record else urls.FEED

    @property
    def page(self) -> str:
        """Where its page is."""
        return urls.address(self.record) if self.record else urls.HOME

    def beginning(self, first: State) -> str:
        """Return what the original gave it; nothing if it came later."""
        held = first.dataset
        counts = f"{len(held.engineerings)} 个工程、{len(held.projects)} 个项目、{len(held.annex_units)} 个责任单位"
        return f"《{held.plan.title}》由这份通知发布：{counts}。"

    def records(self, story: RevisionChanges) -> Iterable[RecordChanges]:
        """Return what a revision changed for it."""
        return story.records()

    def told_on(self, revision: str) -> str:
        """Return the address of the page that tells what a revision changed for it."""
        return urls.revision(revision)


class UnitSubject(FeedSubject):
    """A unit, which is told of its own changes and of its partners'."""

    def beginning(self, first: State) -> str:
        """Return the projects that the original gave it; nothing if it came later."""
        if self.record not in first.dataset.unit_by_id:
            return ""
        parts = (("牵头", first.graph.leads(self.record)), ("参加", first.graph.participations(self.record)))
        told = "，".join(f"{part} {len(held)} 个项目（{_names(held)}）" for part, held in parts if held)
        return f"计划发布时，{self.name}{told or '不是任何项目写明的责任单位'}。"

    def records(self, story: RevisionChanges) -> Iterable[RecordChanges]:
        """Return what a revision changed for it, in its words."""
        return story.records(unit=self.record)

    def told_on(self, revision: str) -> str:
        """Return the address of its notice."""
        return urls.notice(revision, self.record)


class EngineeringSubject(FeedSubject):
    """An engineering with its projects."""

    def beginning(self, first: State) -> str:
        """Return the projects that the original put in it; nothing if it came later."""
        held = first.dataset.engineering_by_id.get(self.record)
        return f"计划发布时，{self.name}有 {len(held.projects)} 个项目（{_names(held.projects)}）。" if held else ""

    def records(self, story: RevisionChanges) -> Iterable[RecordChanges]:
        """Return what a revision changed in it and in its projects."""
        return story.records(engineering=self.record)


def subjects(states: Sequence[State]) -> Iterator[FeedSubject]:
    """Yield the plan, then units and engineerings as the last state that has them calls them."""
    plan = states[-1].dataset.plan.short_title
    yield FeedSubject(plan)
    units = {unit.id: unit.name for state in states for unit in state.dataset.units.units}
    yield from (UnitSubject(plan, *unit) for unit in units.items())
    engineerings = {each.id: each.name for state in states for each in state.dataset.engineerings}
    yield from (EngineeringSubject(plan, *each) for each in engineerings.items())


def _names(projects: Iterable[Project]) -> str:
    return "；".join(f"第{project.number}项{project.name}" for project in projects)
