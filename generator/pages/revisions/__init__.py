"""Pages of revisions, and of what they ended."""
