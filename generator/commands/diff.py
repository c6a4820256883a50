"""`plansite diff`: what changed between two states of the plan, by unit."""

from pathlib import Path

import click

from generator.commands.errors import CommandUsageError, report_findings
from generator.commands.exit_codes import CLEAN, FINDINGS, USAGE
from generator.commands.help import command
from generator.commands.options import data_option
from generator.commands.read_state import UnknownStateError, read_state
from generator.report import report
from generator.revisions.report import FORMATS, Difference

_STATE = "数据文件夹、版本号或 git 版本 (a data folder, a revision's id or a git revision)"


@command
@click.argument("old", type=click.Path(), metavar="OLD", help=f"旧的状态：{_STATE}")
@click.argument("new", type=click.Path(), metavar="NEW", help=f"新的状态：{_STATE}")
@data_option
@click.option(
    "--format", "output", type=click.Choice(FORMATS), default="text", help="结果的格式，默认 text (the format)"
)
def diff(old: str, new: str, data: Path, output: str) -> int:
    """Write the changes to stdout; broken rules go to stderr and stop nothing."""
    try:
        with report_findings(data, "line", exit_code=USAGE, on_stderr=True):
            states = [read_state(name, data) for name in (old, new)]
    except UnknownStateError as error:
        raise CommandUsageError(str(error)) from error
    for state in states:
        click.echo(report(state.findings, "line", data), err=True, nl=False)
    difference = Difference.of(*states)
    click.echo(difference.report(output), nl=False)
    return FINDINGS if difference.changes else CLEAN
