"""Published states of the plan: the notice that made it, amendments of it, and corrections of our own data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.layout import Layout
from generator.model.text import Record, Text


class RevisionKind(StrEnum):
    """What made a state: the plan's own notice, an official document that amends it, or a correction of our data."""

    ORIGINAL = "original"
    AMENDMENT = "amendment"
    CORRECTION = "correction"


@dataclass(frozen=True, kw_only=True)
class AmendmentClause(Record):
    """Words of an amendment; `no_effect` says why they change nothing, where they do not."""

    id: str
    text: Text
    no_effect: str | None = None


@dataclass(frozen=True, kw_only=True)
class Effect(Record):
    """A change that a revision makes: its `type` is one of the comparison's, `record` is what it changes.

    Of an amendment `quote` are words of `clause` that say so. Where printed words change, `replaced` stands in the
    record before and `replacement`, which the quote holds, since; `number` is the new one of a project that is
    renumbered. An added record stands after `after`, and the quote is what is printed. A body that ends names its
    `successors`. Of a correction `reason` says what was wrong.
    """

    type: str
    record: str
    clause: str | None = None
    quote: str | None = None
    replaced: str | None = None
    replacement: str | None = None
    number: int | None = None
    after: str | None = None
    successors: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Revision(Record):
    """A published state. `snapshot` is the SHA-256 of its frozen data; the state in work has none yet.

    Of the original, title, number, issuers and date are the notice's. `official` and `official_sha256` are the file of
    the amendment's text, given by the decoder.
    """

    id: str
    kind: RevisionKind
    title: str = ""
    number: str | None = None
    issuers: tuple[str, ...] = ()
    issued: str = ""
    issued_text: str | None = None
    effective: str | None = None
    effective_quote: str | None = None
    source: Layout | None = None
    clauses: tuple[AmendmentClause, ...] = ()
    effects: tuple[Effect, ...] = ()
    snapshot: str | None = None
    official: str = ""
    official_sha256: str = ""

    @property
    def since(self) -> str:
        """The date from which the state holds: where no text gives one, that of the document (a reading)."""
        return self.effective or self.issued

    @property
    def name(self) -> str:
        """What people call it: the document's number, else its title."""
        return self.number or self.title
