"""Invisible characters, which data, options and messages must not contain."""

import re

CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
BIDI = "\u202a-\u202e\u2066-\u2069"
# Unicode's default ignorable code points (DerivedCoreProperties.txt), marks of annotations, blank Braille.
IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
INVISIBLE = re.compile(f"[{CONTROL}{BIDI}{IGNORABLE}]")
_IN_A_LINE = re.compile(f"[\\t\\n\\r{CONTROL}{BIDI}{IGNORABLE}]")


def visible(words: str) -> str:
    """Return the words of one line with U+FFFD for tabs, line ends, and characters that nobody sees."""
    return _IN_A_LINE.sub("\ufffd", words)
