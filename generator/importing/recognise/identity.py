"""What the notice is: title, issuers, number, date, addressees, and the year that a bare month takes."""

import re

from generator.importing.reading import Certainty, Identity, Quote
from generator.importing.recognise.facts.citations import YEAR_AND_NUMBER
from generator.importing.recognise.signature import (
    FoundWords,
    date_of_signing,
    issuer_of_title,
    labelled_issuer,
    letterhead,
    signature,
)
from generator.importing.recognise.text.brackets import trim
from generator.importing.recognise.text.folded import Folded
from generator.importing.recognise.text.lines import LineKind, NoticeLine
from generator.importing.recognise.titles import bare_title, notice_title, plan_title

_NUMBER = re.compile(rf"(?<![《〈(])(?P<words>[\u3400-\u9fff()“”]{{1,20}}{YEAR_AND_NUMBER})")
_NUMBER_LABEL = re.compile(rf"(?:发文字号|文\s*号)\s*:\s*(?P<words>[^\s,;。]{{2,24}}?{YEAR_AND_NUMBER})")
# A scraper's title: 2024年重点工作任务(容政发〔2024〕2号)
_NUMBER_BEHIND = re.compile(rf"\((?P<words>[\u3400-\u9fff]{{1,12}}{YEAR_AND_NUMBER})\)\s*$")
_HEAD, _FIRST_LINES = 600, 3


def identify(folded: Folded, text_lines: tuple[NoticeLine, ...], first_task: int) -> Identity:
    """Read what the notice says of itself; `first_task` is where its first task begins."""
    head = min(first_task, len(folded.text))
    date = date_of_signing(folded, text_lines)
    issuers = signature(folded, text_lines, date)
    own_title = notice_title(folded, text_lines, head)
    title = plan_title(folded, own_title) or own_title or bare_title(folded, text_lines, head)
    if not issuers and own_title:
        issuers = issuer_of_title(folded, own_title)
    issuers = issuers or letterhead(folded, text_lines) or labelled_issuer(folded)
    number_found = _number(folded, text_lines, head)
    return Identity(
        title=_printed(folded, title),
        notice_title=_printed(folded, own_title),
        issuers=tuple(_printed(folded, issuer) for issuer in issuers),
        issuer_quotes=tuple(folded.quote(issuer.start, issuer.end) for issuer in issuers),
        number=_printed(folded, number_found),
        number_quote=_quote(folded, number_found),
        date=date.value if date else "",
        date_quote=_quote(folded, date),
        addressees=_addressees(folded, text_lines, head),
        year=_year(title.value if title else "", date.value if date else "", number_found.value if number_found else "")
        or _year_of_head(folded.text[: min(head, _HEAD)]),
        certainty=Certainty.SURE if title and date else Certainty.LIKELY,
    )


def _quote(folded: Folded, words: FoundWords | None) -> Quote | None:
    """Return the official words."""
    return folded.quote(words.start, words.end) if words else None


def _printed(folded: Folded, place: FoundWords | None) -> str:
    """Return the words as printed, on one line, without debris."""
    if not place:
        return ""
    words = re.sub(r"[ \t]*\n\s*", "", folded.printed(*trim(folded.text, place.start, place.end)))
    return re.sub(r"[ \u3000\xa0]{2,}", " ", words)


def _number(folded: Folded, text_lines: tuple[NoticeLine, ...], head: int) -> FoundWords | None:
    """Find the document's number: labelled, on a line of its own or in the letterhead; never another document's."""
    labelled = _NUMBER_LABEL.search(folded.text)
    if labelled:
        return FoundWords(*labelled.span("words"), labelled["words"])
    for line in text_lines:
        if line.start > head:
            break
        words = folded.text[line.start : line.end]
        for match in _NUMBER.finditer(words):
            before, after = words[: match.start()], words[match.end() :].strip()
            begins = not before.strip(" ") or before.rstrip(" ").endswith(("文件", ":")) or before.endswith(" ")
            another = "《" in before or "根据" in before or after.startswith((")", "》", "精神", "要求", "文"))
            if begins and not another:
                return FoundWords(line.start + match.start("words"), line.start + match.end("words"), match["words"])
        behind = _NUMBER_BEHIND.search(words)
        if behind and line.kind is LineKind.TEXT and not re.search(r"[。,;《]|根据|按照|转发|贯彻", words):
            return FoundWords(line.start + behind.start("words"), line.start + behind.end("words"), behind["words"])
    return None


def _addressees(folded: Folded, text_lines: tuple[NoticeLine, ...], head: int) -> Quote | None:
    """Return the addressees: a line that ends with a colon before the first task."""
    for line in text_lines:
        start, end = trim(folded.text, line.start, line.end)
        if start >= head:
            return None
        words = folded.text[start:end]
        if (
            line.kind is LineKind.TEXT
            and words.endswith(":")
            and re.search(r"各|有关|委|局|部门|单位|政府", words)
            and "。" not in words
        ):
            return folded.quote(start, end - 1)
    return None


def _year(title: str, date: str, number_words: str) -> int | None:
    """Return the year of a title that names one year, else of the date, else of the document's number."""
    years = re.findall(r"(?<![\d—~-])(20\d{2})年?(?!\d|\s*[—~至-])", title)
    if len(set(years)) == 1 and not re.search(r"20\d{2}年?[—~至-]", title):
        return int(years[0])
    if date:
        return int(date[:4])
    if number_words:
        return int(re.search(r"\d{4}", number_words).group())  # type: ignore[union-attr]  # a number has a year
    return int(years[0]) if years else None


def _year_of_head(head: str) -> int | None:
    """Return the one year that the head of a notice names."""
    first = "\n".join([line for line in head.split("\n") if line.strip()][:_FIRST_LINES])
    years = set(re.findall(r"(?<![到至—~\d-])(20\d{2})年(?!底|前|[—~至-])", first))
    return int(years.pop()) if len(years) == 1 else None
