"""One word for one thing: words that this site has given up stand nowhere that a reader sees."""

import re

import pytest

from tests.support.pages import site
from tests.support.paths import REPOSITORY

# Now: 当前显示, 涉及层级, 奖惩一览, 考评关系, 可能涉及（原文未点名）, 任务数,
# 无障碍, 原文未写明, 牵头单位, 本单位任务.
RETIRED = re.compile(
    "所见|落到哪一级|决策表|谁考评谁|集合称谓涉及|负荷|看不清|原文未列明|原文未规定|有事找它|我的单位要做什么|何时完成"
)
READ = {
    path.relative_to(REPOSITORY).as_posix(): path
    for folder, pattern in (
        ("generator/templates", "*.html"),
        ("site_overrides", "*.html"),
        ("site_overrides/assets", "*.js"),
        ("docs/help", "*.md"),
    )
    for path in sorted((REPOSITORY / folder).rglob(pattern))
}


@pytest.mark.parametrize("path", READ)
def test_no_template_script_or_help_says_retired_words(path: str) -> None:
    """Templates, the theme, scripts and help use the words of today."""
    assert RETIRED.findall(READ[path].read_text(encoding="utf-8")) == []


def test_no_page_says_retired_words() -> None:
    """No title, description or page of the city does, whatever part of the program wrote it."""
    said = {page.address: RETIRED.findall(page.title + page.description + page.html) for page in site().pages}
    assert {address: words for address, words in said.items() if words} == {}


def test_own_sentences_have_full_width_punctuation() -> None:
    """Between Chinese characters a template's own sentences have ，。；： and no half-width mark."""
    half = re.compile(r"[\u4e00-\u9fff][,;:!?][\u4e00-\u9fff]")
    said = {path: half.findall(READ[path].read_text(encoding="utf-8")) for path in READ if "templates" in path}
    assert {path: marks for path, marks in said.items() if marks} == {}
