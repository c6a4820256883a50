"""The fictional city with an amendment made, and `plansite diff` run on it."""

import shutil
import subprocess
from pathlib import Path

from generator.commands.read_state import read_state
from tests.support.console import plansite
from tests.support.paths import CITY, REPOSITORY

BASE = read_state(str(CITY), CITY)

# An amendment of the city: file, what stands there, what is put in its place.
_LEAD = (
    "      - { role: lead, unit: shi-%s, mention: 市%s }\n      - { role: participant, unit: shi-%s, mention: 市%s }\n"
)
_MERGER = """\
  - from: shi-jiaotongju
    type: succeeded_by
    to: shi-zhujianju
    basis: external
    since: "2023-06"
    note: 虚构的合并
"""
EDITS = (
    ("engineerings/01.yml", "      - { role: participant, unit: shi-caizhengju, mention: 市财政局 }\n", ""),
    (
        "engineerings/01.yml",
        _LEAD % ("zhujianju", "住建局", "jiaotongju", "交通局"),
        _LEAD % ("jiaotongju", "交通局", "zhujianju", "住建局"),
    ),
    (
        "engineerings/01.yml",
        "修复破损盲道,2022年修复率达到85%以上(其中",
        "修复全部破损盲道,2023年修复率达到90%以上(其中",
    ),
    ("engineerings/01.yml", "        value: 85\n", "        value: 90\n"),
    ("engineerings/01.yml", 'date: "2021"', 'date: "2022"'),
    ("engineerings/01.yml", "      - id: P1-R2\n", "      - id: P1-R9\n"),
    ("engineerings/02.yml", "mention: 市政数局等, open_ended: true", "mention: 市政数局"),
    ("engineerings/02.yml", "name: 信息沟通工程", "name: 信息无障碍工程"),
    (
        "engineerings/03.yml",
        "      - { role: lead, unit: shi-canlian, mention: 市残联 }\n",
        "      - { role: lead, unit: shi-jiaotongju, mention: 市交通局 }\n",
    ),
    ("units.yml", "    name: 市残联\n", "    name: 市残疾人联合会\n"),
    ("units.yml", "    aliases: [电视台, 广播台]\n", "    aliases: [广播台, 融媒体中心]\n"),
    ("provisions.yml", "作为第一责任人负总责", "为第一责任人，负总责"),
    (
        "provisions.yml",
        "              - { mention: 市政府, unit: shizhengfu }\n",
        "",
    ),
    ("assessment.yml", "    effect: 给予通报批评\n", "    effect: 给予批评\n"),
    ("assessment.yml", "    name: 公布\n", "    name: 公示\n"),
    (
        "relationships.yml",
        "  - from: shi-chengjianyuan\n",
        _MERGER + "  - from: shi-chengjianyuan\n",
    ),
    ("plan.yml", "    name: 巩固提升\n", "    name: 全面提升\n"),
    ("plan.yml", "document_number: 临府办〔2020〕7号", "document_number: 临府办〔2020〕8号"),
    ("waivers.yml", "words:\n", "words:\n  - { word: 一刀切, reason: 固定说法 }\n"),
)


def amended(folder: Path) -> Path:
    """Return a copy of the city in `folder` with the amendment made."""
    city = folder / "amended"
    shutil.copytree(CITY, city)
    for file, find, put in EDITS:
        edit(city / file, find, put)
    return city


def edit(path: Path, find: str, put: str) -> None:
    """Put other words in the place of words that stand once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(find) == 1, f"{path.name}: {find!r} stands {text.count(find)} times"
    path.write_text(text.replace(find, put), encoding="utf-8")


def command(*arguments: object, at: Path = REPOSITORY) -> subprocess.CompletedProcess[str]:
    """Run `plansite diff` in a folder."""
    run = plansite("diff", *arguments, at=at)
    return subprocess.CompletedProcess("diff", run.code, run.out, run.err)
