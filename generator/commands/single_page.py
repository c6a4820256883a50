"""`plansite single-page`: the plan as one HTML file that needs no other, for a memory stick."""

from pathlib import Path

import click

from generator.commands.errors import report_findings
from generator.commands.exit_codes import CLEAN
from generator.commands.help import command
from generator.commands.options import PATH, data_option, require_ending
from generator.files import write_output
from generator.load import load


@command
@click.argument("file", type=PATH, metavar="FILE", help="写到这个文件，.html (the file to write)")
@data_option
def single_page(file: Path, data: Path) -> int:
    """Write the page where the data have no errors, or else the findings."""
    # Pages and their pinyin take as long to import as all the rest, which help and completion need not wait for.
    from generator.office.single_page import single_page as written  # noqa: PLC0415
    from generator.pages.context import PageContext  # noqa: PLC0415
    from generator.publisher import Publisher  # noqa: PLC0415
    from generator.website.downloads import size_in_words  # noqa: PLC0415

    require_ending(file, ".html")
    with report_findings(data):
        checked = load(data)
    content = written(PageContext(checked, Publisher()))
    write_output(file, content)
    click.echo(f"{file}：{size_in_words(len(content))} (written)")
    return CLEAN
