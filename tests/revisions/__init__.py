"""Revisions, states and what changed between them."""
