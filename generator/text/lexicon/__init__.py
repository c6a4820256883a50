"""The closed lexicon: every year, range, date, percentage, count, period, frequency and ordinal of a text.

`expressions` finds them, in digits, in Chinese numerals or in words; the readings say what they mean together with the
words around them. What counts as a figure is decided here and nowhere else.
"""

from generator.text.lexicon.directions import DIRECTIONS, direction_word, directions
from generator.text.lexicon.expressions import Expression, ExpressionKind, expressions, inside, measured, meeting
from generator.text.lexicon.numerals import MYRIADS, number
from generator.text.lexicon.patterns import ABOUT, alternatives
from generator.text.lexicon.readings import (
    FIGURES,
    SENTENCE_END,
    SINCE,
    Reading,
    date_above,
    is_ongoing,
    month_and_day,
    reading,
    recurrence_rules,
    sentence_start,
)
from generator.text.lexicon.set_phrases import set_phrases
from generator.text.lexicon.waived import waived_names, waived_pattern

__all__ = [
    "ABOUT",
    "DIRECTIONS",
    "FIGURES",
    "MYRIADS",
    "SENTENCE_END",
    "SINCE",
    "Expression",
    "ExpressionKind",
    "Reading",
    "alternatives",
    "date_above",
    "direction_word",
    "directions",
    "expressions",
    "inside",
    "is_ongoing",
    "measured",
    "meeting",
    "month_and_day",
    "number",
    "reading",
    "recurrence_rules",
    "sentence_start",
    "set_phrases",
    "waived_names",
    "waived_pattern",
]
