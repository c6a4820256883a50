"""The importer: from a notice to a dataset of drafts."""
