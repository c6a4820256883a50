"""What changed between two states of a dataset, and for which units: in sentences and as data."""

from generator.revisions.canonical import ComparedState, canonical
from generator.revisions.changes import Change, changes
from generator.revisions.names import Names
from generator.revisions.report import FORMATS, ChangeSentences, Difference, change_sentences

__all__ = [
    "FORMATS",
    "Change",
    "ChangeSentences",
    "ComparedState",
    "Difference",
    "Names",
    "canonical",
    "change_sentences",
    "changes",
]
