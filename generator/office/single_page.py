"""The plan as one HTML file: every unit's ledger, every task, the provisions and the official text, with search.

It is opened from a memory stick, by `file://`, in browsers of 2022: style and script stand in it, and nothing is asked
of any host. Without its script everything is there, folded up.
"""

from dataclasses import dataclass
from functools import cache

from jinja2 import PackageLoader

from generator import urls
from generator.model import Project, Unit
from generator.office.ledger import ProjectLine, UnitLedger, project_line, role_lines, unit_ledger
from generator.office.provenance import whole_provenance
from generator.pages.context import PageContext
from generator.speed.templates import PlainEnvironment
from generator.text import wording
from generator.text.pinyin import syllables


@dataclass(frozen=True, kw_only=True)
class SingleUnit:
    """A unit: its anchor, its ledger, and by what it is found besides what it says: other names and pinyin."""

    anchor: str
    ledger: UnitLedger
    names: str


@dataclass(frozen=True, kw_only=True)
class SingleProject:
    """A project: its anchor, its line, and who has which role in it, in words."""

    anchor: str
    line: ProjectLine
    roles: tuple[tuple[str, str], ...]


def single_page(context: PageContext) -> bytes:
    """Return the file, the same bytes for the same data."""
    dataset = context.dataset
    page: str = (
        _environment()
        .get_template("single.html")
        .render(
            plan=dataset.plan,
            words=context.words,
            units=tuple(_unit(context, unit) for unit in dataset.units.units),
            projects=tuple(_project(context, project) for project in dataset.projects),
            provisions=dataset.provisions,
            labels=context.labels,
            drafts=len(context.dataset.drafts),
            unreviewed=wording.DRAFT,
            source=tuple(dataset.source.split("\n")),
            provenance=tuple(whole_provenance(context, None)),
        )
    )
    return page.encode()


def _unit(context: PageContext, unit: Unit) -> SingleUnit:
    return SingleUnit(anchor=unit.id, ledger=unit_ledger(context, unit), names=_names(unit))


def _project(context: PageContext, project: Project) -> SingleProject:
    line, roles = project_line(context, project), tuple(role_lines(context, project))
    return SingleProject(anchor=urls.anchor(project.id), line=line, roles=roles)


def _names(unit: Unit) -> str:
    """Return the unit's other names, and the pinyin of its name, whole and by initials."""
    later = (name.name for name in (*unit.later_names, *unit.former_names))
    full = (unit.full_name.name,) if unit.full_name else ()
    spoken = syllables(unit)
    sounds = ("".join(spoken), "".join(syllable[:1] for syllable in spoken))
    return " ".join(dict.fromkeys((*full, *unit.aliases, *unit.search_names, *later, *sounds)))


@cache
def _environment() -> PlainEnvironment:
    return PlainEnvironment(PackageLoader("generator"), {"anchor": lambda line: urls.anchor(line.id)})
