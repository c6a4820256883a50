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


def complaints(tool: str, script: str, *options: str, folder: Path) -> str:
    """Return what a linter from npm says of a folder in which it finds fault."""
    command = WEB / "node_modules" / tool / "bin" / script
    if not command.exists():
        pytest.fail(f"no {tool}: npm ci --prefix tests/web")
    with pytest.raises(AssertionError) as refusal:
        node([str(command), "--config", str(WEB / f"{tool}.config.mjs"), *options], folder=folder)
    return str(refusal.value)


NEWER_SCRIPTS = {
    "operator.js": 'document.title = location.hash ?? "";',
    "method.js": "Promise.withResolvers();",
    "interface.js": "new CloseWatcher();",
    "element.js": 'document.querySelector("p").showPopover();',
    "static.js": 'document.title = URL.canParse("a");',
    "code-unit.js": "document.title = location.hash.charAt(0);",
    "code-unit-cut.js": "document.title = location.hash.slice(0, 200);",
}


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return the rules that scripts break, by their names: the site's, and newer ones; one process lints all."""
    folder = tmp_path_factory.mktemp("scripts")
    for file in (engine(sharded=True), page()):
        (folder / file.path.rsplit("/", 1)[1]).write_bytes(file.content)
    for source in ASSETS.glob("*.js"):
        shutil.copy(source, folder)
    for name, newer in NEWER_SCRIPTS.items():
        assert not (folder / name).exists()
        (folder / name).write_text(f"{newer}\n")
    said = complaints("eslint", "eslint.js", ".", "--format", "json", folder=folder)
    reports = json.loads(said[said.index("[{") : said.rindex("}]") + 2])
    return {Path(file["filePath"]).name: [message["ruleId"] for message in file["messages"]] for file in reports}


def test_scripts_are_es2018(scripts: dict[str, list[str]]) -> None:
    """No script of the site uses what came after ES2018 or Chromium 109, an undefined name or an unused one."""
    assert {source.name for source in ASSETS.glob("*.js")} <= scripts.keys()
    assert {name: rules for name, rules in scripts.items() if rules and name not in NEWER_SCRIPTS} == {}


def test_newer_scripts_would_be_refused(scripts: dict[str, list[str]]) -> None:
    """The linter sees operators, methods and interfaces of later browsers, and what cuts a character in two."""
    assert all(scripts[name] for name in NEWER_SCRIPTS), scripts


NEWER_STYLES = (
    "p:has(a) { top: 0 }",
    "p { b { top: 0 } }",
    "p { color: light-dark(red, blue) }",
    "p { font-size: 0.7rem }",
)


@pytest.fixture(scope="module")
def styles(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return what is wrong with style sheets, a line for each: the site's, and newer ones; one process lints all."""
    folder = tmp_path_factory.mktemp("styles")
    for source in ASSETS.glob("*.css"):
        shutil.copy(source, folder)
    for number, newer in enumerate(NEWER_STYLES):
        (folder / f"newer-{number}.css").write_text(newer)
    said = complaints("stylelint", "stylelint.mjs", "*.css", "--formatter", "unix", folder=folder)
    return [line for line in said.splitlines() if ".css:" in line]


def test_styles_are_of_2022(styles: list[str]) -> None:
    """No style sheet of the site uses what browsers got after 2022, nor a size of type besides the six of the site."""
    assert [line for line in styles if "newer-" not in line] == []


def test_newer_styles_would_be_refused(styles: list[str]) -> None:
    """The linter sees :has(), nesting, a newer function and a size of its own."""
    for number in range(len(NEWER_STYLES)):
        refused = rf"newer-{number}\.css:.*(use-baseline|max-nesting-depth|allowed-list)"
        assert any(re.search(refused, line) for line in styles), number
