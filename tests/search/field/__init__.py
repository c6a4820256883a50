"""The search field of the built site, in a real Chromium."""
