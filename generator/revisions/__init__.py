"""What changed between two states of a dataset, for whom, in words and as data."""

from generator.revisions.canonical import CanonicalDataset, canonical
from generator.revisions.changes import Change, changes
from generator.revisions.names import Names
from generator.revisions.report import FORMATS, ChangeSentences, Difference, told
from generator.text.diff import DiffRun

__all__ = [
    "FORMATS",
    "CanonicalDataset",
    "Change",
    "ChangeSentences",
    "DiffRun",
    "Difference",
    "Names",
    "canonical",
    "changes",
    "told",
]
