"""What an import is unsure of, beside the records in YAML: `# 请核对（原文第 19 行）：没有读出日期：开学前`."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.findings import DatasetError
from generator.importing.draft.look import Unsure, kind_by_message, worst_first
from generator.importing.draft.values import records_in
from generator.source.files import decoded, file_bytes
from generator.synthesis.yaml_writer import COMMENT, Record

_ID = re.compile(r"\s*(?:- )?id: (\S+)")
_COMMENT = re.compile(r"\s*# 请核对（原文第 ([0-9]{1,9}) 行）：([^：]+)：(.*)")


def add_comments(files: dict[str, Record], doubts: Iterable[Unsure]) -> None:
    """Write doubts into the files' values, after the ids of their records."""
    comments: dict[str, list[str]] = {}
    for doubt in doubts:
        words = f"请核对（原文第 {doubt.line} 行）：{doubt.message}：{doubt.words}"
        comments.setdefault(doubt.record, []).append(words)
    for record in records_in(files):
        if own := comments.get(record["id"]):
            rest = dict(record)
            record.clear()
            record["id"] = rest.pop("id")
            record.update({f"{COMMENT}{place}": words for place, words in enumerate(own)} | rest)


def read_doubts(files: Iterable[Path]) -> tuple[Unsure, ...]:
    """Return the doubts that comments in YAML files still name, in the order of the import's report."""
    doubts: list[Unsure] = []
    for file in files:
        with suppress(DatasetError):  # a file that cannot be read is another's finding
            doubts.extend(_read(decoded(file_bytes(file, file.as_posix()), file.as_posix())))
    return worst_first(doubts)


def _read(text: str) -> Iterator[Unsure]:
    """Yield the doubts of comments that follow the id of a record."""
    record = None
    for line in text.split("\n"):
        if identifier := _ID.fullmatch(line):
            record = identifier[1]
        elif record and (comment := _COMMENT.fullmatch(line)) and (kind := kind_by_message(comment[2])):
            yield Unsure(kind, int(comment[1]), comment[3], record)
        else:
            record = None
