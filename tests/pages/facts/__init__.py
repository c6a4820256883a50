"""Pages of targets, dates and duties."""
