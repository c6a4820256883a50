"""The words of the official text."""
