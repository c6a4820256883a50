"""Files to download: workbooks, documents, calendars, the single page, Markdown; `files` yields those that are slow to make."""
