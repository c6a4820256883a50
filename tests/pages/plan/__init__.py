"""Pages of the plan's own levels."""
