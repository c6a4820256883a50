"""Notices whose truth is marked in their text, so that text and truth cannot disagree.

A file NAME.marked holds lines `key: value` (title, issuer, number, date; a further line of a key is a further spelling
that counts; `also` is a prefix that units may bear or lack; `all` a body that a clause adds to every task), then a line
`---`, then the notice with these marks:

- `{T1.}` prints `1.` and begins task 1; `{t1}` prints nothing and begins task 1; `{t}` begins a task without a number;
- `{L市财政局}` is a body with its role: L lead, P participant, R responsible, further letters are roles that count too;
  `{P财政局=省财政局|财政局}` gives the unit and further spellings of it; `{N有关部门}` is printed and is no body;
- `{D2024-12 2024年底前}` is a limit, `{D- 长期}` one without a date;
- `{+L市财政局}` and `{+D2024-12 年底前}` print nothing: the words stand elsewhere;
- `→` prints a tab.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

UNSEEN = Path(__file__).parent / "unseen"
Record = dict[str, Any]
_ROLES = {"L": "lead", "P": "participant", "R": "responsible"}
_MARK = re.compile(r"\{(?P<mark>[^{}]*)\}")
_LONGEST = 12


def names() -> list[str]:
    """Return the names of the marked notices."""
    return sorted(path.stem for path in UNSEEN.glob("*.marked"))


def notice(name: str) -> tuple[str, Record]:
    """Return a notice's text and its gold."""
    head, body = (UNSEEN / f"{name}.marked").read_text(encoding="utf-8").split("\n---\n", 1)
    values: dict[str, list[str]] = {}
    for line in head.splitlines():
        key, _, value = line.partition(":")
        values.setdefault(key, []).append(value.strip())
    text, tasks = _parsed(body.replace("→", "\t"), values)
    source: Record = {key: values.get(key, [""])[0] or None for key in ("title", "issuer", "number", "date")}
    source |= {
        f"{key}_also": values[key][1:] for key in ("title", "issuer", "number", "date") if values.get(key, [])[1:]
    }
    return text, {"source": source, "tasks": tasks}


def _parsed(body: str, values: dict[str, list[str]]) -> tuple[str, list[Record]]:
    """Return the text without its marks, and the tasks."""
    printed: list[str] = []
    tasks: list[Record] = []
    place = length = 0
    for match in _MARK.finditer(body):
        plain = body[place : match.start()]
        shown, place = _read(match["mark"], length + len(plain), tasks, values), match.end()
        printed += [plain, shown]
        length += len(plain) + len(shown)
    text = "".join([*printed, body[place:]])
    for task in tasks:
        task["starts"] = re.split(r"[\n\t|]", text[task["offset"] : task["offset"] + _LONGEST])[0].rstrip()
        for added in values.get("all", []):
            extra = _body("+" + added, values)
            if extra["unit"] not in {unit["unit"] for unit in task["responsibilities"]}:
                task["responsibilities"].append(extra)
    return text, tasks


def _read(mark: str, offset: int, tasks: list[Record], values: dict[str, list[str]]) -> str:
    """Add what a mark says to the tasks; return what it prints."""
    kind = mark.lstrip("+")[0]
    if kind in "Tt":
        number = mark[1:].rstrip(".．、") or None
        shown = mark[1:] if kind == "T" else ""
        blank: Record = {"responsibilities": [], "open_ended": False, "deadlines": [], "figures": []}
        tasks.append({"number": number, "heading": None, "section": None, "offset": offset + len(shown), **blank})
        return shown
    if kind == "D":
        date, quote = mark.lstrip("+")[1:].split(" ", 1)
        limit: Record = {"quote": quote, "date": None if date == "-" else date}
        tasks[-1]["deadlines"].append(limit | ({"inherited": True} if mark[0] == "+" else {}))
        return "" if mark[0] == "+" else quote
    if kind == "N":
        tasks[-1].setdefault("neutral", []).append(mark[1:])
        return mark[1:]
    body = _body(mark, values)
    tasks[-1]["responsibilities"].append(body)
    return "" if mark[0] == "+" else str(body["mention"])


def _body(mark: str, values: dict[str, list[str]]) -> Record:
    """Return the body of a mark such as LP市财政局=…|…."""
    roles, words = re.fullmatch(r"\+?([LPR]+)(.+)", mark, re.DOTALL).groups()  # type: ignore[union-attr]
    mention, _, units = words.partition("=")
    unit, *also = units.split("|") if units else [mention]
    for prefix in values.get("also", []):
        also += [unit.removeprefix(prefix), prefix + unit.removeprefix(prefix)]
    body: Record = {"mention": mention, "unit": unit, "role": _ROLES[roles[0]]}
    body |= {"unit_also": also} if also else {}
    body |= {"role_also": [_ROLES[letter] for letter in roles[1:]]} if roles[1:] else {}
    return body | ({"inherited": True} if mark[0] == "+" else {})


def main() -> None:
    """Write every marked notice as NAME.txt and NAME.gold.json into the folder that the command names."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in names():
        text, gold = notice(name)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        (folder / f"{name}.gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
