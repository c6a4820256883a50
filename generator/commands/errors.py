"""Failures that end a command: with one line on stderr, or with the findings of its data."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.commands.exit_codes import FINDINGS, USAGE
from generator.findings import DatasetError
from generator.report import report


class CommandError(click.ClickException):
    """A command that could not do what it was asked; the message, in both languages, says why."""

    exit_code = FINDINGS


class CommandUsageError(CommandError):
    """A folder or a name that cannot be meant."""

    exit_code = USAGE


@contextmanager
def report_findings(
    data: Path, form: str = "text", *, exit_code: int = FINDINGS, on_stderr: bool = False
) -> Iterator[None]:
    """Where the data cannot be used, write their findings in a form of `report` and end the command."""
    try:
        yield
    except DatasetError as error:
        click.echo(report(error.findings, form, data), err=on_stderr, nl=False)
        raise click.exceptions.Exit(exit_code) from error
