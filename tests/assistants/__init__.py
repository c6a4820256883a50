"""Answers for assistants."""
