"""Options and kinds of values that several commands take."""

from pathlib import Path

import click

from generator.commands.errors import CommandUsageError
from generator.invisible import visible


class UserPath(click.ParamType[Path]):
    """A path; `~` at its beginning is the home folder: programs and `make` give it as it was typed."""

    name = "path"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path; raise click.BadParameter for the home of nobody, or a name that no path can have."""
        if "\0" in str(value):
            self.fail("路径里有 NUL (NUL in the path)", param, ctx)
        try:
            return Path(value).expanduser()
        except RuntimeError:
            self.fail(f"没有这个用户的主目录 (no such home folder): {value}", param, ctx)


PATH = UserPath()

data_option = click.option(
    "--data", type=PATH, default=Path("data"), metavar="DIR", help="数据文件夹，默认 data (the data folder)"
)
site_option = click.option(
    "--site", type=PATH, default=Path("site"), metavar="SITE", help="生成的网站，默认 site (the built site)"
)


def require_ending(file: Path, ending: str) -> None:
    """Raise CommandUsageError unless a file to be written has the ending of its kind, with the dot."""
    if file.suffix.lower() != ending:
        message = f"{file}：文件名应以 {ending} 结尾 (the name must end in {ending})"
        raise CommandUsageError(visible(message))


class WholeNumber(click.IntRange):
    """A whole number from 1 to a limit; anything else is refused in both languages."""

    def __init__(self, limit: int) -> None:
        """Take the largest number that is accepted."""
        super().__init__(1, limit)

    def convert(self, value: int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number that a text is; raise click.BadParameter."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"应为 1 到 {self.max} 的整数 (a whole number from 1 to {self.max}): {value}", param, ctx)
