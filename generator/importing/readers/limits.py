"""How much a reader reads: past a limit a file is refused in one line, never read in part."""

MEBIBYTE = 1024 * 1024

FILE_BYTES = 64 * MEBIBYTE
"""The largest file that is opened at all."""

TEXT_BYTES = 16 * MEBIBYTE
"""The largest text file or web page."""

TEXT_CHARACTERS = 2_000_000
"""The longest official text: about 2,500 pages."""

PAGES = 2_000
"""The most pages of a PDF."""

ARCHIVE_BYTES = 256 * MEBIBYTE
"""The most that all parts of a docx or xlsx file hold once inflated, pictures included."""

XML_BYTES = 32 * MEBIBYTE
"""The most that one XML part of a docx or xlsx file holds once inflated."""

ARCHIVE_PARTS = 20_000
"""The most parts of a docx or xlsx file."""

CELLS = 250_000
"""The most cells of a workbook."""

MEMORY_BYTES = 2048 * MEBIBYTE
"""The address space of the process that reads; measured where the system can limit it."""

SECONDS = 60
"""How much processor time a file may take; twice as much by the clock. LibreOffice has as much again."""
