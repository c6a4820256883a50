"""`plansite rollback`: the release before the current one served again."""

from pathlib import Path

import click

from generator import publication
from generator.commands.exit_codes import CLEAN
from generator.commands.help import command
from generator.commands.options import PATH
from generator.commands.publication_errors import publication_errors


@command
@click.argument("folder", type=PATH, metavar="DIR", help="发布用的文件夹 (the folder published to)")
def rollback(folder: Path) -> int:
    """Go back by one release and name both."""
    with publication_errors():
        outcome = publication.rollback(folder)
    click.echo(f"已从版本 {outcome.before} 退回到 {outcome.release} (rolled back)")
    return CLEAN
