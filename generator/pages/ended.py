"""Projects that a revision struck: their page and address stay, with what they were and by what they ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import urls
from generator.history import ended
from generator.pages.marking import marked
from generator.pages.material import Material
from generator.pages.page import Page
from generator.pages.projects import tie_rows
from generator.pages.revisions import revision_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.history import Edition
    from generator.model import Project


def ended_project_pages(material: Material) -> Iterator[Page]:
    """Yield the page of each project that the plan has no more, in the order of their numbers."""
    last = ended(material.checked.editions)
    for edition in material.checked.editions[:-1]:
        for project in edition.dataset.projects:
            if last.get(project.id) is edition:
                yield _page(material, project, edition)


def _page(material: Material, project: Project, edition: Edition) -> Page:
    place = material.checked.editions.index(edition)
    story, checked = material.stories[place + 1], material.checked.earlier[place]
    row = revision_row(story)
    return Page(
        kind="ended",
        address=urls.address(project.id),
        title=f"第{project.number}项 {project.name}（已撤销）",
        description=f"{project.name}已由{story.revision.name}撤销，自{row.since}起不再是计划的项目；当时的原文和责任单位。",
        template="ended.html",
        values={
            "project": project,
            "engineering": edition.dataset.engineering_by_id[project.engineering],
            "row": row,
            "effects": tuple(effect for effect in story.revision.effects if effect.record == project.id),
            "paragraphs": marked(project.text.printed, ()),
            "ties": tie_rows(Material(checked, material.publisher), project),
            "then": urls.frozen(edition.revision.id) + urls.address(project.id),
        },
    )
