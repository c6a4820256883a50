"""The responsibility graph."""
