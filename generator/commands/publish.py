"""`plansite publish`: a built site put into a served folder in one atomic switch."""

from pathlib import Path

import click

from generator import publication
from generator.commands.errors import CommandError
from generator.commands.exit_codes import CLEAN
from generator.commands.help import command
from generator.commands.options import PATH, site_option
from generator.commands.publication_errors import publication_errors


def _enough_to_go_back(_context: click.Context, _option: click.Parameter, count: int) -> int:
    """Return the number of releases to keep; raise click.BadParameter where none to go back to would stay."""
    if count < publication.LEAST_KEPT:
        message = f"至少保留 {publication.LEAST_KEPT} 个版本，才能退回 (keep two at least, to go back to one)"
        raise click.BadParameter(message)
    return count


@command
@click.argument(
    "folder",
    type=PATH,
    metavar="DIR",
    help="发布到这里，服务器的根目录是 DIR/current (the server's root is DIR/current)",
)
@site_option
@click.option(
    "--keep",
    type=int,
    default=5,
    callback=_enough_to_go_back,
    metavar="N",
    help="保留几个版本，默认 5 (releases to keep)",
)
@click.option("--allow-drafts", is_flag=True, help="有未经核对的也发布 (publish drafts too)")
def publish(folder: Path, site: Path, keep: int, *, allow_drafts: bool) -> int:
    """Publish the site and name the release that is served now."""
    with publication_errors():
        drafts = 0 if allow_drafts else publication.draft_count(site)
        if drafts:
            message = (
                f"网站里有 {drafts} 处机器识别、未经核对，没有发布：用 plansite check --drafts 逐条核对，"
                "或者加上 --allow-drafts (drafts are left: look at them, or allow them)"
            )
            raise CommandError(message)
        outcome = publication.publish(folder, site, keep)
    if outcome.before == outcome.release:
        click.echo(f"内容没有变化，仍是版本 {outcome.release} (unchanged)")
    else:
        before = f"，此前是 {outcome.before}" if outcome.before else ""
        click.echo(f"已发布版本 {outcome.release}{before} (published)")
    click.echo(f"网站的根目录是 {folder / 'current'} (the root of the site)")
    return CLEAN
