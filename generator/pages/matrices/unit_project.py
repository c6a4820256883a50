"""`/matrix/unit-project/`: units by projects."""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator import urls
from generator.model import Engineering, Project, Unit, projects_of
from generator.pages import limits
from generator.pages.colours import engineering_colour
from generator.pages.context import PageContext
from generator.pages.matrices.filters import NO_LEAD, WITH_COLLECTIVES, Filters, Gap, LineFilters, filters_of, unit_rows
from generator.pages.matrices.ordering import places
from generator.pages.matrices.pages import ASSETS, MatrixOverview, MatrixType, matrix_pages, parts_by_engineering
from generator.pages.matrices.table import ColumnGroup, Matrix, MatrixColumn, MatrixRow, RoleCell
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.text.plan_words import role_marks

ALONE = Gap(id="alone", label="只列一个单位的{project}")
COLLECTIVES = Gap(id="collectives", label="{participant}只有集合称谓的{project}")


def is_whole(context: PageContext) -> bool:
    """Return whether the matrix of all units by all projects fits on one page."""
    return len(context.dataset.annex_units) * len(context.dataset.projects) <= limits.CELLS


def project_matrix(context: PageContext, *engineerings: Engineering) -> Matrix:
    """Return units by projects."""
    projects = projects_of(engineerings)
    named = {responsibility.unit for project in projects for responsibility in project.responsibilities}
    units = tuple(unit for unit in context.dataset.annex_units if unit.id in named)
    colours = {engineering.id: engineering_colour(engineering) for engineering in engineerings}
    rows = tuple(_role_row(context, unit, projects) for unit in units)
    return Matrix(
        groups=tuple(
            ColumnGroup(engineering=engineering, colour=colours[engineering.id], columns=len(engineering.projects))
            for engineering in engineerings
        ),
        columns=tuple(
            MatrixColumn(head=project, colour=colours[project.engineering], total=len(project.role_by_unit))
            for project in projects
        ),
        rows=rows,
        total=sum(len(roles) for project in projects for roles in project.roles_by_unit.values()),
    )


def _role_row(context: PageContext, unit: Unit, projects: Iterable[Project]) -> MatrixRow:
    roles = context.graph.roles(unit.id)
    marks = role_marks(context.words)
    cells = tuple(
        RoleCell(project, own, "".join(marks[role] for role in own))
        for project in projects
        for own in (roles.get(project.id, ()),)
    )
    counted = Counter(role for cell in cells for role in cell.roles)
    return MatrixRow(
        unit=unit,
        leads=counted["lead"],
        participates=counted["participant"],
        responsible=counted["responsible"],
        cells=cells,
    )


def project_filters(context: PageContext, *engineerings: Engineering) -> Filters:
    """Return the filters of units by projects."""
    projects = projects_of(engineerings)
    units = {project.id: tuple(item.unit for item in project.responsibilities) for project in projects}
    gaps = {project.id: _project_gaps(context, project) for project in projects}
    columns = {id_: LineFilters(place=place, gaps=gaps[id_]) for id_, place in places(units).items()}
    rows = unit_rows(context, projects)
    return filters_of(context, engineerings, (rows, columns), (NO_LEAD, WITH_COLLECTIVES, ALONE, COLLECTIVES))


def _project_gaps(context: PageContext, project: Project) -> tuple[str, ...]:
    participants = context.units(project.participants)
    if len(project.role_by_unit) == 1:
        return (ALONE.id,)
    return (COLLECTIVES.id,) if participants and all(unit.collective for unit in participants) else ()


def project_overview(context: PageContext) -> MatrixOverview:
    """Return the overview of units by projects."""
    words = context.words
    dataset, graph = context.dataset, context.graph
    derived = Counter(responsibility.project.engineering for responsibility in graph.all_derived)

    def counts(engineering: Engineering) -> tuple[int, ...]:
        shares = graph.engineering_units(engineering.id)
        by_role = (sum(getattr(share, role.count) for share in shares) for role in context.roles)
        return len(engineering.projects), len(shares), *by_role, derived[engineering.id]

    return MatrixOverview(
        lead=f"{len(dataset.annex_units)} 个单位与 {len(dataset.projects)} 个{words.project}的关系太多，一页放不下："
        f"这里是各{words.group}的数目，点{words.group}名称看它的矩阵，可以筛选、排列和下载。",
        heads=(words.project, "单位", *(role.verb for role in context.roles), "经集合称谓（推断）"),
        counts=counts,
    )


BY_PROJECT = MatrixType(
    description="{rows} 个单位与 {columns} 个{project}的{verbs}关系，一张表看全，可用 A3 纸打印。",
    matrix=project_matrix,
    filters=project_filters,
    overview=project_overview,
)


def unit_project_pages(context: PageContext) -> Iterator[Page]:
    """Yield the matrix of units and projects, or where it is too large an overview and that of each engineering."""
    return matrix_pages(context, UNIT_PROJECT, BY_PROJECT, parts_by_engineering(context, whole=is_whole(context)))


UNIT_PROJECT = PageType(
    kind="unit-project",
    template="matrices/unit_project.html",
    pages=unit_project_pages,
    exists=lambda context: context.has_responsibilities,
    address=urls.UNIT_PROJECT_MATRIX,
    title="单位×{project}矩阵",
    tab="矩阵",
    search_words=("单位×{project}", "单位×{project}责任矩阵", "单位{project}矩阵", "{project}矩阵", "单位与{project}"),
    assets=("views.css", "print-a3.css", *ASSETS),
)
