"""Search: the engine, and the field in the page."""
