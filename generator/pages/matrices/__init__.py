"""Pages of cross-reference matrices."""
