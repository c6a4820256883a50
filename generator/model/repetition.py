"""Tasks that a table of the notice repeats: a row, or a group of rows, with the name of a task before it."""

import re
from collections.abc import Iterator

from generator.grouping import grouped
from generator.model.dataset import Dataset
from generator.model.projects import Engineering, Project

_MARK = re.compile("（[0-9]+）$")  # tells apart the names of tasks that are printed alike


def repeated_tasks(dataset: Dataset) -> Iterator[tuple[Project, Project]]:
    """Yield each task that has the name of a task of another group before it, and that one; a mark is left aside."""
    first: dict[str, Project] = {}
    for project in dataset.projects:
        task = first.setdefault(plain_name(project), project)
        if task.engineering != project.engineering:
            yield project, task


def repeated_groups(dataset: Dataset) -> Iterator[tuple[Engineering, Project]]:
    """Yield each group of measures that has the name of a task of another group before it, and that task."""
    first: dict[str, Project] = {}
    groups = {group.id: group for group in dataset.engineerings}
    for project in dataset.projects:
        group = groups.pop(project.engineering, None)
        task = first.get(group.name) if group else None
        if group and task:
            yield group, task
        first.setdefault(plain_name(project), project)


def namesakes(dataset: Dataset) -> dict[str, tuple[Project, ...]]:
    """Return, by the id of a project, those of other groups that the notice prints under its name; none for most.

    A table that repeats the project bears its name in a row, or over the rows of its measures: the name of a group.
    """
    groups = {group.id: group.name for group in dataset.engineerings}
    by_name = grouped((plain_name(project), project) for project in dataset.projects)
    rows = grouped((groups.get(project.engineering, ""), project) for project in dataset.projects)
    alike: dict[str, tuple[Project, ...]] = {}
    for project in dataset.projects:
        name, group = plain_name(project), groups.get(project.engineering, "")
        others = (*by_name[name], *rows.get(name, ()), *by_name.get(group, ()))
        by_number = {other.number: other for other in others if other.engineering != project.engineering}
        alike[project.id] = tuple(other for _, other in sorted(by_number.items()))
    return alike


def plain_name(project: Project) -> str:
    """Return the name of a task without the mark that an import gave it to tell it from another."""
    return _MARK.sub("", project.name)
