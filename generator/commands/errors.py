"""Failures that end a command with one line on stderr, and their exit codes."""

import click

from generator.commands.exit_codes import FINDINGS, USAGE


class CommandError(click.ClickException):
    """A command that could not do what it was asked; the message, in both languages, says why."""

    exit_code = FINDINGS


class CommandUsageError(CommandError):
    """A folder or a name that cannot be meant."""

    exit_code = USAGE
