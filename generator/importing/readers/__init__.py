"""From a notice's file to its official text: one reader a file format.

Start at `notice.read_notice`. To add a format: a `Format`, a module with `read(data) -> Extract`, a row in
`notice.READERS`.
"""

from generator.importing.readers.notice import read_notice
from generator.importing.readers.source_text import Debris, ReadError, SourceText

__all__ = ["Debris", "ReadError", "SourceText", "read_notice"]
