"""A corrected notice for data that people have edited: what changed in the notice is merged into their files."""
