"""`/`: the home page: a unit's duties by search, the plan in one picture, all units, ways in for each reader."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import urls
from generator.model import Goal, Indicator, Phase
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.facts.rows import facts_by_kind, matters
from generator.pages.page import Page
from generator.pages.page_type import PageType
from generator.pages.plan.engineerings import engineering_cards
from generator.pages.plan.levels import has_tasks
from generator.pages.plan.picture import plan_pictures
from generator.pages.units.index import sorted_by_load, unit_rows, units_by_system
from generator.text.fragments import chinese
from generator.text.lexicon import direction_word
from generator.text.plan_words import counted

_MOST_INVOLVED = 6  # units that the page names first


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRow:
    """A phase; its `number` is in words."""

    phase: Phase
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """An indicator of a goal; `direction` is the word of its quote for rise or fall."""

    indicator: Indicator
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """A goal with its indicators."""

    goal: Goal
    indicators: tuple[IndicatorRow, ...]


def phase_rows(context: PageContext) -> tuple[PhaseRow, ...]:
    """Return the phases, in order."""
    return tuple(PhaseRow(phase=phase, number=chinese(phase.number)) for phase in context.dataset.plan.phases)


def directed(indicators: Iterable[Indicator]) -> Iterator[tuple[Indicator, str]]:
    """Yield indicators with the words of their quotes for their directions."""
    for indicator in indicators:
        yield indicator, direction_word(indicator.direction, indicator.name, indicator.quote)


def goal_rows(context: PageContext) -> tuple[GoalRow, ...]:
    """Return the goals, in order."""
    return tuple(
        GoalRow(
            goal=goal,
            indicators=tuple(
                IndicatorRow(indicator=indicator, direction=direction)
                for indicator, direction in directed(goal.indicators)
            ),
        )
        for goal in context.dataset.plan.goals
    )


def home_page(context: PageContext) -> Iterator[Page]:
    """Yield the home page."""
    dataset = context.dataset
    units = unit_rows(context, dataset.annex_units)
    bodies = sorted_by_load(row for row in units if not row.unit.collective)
    collectives = sum(row.unit.collective for row in units)
    facts = facts_by_kind(context.all_facts)
    words = context.words
    counts = counted(
        (len(dataset.engineerings), words.group), (len(dataset.projects), words.project), (len(units), "责任单位")
    )
    yield HOME.page(
        context,
        f"《{dataset.plan.title}》逐单位、逐{words.project}查阅：{counts}，{context.asked}；原文写明时限的一并列出。",
        {
            "counts": counts,
            "asked": context.asked,
            "is_city": dataset.plan.place.endswith("市"),
            "units": len(units),
            "collectives": collectives,
            "matters": matters(facts["targets"]),
            "leading": sum(row.leads > 0 for row in units),
            "involved": tuple(sorted(bodies, key=lambda row: -row.leads))[:_MOST_INVOLVED],
            "systems": units_by_system(context, units),
            "gaps": _shows_gaps(context),
            "pictures": plan_pictures(context),
            "cards": engineering_cards(context),
            "projects": len(dataset.projects),
            "drafts": len(context.dataset.drafts),
            "phases": phase_rows(context),
            "phases_heading": dataset.phases_heading,
            "goals": goal_rows(context),
            **{name: len(rows) for name, rows in facts.items()},
            "levels": tuple(level for level in urls.LEVELS if has_tasks(context, level)),
        },
        title=dataset.plan.short_title,
    )


def _shows_gaps(context: PageContext) -> bool:
    """Say whether the matrix of units and engineerings is one page that shows what a system leads nothing of."""
    dataset = context.dataset
    fits = len(dataset.filled_groups) <= limits.count_columns(len(dataset.annex_units))
    return bool(dataset.engineerings) and fits and context.has_leads and len(dataset.units.systems) > 1


HOME = PageType(
    kind="home",
    template="plan/home.html",
    pages=home_page,
    address=urls.HOME,
    assets=("views.css", "print-landscape.css", "home.js"),
)
