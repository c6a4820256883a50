"""Pages: what they say, and what they do in a real browser."""
