"""Pages of the official text."""
