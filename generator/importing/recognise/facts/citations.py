"""Documents that a text names: 《…》 with its number, annexes."""

import re
from dataclasses import replace

from generator.importing.reading import ReadCitation
from generator.importing.recognise.text.brackets import closing
from generator.importing.recognise.text.folded import Folded, fold
from generator.text.blanks import without_blanks
from generator.text.spans import Span

YEAR_AND_NUMBER = r"[〔\[(【](?:19|20)\d{2}[〕\])】]\s*(?:第\s*)?\d{1,5}\s*号"
"""What ends a document's number, behind the sign of its issuer: 〔2024〕12号."""
_NUMBER = re.compile(rf"\s*\(\s*(?P<number>[\u3400-\u9fff]{{1,16}}{YEAR_AND_NUMBER}|见?附件\s*\d*)\s*\)")
_DOCUMENT = re.compile(
    r"(?:法|条例|规定|办法|意见|通知|方案|规划|计划|纲要|细则|标准|决定|规范|目录|指南|清单|要点|公约|制度|章程|准则|报告|措施|表|导则|指引|政策|预案|协议|批复|函|公告|令|规程|名录|规则|行动|责任书|大纲)"
    r"(?:[(〔][^()〔〕]*[)〕])*$"
)


def read_citations(folded: Folded, spans: list[Span]) -> list[ReadCitation]:
    """Read the documents cited in a text; plays and books in 《》 are none."""
    citations: list[ReadCitation] = []
    for start, end in spans:
        place = folded.text.find("《", start, end)
        while place >= 0:
            after = _close(folded.text, place, end)
            if after <= place:
                break
            title = folded.printed(place + 1, after - 1)
            number = _NUMBER.match(folded.text, after, min(end, after + 40))
            if _DOCUMENT.search(folded.text[place + 1 : after - 1].strip()) or number:
                stop = number.end() if number else after
                words = folded.printed(*number.span("number")) if number else ""
                citations.append(
                    ReadCitation(
                        quote=folded.quote(place, stop),
                        title=without_blanks(title),
                        number=words.removeprefix("见"),
                    )
                )
            place = folded.text.find("《", after, end)
    return citations


def cited_documents(text: str, start: int, end: int) -> tuple[ReadCitation, ...]:
    """Read the documents cited between two places of an official text."""
    folded = fold(text[start:end])
    return tuple(_moved(citation, start) for citation in read_citations(folded, [(0, len(folded.text))]))


def _moved(citation: ReadCitation, by: int) -> ReadCitation:
    """Return a citation whose quote stands further on."""
    quote = citation.quote
    return replace(citation, quote=replace(quote, start=quote.start + by, end=quote.end + by))


def _close(text: str, start: int, end: int) -> int:
    """Return the place after the 》 that closes a title, titles within it left to it."""
    depth = 0
    for place in range(start, min(end, start + 200)):
        depth += (text[place] == "《") - (text[place] == "》")
        if not depth:
            return place + 1
    return closing(text, start, end)
