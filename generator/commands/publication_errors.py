"""Failures of publishing as failures of the command."""

from collections.abc import Iterator
from contextlib import contextmanager

from generator.commands.errors import CommandError, CommandUsageError
from generator.publication import PublicationError, UsageError


@contextmanager
def publication_errors() -> Iterator[None]:
    """Raise CommandUsageError for a folder or address that cannot be meant, CommandError for any other failure."""
    try:
        yield
    except UsageError as error:
        raise CommandUsageError(str(error)) from error
    except PublicationError as error:
        raise CommandError(str(error)) from error
