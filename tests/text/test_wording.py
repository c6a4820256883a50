"""What the site says in its own words: one wording for what the text does not say, and nothing that it cannot keep."""

import re

from tests.support.paths import PLAN, REPOSITORY

# 原文未列 (nobody is listed) and 原文未载 (a name is not in it) say something else.
UNSAID = re.compile("原文未(?:规定|列明|指明|另指明|另写|说明|明说|直接写明|写(?!明))|未规定|原文没有规定")
OVERCLAIMED = re.compile("何时完成|现行有效|每一个数字|公布日期|没有修改。|只多一个字节序标记。")
OWN = [
    *(
        path
        for folder in ("templates", "pages", "text", "graph", "model", "exports")
        for path in (REPOSITORY / "generator" / folder).rglob("*.*")
        if path.suffix in {".html", ".py"}
    ),
    *(REPOSITORY / "site_overrides").rglob("*.html"),
    *(REPOSITORY / "site_overrides" / "assets").glob("*.js"),
    *(REPOSITORY / "schemas" / "api").glob("*.json"),
    *(REPOSITORY / "docs" / "help").glob("*.md"),
    *PLAN.rglob("*.yml"),
]


def test_one_wording_for_what_is_not_said() -> None:
    """Pages, exports, help and the plan's own notes call it 原文未写明 and nothing else."""
    assert len(OWN) > 100
    assert {
        path.name: UNSAID.findall(path.read_text(encoding="utf-8"))
        for path in OWN
        if UNSAID.search(path.read_text(encoding="utf-8"))
    } == {}


def test_nothing_is_claimed_that_is_not_so() -> None:
    """What an audit struck out as more than the text says does not come back."""
    assert [path.name for path in OWN if OVERCLAIMED.search(path.read_text(encoding="utf-8"))] == []
