"""`plansite import-workbook`: an edited workbook back into the YAML, all of its changes or none."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.commands.errors import CommandUsageError, report_findings
from generator.commands.exit_codes import CLEAN, FINDINGS
from generator.commands.help import command
from generator.commands.options import PATH, data_option
from generator.commands.read_state import read_state
from generator.editing.changes import ReadWorkbook
from generator.editing.importing import RefusedChangesError, check_edited, edited_files
from generator.editing.records import record_sheets
from generator.editing.workbook import NoWorkbookError, read_workbook
from generator.files import write_whole
from generator.findings import Finding
from generator.invisible import visible
from generator.load import load
from generator.revisions.report import Difference
from generator.source import read_folder
from generator.source.yaml_text import UneditableError


@command
@click.argument("file", type=PATH, metavar="FILE", help="改过的工作簿 (the edited workbook)")
@data_option
def import_workbook(file: Path, data: Path) -> int:
    """Take the changes, telling them by unit, or refuse them all with the addresses of cells."""
    with report_findings(data):
        edited = _read(file, data)
    for note in edited.notes:
        click.echo(visible(f"提醒：{note}"))
    if edited.problems:
        return _refuse(edited.problems)
    if not edited.changes and not edited.lists:
        click.echo("工作簿没有改动，什么也没有写 (nothing was changed, nothing is written)")
        return CLEAN
    try:
        files = edited_files(data, edited)
        with TemporaryDirectory() as folder:
            check_edited(data, files, edited, Path(folder))
            old, new = read_state(str(data), data), read_state(folder, Path(folder))
    except UneditableError as error:
        return _refuse([str(error)])
    except RefusedChangesError as error:
        return _refuse(_problem(finding, cells) for finding, cells in error.findings)
    write_whole({data / name: content for name, content in files.items()})
    click.echo(Difference.of(old, replace(new, name=file.name)).report("text"), nl=False)
    rows = sum(len(change.added) for change in edited.lists), sum(len(change.removed) for change in edited.lists)
    counts = zip(("改了 {} 格", "增加 {} 行", "删去 {} 行"), (len(edited.changes), *rows), strict=True)
    counted = "，".join(words.format(count) for words, count in counts if count)
    click.echo(f"{counted}，写了 {'、'.join(files)} (written)")
    return CLEAN


def _read(file: Path, data: Path) -> ReadWorkbook:
    """Return what the workbook says. Raises DatasetError for bad data, CommandUsageError for a bad file."""
    words = load(data).dataset.plan.words
    try:
        return read_workbook(file.read_bytes(), record_sheets(read_folder(data), words))
    except NoWorkbookError as error:
        raise CommandUsageError(visible(str(error))) from error


def _problem(finding: Finding, cells: Sequence[str]) -> str:
    """Return a finding with its cells, and its place where no cell can mend it: in the layout."""
    place = f"（在 {finding.location}，工作簿里改不了）" if "/source/" in finding.location.file else ""
    return f"{'、'.join(cells) or '工作簿'}：{finding.message} [{finding.rule}]\n    改法{place}：{finding.hint}"


def _refuse(problems: Iterable[str]) -> int:
    click.echo("没有导入，什么也没有写 (refused, nothing is written)")
    for problem in problems:
        click.echo("\n".join(visible(line) for line in f"  {problem}".split("\n")))
    return FINDINGS
