"""The checked data that pages are computed from, with lookups over the whole plan that are computed once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath

from generator.exports.api import api
from generator.graph import ClauseResponsibility, CurrentResponsibility, ResponsibilityGraph
from generator.grouping import grouped
from generator.load import CheckedDataset
from generator.model import (
    Arrangement,
    AssessmentItem,
    Dataset,
    Erratum,
    Project,
    Record,
    Relationship,
    Role,
    Unit,
    Words,
)
from generator.model.repetition import namesakes
from generator.pages.facts.rows import CitationRow, FactRow, citation_rows, fact_rows
from generator.pages.parties import RoleUnits, parties
from generator.pages.record_labels import record_label
from generator.publisher import Publisher
from generator.revisions.record_changes import RevisionChanges, changes_by_revision
from generator.speed.halves import WHOLE, Half
from generator.text.plan_words import RoleWords, role_words
from generator.text.unit_duties import DutyMeasure, project_measures


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlPlace:
    """The line of the YAML where a record is kept.

    text: file and line, as `data/plan.yml:12`.
    url: the address of that line, None where the publisher names no base address.
    """

    text: str
    url: str | None


@dataclass(frozen=True)
class PageContext:
    """A checked dataset and its publisher; a lookup costs time linear in the plan and is computed at most once.

    half: whose share of the pages is made of it.
    """

    checked: CheckedDataset
    publisher: Publisher
    half: Half = WHOLE

    @property
    def dataset(self) -> Dataset:
        """The records."""
        return self.checked.dataset

    @property
    def words(self) -> Words:
        """What the plan calls its parts and roles."""
        return self.dataset.plan.words

    @property
    def has_responsibilities(self) -> bool:
        """Whether a project names a unit."""
        return bool(self.dataset.annex_units)

    @cached_property
    def roles(self) -> tuple[RoleWords, ...]:
        """The roles that units have in its projects, in its words."""
        return role_words(self.words, self.dataset.roles)

    @property
    def has_leads(self) -> bool:
        """Whether a unit leads a project."""
        return Role.LEAD in self.dataset.roles

    @cached_property
    def api(self) -> dict[str, object]:
        """The value of each file of the static API, by its name."""
        return api(self.checked)

    @cached_property
    def asked(self) -> str:
        """What its pages tell of each project: 谁牵头、谁参加; dates only where the text has them."""
        return "、".join(f"谁{role.verb}" for role in self.roles) or "要做什么"

    def units(self, ids: Iterable[str]) -> tuple[Unit, ...]:
        """Return units by their ids."""
        return tuple(self.dataset.unit_by_id[unit] for unit in ids)

    @cached_property
    def parties(self) -> dict[str, tuple[RoleUnits, ...]]:
        """The units of each project in each role that the plan uses, by the project's id."""
        return {project.id: parties(self.dataset, project.responsibilities) for project in self.dataset.projects}

    @cached_property
    def measures(self) -> dict[str, tuple[DutyMeasure, ...]]:
        """The measures of each project, by the project's id."""
        return {project.id: project_measures(self.dataset, project) for project in self.dataset.projects}

    @cached_property
    def namesakes(self) -> dict[str, tuple[Project, ...]]:
        """The projects that the notice prints a second time under a project's name, by its id."""
        return namesakes(self.dataset)

    @cached_property
    def by_clause(self) -> dict[str, tuple[ClauseResponsibility, ...]]:
        """What clauses on many projects add to each, by the project's id."""
        return grouped((row.project.id, row) for row in self.graph.all_by_clause)

    @property
    def graph(self) -> ResponsibilityGraph:
        """The responsibility graph."""
        return self.checked.graph

    @cached_property
    def revision_changes(self) -> tuple[RevisionChanges, ...]:
        """What each revision changed, the original first."""
        return changes_by_revision(self.checked.states)

    @cached_property
    def inherited(self) -> dict[str, tuple[CurrentResponsibility, ...]]:
        """Responsibilities inherited from the unit that the text names, by the id of the unit that has them now."""
        current = self.graph.as_of(None)
        return grouped((row.unit.id, row) for row in current if row.unit != row.named)

    @cached_property
    def labels(self) -> dict[str, str]:
        """What a reader calls each text record, and the document of each clause of an amendment, by id."""
        labels = {record.id: record_label(self.dataset, record) for record in self.dataset.texts}
        for revision in self.dataset.revisions:
            labels |= {clause.id: revision.name for clause in revision.clauses}
        return labels

    @cached_property
    def facts(self) -> dict[str, tuple[FactRow, ...]]:
        """Targets, deadlines and recurring duties, by the id of the record that states them."""
        return {record.id: tuple(fact_rows(self.dataset, record)) for record in self.dataset.texts}

    @cached_property
    def all_facts(self) -> tuple[FactRow, ...]:
        """Targets, deadlines and recurring duties in the order of the text."""
        return tuple(row for rows in self.facts.values() for row in rows)

    @cached_property
    def facts_by_unit(self) -> dict[str, tuple[FactRow, ...]]:
        """Facts whose own words name a unit, by the unit's id."""
        return grouped(
            (unit, row)
            for row in self.all_facts
            for unit in dict.fromkeys(actor.unit for actor in row.fact.actors if actor.unit)
        )

    @cached_property
    def citations(self) -> dict[str, tuple[CitationRow, ...]]:
        """Documents that the text names, by the id of the record that names them."""
        return {record.id: tuple(citation_rows(self.dataset, record)) for record in self.dataset.texts}

    @cached_property
    def citations_by_title(self) -> dict[str, tuple[CitationRow, ...]]:
        """Documents that the text names, by their title."""
        return grouped((row.fact.title, row) for rows in self.citations.values() for row in rows)

    @cached_property
    def relationships(self) -> dict[str, tuple[Relationship, ...]]:
        """Relationships by the id of either end, in file order."""
        return grouped(
            (end, relationship)
            for relationship in self.dataset.relationships
            for end in dict.fromkeys((relationship.from_, relationship.to))
        )

    @cached_property
    def assessment_by_unit(self) -> dict[str, tuple[AssessmentItem, ...]]:
        """Assessment items by the id of a unit that acts in them: named itself, or municipal member of a class.

        Arrangements are left out: the unit's provisions say the same words.
        """
        items = (item for item in self.dataset.assessment.items if not isinstance(item, Arrangement))
        return grouped((unit, item) for item in items for unit in self._acting_units(item))

    @cached_property
    def assessment_by_article(self) -> dict[str, tuple[AssessmentItem, ...]]:
        """Assessment items by the id of the article whose words they quote."""
        return grouped((item.article, item) for item in self.dataset.assessment.items)

    @cached_property
    def errata(self) -> dict[str, tuple[Erratum, ...]]:
        """Slips of the source, by the id of the record that has them."""
        return grouped((erratum.record, erratum) for erratum in self.dataset.plan.errata)

    def yaml_place(self, record: Record) -> YamlPlace:
        """Return where a record is kept, from the data folder's parent on: no page names a folder of the machine."""
        location = record.origin.location
        file = PurePosixPath(location.file).relative_to(self._root)
        base = self.publisher.source_url
        url = f"{base.rstrip('/')}/{file}#L{location.line}" if base else None
        return YamlPlace(text=f"{file}:{location.line}", url=url)

    def _acting_units(self, item: AssessmentItem) -> dict[str, None]:
        """Return the ids of the units that act in an assessment item, as keys."""
        members = self.dataset.units.municipal_by_class
        named = (((actor.unit,) if actor.unit else ()) + members.get(actor.class_ or "", ()) for actor in item.actors)
        return dict.fromkeys(chain.from_iterable(named))

    @cached_property
    def _root(self) -> PurePosixPath:
        """The data folder's parent; a snapshot lies a folder deeper."""
        folder = PurePosixPath(self.dataset.plan.origin.location.file).parent
        return folder.parent.parent if self.checked.is_frozen else folder.parent
