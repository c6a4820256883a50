"""What changed between two states of a dataset, for whom, in words and as data."""

from generator.revisions.canonical import State, canonical
from generator.revisions.changes import Change, changes
from generator.revisions.names import Names
from generator.revisions.report import FORMATS, Difference, Told, told
from generator.text.diff import Run

__all__ = [
    "FORMATS",
    "Change",
    "Difference",
    "Names",
    "Run",
    "State",
    "Told",
    "canonical",
    "changes",
    "told",
]
