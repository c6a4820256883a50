"""The registry of page types: a new one is a line here."""

from generator.pages.facts.assessment import ASSESSMENT
from generator.pages.facts.targets import TARGETS
from generator.pages.facts.timeline import TIMELINE
from generator.pages.figures.analysis import ANALYSIS
from generator.pages.figures.network import NETWORK
from generator.pages.matrices.index import MATRICES
from generator.pages.matrices.lead_participant import LEAD_PARTICIPANT
from generator.pages.matrices.unit_engineering import UNIT_ENGINEERING
from generator.pages.matrices.unit_project import UNIT_PROJECT
from generator.pages.page_type import PageType
from generator.pages.plan.engineerings import ENGINEERING, ENGINEERINGS
from generator.pages.plan.home import HOME
from generator.pages.plan.levels import LEVEL_TYPES, LEVELS
from generator.pages.plan.project_list import PROJECTS
from generator.pages.plan.projects import PROJECT
from generator.pages.plan.topics import TOPIC, TOPICS
from generator.pages.revisions.ended import ENDED
from generator.pages.revisions.index import NOTICE, REVISION, REVISIONS
from generator.pages.site.about import ABOUT, RULES
from generator.pages.site.data import DATA
from generator.pages.site.help import HELP
from generator.pages.source.page import SOURCE
from generator.pages.units.compare import COMPARE
from generator.pages.units.index import UNITS
from generator.pages.units.unit import UNIT

# Search lists pages that answer a query equally well in this order, and a tab its pages.
PAGE_TYPES: tuple[PageType, ...] = (
    HOME,
    ENGINEERINGS,
    ENGINEERING,
    PROJECTS,
    PROJECT,
    TOPICS,
    TOPIC,
    UNITS,
    UNIT,
    MATRICES,
    UNIT_PROJECT,
    UNIT_ENGINEERING,
    LEAD_PARTICIPANT,
    NETWORK,
    TARGETS,
    TIMELINE,
    ASSESSMENT,
    ANALYSIS,
    COMPARE,
    SOURCE,
    ENDED,
    REVISIONS,
    REVISION,
    NOTICE,
    LEVELS,
    *LEVEL_TYPES.values(),
    HELP,
    DATA,
    RULES,
    ABOUT,
)

TABS = ("单位", "{project}", "矩阵", "目标与时间", "考评与基层", "原文", "更多")
