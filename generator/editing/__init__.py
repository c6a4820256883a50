"""The data as a workbook to be edited: written, read back, and the changes put into the YAML."""
