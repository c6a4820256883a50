"""The site's scripts and style sheets work in the browsers of old offices."""

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.search.scripts import engine, page
from tests.support.node import node
from tests.support.paths import REPOSITORY, TESTS

WEB = TESTS / "web"
ASSETS = REPOSITORY / "site_overrides" / "assets"


def lint(tool: str, script: str, *options: str, folder: Path) -> str:
    """Return what a linter from npm says of a folder, nothing where it has no complaint."""
    command = WEB / "node_modules" / tool / "bin" / script
    if not command.exists():
        pytest.fail(f"no {tool}: npm ci --prefix tests/web")
    return node([str(command), "--config", str(WEB / f"{tool}.config.mjs"), *options], folder=folder)


def test_scripts_are_es2018(tmp_path: Path) -> None:
    """No script of the site uses what came after ES2018 or Chromium 109, an undefined name or an unused one."""
    for file in (engine(sharded=True), page()):
        (tmp_path / file.path.rsplit("/", 1)[1]).write_bytes(file.content)
    for source in ASSETS.glob("*.js"):
        shutil.copy(source, tmp_path)
    assert lint("eslint", "eslint.js", ".", folder=tmp_path) == ""


NEWER_SCRIPTS = {
    "operator.js": 'document.title = location.hash ?? "";',
    "method.js": "Promise.withResolvers();",
    "interface.js": "new CloseWatcher();",
    "element.js": 'document.querySelector("p").showPopover();',
    "static.js": 'document.title = URL.canParse("a");',
    "code-unit.js": "document.title = location.hash.charAt(0);",
    "code-unit-cut.js": "document.title = location.hash.slice(0, 200);",
}


def test_newer_scripts_would_be_refused(tmp_path: Path) -> None:
    """The linter sees operators, methods and interfaces of later browsers, and what cuts a character in two."""
    for name, newer in NEWER_SCRIPTS.items():
        (tmp_path / name).write_text(f"{newer}\n")
    with pytest.raises(AssertionError) as refusal:
        lint("eslint", "eslint.js", ".", "--format", "json", folder=tmp_path)
    said = str(refusal.value)
    reports = json.loads(said[said.index("[{") : said.rindex("}]") + 2])
    rules = {Path(file["filePath"]).name: [message["ruleId"] for message in file["messages"]] for file in reports}
    assert rules.keys() == NEWER_SCRIPTS.keys()
    assert all(rules.values()), rules


def test_styles_are_of_2022() -> None:
    """No style sheet of the site uses what browsers got after 2022, nor a size of type besides the six of the site."""
    assert lint("stylelint", "stylelint.mjs", "*.css", folder=ASSETS) == ""


NEWER_STYLES = (
    "p:has(a) { top: 0 }",
    "p { b { top: 0 } }",
    "p { color: light-dark(red, blue) }",
    "p { font-size: 0.7rem }",
)


def test_newer_styles_would_be_refused(tmp_path: Path) -> None:
    """The linter sees :has(), nesting, a newer function and a size of its own."""
    for number, newer in enumerate(NEWER_STYLES):
        (tmp_path / f"{number}.css").write_text(newer)
    with pytest.raises(AssertionError) as refusal:
        lint("stylelint", "stylelint.mjs", "*.css", "--formatter", "unix", folder=tmp_path)
    for number in range(len(NEWER_STYLES)):
        refused = rf"{number}\.css:.*(use-baseline|max-nesting-depth|allowed-list)"
        assert re.search(refused, str(refusal.value)), number
