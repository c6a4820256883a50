"""`plansite pack`: a built site as one zip that opens from a folder."""

from pathlib import Path

import click

from generator.commands.exit_codes import CLEAN
from generator.commands.help import command
from generator.commands.options import PATH, require_ending
from generator.commands.publication_errors import publication_errors
from generator.exports.archive import archive
from generator.files import write_output
from generator.publication.site import Site
from generator.website.downloads import size_in_words
from generator.website.file_links import unserved


@command
@click.argument("file", type=PATH, metavar="FILE", help="写到这个文件，.zip (the file to write)")
@click.option(
    "--site",
    type=PATH,
    default=Path("site-offline"),
    metavar="SITE",
    help="离线的网站，默认 site-offline，由 make offline 生成 (the site for a folder without a server)",
)
def pack(file: Path, site: Path) -> int:
    """Write every file of the site into a folder of the zip that has the zip's name, and say how large it is."""
    require_ending(file, ".zip")
    with publication_errors():
        built = Site.read(site)
        served = dict(built.contents())
    files = {path: _unserved(content) if path.endswith(".html") else content for path, content in served.items()}
    content = archive((f"{file.stem}/{path}", content) for path, content in files.items())
    write_output(file, content)
    size = size_in_words(len(content))
    changed = sum(content != served[path] for path, content in files.items())
    if changed:
        click.echo(
            f"{site} 是给服务器用的：包里有 {changed} 页的链接改为指向文件 ({changed} pages packed with links to files)"
        )
    click.echo(
        f"{file}：{len(built.files)} 个文件，{size}；解开后打开 {file.stem}/index.html ({size}, unpack and open)"
    )
    return CLEAN


def _unserved(page: bytes) -> bytes:
    """Return a page with links to files, as it is where it has them."""
    return unserved(page.decode(errors="surrogateescape")).encode(errors="surrogateescape")
