"""`plansite export`: the pages as plain Markdown with their assets, for any other generator."""

from pathlib import Path

import click

from generator.commands.exit_codes import CLEAN, FINDINGS
from generator.commands.help import command
from generator.commands.options import PATH, data_option
from generator.findings import DatasetError
from generator.load import load
from generator.report import report


@command
@click.argument("folder", type=PATH, metavar="DIR", help="写到这个文件夹 (the folder to write to)")
@data_option
def export(folder: Path, data: Path) -> int:
    """Write the pages where the data have no errors, or else the findings."""
    # Pages and their pinyin take as long to import as all the rest, which help and completion need not wait for.
    from generator.website import Publisher, markdown, website  # noqa: PLC0415

    try:
        checked = load(data)
    except DatasetError as error:
        click.echo(report(error.findings, "text", data), nl=False)
        return FINDINGS
    count = markdown.export(website(checked, Publisher()), folder)
    click.echo(f"写了 {count} 个文件到 {folder} ({count} files written)")
    return CLEAN
