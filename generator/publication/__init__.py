"""Publish a built site into a served folder in one atomic step, roll it back, and verify what is served."""

from generator.publication.errors import PublicationError, UsageError
from generator.publication.publishing import LEAST_KEPT, Outcome, draft_count, publish, rollback
from generator.publication.verification import Verification, verify

__all__ = [
    "LEAST_KEPT",
    "Outcome",
    "PublicationError",
    "UsageError",
    "Verification",
    "draft_count",
    "publish",
    "rollback",
    "verify",
]
