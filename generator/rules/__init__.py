"""Semantic rules: each a small named generator function whose docstring is its published documentation."""
