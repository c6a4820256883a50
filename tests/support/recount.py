"""The official text of the real plan, parted by regular expressions; nothing of the generator is imported."""

import re
from typing import Any

from tests.support.paths import PLAN

SOURCE = (PLAN / "source" / "heyuan-2012.txt").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
Rows = list[dict[str, Any]]

# Three spellings that are read as another unit's.
MERGED = {"市公安局等": "市公安局", "市直政法部门": "市直政法各部门", "市综治委各成员单位": "市综治委成员单位"}


def projects() -> dict[str, tuple[str, list[str]]]:
    """Return text and units of each project of annex 1, by id."""
    found = {}
    for line in SOURCE.split("现提出如下分工方案")[1].split("\n附件2\n")[0].split("\n"):
        if head := re.match(r"(\d+)\.[^。]*项目。", line):
            text, units = line[head.end() :].rstrip(" )").rsplit("(", 1)
            found[f"P{head[1]}"] = (text, re.split("[、,]", units))
    return found


def aims() -> dict[str, str]:
    """Return the aim of each engineering, by id: the line below its heading."""
    annex = SOURCE.split("现提出如下分工方案")[1].split("\n附件2\n")[0]
    lines = re.findall(r"^[一二三四五六七八九十]+、[^\n]*工程\n([^\n]*)", annex, re.MULTILINE)
    return {f"E{number}": line for number, line in enumerate(lines, start=1)}


def phases() -> dict[str, str]:
    """Return the words of each phase, by id."""
    lines = re.findall(r"^第[一二三四]阶段\([^)]*\):[^。]*。([^\n]*)", SOURCE, re.MULTILINE)
    return {f"S2-{number}": line for number, line in enumerate(lines, start=1)}


def provisions() -> dict[str, str]:
    """Return the words of each clause of the parts three to five, and of each article of annex 2, by id."""
    main = SOURCE.split("\n三、任务分工\n")[1].split("\n \n附件:1.")[0]
    third, fourth, fifth = re.split(r"\n[四五]、[^\n]*\n", main)
    found = {"S3": third}
    for part, text in (("S4", fourth), ("S5", fifth)):
        clauses = re.findall(r"^\([一二三四]\)([^\n]*)", text, re.MULTILINE)
        found |= {f"{part}-{number}": clause for number, clause in enumerate(clauses, start=1)}
    rules = SOURCE.split("\n附件2\n")[1].split("\n \nBaidu")[0]
    rules = re.sub(r"^[一二三四五]、[^\n]*\n", "", rules, flags=re.MULTILINE)
    articles = re.split(r"^第[一二三四五六七八九十]+条 ", rules, flags=re.MULTILINE)[1:]
    return found | {f"A2-{number}": article.strip() for number, article in enumerate(articles, start=1)}


def texts() -> dict[str, str]:
    """Return all these words by id."""
    return {id_: text for id_, (text, _) in projects().items()} | aims() | phases() | provisions()
