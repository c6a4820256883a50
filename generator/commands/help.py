"""Help and usage errors of the console in Chinese and English."""

from collections.abc import Callable

import click
from click.exceptions import NoArgsIsHelpError

from generator.commands import COMMANDS

_HEADINGS = {"Options": "选项 (options)", "Positional arguments": "参数 (arguments)", "Commands": "命令 (commands)"}


class BilingualFormatter(click.HelpFormatter):
    """Write the headings of click in both languages."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line of a command."""
        super().write_usage(prog, args, prefix or "用法 (usage): ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(_HEADINGS.get(heading, heading))


class BilingualContext(click.Context):
    """Write help with `BilingualFormatter`."""

    formatter_class = BilingualFormatter


class BilingualCommand(click.Command):
    """A command whose help is in both languages."""

    context_class = BilingualContext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, described in both languages."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这份说明 (show this help)"
        return option


def command(function: Callable[..., int]) -> BilingualCommand:
    """Make a function, which returns the exit code, the command of its name in `COMMANDS`."""
    name = function.__name__.rstrip("_").replace("_", "-")
    return click.command(name, cls=BilingualCommand, help=COMMANDS[name])(function)


def usage_error(error: click.UsageError) -> str:
    """Return what is wrong with the arguments, under the usage of the command that they were given to."""
    if isinstance(error, NoArgsIsHelpError):
        return error.format_message()
    path = error.ctx.command_path if error.ctx else "plansite"
    usage = f"{error.ctx.get_usage()}\n" if error.ctx else ""
    return f"{usage}plansite: {_reason(error)}\n说明见 {path} --help (for help)"


def _reason(error: click.UsageError) -> str:
    match error:
        case click.NoSuchCommand():
            return f"没有 {error.command_name} 这个命令 (no such command)；命令有 {'、'.join(COMMANDS)}"
        case click.NoSuchOption():
            near = f"；相近的有 {'、'.join(error.possibilities)} (did you mean)" if error.possibilities else ""
            return f"没有 {error.option_name} 这个选项 (no such option){near}"
        case click.MissingParameter(param=click.Parameter() as parameter):
            return f"缺少 {parameter.get_error_hint(error.ctx)} (missing)"
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"{parameter.get_error_hint(error.ctx)} 的值不对 (invalid value): {error.message}"
    return f"用法不对 (wrong usage): {error.format_message()}"
