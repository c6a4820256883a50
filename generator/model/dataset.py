"""The dataset: all records of a state of the plan, and their lookup by id."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.grouping import grouped
from generator.model.drafts import DraftedRecord, drafts_in
from generator.model.layout import Layout
from generator.model.plan import Annex, Chapter, ConventionKind, Plan, PlanPart, Provision
from generator.model.projects import Engineering, Project, Responsibility, Role, projects_of
from generator.model.revisions import AmendmentClause, Revision
from generator.model.text import ReviewedRecord, TextRecord
from generator.model.units import Assessment, Relationship, Unit, UnitRegister


@dataclass(frozen=True, kw_only=True)
class WaivedWord(ReviewedRecord):
    """A name or fixed phrase that contains a figure but states none, in any text, and the reason."""

    word: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """A state of the plan; tuples are in the order of the files. Lookups raise KeyError for an unknown id.

    engineerings: the groups, of any depth.
    ungrouped: the projects outside any group.
    revisions: the revisions that led to this state, the original first.
    source: the official text with the changes of the revisions.
    sha256: the checksum of the dataset as canonical JSON (RFC 8785).
    source_sha256: the checksum of the original official text's file.
    original_sha256: the checksum of the file that it was read from, "" where the text was always one.
    """

    plan: Plan
    engineerings: tuple[Engineering, ...]
    units: UnitRegister
    parts: tuple[PlanPart, ...]
    relationships: tuple[Relationship, ...]
    assessment: Assessment
    waivers: tuple[WaivedWord, ...]
    layout: Layout
    revisions: tuple[Revision, ...]
    source: str
    sha256: str
    source_sha256: str
    ungrouped: tuple[Project, ...] = ()
    original_sha256: str = ""

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """All projects, in the order of their numbers."""
        return tuple(sorted((*projects_of(self.engineerings), *self.ungrouped), key=lambda project: project.number))

    @cached_property
    def number_by_project(self) -> dict[str, str]:
        """What lists call each project by: the printed number if each has its own, else `number`."""
        printed = [project.label for project in self.projects]
        distinct = len({label for label in printed if label}) == len(printed)
        return {project.id: (distinct and project.label) or str(project.number) for project in self.projects}

    @cached_property
    def outline(self) -> tuple[Engineering, ...]:
        """The groups, and after them a nameless one (its id is "") of the projects outside any group, if there are any.

        So that every project can be listed by its group; the nameless one is no record.
        """
        if not self.ungrouped:
            return self.engineerings
        words = self.plan.words
        name = f"不在{words.group}中的{words.project}" if self.engineerings else words.project
        rest = Engineering(origin=self.plan.origin, id="", number=0, name=name, projects=self.ungrouped)
        return (*self.engineerings, rest)

    @cached_property
    def filled_groups(self) -> tuple[Engineering, ...]:
        """The groups of `outline` that have projects of their own."""
        return tuple(engineering for engineering in self.outline if engineering.projects)

    @cached_property
    def subgroups(self) -> dict[str, tuple[Engineering, ...]]:
        """The groups in each group, by its id, in the order of the files; those in no other under ""."""
        return grouped((engineering.parent or "", engineering) for engineering in self.engineerings)

    @cached_property
    def depth_by_group(self) -> dict[str, int]:
        """How many groups each group stands in, by its id."""
        depths: dict[str, int] = {}
        for engineering in self.engineerings:
            depths[engineering.id] = sum(1 for _ in self.ancestors(engineering.id))
        return depths

    def ancestors(self, engineering: str) -> Iterator[Engineering]:
        """Yield the groups that a group stands in, the nearest first. Raises KeyError for an unknown id."""
        parent = self.engineering_by_id[engineering].parent
        while parent is not None:
            yield self.engineering_by_id[parent]
            parent = self.engineering_by_id[parent].parent

    def groups_within(self, engineering: str) -> Iterator[Engineering]:
        """Yield the groups in a group, at any depth, each before those in it."""
        for group in self.subgroups.get(engineering, ()):
            yield group
            yield from self.groups_within(group.id)

    def projects_within(self, engineering: str) -> tuple[Project, ...]:
        """Return the projects of a group and of all groups in it, in the order of their numbers."""
        own = self.engineering_by_id[engineering].projects
        inner = (project for group in self.subgroups.get(engineering, ()) for project in self.projects_within(group.id))
        return tuple(sorted((*own, *inner), key=lambda project: project.number))

    @cached_property
    def chapters(self) -> dict[str, Chapter]:
        """Chapters by `part/number`."""
        return {f"{part.id}/{chapter.number}": chapter for part in self.parts for chapter in part.chapters}

    @cached_property
    def annex_by_part(self) -> dict[str, Annex]:
        """The annexes by the ids of the parts that hold their articles (`A2`)."""
        return {f"A{annex.number}": annex for annex in self.plan.annexes}

    def part_name(self, part: str) -> str:
        """Return what the notice calls a part by its id: nothing for the main text, 附件2 or 附录二 for an annex."""
        annex = self.annex_by_part.get(part)
        return annex.name if annex else part.replace("A", "附件") if part.startswith("A") else ""

    @property
    def phases_heading(self) -> str:
        """The heading of the chapter that has the phases, 阶段 where none has it."""
        number = self.plan.phases[0].id.removeprefix("S").partition("-")[0] if self.plan.phases else ""
        chapter = self.chapters.get(f"S/{number}")
        return (chapter and chapter.heading) or "阶段"

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """All provisions, in the order of the file."""
        return tuple(p for part in self.parts for chapter in part.chapters for p in chapter.provisions)

    @property
    def texts(self) -> Iterator[TextRecord]:
        """Every record that has words of the source."""
        yield from self.plan.texts
        for engineering in self.engineerings:
            yield engineering
            yield from engineering.projects
        yield from self.ungrouped
        yield from self.provisions

    @cached_property
    def text_by_id(self) -> dict[str, TextRecord]:
        """Text records by id."""
        return {record.id: record for record in self.texts}

    @property
    def revision(self) -> Revision:
        """The revision that led to this state: the last one."""
        return self.revisions[-1]

    @cached_property
    def quotable(self) -> dict[str, TextRecord | AmendmentClause]:
        """The records that a relationship may quote, by id: text records and clauses of amendments."""
        clauses = {clause.id: clause for revision in self.revisions for clause in revision.clauses}
        return {**self.text_by_id, **clauses}

    @cached_property
    def unit_by_id(self) -> dict[str, Unit]:
        """Bodies by id."""
        return {unit.id: unit for unit in self.units.units}

    @cached_property
    def project_by_id(self) -> dict[str, Project]:
        """Projects by id."""
        return {project.id: project for project in self.projects}

    @cached_property
    def engineering_by_id(self) -> dict[str, Engineering]:
        """Groups by id; "" is the nameless one of `outline`."""
        return {engineering.id: engineering for engineering in self.outline}

    @cached_property
    def drafts(self) -> tuple[DraftedRecord, ...]:
        """What a machine has read and nobody has looked at, in the order of the files."""
        chapters = (chapter for part in self.parts for chapter in part.chapters)
        tasks = (self.plan, *self.engineerings, *self.ungrouped)
        return tuple(drafts_in((*tasks, *self.units.units, *chapters, *self.relationships, *self.waivers)))

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The roles that units have in the projects: a plan that tells no lead from the others has only one."""
        used = {role for project in self.projects for role in project.role_by_unit.values()}
        return tuple(role for role in Role if role in used)

    def group_name(self, project: Project) -> str:
        """Return the name of the group that a project stands in, "" outside any."""
        return self.engineering_by_id[project.engineering].name if project.engineering else ""

    def leads_by_order(self, project: Project) -> bool:
        """Return whether the first unit of a project leads by the plan's convention."""
        convention = self.plan.convention
        if convention is None or convention.kind is not ConventionKind.ORDER:
            return False
        since = self.project_by_id[convention.since].number if convention.since else 0
        return project.number >= since and project.id not in convention.except_

    @property
    def responsibilities(self) -> Iterator[Responsibility]:
        """The responsibilities of all projects, in the order of the text."""
        return (tie for project in self.projects for tie in project.responsibilities)

    @cached_property
    def annex_units(self) -> tuple[Unit, ...]:
        """The units that a project names, in file order: `in_annex` of the API."""
        named = {tie.unit for tie in self.responsibilities}
        return tuple(unit for unit in self.units.units if unit.id in named)
