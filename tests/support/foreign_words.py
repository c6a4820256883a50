"""Words of the real plan and the site's standard roles: a site may say them only where its own plan does."""

import re
from functools import cache
from pathlib import Path

# 市场 is no 市, 事项目录 and 每项目标 no 项目, 市民 is a reader.
PATTERNS = {
    "工程": "工程",
    "项目": "(?<!事)项目(?!标)",
    "市": "市(?!场|民)",
    "附件": "附件",
    "河源": "河源",
    "综治": "综治",
    "平安": "平安",
    "创建": "创建",
    "牵头": "牵头",
    "参加": "参加",
}


# What documents the fields of the data names every role, level and annex that a plan may have.
OF_PLANS = ("工程", "项目", "河源", "综治", "平安", "创建")


@cache
def foreign_words(data: Path, among: tuple[str, ...] = tuple(PATTERNS)) -> re.Pattern[str]:
    """Return what finds those of the words that stand nowhere in a data folder."""
    own = "".join(path.read_text("utf-8") for path in sorted(data.rglob("*")) if path.suffix in {".yml", ".txt"})
    foreign = (pattern for word, pattern in PATTERNS.items() if word in among and word not in own)
    return re.compile("|".join(foreign) or "(?!)")
