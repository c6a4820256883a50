"""Pages of the plan's own parts: home, engineerings, projects, levels."""
