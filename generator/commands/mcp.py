"""`plansite mcp`: a server of the Model Context Protocol, for assistants on this machine."""

from pathlib import Path

import click

from generator.commands.errors import CommandUsageError, report_findings
from generator.commands.exit_codes import CLEAN
from generator.commands.help import command
from generator.commands.options import data_option
from generator.load import load


@command
@data_option
@click.option("--url", default="", metavar="URL", help="网站的网址，回答里的网址由此开头 (what addresses begin with)")
def mcp(data: Path, url: str) -> int:
    """Answer on stdin and stdout until the assistant ends; findings of bad data go to stderr."""
    from generator.website.options import is_link  # noqa: PLC0415 - as below

    if url and not is_link(url, ("http", "https")):
        message = f"--url 不是完整的网址：{url}；应以 http:、https: 开头 (not an address that begins so)"
        raise CommandUsageError(message)
    try:
        from generator.assistants.server import server  # noqa: PLC0415 - an extra of the package
    except ModuleNotFoundError as error:
        message = "没有安装 mcp：pip install 'plansite[mcp]' (the extra is not installed)"
        raise CommandUsageError(message) from error
    # Pages and their pinyin take as long to import as all the rest, which help and completion need not wait for.
    from generator.assistants.answers import Assistant  # noqa: PLC0415
    from generator.pages.context import PageContext  # noqa: PLC0415
    from generator.publisher import Publisher  # noqa: PLC0415

    with report_findings(data, on_stderr=True):
        context = PageContext(load(data), Publisher())
    site_url = f"{url.rstrip('/')}/" if url else ""
    server(Assistant(context, site_url)).run("stdio")
    return CLEAN
