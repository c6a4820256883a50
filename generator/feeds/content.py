"""The content of a feed's entry as HTML without links: readers' programs show it outside the site."""

from collections.abc import Iterator
from html import escape

from generator.feeds.entries import Entry
from generator.model import Effect
from generator.revisions.record_changes import RecordChanges
from generator.text import wording
from generator.text.diff import DiffRun


def html(entry: Entry) -> str:
    """Return what changed, record by record, with the words that say so; of the original plan, the summary."""
    parts = [line for record in entry.records for line in _record(record)] or [f"<p>{escape(entry.summary)}</p>"]
    return "\n".join([*parts, f"<p>{escape(_document(entry))}</p>"])


def _record(record: RecordChanges) -> Iterator[str]:
    yield f"<h2>{escape(record.name)}</h2>"
    yield "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in record.lines) + "</ul>"
    for comparison in record.comparisons:
        yield f"<p>{escape(comparison.title)}：{''.join(map(_marked, comparison.runs))}</p>"
    yield from map(_basis, record.effects) if record.effects else ["<p>本站整理：随之调整，文件没有写。</p>"]


def _marked(run: DiffRun) -> str:
    if run.same:
        return escape(run.new)
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in (("del", run.old), ("ins", run.new)) if text)


def _basis(effect: Effect) -> str:
    """Return the words of the amendment, or of a correction its reason."""
    if effect.quote:
        return f"<p>文件原话：</p><blockquote>{escape(effect.quote)}</blockquote>"
    return f"<p>更正的理由：{escape(effect.reason or '')}</p>"


def _document(entry: Entry) -> str:
    """Return what sort of document it is, and its dates."""
    revision = entry.revision
    dates = f"日期：{wording.date(revision.issued)}"
    if revision.effective:
        dates += f"；施行日期：{wording.date(revision.effective)}"
    return f"{entry.kind}。{dates}。以文件原文为准。"
