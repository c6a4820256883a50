"""Fictional plans."""
