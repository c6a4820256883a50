"""Failures of publishing as failures of the command."""

from collections.abc import Iterator
from contextlib import contextmanager

from generator.commands.errors import CommandError, CommandUsageError
from generator.invisible import visible
from generator.publication import PublicationError, UsageError


@contextmanager
def publication_errors() -> Iterator[None]:
    """Raise CommandUsageError for a folder or address that cannot be meant, CommandError for any other failure."""
    try:
        yield
    except UsageError as error:
        raise CommandUsageError(_shown(error)) from error
    except PublicationError as error:
        raise CommandError(_shown(error)) from error


def _shown(error: PublicationError) -> str:
    """Return the message with what would control a terminal made visible: names of files are other people's words."""
    return "\n".join(visible(line) for line in str(error).splitlines())
