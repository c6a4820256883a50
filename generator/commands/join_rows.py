"""`plansite join-rows`: rows of a table that repeat tasks of the text, joined with these."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.commands.errors import CommandError, report_findings
from generator.commands.exit_codes import CLEAN
from generator.commands.help import command
from generator.commands.options import data_option
from generator.editing.importing import RefusedChangesError, check_files
from generator.editing.joining import files_without
from generator.editing.repeated_rows import JoinedRow, LeftRow, joined_rows
from generator.files import write_whole
from generator.invisible import visible
from generator.load import load
from generator.source import read_folder
from generator.source.yaml_text import UneditableError


@command
@data_option
def join_rows(data: Path) -> int:
    """Give tasks the limits of the rows that repeat them, take these rows out, and list those that differ."""
    with report_findings(data):
        dataset, documents = load(data).dataset, tuple(read_folder(data))
    if any((data / "revisions").glob("*.json")):
        message = "data/revisions/ 里有已发布版本的快照，任务不能再合并 (published states are kept)"
        raise CommandError(message)
    results = tuple(joined_rows(dataset, documents))
    rows = tuple(item for item in results if isinstance(item, JoinedRow))
    left = tuple(item for item in results if isinstance(item, LeftRow))
    if rows:
        try:
            files = files_without(rows, data, dataset, documents)
            with TemporaryDirectory() as folder:
                check_files(data, files, Path(folder))
        except UneditableError as error:
            message = f"什么也没有写：在 YAML 里改不了而不动别处 (nothing is written): {error}"
            raise CommandError(visible(message)) from error
        except RefusedChangesError as error:
            words = "；".join(finding.message for finding, _ in error.findings)
            message = f"什么也没有写，并入以后通不过检查 (nothing is written)：{words}"
            raise CommandError(visible(message)) from error
        write_whole({data / name: content for name, content in files.items()})
    for item in left:
        click.echo(visible(f"{item.row} 同 {item.task}，没有并入：{item.why} (left)"))
    joined = "、".join(f"{item.row.project.id} 并入 {item.task.project.id}" for item in rows)
    click.echo(
        f"并入 {len(rows)} 项：{joined} (joined)" if rows else "没有可以并入的行，什么也没有写 (nothing to join)"
    )
    return CLEAN
