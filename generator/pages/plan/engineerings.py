"""`/engineerings/` and the page of each engineering."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import Engineering
from generator.pages import limits
from generator.pages.colours import engineering_colour
from generator.pages.context import PageContext
from generator.pages.facts.rows import facts_by_kind
from generator.pages.matrices.unit_project import is_whole, project_matrix
from generator.pages.page import Page, neighbours
from generator.pages.page_type import PageType
from generator.pages.parties import shown_roles
from generator.pages.plan.project_list import ProjectRow, project_rows
from generator.pages.source.highlights import Segment, fact_highlights, highlighted
from generator.pages.units.index import sorted_by_load


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineeringCard:
    """An engineering in brief.

    colour: its colour in the stylesheet, 1 to 10.
    projects: its projects, with those of all groups in it.
    own: those of them that stand in no group in it.
    units: how many units its projects name.
    aim: its text as highlighted paragraphs.
    within: the groups that it stands in, the outermost first.
    groups: the groups in it.
    """

    engineering: Engineering
    colour: int
    projects: tuple[ProjectRow, ...]
    own: tuple[ProjectRow, ...]
    units: int
    aim: tuple[tuple[Segment, ...], ...]
    within: tuple[Engineering, ...]
    groups: tuple[Engineering, ...]


def engineering_cards(context: PageContext) -> tuple[EngineeringCard, ...]:
    """Return every engineering in brief."""
    return tuple(_card(context, engineering) for engineering in context.dataset.engineerings)


def engineerings_page(context: PageContext) -> Iterator[Page]:
    """Yield the list of engineerings."""
    words = context.words
    cards = engineering_cards(context)
    projects = len(context.dataset.projects)
    yield ENGINEERINGS.page(
        context,
        f"{context.dataset.plan.short_title}的 {len(cards)} 个{words.group}和 {projects} 个{words.project}一览。",
        {"cards": cards, "projects": projects, "listed": projects <= limits.ROWS},
    )


ENGINEERINGS = PageType(
    kind="engineerings",
    template="plan/engineerings.html",
    pages=engineerings_page,
    exists=lambda context: bool(context.dataset.engineerings),
    address=urls.ENGINEERINGS,
    title="{group}",
    tab="{project}",
    search_words=("{group}", "{group}列表", "{group}目录"),
)


def engineering_pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of each engineering."""
    words = context.words
    whole = is_whole(context)
    for before, engineering, after in context.half.share(neighbours(context.dataset.engineerings)):
        card, shares = _card(context, engineering), context.graph.units_within(engineering.id)
        facts = tuple(fact for row in card.projects for fact in context.facts[row.project.id])
        filled = (item for item in (engineering, *context.dataset.groups_within(engineering.id)) if item.projects)
        yield ENGINEERING.page(
            context,
            f"{engineering.name}：{len(card.projects)} 个{words.project}、{card.units} 个责任单位，"
            f"各{words.project}的{_parties(context)}时限和目标。",
            {
                "card": card,
                "roles": shown_roles(row.parties for row in card.projects),
                "engineering": engineering,
                "facts": facts,
                **facts_by_kind(facts),
                "own_facts": context.facts[engineering.id],
                "shares": sorted_by_load(shares),
                "leading": sum(share.leads > 0 for share in shares),
                "matrix": project_matrix(context, *filled),
                "table": urls.UNIT_PROJECT_MATRIX if whole else urls.part(urls.UNIT_PROJECT_MATRIX, engineering.id),
                "query": f"?engineering={engineering.number}" if whole else "",
                "yaml": context.yaml_place(engineering),
                "feed": urls.feed(engineering.id),
                "before": before,
                "after": after,
            },
            title=engineering.name,
            address=urls.address(engineering.id),
        )


def _parties(context: PageContext) -> str:
    """Return what the page says of units: 牵头与参加单位、, or 责任单位、, or nothing."""
    names = [role.verb for role in context.roles[:-1]] + [role.name for role in context.roles[-1:]]
    return f"{'与'.join(names)}、" if names else ""


ENGINEERING = PageType(kind="engineering", template="plan/engineering.html", pages=engineering_pages)


def _card(context: PageContext, engineering: Engineering) -> EngineeringCard:
    text = engineering.text.printed
    return EngineeringCard(
        engineering=engineering,
        colour=engineering_colour(engineering),
        projects=project_rows(context, context.dataset.projects_within(engineering.id)),
        own=project_rows(context, engineering.projects),
        units=len(context.graph.units_within(engineering.id)),
        aim=highlighted(text, fact_highlights(text, engineering.facts)) if text else (),
        within=tuple(reversed(tuple(context.dataset.ancestors(engineering.id)))),
        groups=context.dataset.subgroups.get(engineering.id, ()),
    )
