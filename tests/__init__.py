"""Tests: what holds of plansite."""
