"""Where an office file comes from: what stands on the last sheet of a workbook and at the end of a document."""

from collections.abc import Iterator
from datetime import UTC, datetime

from generator import urls
from generator.pages.context import PageContext
from generator.text import wording

NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)  # the first time that a zip file can say
READING = "任务、名单和引文照录原文；目标与时限旁注“本站理解”“推断”“外部知识”的，不是原文的话；空白处是没有记录。"


def provenance(context: PageContext, page: str, site_url: str | None) -> Iterator[tuple[str, str]]:
    """Yield what a file says of its source, label and words; `page` is the address of the page that it was made from.

    The checksum of all data is not among it: each edit of anything would change every unit's files.
    """
    dataset, plan, publisher = context.dataset, context.dataset.plan, context.publisher
    yield "计划", f"《{plan.title}》"
    if plan.notice.document_number:
        yield "文号", plan.notice.document_number
    if plan.notice.issuers:
        yield "发文机关", "、".join(plan.notice.issuers)
    if plan.period:
        yield "计划期", f"{plan.period.words}；本站不判断现行效力"
    if plan.validity:
        yield "施行与有效期", f"原文写明“{plan.validity.quote}”"
    yield "版本", f"{dataset.revision.id}（{dataset.revision.name}）" if dataset.revision.name else dataset.revision.id
    yield "效力", "以原文为准"
    yield "读法", READING
    if site_url:
        yield "网页", site_url + page
    if publisher.name:
        yield "维护", publisher.name
    if publisher.contact or publisher.report_url:
        yield "纠错", "；".join(words for words in (publisher.contact, publisher.report_url) if words)
    if context.dataset.drafts:
        yield "核对", f"这份计划的数据还有{wording.DRAFT}的，逐条注明"
    yield "原文摘要（SHA-256）", dataset.source_sha256


def whole_provenance(context: PageContext, site_url: str | None) -> Iterator[tuple[str, str]]:
    """Yield what a file of the whole plan says of its source: the checksum of the data and the number of drafts too."""
    dataset = context.dataset
    yield from provenance(context, urls.DATA, site_url)
    yield "数据摘要（SHA-256）", dataset.sha256
    if count := len(context.dataset.drafts):
        yield "未经核对", f"{count} 条{wording.DRAFT}"


def file_time(context: PageContext) -> datetime:
    """Return when a file says that it was made: on the day of its revision, since no clock has a part in a build."""
    try:
        return max(datetime.fromisoformat(context.dataset.revision.since).replace(tzinfo=UTC), NO_TIME)
    except ValueError:  # a notice without a date, or with a month only
        return NO_TIME
