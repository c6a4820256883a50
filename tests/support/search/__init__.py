"""Judging the search engine: query sets with their truth, the engine in Node, properties."""
