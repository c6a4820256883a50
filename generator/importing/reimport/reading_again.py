"""A corrected notice for data that people have reviewed: what changed since the notice that they were read from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.files import write
from generator.importing.draft.checked_draft import checked_draft
from generator.importing.draft.review_items import ReviewItem, review_items
from generator.importing.readers import read_notice
from generator.importing.recognise.notice import recognise
from generator.importing.reimport.conflict_places import place_in_words
from generator.importing.reimport.corrected_documents import (
    CorrectedDocuments,
    CorrectedFile,
    UnmergedError,
    corrected_documents,
    renumbered,
)
from generator.importing.reimport.merging import Conflict, merged, with_followed_lines
from generator.importing.review_comments import renewed
from generator.importing.site_folder import REPORT, data_file, site_files
from generator.source import Document, Json, read_folder, read_values
from generator.source.characters import markup_in
from generator.source.edits import edit, edited_file
from generator.source.files import kind_of


@dataclass(frozen=True, slots=True)
class ReadingAgain:
    """What a corrected notice changes in a data folder.

    files: the files to write, by their names in the data folder, in the order of writing; None for one to remove. A
        task that goes to another file is written there before it leaves its own, which may so be written twice; the
        old original goes last. So the command can be repeated where it was killed between two files.
    conflicts: what stays as it was edited: the file, its place in words, and the values.
    report: the report of the import of the corrected notice.
    """

    files: tuple[tuple[str, bytes | None], ...]
    conflicts: tuple[tuple[str, str, Conflict], ...]
    report: bytes


@dataclass(frozen=True, slots=True)
class ImportedFiles:
    """What an import writes into its data folder.

    documents: the YAML files by name.
    others: the bytes of all other files by name.
    text_name: the name of the official text among them.
    items: what a person must look at.
    report: the report of the import.
    """

    documents: Mapping[str, Document]
    others: Mapping[str, bytes]
    text_name: str
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
    text_name = old.text_name
    if new.text_name != text_name:
        message = "标题、年份变了，不能自动并入：请另做一份，把核对过的照抄过去 (another title or year)"
        raise UnmergedError(message)
    if not any(_is_content(data / text_name, reading.others[text_name]) for reading in (old, new)):
        message = (
            f"{text_name} 与原件读出的不同（改过，或原件是别的版本读的），不能自动并入 (the official text differs)"
        )
        raise UnmergedError(message)
    correction = corrected_documents(edited, old.documents, new.documents)
    conflicts = list(correction.conflicts)
    replaced = {name for name in new.others if name != text_name and name in old.others}
    originals = (f"source/{file.name}" for file in sorted((data / "source").glob("*.original.*")))
    files: list[tuple[str, bytes | None]] = [
        *((name, new.others[name]) for name in sorted({*new.others} - {*replaced, text_name})),
        *_documents(data, edited, correction, (old, new), conflicts),
        (text_name, new.others[text_name]),
        *((name, new.others[name]) for name in sorted(replaced)),
        *((name, None) for name in originals if name not in new.others),
    ]
    written = tuple(_changing(data, files))
    places = ((name, place_in_words(edited[name], conflict), conflict) for name, conflict in conflicts)
    return ReadingAgain(written, tuple(places), new.report)


def _changing(data: Path, files: Iterable[tuple[str, bytes | None]]) -> Iterator[tuple[str, bytes | None]]:
    """Yield the files that change what is there, or what one before them has written there."""
    written: dict[str, bytes | None] = {}
    for name, content in files:
        if content != written[name] if name in written else not _is_content(data / name, content):
            yield name, content
            written[name] = content


def _documents(
    data: Path,
    edited: Mapping[str, Document],
    correction: CorrectedDocuments,
    readings: tuple[ImportedFiles, ImportedFiles],
    conflicts: list[tuple[str, Conflict]],
) -> Iterator[tuple[str, bytes | None]]:
    """Yield the YAML files with what the readings differ in: layouts last, after them those to remove."""
    here = {name: (data / name).read_bytes() for name in edited}
    before, after = (reading.others[reading.text_name].decode() for reading in readings)
    doubts = [
        [replace(item, record=ids.get(item.record, item.record)) for item in reading.items]
        for reading, ids in zip(readings, correction.ids, strict=True)
    ]

    def changed(text: str, file: CorrectedFile, kept: list[tuple[str, Conflict]]) -> str:
        value = edited[file.name].value
        if edited[file.name].kind == "layout":
            text = with_followed_lines(text, value, file.old, before, after)
            value = _value(text, file.name)
        text, stays = merged(text, value, file.old or {}, file.new)
        kept.extend((file.name, conflict) for conflict in stays)
        return renewed(text, *doubts)

    def content(file: CorrectedFile, kept: list[tuple[str, Conflict]]) -> bytes:
        if file.name not in here:
            return data_file(file.name, file.new).encode()
        return edited_file(here[file.name], partial(changed, file=file, kept=kept))

    gone = [file.name for file in correction.files if file.new is None and file.name in edited]
    for file in correction.files:
        if file.is_gaining:
            yield (
                file.name,
                content(replace(file, new={**file.new, "projects": [*file.new["projects"], *file.leaving]}), []),
            )
    contents = {name: words for name, words in here.items() if name not in gone}
    contents |= {file.name: content(file, conflicts) for file in correction.files if file.new is not None}
    for name, numbers in renumbered({name: _value(_text(words), name) for name, words in contents.items()}).items():
        contents[name] = edited_file(contents[name], partial(edit, changes=numbers))
    yield from sorted(contents.items(), key=lambda file: (kind_of(file[0]) == "layout", file[0]))
    yield from ((name, None) for name in gone)


def _is_content(file: Path, content: bytes | None) -> bool:
    """Return whether a file has a content, or is not there where it has none."""
    return not file.exists() if content is None else file.is_file() and file.read_bytes() == content


def _text(content: bytes) -> str:
    return content.decode("utf-8").removeprefix("\ufeff")


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
    return ImportedFiles(documents, others, f"source/{draft.values.plan_id}.txt", items, report)


def _value(text: str, name: str) -> Json:
    return read_values(text, name, markup_in(text))[0]
