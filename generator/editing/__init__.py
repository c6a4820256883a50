"""The data as a workbook to edit: write it, read it back, and put its changes into the YAML."""
