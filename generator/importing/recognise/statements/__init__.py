"""Statements, which say who does something: printed lists, labels, verbs, running sentences."""
