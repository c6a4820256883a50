"""What a fact is about, in the words of its clause."""

import re
from collections.abc import Iterable

from generator.importing.reading import Quote, ReadFigure

EDGES = "，,；;。、：: \t\u3000\u00a0●○■□◆◇▲△★☆※·•"
STOP = re.compile(r"[，,；;。、：:\n]")
_JOINT = re.compile(r"^(?:以及|和|及|与|并)")
_LONGEST = 60


def label(name: str, clause: Quote, quote: Quote) -> str:
    """Return the clause of a fact, or the record's `name` where the clause is the limit alone."""
    words = re.sub(r"\s+", "", clause.text).strip(EDGES)
    if len(words) <= len(quote.text.strip()) + 1:
        words = name or words
    if len(words) > _LONGEST:
        words = words[: max([stop.start() for stop in STOP.finditer(words[:_LONGEST])], default=_LONGEST)]
    return words or name


def label_of_share(figures: Iterable[ReadFigure], figure: ReadFigure, quote: str) -> str:
    """Return what a figure alone is about where its clause states others too; nothing where its quote does not say.

    新建养老服务中心8个、社区老年食堂25个 are two.
    """
    words = _JOINT.sub("", re.sub(r"\s+", "", quote).strip(EDGES))
    alone = sum(other.clause == figure.clause for other in figures) == 1
    says_what = re.search(r"[\u3400-\u9fff]{2}", words.replace(figure.quote.text, ""))
    return "" if alone or quote == figure.clause.text or not says_what else words
