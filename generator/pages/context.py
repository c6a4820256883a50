"""What every page is made from: the checked data, and lookups over the whole plan that are made once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from generator.graph import CurrentResponsibility, ResponsibilityGraph
from generator.load import CheckedDataset
from generator.model import AssessmentItem, Dataset, Erratum, Record, Relationship
from generator.pages.facts.rows import CitationRow, FactRow, citation_rows, fact_rows, label
from generator.pages.page import Publisher
from generator.revisions.record_changes import RevisionChanges, stories


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlPlace:
    """Where a record is kept: `text` is file:line, `url` the address of that line if the publisher names a base."""

    text: str
    url: str | None


@dataclass(frozen=True)
class PageContext:
    """A checked dataset with its publisher; every lookup is linear in the plan and made at most once."""

    checked: CheckedDataset
    publisher: Publisher

    @property
    def dataset(self) -> Dataset:
        """The records."""
        return self.checked.dataset

    @property
    def graph(self) -> ResponsibilityGraph:
        """The responsibility graph."""
        return self.checked.graph

    @cached_property
    def stories(self) -> tuple[RevisionChanges, ...]:
        """What each revision changed, the original first."""
        return stories(self.checked.states)

    @cached_property
    def held(self) -> dict[str, tuple[CurrentResponsibility, ...]]:
        """Responsibilities that a unit holds because it came in the place of the one named, by that unit."""
        held: dict[str, list[CurrentResponsibility]] = defaultdict(list)
        for each in self.graph.as_of(None):
            if each.unit != each.named:
                held[each.unit.id].append(each)
        return {unit: tuple(rows) for unit, rows in held.items()}

    @cached_property
    def labels(self) -> dict[str, str]:
        """How a reader calls each text record, and the document of each clause of an amendment, by id."""
        labels = {record.id: label(self.dataset, record) for record in self.dataset.texts}
        for revision in self.dataset.revisions:
            labels |= {clause.id: revision.name for clause in revision.clauses}
        return labels

    @cached_property
    def facts(self) -> dict[str, tuple[FactRow, ...]]:
        """Targets, deadlines and recurring duties by the record that they stand in."""
        return {record.id: tuple(fact_rows(self.dataset, record)) for record in self.dataset.texts}

    @cached_property
    def citations(self) -> dict[str, tuple[CitationRow, ...]]:
        """Documents named, by the record that names them."""
        return {record.id: tuple(citation_rows(self.dataset, record)) for record in self.dataset.texts}

    @cached_property
    def citing(self) -> dict[str, tuple[CitationRow, ...]]:
        """Where each document is named, by its title."""
        citing: dict[str, list[CitationRow]] = defaultdict(list)
        for rows in self.citations.values():
            for row in rows:
                citing[row.fact.title].append(row)
        return {title: tuple(rows) for title, rows in citing.items()}

    @cached_property
    def facts_naming(self) -> dict[str, tuple[FactRow, ...]]:
        """Facts by the unit that their own words name."""
        naming: dict[str, list[FactRow]] = defaultdict(list)
        for rows in self.facts.values():
            for row in rows:
                for unit in dict.fromkeys(actor.unit for actor in row.fact.actors if actor.unit):
                    naming[unit].append(row)
        return {unit: tuple(rows) for unit, rows in naming.items()}

    @cached_property
    def ties(self) -> dict[str, tuple[Relationship, ...]]:
        """Relationships by either end, in file order."""
        ties: dict[str, list[Relationship]] = defaultdict(list)
        for tie in self.dataset.relationships:
            for end in dict.fromkeys((tie.from_, tie.to)):
                ties[end].append(tie)
        return {end: tuple(held) for end, held in ties.items()}

    @cached_property
    def assessment_of(self) -> dict[str, tuple[AssessmentItem, ...]]:
        """Assessment items by a unit that acts in them: named itself, or the municipal member of a class."""
        municipal = {body_class.name: body_class.municipal for body_class in self.dataset.units.classes}
        items: dict[str, list[AssessmentItem]] = defaultdict(list)
        for item in self.dataset.assessment.items:
            acting: dict[str, None] = {}
            for actor in item.actors:
                acting |= dict.fromkeys([actor.unit] if actor.unit else [])
                acting |= dict.fromkeys(municipal.get(actor.class_ or "", ()))
            for unit in acting:
                items[unit].append(item)
        return {unit: tuple(held) for unit, held in items.items()}

    @cached_property
    def assessment_in(self) -> dict[str, tuple[AssessmentItem, ...]]:
        """Assessment items by the article whose words they quote."""
        items: dict[str, list[AssessmentItem]] = defaultdict(list)
        for item in self.dataset.assessment.items:
            items[item.article].append(item)
        return {article: tuple(held) for article, held in items.items()}

    @cached_property
    def errata(self) -> dict[str, tuple[Erratum, ...]]:
        """Slips of the source by the record that holds them."""
        errata: dict[str, list[Erratum]] = defaultdict(list)
        for erratum in self.dataset.plan.errata:
            errata[erratum.record].append(erratum)
        return {record: tuple(held) for record, held in errata.items()}

    def yaml_place(self, record: Record) -> YamlPlace:
        """Return where a record is kept, from the data folder's parent on: no page names a folder of the machine."""
        location = record.origin.location
        file = PurePosixPath(location.file).relative_to(self._root)
        base = self.publisher.source_url
        url = f"{base.rstrip('/')}/{file}#L{location.line}" if base else None
        return YamlPlace(text=f"{file}:{location.line}", url=url)

    @cached_property
    def _root(self) -> PurePosixPath:
        """The data folder's parent; a snapshot lies a folder deeper."""
        folder = PurePosixPath(self.dataset.plan.origin.location.file).parent
        return folder.parent.parent if self.checked.is_frozen else folder.parent
