"""`plansite freeze`: the snapshot of the last revision."""

from pathlib import Path

import click

from generator.commands.errors import CommandError
from generator.commands.exit_codes import CLEAN, FINDINGS
from generator.commands.help import command
from generator.commands.options import data_option
from generator.commands.write_snapshot import SnapshotError, write_snapshot
from generator.findings import DatasetError
from generator.report import report


@command
@data_option
def freeze(data: Path) -> int:
    """Write the snapshot, or say that it is there already."""
    try:
        frozen = write_snapshot(data)
    except DatasetError as error:
        click.echo(report(error.findings, "text", data), nl=False)
        return FINDINGS
    except SnapshotError as error:
        raise CommandError(str(error)) from error
    outcome, english = ("已生成快照", "frozen") if frozen.is_new else ("快照没有变化", "unchanged")
    click.echo(f"版本 {frozen.revision}：{outcome} {frozen.path} ({english})")
    return CLEAN
