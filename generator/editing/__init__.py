"""Changes of the data in their YAML: an edited workbook's, and rows of a table that repeat tasks."""
