"""A corrected notice for data that people have reviewed: what changed since the notice that they were read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.files import write
from generator.importing.draft.checked_draft import checked_draft
from generator.importing.draft.review_items import ReviewItem, review_items
from generator.importing.merging import Conflict, merged, shifted, with_followed_lines
from generator.importing.readers import read_notice
from generator.importing.recognise import recognise
from generator.importing.review_comments import renewed
from generator.importing.site_folder import REPORT, site_files
from generator.source import Document, Json, read_folder, read_values
from generator.source.characters import markup_in
from generator.source.edits import edited_file


class UnmergedError(Exception):
    """A notice that cannot be put into the data by itself; the message says why, in Chinese and English."""


@dataclass(frozen=True, slots=True)
class ReadingAgain:
    """The data files to write, by their names in the data folder, those to remove, and what stays as it was edited.

    files: in the order of writing. The old original goes last, so that the command can be repeated where it was
        killed between two files.
    report: the report of the import of the corrected notice.
    """

    files: Mapping[str, bytes]
    removed: tuple[str, ...]
    conflicts: tuple[tuple[str, Conflict], ...]
    report: bytes


@dataclass(frozen=True, slots=True)
class ImportedFiles:
    """What an import writes into its data folder.

    documents: the YAML files by name.
    others: the bytes of all other files by name.
    text_name: the name of the official text among them.
    words: the words of each record by its id.
    items: what a person must look at.
    report: the report of the import.
    """

    documents: Mapping[str, Document]
    others: Mapping[str, bytes]
    text_name: str
    words: Mapping[str, str]
    items: tuple[ReviewItem, ...]
    report: bytes


def read_again(data: Path, notice: Path) -> ReadingAgain:
    """Return what a corrected notice changes in a data folder.

    Raises UnmergedError, DatasetError where the data cannot be read, ReadError and RefusedDraftError of the notices.
    """
    if any((data / "revisions").glob("*.json")):
        message = (
            "data/revisions/ 里有已发布版本的快照，原文不能再换：印发的文件修改计划的，照 CONTRIBUTING.md 的“版本”记 "
            "(published states are kept: record the document as an amendment)"
        )
        raise UnmergedError(message)
    edited = {document.name: document for document in read_folder(data)}
    old, new = _imported(_original(data, edited)), _imported(notice)
    if {*old.documents} != {*new.documents}:
        message = "标题、年份或分组变了，不能自动并入：请另做一份，把核对过的照抄过去 (other groups or another title)"
        raise UnmergedError(message)
    if missing := sorted({*new.documents} - {*edited}):
        message = f"数据里没有 {missing[0]}，改过名的先改回来 (the file is missing or has another name)"
        raise UnmergedError(message)
    if shifted(old.words, new.words):
        message = (
            "任务或条款有增减或换了次序，编号错开了，不能自动并入：请另做一份，把核对过的照抄过去 (records have moved)"
        )
        raise UnmergedError(message)
    text_name = old.text_name
    if not any(_is_content(data / text_name, reading.others[text_name]) for reading in (old, new)):
        message = (
            f"{text_name} 与原件读出的不同（改过，或原件是别的版本读的），不能自动并入 (the official text differs)"
        )
        raise UnmergedError(message)
    before, after = (texts.others[text_name].decode() for texts in (old, new))
    conflicts: list[tuple[str, Conflict]] = []

    def changed(text: str, name: str) -> str:
        value, was, document = edited[name].value, old.documents[name].value, new.documents[name]
        if document.kind == "layout":
            text = with_followed_lines(text, value, was, before, after)
            value = _value(text, name)
        text, kept = merged(text, value, was, document.value)
        conflicts.extend((name, conflict) for conflict in kept)
        return renewed(text, old.items, new.items)

    layouts_last = sorted(new.documents, key=lambda name: (new.documents[name].kind == "layout", name))
    files = {name: edited_file((data / name).read_bytes(), partial(changed, name=name)) for name in layouts_last}
    replaced = {name for name in new.others if name != text_name and name in old.others}
    files = {name: new.others[name] for name in new.others if name not in replaced} | files
    files |= {name: new.others[name] for name in sorted(replaced)}
    kept = (f"source/{file.name}" for file in sorted((data / "source").glob("*.original.*")))
    removed = tuple(name for name in kept if name not in new.others)
    written = {name: content for name, content in files.items() if not _is_content(data / name, content)}
    return ReadingAgain(written, removed, tuple(conflicts), new.report)


def _is_content(file: Path, content: bytes) -> bool:
    return file.is_file() and file.read_bytes() == content


def _original(data: Path, documents: Mapping[str, Document]) -> Path:
    """Return the file that the data were read from. Raises UnmergedError where none is kept."""
    for document in documents.values():
        original = document.value.get("original") if isinstance(document.value, dict) else None
        if document.kind == "layout" and isinstance(original, dict):
            return (data / document.name).parent / str(original["file"])
    message = f"{data} 里没有原件，不是由通知导入的 (no original there)"
    raise UnmergedError(message)


def _imported(notice: Path) -> ImportedFiles:
    source = read_notice(notice)
    draft = checked_draft(source.text, recognise(source.text, source.covered))
    items = review_items(draft)
    files = tuple(site_files(draft, source, notice.read_bytes(), items))
    with TemporaryDirectory(prefix="plansite-") as folder:
        write(files, Path(folder))
        documents = {document.name: document for document in read_folder(Path(folder, "data"))}
        others = {
            path.relative_to(Path(folder, "data")).as_posix(): path.read_bytes()
            for path in sorted(Path(folder, "data/source").iterdir())
            if path.suffix != ".yml"
        }
        report = Path(folder, REPORT).read_bytes()
    words = {record.id: record.text.printed for record in draft.checked.dataset.texts}
    return ImportedFiles(documents, others, f"source/{draft.values.plan_id}.txt", words, items, report)


def _value(text: str, name: str) -> Json:
    return read_values(text, name, markup_in(text))[0]
