"""What changed between two states of a dataset, for whom, in words and as data."""

from generator.difference.changes import Change, changes
from generator.difference.state import State, canonical
from generator.difference.telling import FORMATS, Difference

__all__ = ["FORMATS", "Change", "Difference", "State", "canonical", "changes"]
