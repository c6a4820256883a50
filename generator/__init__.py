"""plansite: a government action plan as data, checked, related, and published as a static site."""
