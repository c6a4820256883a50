"""What the rules look at: the dataset, the graph, and what several rules read from them, read once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from generator.graph import ResponsibilityGraph
from generator.grouping import grouped
from generator.model import Actor, Dataset, Layout, Quoted, TextRecord
from generator.revisions.changes import Change, changes
from generator.revisions.states import State
from generator.text.diff import DATE, TextDifference, differences
from generator.text.lexicon import sentence_start
from generator.text.official import PrintedText, place, printed, printed_amendment

_END = "\0"
MOST_DIFFERENCES = 1000  # of a text; the next check shows the rest


@dataclass(frozen=True, slots=True)
class Claim:
    """A quote and where it stands.

    quoted: the fact, level, waiver or other value that quotes.
    record: the record whose text is quoted.
    place: where the quote begins and ends in the printed text; None where the text does not have it.
    """

    quoted: Quoted
    record: TextRecord
    place: tuple[int, int] | None

    @property
    def text(self) -> str:
        """The words that the quote is taken from: of the record's text, or of a cell."""
        return self.record.words(self.quoted)

    @property
    def sentence_start(self) -> int:
        """Where the sentence in which the quote begins has its first character; 0 where the text lacks the quote."""
        return sentence_start(self.text, self.place[0] if self.place else 0)


@dataclass(frozen=True)
class Transition:
    """A state, and every change from the one before it, in the order of the canonical value."""

    after: State
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class RebuiltText:
    """An official text as records and furniture rebuild it, and as it must be.

    printed: the rebuilt text.
    official: the official text, with what amendments changed in it.
    file: the name of its file, for messages.
    layout: the layout that makes it up.
    """

    printed: PrintedText
    official: str
    file: str
    layout: Layout

    @cached_property
    def differences(self) -> tuple[TextDifference, ...]:
        """Where the rebuilt text is not the official one: the first `MOST_DIFFERENCES` places.

        A layout that ends before the text is not compared with the text's end: a mark that no text has stands there.
        """
        rebuilt = self.printed.text
        if rebuilt.count("\n") >= self.official.count("\n"):
            return tuple(islice(differences(rebuilt, self.official, DATE), MOST_DIFFERENCES))
        first = islice(differences(rebuilt + _END, self.official, DATE), MOST_DIFFERENCES)
        within = (difference._replace(end=min(difference.end, len(rebuilt))) for difference in first)
        return tuple(d for d in within if d.start < d.end or d.words)

    @property
    def unfinished(self) -> TextDifference | None:
        """The end of the official text that the rebuilt text lacks altogether, if it lacks one."""
        last = self.differences[-1] if self.differences else None
        return last if last is not None and last.start == len(self.printed.text) and "\n" in last.words else None

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """Where each line of the official text begins."""
        return (0, *(index + 1 for index, character in enumerate(self.official) if character == "\n"))


@dataclass(frozen=True)
class RuleContext:
    """What a rule looks at.

    dataset: a dataset whose references hold.
    states: the states up to that of the dataset, which is the last.
    """

    dataset: Dataset
    graph: ResponsibilityGraph
    states: tuple[State, ...] = ()

    @cached_property
    def texts(self) -> tuple[RebuiltText, ...]:
        """The plan's text, with what amendments changed in it, and the texts of the amendments."""
        dataset = self.dataset
        amendments = (
            RebuiltText(printed_amendment(revision), revision.official, revision.source.file, revision.source)
            for revision in dataset.revisions
            if revision.source
        )
        file = dataset.layout.file
        if any(revision.source for revision in dataset.revisions):
            file += f"（依 {dataset.revision.id} 止的修改）"
        return (RebuiltText(printed(dataset), dataset.source, file, dataset.layout), *amendments)

    @cached_property
    def transitions(self) -> tuple[Transition, ...]:
        """The transition that each revision but the first makes."""
        return tuple(Transition(after, changes(before.value, after.value)) for before, after in pairwise(self.states))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every quote from the text of a record: levels, facts, waivers, namings, goals, parts of the assessment."""
        return tuple(_claim(quoted, record) for quoted, record in self._quotes())

    @cached_property
    def claims_by_record(self) -> dict[str, tuple[Claim, ...]]:
        """The quotes from each record that has any."""
        return grouped((claim.record.id, claim) for claim in self.claims)

    def actors(self) -> Iterator[tuple[Actor, TextRecord]]:
        """Yield every actor with the record whose words name it."""
        for record in self.dataset.texts:
            yield from (
                (actor, record) for actor in (*getattr(record, "actors", ()), *getattr(record, "concerned", ()))
            )
            yield from ((actor, record) for fact in record.facts for actor in getattr(fact, "actors", ()))
        for item in self.dataset.assessment.items:
            article = self.dataset.text_by_id[item.article]
            yield from ((actor, article) for actor in (*item.actors, *getattr(item, "applies_to", ())))

    def _quotes(self) -> Iterator[tuple[Quoted, TextRecord]]:
        """Yield every quote with the record that prints it."""
        texts = self.dataset.text_by_id
        for record in self.dataset.texts:
            yield from ((quoted, record) for quoted in (*record.levels, *record.directions, *record.waivers))
            yield from ((fact, texts.get(getattr(fact, "printed_in", None) or "", record)) for fact in record.facts)
        for project in self.dataset.projects:
            yield from ((naming, project) for tie in project.responsibilities for naming in tie.named)
        for goal in self.dataset.plan.goals:
            yield from ((quoted, self.dataset.plan.vision) for quoted in (goal, *goal.indicators))
        for item in self.dataset.assessment.items:
            yield item, self.dataset.text_by_id[item.article]


def _claim(quoted: Quoted, record: TextRecord) -> Claim:
    """Return the quote with its place, if it has one."""
    try:
        return Claim(quoted, record, place(record.words(quoted), quoted))
    except ValueError:
        return Claim(quoted, record, None)
