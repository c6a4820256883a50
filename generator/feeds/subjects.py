"""The subjects of feeds: the plan, and each unit and engineering that it has or had."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator import urls
from generator.model import Project
from generator.revisions.record_changes import RecordChanges, RevisionChanges
from generator.revisions.states import State
from generator.text.plan_words import counted, role_verbs


@dataclass(frozen=True)
class FeedSubject:
    """The subject of a feed: the plan itself, or one of the subclasses.

    plan: the plan's short title.
    record: the id of the unit or engineering, empty for the plan.
    name: its name, empty for the plan.
    """

    plan: str
    record: str = ""
    name: str = ""

    @property
    def title(self) -> str:
        """The title of its feed."""
        return f"{self.name}：{self.plan}的变化" if self.record else f"{self.plan}的变化"

    @property
    def address(self) -> str:
        """The address of its feed."""
        return urls.feed(self.record) if self.record else urls.FEED

    @property
    def page(self) -> str:
        """The address of its page."""
        return urls.address(self.record) if self.record else urls.HOME

    def beginning(self, first: State) -> str:
        """Return in a sentence what the original plan gave it; nothing if it came later."""
        dataset, words = first.dataset, first.dataset.plan.words
        groups, projects = (len(dataset.engineerings), words.group), (len(dataset.projects), words.project)
        counts = counted(groups, projects, (len(dataset.annex_units), "责任单位"))
        return f"《{dataset.plan.title}》由这份通知发布：{counts}。"

    def records(self, changes: RevisionChanges) -> Iterable[RecordChanges]:
        """Return what a revision changed for it."""
        return changes.records()

    def revision_page(self, revision: str) -> str:
        """Return the address of the page on what a revision changed for it."""
        return urls.revision(revision)


class UnitSubject(FeedSubject):
    """A unit: its own changes and its partners'."""

    def beginning(self, first: State) -> str:
        """Return in a sentence the projects that the original plan gave it; nothing if it came later."""
        words = first.dataset.plan.words
        if self.record not in first.dataset.unit_by_id:
            return ""
        roles = "，".join(
            f"{role_verbs(words)[role]} {len(projects)} 个{words.project}（{_names(projects)}）"
            for role, projects in first.graph.projects(self.record).items()
            if projects
        )
        return f"计划发布时，{self.name}{roles or f'不是任何{words.project}写明的责任单位'}。"

    def records(self, changes: RevisionChanges) -> Iterable[RecordChanges]:
        """Return what a revision changed for it, worded for it."""
        return changes.records(unit=self.record)

    def revision_page(self, revision: str) -> str:
        """Return the address of its notice."""
        return urls.notice(revision, self.record)


@dataclass(frozen=True)
class EngineeringSubject(FeedSubject):
    """An engineering with its projects and with the engineerings in it.

    within: the ids of the engineering itself and of those that have been in it in any state, at any depth.
    """

    within: frozenset[str] = frozenset()

    def beginning(self, first: State) -> str:
        """Return in a sentence the projects that the original plan put in it; nothing if it came later."""
        words = first.dataset.plan.words
        if self.record not in first.dataset.engineering_by_id:
            return ""
        projects = first.dataset.projects_within(self.record)
        return f"计划发布时，{self.name}有 {len(projects)} 个{words.project}（{_names(projects)}）。"

    def records(self, changes: RevisionChanges) -> Iterable[RecordChanges]:
        """Return what a revision changed in it and in its projects."""
        return changes.records(engineerings=self.within)


def subjects(states: Sequence[State]) -> Iterator[FeedSubject]:
    """Yield the plan, then units and engineerings as the last state that has them calls them."""
    plan = states[-1].dataset.plan.short_title
    yield FeedSubject(plan)
    units = {unit.id: unit.name for state in states for unit in state.dataset.units.units}
    yield from (UnitSubject(plan, *unit) for unit in units.items())
    names = {record.id: record.name for state in states for record in state.dataset.engineerings}
    within: dict[str, set[str]] = {id_: {id_} for id_ in names}
    for dataset in (state.dataset for state in states):
        for record in dataset.engineerings:
            for ancestor in dataset.ancestors(record.id):
                within[ancestor.id].add(record.id)
    yield from (EngineeringSubject(plan, id_, name, frozenset(within[id_])) for id_, name in names.items())


def _names(projects: Iterable[Project]) -> str:
    return "；".join(f"第{project.number}项{project.name}" for project in projects)
