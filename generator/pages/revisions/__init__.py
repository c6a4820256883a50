"""Pages of revisions, and of records that they ended."""
