"""The official text of a fictional plan, line by line, and its layout."""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from generator.synthesis.yaml_writer import Record
from generator.text.fragments import chinese

SPACE = "\u00a0"

# How records are printed, as `_lines` prints them.
FORMS = {
    "group": "{number:chinese}、{name}\n{text}",
    "project": "{number}.{name}。{text}({units})",
    "phase": "{heading}:{name}。{text}",
    "provision": "({number:chinese}){heading}。{text}",
    "article": f"第{{number:chinese}}条{SPACE}{{text}}",
    "chapter": "{number:chinese}、{heading}",
}


class PrintedLine(NamedTuple):
    """The text of a line, or of all lines of a record, and its entry in the layout."""

    text: str
    line: Record


def official_text(plan: Record, parts: list[Record], engineerings: list[Record]) -> tuple[str, Record]:
    """Return the official text, and the layout file that rebuilds it."""
    lines = list(_lines(plan, parts, engineerings))
    text = "\n".join(line.text for line in lines)
    digest = sha256(text.encode()).hexdigest()
    layout = {"file": f"{plan['id']}.txt", "sha256": digest, "lines": [line.line for line in lines], "forms": FORMS}
    return text, layout


def _lines(plan: Record, parts: list[Record], engineerings: list[Record]) -> Iterator[PrintedLine]:
    main, annex = parts
    yield from _notice(plan)
    yield _field("/title", plan["title"])
    yield _furniture(SPACE)
    yield _record(plan["preamble"])
    yield from _chapter(main, 0)
    yield _record(plan["vision"])
    yield from _chapter(main, 1)
    yield _record(plan["approach"])
    for phase in plan["phases"]:
        yield _record(phase, f"{phase['heading']}:{phase['name']}。")
    for index in range(2, len(main["chapters"])):
        yield from _chapter(main, index)
    first, second = (annex["title"] for annex in plan["annexes"])
    yield _furniture(SPACE)
    yield _parts(_furniture("附件:1."), _field("/annexes/0/title", first))
    yield _parts(_furniture("2."), _field("/annexes/1/title", second))
    yield _furniture(SPACE)
    yield _field("/annexes/0/title", first)
    yield _record(plan["opening"])
    for engineering in engineerings:
        yield _record(engineering, f"{chinese(engineering['number'])}、{engineering['name']}\n")
        for project in engineering["projects"]:
            yield _project(project)
    yield _furniture(SPACE)
    yield _furniture("附件2")
    yield _field("/annexes/1/title", second)
    for index in range(len(annex["chapters"])):
        yield from _chapter(annex, index)


def _notice(plan: Record) -> Iterator[PrintedLine]:
    notice = plan["notice"]
    issuers = [_field(f"/notice/issuers/{index}", issuer) for index, issuer in enumerate(notice["issuers"])]
    yield _furniture("公示公告")
    yield _field("/notice/web_title", notice["web_title"])
    yield _parts(_furniture("更新时间:"), _field("/notice/web_updated", notice["web_updated"]))
    yield _furniture("")
    yield _parts(issuers[0], _furniture(" "), *issuers[1:])
    yield _field("/notice/title", notice["title"])
    yield _field("/notice/document_number", notice["document_number"])
    yield _furniture(SPACE)
    yield _parts(_field("/notice/addressees", notice["addressees"]), _furniture(":"))
    yield _record(notice)
    yield _furniture(SPACE)
    for issuer in issuers:
        yield _parts(_furniture(" " * 12), issuer)
    yield _parts(_furniture(" " * 14), _field("/notice/written_text", notice["written_text"]))
    yield _furniture(SPACE)


def _chapter(part: Record, index: int) -> Iterator[PrintedLine]:
    """Yield the heading of a chapter and its provisions."""
    chapter = part["chapters"][index]
    key = f"{part['id']}/{chapter['number']}"
    yield PrintedLine(f"{chinese(chapter['number'])}、{chapter['heading']}", {"heading": key})
    for provision in chapter["provisions"]:
        number = chinese(provision["number"]) if "number" in provision else ""
        if "heading" in provision:
            yield _record(provision, f"({number}){provision['heading']}。")
        else:
            yield _record(provision, f"第{number}条{SPACE}" if number else "")


def _project(project: Record) -> PrintedLine:
    units = "".join(
        (tie.get("separator", "、") if order else "") + tie["mention"]
        for order, tie in enumerate(project["responsibilities"])
    )
    printed = _record(project, f"{project['number']}.{project['name']}。")
    return PrintedLine(f"{printed.text}({units})", printed.line)


def _record(record: Record, before: str = "") -> PrintedLine:
    """Return a record as printed: its clauses in a row, each paragraph on a line."""
    words = record.get("text") or record["aim"]
    paragraphs = (paragraph.replace("\n", "") for paragraph in words.split("\n\n"))
    return PrintedLine(before + "\n".join(paragraphs), {"record": record["id"]})


def _field(pointer: str, text: str) -> PrintedLine:
    return PrintedLine(text, {"field": pointer})


def _furniture(text: str) -> PrintedLine:
    return PrintedLine(text, {"furniture": text})


def _parts(*parts: PrintedLine) -> PrintedLine:
    return PrintedLine("".join(part.text for part in parts), {"parts": [part.line for part in parts]})
