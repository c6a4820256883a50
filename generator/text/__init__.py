"""The words of the official text: rebuilt, compared, read for figures, and all stored values in Chinese."""
