"""The page of the official text, its paragraphs and highlights."""
