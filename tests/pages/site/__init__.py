"""Pages about the site."""
