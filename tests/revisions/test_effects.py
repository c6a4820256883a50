"""Effects of an amendment that strikes articles: carried out, and found where they do not agree with its words."""

import hashlib
from pathlib import Path

import pytest

from generator.load import load
from generator.publisher import Publisher
from generator.website import website
from tests.support.amendment import edit
from tests.support.cases import findings_of

STRIKING = """\
id: "2024-05-06"
kind: amendment
title: 关于修改考评办法的通知
issuers: [临江市人民政府办公室]
issued: "2024-05-06"
issued_text: 2024年5月6日
source:
  file: linjiang-2024.txt
  sha256: {sha256}
  lines:
    - field: /title
    - record: R20240506-1
    - record: R20240506-2
    - record: R20240506-3
    - parts: [ {{ field: /issuers/0 }}, {{ furniture: " " }}, {{ field: /issued_text }} ]
clauses:
  - id: R20240506-1
    text: 一、删去附件2第八条，第九条改为第八条。
  - id: R20240506-2
    text: 二、第二阶段名称“巩固提升”改为“全面提升”。
  - id: R20240506-3
    text: 三、撤销市广播电视台。
effects:
  - {{ type: abolished, record: shi-guangbodianshitai, clause: R20240506-3, quote: 撤销市广播电视台 }}
  - {{ type: withdrawn, record: A2-8, clause: R20240506-1, quote: 删去附件2第八条 }}
  - {{ type: assessment-removed, record: AQ3, clause: R20240506-1, quote: 删去附件2第八条 }}
  - {{ type: renumbered, record: A2-9, clause: R20240506-1, quote: 第九条改为第八条, number: 8 }}
  - type: renamed
    record: S2-2
    clause: R20240506-2
    quote: “巩固提升”改为“全面提升”
    replaced: 巩固提升
    replacement: 全面提升
"""
STRIKING_TEXT = """\
关于修改考评办法的通知
一、删去附件2第八条，第九条改为第八条。
二、第二阶段名称“巩固提升”改为“全面提升”。
三、撤销市广播电视台。
临江市人民政府办公室 2024年5月6日"""


@pytest.fixture
def struck(copy: Path) -> Path:
    """Return the amended city with one more amendment: an article struck, a phase renamed, a body abolished."""
    (copy / "source" / "linjiang-2024.txt").write_bytes(STRIKING_TEXT.encode())
    sha256 = hashlib.sha256(STRIKING_TEXT.encode()).hexdigest()
    (copy / "revisions" / "2024-05-06.yml").write_text(STRIKING.format(sha256=sha256), encoding="utf-8")
    article = (
        "          - id: A2-8\n            number: 8\n            text: |-\n              对弄虚作假的,给予通报批评。\n"
    )
    edit(copy / "provisions.yml", article, "")
    edit(copy / "provisions.yml", "            number: 9\n", "            number: 8\n")
    edit(copy / "source" / "linjiang-2020.yml", "  - record: A2-8\n", "")
    edit(copy / "plan.yml", "    name: 巩固提升\n", "    name: 全面提升\n")
    rewards = (copy / "assessment.yml").read_text(encoding="utf-8")
    start, end = rewards.index("  - id: AQ3\n"), rewards.index("separate:\n")
    (copy / "assessment.yml").write_text(rewards[:start] + rewards[end:], encoding="utf-8")
    return copy


def test_articles_are_struck_and_renumbered(struck: Path) -> None:
    """The check proves it; what was struck keeps its place on the page of the source, with the words that ended it."""
    after = load(struck)
    assert after.warnings == ()
    assert "第八条\u00a0对市直有关单位的考评办法" in after.dataset.source
    assert "第二阶段(到2025 年):全面提升。" in after.dataset.source
    pages = {page.address: page.html for page in website(after, Publisher()).pages}
    assert 'id="a2-8"' in pages["source/"]
    assert "删去附件2第八条" in pages["source/"]
    assert "附件2第八条" in pages["revisions/2024-05-06/"]
    assert 'id="a2-9"' in pages["source/"]
    assert "市广播电视台已撤销" in pages["units/shi-guangbodianshitai/"]


@pytest.mark.parametrize(
    ("find", "put", "rule"),
    [
        ("quote: 第九条改为第八条, number: 8", "quote: 第九条改为第八条, number: 7", "effect-in-clause"),
        ("replaced: 巩固提升", "replaced: 巩固", "text-in-source"),
        ("record: A2-8, clause", "record: A2-7, clause", "change-has-effect"),
        (
            "  - {{ type: assessment-removed, record: AQ3, clause: R20240506-1, quote: 删去附件2第八条 }}\n",
            "",
            "change-has-effect",
        ),
    ],
)
def test_an_effect_that_does_not_agree_is_found(struck: Path, find: str, put: str, rule: str) -> None:
    """A wrong number, wrong words, a wrong record and a change that no effect tells of each break a rule."""
    edit(struck / "revisions" / "2024-05-06.yml", find.replace("{{", "{").replace("}}", "}"), put)
    assert rule in {finding.rule for finding in findings_of(struck)}
