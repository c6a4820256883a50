"""The outline of a notice: numbers, headings, sections, and which items are tasks."""
