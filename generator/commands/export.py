"""`plansite export`: the pages as plain Markdown with their assets, for any other generator."""

from pathlib import Path

import click

from generator.commands.errors import report_findings
from generator.commands.exit_codes import CLEAN
from generator.commands.help import command
from generator.commands.options import PATH, data_option
from generator.load import load


@command
@click.argument("folder", type=PATH, metavar="DIR", help="写到这个文件夹 (the folder to write to)")
@data_option
def export(folder: Path, data: Path) -> int:
    """Write the pages where the data have no errors, or else the findings."""
    # Pages and their pinyin take as long to import as all the rest, which help and completion need not wait for.
    from generator.publisher import Publisher  # noqa: PLC0415
    from generator.website import markdown, website  # noqa: PLC0415

    with report_findings(data):
        checked = load(data)
    count = markdown.export(website(checked, Publisher()), folder)
    click.echo(f"写了 {count} 个文件到 {folder} ({count} files written)")
    return CLEAN
