"""The console command `plansite`: its commands joined, and their failures as exit codes."""

import keyword
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

import click
from click.shell_completion import CompletionItem

from generator.commands import COMMANDS
from generator.commands.exit_codes import INTERRUPTED, USAGE
from generator.commands.help import BilingualCommand, usage_error

_EXIT_CODES = (
    "退出码：0 没有问题；1 有问题或有变化；2 用法不对，或系统出错 "
    "(exit code: 0 clean, 1 findings or changes, 2 wrong usage or a failing system)"
)


class LazyGroup(BilingualCommand, click.Group):
    """Commands that are imported when they are run: checking does not wait for what only pages need."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        """Return a command from the module of its name."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_") + "_" * keyword.iskeyword(cmd_name)
        command: click.Command = getattr(import_module(f"generator.commands.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - the same
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(COMMANDS.items())

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands, or the options, that begin so; no command is imported."""
        commands = [CompletionItem(name, help=words) for name, words in COMMANDS.items() if name.startswith(incomplete)]
        return commands + click.Command.shell_complete(self, ctx, incomplete)


plansite = LazyGroup("plansite", help="行动计划的数据与网站 (an action plan as data)", epilog=_EXIT_CODES)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; whatever goes wrong is said without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what the encoding lacks is written as its code
            stream.reconfigure(errors="backslashreplace")
    try:
        code: int = plansite.main(arguments, prog_name="plansite", standalone_mode=False)
    except click.UsageError as error:
        click.echo(usage_error(error), err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(f"plansite: {error.format_message()}", err=True)
        return error.exit_code
    except OSError as error:
        click.echo(f"plansite: {error.strerror}: {error.filename or ''}", err=True)
        return USAGE
    except click.Abort:
        return INTERRUPTED
    return code


if __name__ == "__main__":
    sys.exit(main())
