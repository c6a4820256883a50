"""`plansite import-workbook`: an edited workbook back into the YAML, all of its changes or none."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.commands.errors import CommandUsageError, report_findings
from generator.commands.exit_codes import CLEAN, FINDINGS
from generator.commands.help import command
from generator.commands.options import PATH, data_option
from generator.commands.read_state import read_state
from generator.editing.importing import RefusedChangesError, check_edited, edited_files, write_files
from generator.editing.records import record_sheets
from generator.editing.workbook import NoWorkbookError, ReadWorkbook, read_workbook
from generator.invisible import visible
from generator.load import load
from generator.revisions import Difference
from generator.source import read_folder
from generator.source.edits import UneditableError


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
    if not edited.changes:
        click.echo("工作簿没有改动，什么也没有写 (no cell was changed, nothing is written)")
        return CLEAN
    try:
        files = edited_files(data, edited.changes)
        with TemporaryDirectory() as folder:
            check_edited(data, files, edited.changes, Path(folder))
            old, new = read_state(str(data), data), read_state(folder, Path(folder))
    except UneditableError as error:
        return _refuse([str(error)])
    except RefusedChangesError as error:
        return _refuse(
            f"{'、'.join(cells) or '工作簿'}：{finding.message} [{finding.rule}]\n    改法：{finding.hint}"
            for finding, cells in error.findings
        )
    write_files(data, files)
    click.echo(Difference.of(old, replace(new, name=file.name)).report("text"), nl=False)
    click.echo(f"改了 {len(edited.changes)} 格，写了 {'、'.join(files)} (written)")
    return CLEAN


def _read(file: Path, data: Path) -> ReadWorkbook:
    """Return what the workbook says. Raises DatasetError for bad data, CommandUsageError for a bad file."""
    words = load(data).dataset.plan.words
    try:
        return read_workbook(file.read_bytes(), record_sheets(read_folder(data), words))
    except NoWorkbookError as error:
        raise CommandUsageError(visible(str(error))) from error


def _refuse(problems: Iterable[str]) -> int:
    click.echo("没有导入，什么也没有写 (refused, nothing is written)")
    for problem in problems:
        click.echo("\n".join(visible(line) for line in f"  {problem}".split("\n")))
    return FINDINGS
