"""Pages about the site itself: what it is, its rules, its data."""
