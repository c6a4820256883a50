"""The matrices."""
