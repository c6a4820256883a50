"""Pages of the plan itself: home, engineerings, projects and levels."""
