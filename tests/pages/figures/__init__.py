"""Pages of figures and drawings."""
