"""Files to download: workbooks, documents, calendars, the single page, Markdown; `files` yields the slow ones."""
