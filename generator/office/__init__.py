"""What is taken away: workbooks, documents, calendars, one page, Markdown; `files` has those that take long to make."""
