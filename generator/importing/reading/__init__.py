"""What was read of a notice: values with the characters that say so and how sure each is.

Every value that stands for words of the notice holds a `Quote`. Nothing is in a reading that the text does not say;
what could not be understood is a `Doubt`.
"""

from generator.importing.reading.facts import (
    Certainty,
    Facts,
    Quote,
    ReadCitation,
    ReadDeadline,
    ReadFigure,
    ReadLevel,
    Recurring,
)
from generator.importing.reading.notice import (
    Basis,
    ClauseKind,
    Doubt,
    Identity,
    NoticeReading,
    ReadConvention,
    ReadProvision,
    ReadResponsibility,
    Section,
    SectionKind,
    Task,
)

__all__ = [
    "Basis",
    "Certainty",
    "ClauseKind",
    "Doubt",
    "Facts",
    "Identity",
    "NoticeReading",
    "Quote",
    "ReadCitation",
    "ReadConvention",
    "ReadDeadline",
    "ReadFigure",
    "ReadLevel",
    "ReadProvision",
    "ReadResponsibility",
    "Recurring",
    "Section",
    "SectionKind",
    "Task",
]
