"""From an official notice to a dataset of drafts."""
