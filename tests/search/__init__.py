"""Judging the search engine: query sets with their truth, properties, and the benchmark."""
