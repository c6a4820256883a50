"""`plansite verify`: a served site compared with a build, file by file."""

from pathlib import Path

import click

from generator import publication
from generator.commands.exit_codes import CLEAN, FINDINGS
from generator.commands.help import command
from generator.commands.options import site_option
from generator.commands.publication_errors import publication_errors
from generator.invisible import visible


@command
@click.argument("served", type=click.Path(), metavar="URL-or-DIR", help="网址或文件夹 (an address or a folder)")
@site_option
def verify(served: str, site: Path) -> int:
    """Write one line for each file that differs, or say how many are the same."""
    with publication_errors():
        verification = publication.verify(served, site)
    for difference in verification.differences:
        click.echo(visible(difference))
    if verification.differences:
        return FINDINGS
    click.echo(f"一致：核对了 {verification.compared} 个文件 (the same, {verification.compared} files compared)")
    return CLEAN
