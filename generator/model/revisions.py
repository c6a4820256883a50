"""Revisions of the plan: the notice that issued it, amendments, and corrections of our data."""

from dataclasses import dataclass
from enum import StrEnum

from generator.model.layout import Layout
from generator.model.text import Record, Text

UNDATED = "original"  # the id of the original whose notice prints no date


class RevisionKind(StrEnum):
    """The kind of a revision: the plan's notice, an official document that amends it, or a correction of our data."""

    ORIGINAL = "original"
    AMENDMENT = "amendment"
    CORRECTION = "correction"


@dataclass(frozen=True, kw_only=True)
class AmendmentClause(Record):
    """A clause of an amendment; `no_effect` says why it changes nothing, if so."""

    id: str
    text: Text
    no_effect: str | None = None


@dataclass(frozen=True, kw_only=True)
class Effect(Record):
    """A change that a revision makes.

    type: a type of change as `plansite diff` lists them.
    record: the id of the record that changes.
    clause, quote: the clause of the amendment that orders it, and its words.
    replaced, replacement: printed words that are no longer there, and the new ones, which the quote contains.
    number: the new number of a record that is renumbered.
    after: the record after which an added record is printed; the quote is its printed text.
    successors: the units that take over from a unit that ends.
    reason: what was wrong, of a correction.
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
    """A document that made or changed the plan, or a correction of our data.

    title, number, issuers, issued, issued_text: the document's; of the original those of the notice.
    effective, effective_quote: the date from which it applies, and the words for it, if a text gives one.
    source, clauses: layout and clauses of an amendment's official text.
    snapshot: the SHA-256 of the frozen data of the state; None while it is not frozen.
    official, official_sha256: an amendment's official text and the checksum of its file, set by the decoder.
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
        """The date from which the revision applies; by our reading the document's, where no text gives one."""
        return self.effective or self.issued

    @property
    def name(self) -> str:
        """The document's number, else its title."""
        return self.number or self.title
