"""Readers: from a notice's file to its official text."""
