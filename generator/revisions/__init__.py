"""What changed between two states of a dataset, and for which units: in sentences and as data."""
