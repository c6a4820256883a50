"""`/topics/`: the projects by topics, which are this site's own reading."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Topic
from generator.pages import limits
from generator.pages.context import PageContext
from generator.pages.page import Page
from generator.pages.page_type import TOOLS, PageType
from generator.pages.plan.project_list import project_rows

ADDRESS = "topics/"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A topic with the address of its page and the number of its projects."""

    topic: Topic
    address: str
    count: int


def topic_rows(context: PageContext) -> tuple[TopicRow, ...]:
    """Return the topics, in the order of the plan's list."""
    projects = context.dataset.projects
    return tuple(
        TopicRow(
            topic=topic,
            address=f"{ADDRESS}{place}/",
            count=sum(topic.name in project.topics for project in projects),
        )
        for place, topic in enumerate(context.dataset.plan.topics, start=1)
    )


def topics_page(context: PageContext) -> Iterator[Page]:
    """Yield the list of topics."""
    rows = topic_rows(context)
    description = f"{context.dataset.plan.short_title}的{context.words.project}按 {len(rows)} 个主题归类。"
    yield TOPICS.page(context, description, {"topics": rows})


TOPICS = PageType(
    kind="topics",
    template="plan/topics.html",
    pages=topics_page,
    exists=lambda context: bool(context.dataset.plan.topics),
    address=ADDRESS,
    title="主题",
    tab="{project}",
    search_words=("按主题", "主题分类", "{project}主题"),
)


def topic_pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of each topic; of more projects than a page lists it has the names."""
    dataset, words = context.dataset, context.words
    for row in context.half.share(topic_rows(context)):
        projects = [project for project in dataset.projects if row.topic.name in project.topics]
        fits = len(projects) <= limits.ROWS
        yield TOPIC.page(
            context,
            f"{dataset.plan.short_title}中关于{row.topic.name}的 {len(projects)} 个{words.project}："
            f"{row.topic.description}",
            {
                "topic": row.topic,
                "projects": project_rows(context, projects) if fits else (),
                "names": () if fits else tuple(projects),
            },
            title=f"主题：{row.topic.name}",
            address=row.address,
        )


TOPIC = PageType(
    kind="topic",
    template="plan/topic.html",
    pages=topic_pages,
    exists=lambda context: bool(context.dataset.plan.topics),
    assets=TOOLS,
)
