"""What an import is unsure of, beside the records in YAML: `# 请核对（原文第 19 行）：没有读出日期：开学前`."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.findings import DatasetError
from generator.grouping import grouped
from generator.importing.draft.review_items import ReviewItem, kind_by_message, worst_first
from generator.importing.draft.values import changed_records
from generator.source.files import decoded, file_bytes
from generator.synthesis.yaml_writer import COMMENT, Record

_ID = re.compile(r"\s*(?:- )?id: (\S+)")
_COMMENT = re.compile(r"\s*# 请核对（原文第 ([0-9]{1,9}) 行）：([^：]+)：(.*)")


def with_comments(files: dict[str, Record], items: Iterable[ReviewItem]) -> dict[str, Record]:
    """Return the files' values with what to look at, after the ids of their records."""
    comments = grouped((item.record, _comment(item)) for item in items)

    def commented(record: Record) -> Record:
        own = comments.get(record["id"])
        if own is None:
            return record
        return {"id": record["id"]} | {f"{COMMENT}{place}": words for place, words in enumerate(own)} | record

    with_all: dict[str, Record] = changed_records(files, commented)
    return with_all


def read_review_items(files: Iterable[Path]) -> tuple[ReviewItem, ...]:
    """Return what comments in YAML files still tell to look at, in the order of the import's report."""
    items: list[ReviewItem] = []
    for file in files:
        with suppress(DatasetError):  # a file that cannot be read is another's finding
            items.extend(_read(decoded(file_bytes(file, file.as_posix()), file.as_posix())))
    return worst_first(items)


def doubts_by_record(files: Iterable[Path]) -> dict[str, tuple[str, ...]]:
    """Return what comments say was unsure, in words, by the record's id, in the order of the import's report."""
    items = grouped((item.record, item) for item in read_review_items(files))
    return {
        record: tuple(f"{item.message}：{item.words}（原文第 {item.line} 行）" for item in own)
        for record, own in items.items()
    }


def renewed(text: str, old: Iterable[ReviewItem], new: Iterable[ReviewItem]) -> str:
    """Return a YAML text whose comments say what another reading of the notice is unsure of, and at which lines of it.

    A comment that somebody has removed does not come back; a doubt that the reading before had not has a comment, where
    its record stands in the text.
    """
    known, lines = {_key(item) for item in old}, {_key(item): item for item in new}
    record, written = "", []
    for line in text.split("\n"):
        if identifier := _ID.fullmatch(line):
            record = identifier[1]
            written.append(line)
            doubts = [item for key, item in lines.items() if item.record == record and key not in known]
            indent = " " * line.index("id:")
            written += [f"{indent}# {_comment(item)}" for item in doubts if f"{indent}# {_comment(item)}" not in text]
        elif not (comment := _COMMENT.fullmatch(line)) or (record, comment[2], comment[3]) not in known:
            written.append(line)
        elif item := lines.get((record, comment[2], comment[3])):
            written.append(line[: line.index("#")] + f"# {_comment(item)}")
    return "\n".join(written)


def _comment(item: ReviewItem) -> str:
    return f"请核对（原文第 {item.line} 行）：{item.message}：{item.words}"


def _key(item: ReviewItem) -> tuple[str, str, str]:
    """Return what a doubt is known by in two readings of a notice."""
    return item.record, item.message, item.words


def _read(text: str) -> Iterator[ReviewItem]:
    """Yield what comments tell that follow the id of a record."""
    record = None
    for line in text.split("\n"):
        if identifier := _ID.fullmatch(line):
            record = identifier[1]
        elif record and (comment := _COMMENT.fullmatch(line)) and (kind := kind_by_message(comment[2])):
            yield ReviewItem(kind, int(comment[1]), comment[3], record)
        else:
            record = None
