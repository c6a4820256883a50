"""`plansite freeze`: the snapshot of the last revision."""

from pathlib import Path

import click

from generator.commands.errors import CommandError, report_findings
from generator.commands.exit_codes import CLEAN
from generator.commands.help import command
from generator.commands.options import data_option
from generator.commands.write_snapshot import SnapshotError, write_snapshot


@command
@data_option
def freeze(data: Path) -> int:
    """Write the snapshot, or say that it is there already."""
    try:
        with report_findings(data):
            frozen = write_snapshot(data)
    except SnapshotError as error:
        raise CommandError(str(error)) from error
    outcome, english = ("已生成快照", "frozen") if frozen.is_new else ("快照没有变化", "unchanged")
    click.echo(f"版本 {frozen.revision}：{outcome} {frozen.path} ({english})")
    return CLEAN
