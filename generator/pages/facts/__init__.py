"""Pages of facts: targets, the timeline, the assessment, and the rows that other pages share."""
