"""A small made-up site for the tests of publishing, in as many versions as a test wants."""

import json
from hashlib import sha256
from pathlib import Path

from generator.publication.building import MARK

UNITS = 12


def small_site(folder: Path, version: str) -> Path:
    """Write a site whose pages name two assets, one of them by a name that holds the hash of its bytes."""
    script = f"/* {version} */ var version = '{version}';\n" * 40
    hashed = f"assets/search/index.{sha256(script.encode()).hexdigest()[:12]}.js"
    files = {
        hashed: script,
        "assets/theme.css": "main { margin: 0 auto }\n" * 20,
        "404.html": _page("没有这个页面", "/", hashed),
        "index.html": _page(f"首页 {version}", "", hashed),
        "units/index.html": _page(f"单位 {version}", "../", hashed),
        "data/units.csv": f"id,name\r\n1,{version}\r\n",
        "feeds/all.atom": f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{version}</title></feed>\n',
        "feeds/units/gongan.json": json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": version}),
        "v/2012-12-25/index.html": _page("2012-12-25", "../../", None),
        "v/2012-12-25/data/units.csv": "id,name\r\n",
        "revisions/2012-12-25/index.html": _page("2012-12-25", "../../", None),
        "api/v1/plan.json": json.dumps({"dataset_sha256": sha256(version.encode()).hexdigest(), "source_sha256": "0"}),
    }
    for number in range(1, UNITS + 1):
        # Odd ones change with each version.
        said = f"单位 {number} {version if number % 2 else ''}"
        files[f"units/{number}/index.html"] = _page(said, "../../", hashed if number % 2 else None)
    files[MARK] = ""  # a build is complete
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file's bytes by path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MARK)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _page(title: str, root: str, script: str | None) -> str:
    named = f'<script src="{root}{script}"></script>' if script else ""
    return f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="stylesheet" href="{root}assets/theme.css">
{named}
</head>
<body>
<h1>{title}</h1>
{"<p>牵头单位和参加单位。</p>" * 60}
</body>
</html>
"""
