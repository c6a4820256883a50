"""The characters and lines of a notice, prepared for recognising: one spelling, kinds of lines, brackets."""
