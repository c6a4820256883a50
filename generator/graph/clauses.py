"""What a clause adds to many projects: the units that it makes responsible, project by project."""

from collections.abc import Iterator

from generator.graph.answers import ClauseResponsibility
from generator.model import Dataset, DefaultResponsibility, Project


def clause_responsibilities(dataset: Dataset) -> Iterator[ClauseResponsibility]:
    """Yield the projects that clauses give to units, by project, in the order of the clauses.

    A project that names the unit itself gives none.
    """
    for project in dataset.projects:
        for default in dataset.plan.defaults:
            if default.unit not in project.role_by_unit and _applies(dataset, default, project):
                yield ClauseResponsibility(project=project, unit=dataset.unit_by_id[default.unit], default=default)


def _applies(dataset: Dataset, default: DefaultResponsibility, project: Project) -> bool:
    """Say whether a clause applies to a project."""
    if project.id in default.except_:
        return False
    if default.since is not None and project.number < dataset.project_by_id[default.since].number:
        return False
    groups = {project.engineering}
    if project.engineering:
        groups |= {group.id for group in dataset.ancestors(project.engineering)}
    return not default.groups or not groups.isdisjoint(default.groups)
