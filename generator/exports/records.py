"""Rows of the API for engineerings, projects, units, provisions, responsibilities and relationships."""

from generator import urls
from generator.exports.facts import Row, actors, cells, fact_ids, fields, row
from generator.graph import ClauseResponsibility, DerivedResponsibility, ResponsibilityGraph
from generator.model import CitedName, Dataset
from generator.text.official import printed_label


def engineerings(dataset: Dataset) -> list[Row]:
    """Return a row for each engineering."""
    return [
        row(
            "engineerings",
            engineering,
            {
                "label": printed_label(dataset, engineering),
                "depth": dataset.depth_by_group[engineering.id],
                "aim": engineering.text.printed or None,
                "cells": cells(dataset, engineering),
                "projects": [project.id for project in engineering.projects],
                **fact_ids(engineering),
                "url": urls.address(engineering.id),
            },
        )
        for engineering in dataset.engineerings
    ]


def projects(dataset: Dataset) -> list[Row]:
    """Return a row for each project."""
    return [
        row(
            "projects",
            project,
            {
                "label": printed_label(dataset, project),
                "engineering": project.engineering or None,
                "engineering_name": dataset.group_name(project) or None,
                "lead": project.lead or None,
                "lead_name": dataset.unit_by_id[project.lead].name if project.lead else None,
                "participant_names": [dataset.unit_by_id[unit].name for unit in project.participants],
                "text": project.text.printed,
                "cells": cells(dataset, project),
                "measures": list(project.text.clauses),
                **fact_ids(project),
                "url": urls.address(project.id),
            },
        )
        for project in dataset.projects
    ]


def units(dataset: Dataset, graph: ResponsibilityGraph) -> list[Row]:
    """Return a row for each unit, those that projects name first."""
    in_annex = {unit.id for unit in dataset.annex_units}
    return [
        row(
            "units",
            unit,
            {
                "full_name": _cited_name(unit.full_name) if unit.full_name else None,
                "former_names": [_cited_name(name) for name in unit.former_names],
                "later_names": [_cited_name(name) for name in unit.later_names],
                "variants": [fields(variant, "mention", "reason") for variant in unit.variants],
                "in_annex": unit.id in in_annex,
                **_projects_of(graph, unit.id),
                **_provisions_of(graph, unit.id),
                "url": urls.address(unit.id),
            },
        )
        for unit in sorted(dataset.units.units, key=lambda unit: unit.id not in in_annex)
    ]


def responsibilities(dataset: Dataset) -> list[Row]:
    """Return a row for each mention of a unit by a project, in the order of the text."""
    return [
        row(
            "responsibilities",
            tie,
            {
                "project": project.id,
                "project_name": project.name,
                "unit_name": dataset.unit_by_id[tie.unit].name,
                "order": order,
            },
        )
        for project in dataset.projects
        for order, tie in enumerate(project.responsibilities, start=1)
    ]


def derived_responsibilities(graph: ResponsibilityGraph) -> list[Row]:
    """Return a row for each project and unit that has it only through a collective, or by a clause on many projects."""
    return [
        *(
            _indirect(row, via=row.via.id, via_name=row.via.name, role=row.role, basis=row.basis)
            for row in graph.all_derived
        ),
        *(
            _indirect(row, role=row.default.role, basis="source", record=row.default.record, quote=row.default.quote)
            for row in graph.all_by_clause
        ),
    ]


def _indirect(row: DerivedResponsibility | ClauseResponsibility, **values: str) -> Row:
    """Return the row of a project and a unit that it does not name; what is not given is null."""
    return {
        "project": row.project.id,
        "project_name": row.project.name,
        "unit": row.unit.id,
        "unit_name": row.unit.name,
        **dict.fromkeys(("via", "via_name", "record", "quote")),
        **values,
    }


def measures(dataset: Dataset) -> list[Row]:
    """Return a row for each measure of a project, with its words as printed."""
    return [
        {"project": project.id, "index": index, "text": clause, "quote": project.text.lines[line].strip()}
        for project in dataset.projects
        for index, (clause, line) in enumerate(
            zip(project.text.clauses, project.text.measure_lines, strict=True), start=1
        )
    ]


def provisions(dataset: Dataset) -> list[Row]:
    """Return a row for each provision."""
    return [
        row(
            "provisions",
            provision,
            {
                "chapter_heading": dataset.chapters[f"{provision.part}/{provision.chapter}"].heading or None,
                "label": printed_label(dataset, provision),
                "text": provision.text.printed,
                "cells": cells(dataset, provision),
                "actors": actors(provision.actors)["actors"],
                "concerned": actors(provision.concerned)["actors"],
                **fact_ids(provision),
                "url": urls.address(provision.id),
            },
        )
        for provision in dataset.provisions
    ]


def relationships(dataset: Dataset) -> list[Row]:
    """Return a row for each relationship."""
    return [row("relationships", tie, {}) for tie in dataset.relationships]


def _projects_of(graph: ResponsibilityGraph, unit: str) -> Row:
    """Return the projects of a unit in each role, and how many they are."""
    leads, participates, responsible = ([project.id for project in own] for own in graph.projects(unit).values())
    return {
        "leads": leads,
        "participates": participates,
        "responsible": responsible,
        "lead_count": len(leads),
        "participation_count": len(participates),
        "responsible_count": len(responsible),
    }


def _provisions_of(graph: ResponsibilityGraph, unit: str) -> Row:
    """Return the provisions that name a unit: those in which it acts, those that concern it, how many in all."""
    acting = [duty.provision.id for duty in graph.duties(unit) if not duty.derived]
    concerned = [duty.provision.id for duty in graph.concerns(unit) if not duty.derived]
    return {
        "provisions_acting": acting,
        "provisions_concerned": concerned,
        "provision_count": len({*acting, *concerned}),
    }


def _cited_name(name: CitedName) -> Row:
    return fields(name, "name", "basis", "document", "date", "note")
