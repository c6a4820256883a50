"""The schemas: what they accept, and in what words they refuse."""
