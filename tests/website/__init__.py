"""The website: files around the pages, and pages as they leave for other places."""
