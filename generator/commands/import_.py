"""`plansite import`: an official notice read into a folder of drafts that builds."""

import json
from pathlib import Path

import click

from generator.commands.errors import CommandError, CommandUsageError
from generator.commands.exit_codes import CLEAN
from generator.commands.help import command
from generator.commands.options import PATH
from generator.findings import DatasetError
from generator.importing.draft.checked_draft import CheckedDraft, RefusedDraftError, checked_draft
from generator.importing.draft.review_items import review_items
from generator.importing.new_folder import FolderInUseError, check_vacant, fill_folder
from generator.importing.readers import ReadError, SourceText, read_notice
from generator.importing.reading import NoticeReading
from generator.importing.reading_json import reading_json
from generator.importing.recognise.notice import recognise
from generator.importing.report import ImportCounts, terminal_report
from generator.importing.site_folder import data_values, site_files
from generator.programs import programs
from generator.source import read_folder
from generator.speed.garbage import skip_full_collections


@command
@click.argument("notice", type=PATH, metavar="NOTICE", help="通知：txt、html、docx、xlsx、pdf (the notice)")
@click.argument("folder", type=PATH, metavar="[DIR]", required=False, help="新的或空的文件夹 (a new or empty folder)")
@click.option(
    "--format",
    "output",
    type=click.Choice(("text", "json")),
    default="text",
    help="json：印出读到的一切；不给 DIR 就什么也不写 (print the reading; without DIR nothing is written)",
)
@skip_full_collections()
def import_(notice: Path, folder: Path | None, output: str) -> int:
    """Read a notice, write the folder, and say what was read and what is unsure."""
    if folder is None and output == "text":
        message = "请写明放到哪个文件夹 (name the folder to write)"
        raise CommandUsageError(message)
    if folder is not None:
        _check_vacant(folder)
    source, reading = _read(notice)
    if output == "json":
        click.echo(json.dumps(reading_json(reading), ensure_ascii=False, indent=2))
    if folder is not None:
        draft = _draft(source, reading)
        items = review_items(draft)
        files = tuple(site_files(draft, source, notice.read_bytes(), items))
        try:
            fill_folder(folder, files, lambda written: prove_folder(written / "data", draft, source))
        except DatasetError as error:
            raise CommandError(_unwritable(error.findings[0].message)) from error
        except FolderInUseError as error:
            raise CommandUsageError(str(error)) from error
        counts = ImportCounts.of(draft)
        report = terminal_report(counts, items, source, folder.as_posix(), programs(folder))
        click.echo(report, err=output == "json")
    return CLEAN


def _check_vacant(folder: Path) -> None:
    """Raise CommandUsageError where a folder is neither absent nor empty."""
    try:
        check_vacant(folder)
    except FolderInUseError as error:
        raise CommandUsageError(str(error)) from error


def _read(notice: Path) -> tuple[SourceText, NoticeReading]:
    """Return the official text and what was read of it. Raises CommandError where no task was read."""
    try:
        source = read_notice(notice)
    except ReadError as error:
        raise CommandError(str(error)) from error
    reading = recognise(source.text, source.covered)
    if not reading.projects:
        message = f"{notice.name}：没有读出任务，什么也没有写 (no tasks were read, nothing is written)"
        raise CommandError(message)
    return source, reading


def _draft(source: SourceText, reading: NoticeReading) -> CheckedDraft:
    """Return the draft. Raises CommandError where the checks accept none."""
    try:
        draft = checked_draft(source.text, reading)
    except RefusedDraftError as error:
        why = error.findings[0].message if error.findings else ""
        raise CommandError(_unwritable(why)) from error
    if not draft.checked.dataset.projects:
        message = f"{source.original}：没有读出任务，什么也没有写 (no tasks were read, nothing is written)"
        raise CommandError(message)
    return draft


def prove_folder(data: Path, draft: CheckedDraft, source: SourceText) -> None:
    """Raise CommandError where a data folder has other values than those that were checked; and what reading raises."""
    if {document.name: document.value for document in read_folder(data)} != data_values(draft, source):
        raise CommandError(_unwritable("读回来的与检查过的不同 (what is written does not read back)"))


def _unwritable(why: str) -> str:
    return f"读出的内容写不成通过检查的数据，什么也没有写：{why} (no data that the checks accept, nothing is written)"
