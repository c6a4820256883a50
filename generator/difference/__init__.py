"""What changed between two states of a dataset, for whom, in words and as data."""

from generator.difference.changes import Change, changes
from generator.difference.names import Names
from generator.difference.runs import Run
from generator.difference.state import State, canonical
from generator.difference.telling import FORMATS, Difference, Told, told

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
