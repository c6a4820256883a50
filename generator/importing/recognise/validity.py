"""How long a notice is valid: 本办法自印发之日起施行,有效期至2030年8月31日."""

import re
from collections.abc import Iterator

from generator.importing.reading import Quote, ReadDeadline
from generator.importing.recognise.dates import date_words
from generator.importing.recognise.folded import fold
from generator.importing.recognise.nesting import after_mark

_UNTIL = re.compile(r"有效期(?:限)?(?=[至到为]\s*(?:19|20)\d\d\s*年)")
_ITSELF = re.compile(r"本(?:方案|办法|意见|通知|计划|措施|细则|规定|政策|条例|规划|预案|文件|清单|制度)")


def valid_until(text: str, start: int, end: int) -> Iterator[ReadDeadline]:
    """Yield the day until which a notice says, between two places of its text, that it is valid itself.

    How long a permit is valid is none.

    >>> words = "本办法自印发之日起施行，有效期至2030年8月31日。许可证有效期至2031年12月31日。"
    >>> [(limit.quote.text, limit.date) for limit in valid_until(words, 0, len(words))]
    [('至2030年8月31日', '2030-08-31')]
    """
    if "有效期" not in text[start:end]:
        return
    folded = fold(text[start:end])
    for match in _UNTIL.finditer(folded.text):
        sentence = after_mark(folded.text, "。;\n", 0, match.start())
        dates = date_words(folded.text, match.end(), len(folded.text), None)
        if _ITSELF.search(folded.text, sentence, match.start()) and dates and dates[0].date:
            first, *_ = dates
            quote, clause = folded.quote(first.start, first.end), folded.quote(match.start(), first.end)
            yield ReadDeadline(
                quote=_moved(quote, start), clause=_moved(clause, start), date=first.date, basis="source"
            )


def _moved(quote: Quote, by: int) -> Quote:
    return Quote(quote.start + by, quote.end + by, quote.text)
