"""The data as a workbook, edited and read back."""
