"""What README and CONTRIBUTING say is so: commands, targets, rules, files, layers, and the story of one deadline."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import cast

import pytest
import yaml

from generator.commands import COMMANDS
from generator.load import load
from generator.pages import pages
from generator.pages.context import PageContext
from generator.pages.facts.rows import FactRow
from generator.publisher import Publisher
from generator.rules import documentation
from tests.support.paths import PLAN, REPOSITORY
from tests.support.stored import stored_text

CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
# What is a page of the site links to other pages; the test of the whole site's links has it.
PAGES = REPOSITORY / "docs" / "help"
DOCUMENTS = sorted(
    path for path in (*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")) if path.parent != PAGES
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_targets_of_a_document_exist(document: Path) -> None:
    """A file that a document links to or names, and a make target that it names, is there."""
    words = document.read_text(encoding="utf-8")
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    linked = [link for link in re.findall(r"\]\(([^)#]+)", words) if "://" not in link]
    assert [link for link in linked if not (document.parent / link).exists()] == []
    targets = set(re.findall(r"(?:`|^)make ([a-z-]+)", words, re.MULTILINE))
    assert {target for target in targets if f"\n{target}:" not in makefile} == set()
    named = re.findall(r"`((?:generator|tests|bench|scripts|schemas|deploy)/[^`\s*<:]+)(?:::\w+)?`", words)
    assert [path for path in named if not (REPOSITORY / path).exists()] == []


def test_every_promise_names_tests_that_hold_it() -> None:
    """Each row of promises in SECURITY.md names tests by file and function, and each of them is there."""
    rows = [line for line in (REPOSITORY / "SECURITY.md").read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    assert len(rows) > 10
    for row in rows[1:]:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
        assert named, row
        for file, test in named:
            functions = ast.parse((REPOSITORY / file).read_text(encoding="utf-8")).body
            assert test in {node.name for node in functions if isinstance(node, ast.FunctionDef)}, f"{file}::{test}"


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_readme_names_every_command(name: str) -> None:
    """The table of commands is whole."""
    readme = (REPOSITORY / name).read_text(encoding="utf-8")
    assert [command for command in COMMANDS if not re.search(rf"`(?:plansite )?{command}\b", readme)] == []


def test_findings_that_contributing_shows_are_of_real_rules() -> None:
    """A finding that it shows is of a rule that there is."""
    shown = set(re.findall(r"(?:error|warning)\[([a-z-]+)\]", CONTRIBUTING))
    assert shown
    assert shown <= {rule.name for rule in documentation()}


def test_every_place_that_contributing_names_exists() -> None:
    """A path in its text or tables is there, up to what it leaves open in <>; what git ignores is made by a command."""
    named = set(re.findall(r"`([\w.-]+/[\w./*-]*)", CONTRIBUTING))
    ignored = {line.strip("/") for line in (REPOSITORY / ".gitignore").read_text("utf-8").splitlines()}
    lasting = {path for path in named if path.split("/")[0] not in ignored}
    assert len(lasting) > 50
    assert sorted(path for path in lasting if not any(REPOSITORY.glob(path.removesuffix("/")))) == []


def test_every_file_that_a_decision_names_exists() -> None:
    """A file that a decision names is in the repository, by its path or the end of it."""
    program = ["git", "-C", str(REPOSITORY), "ls-files", "-z"]
    files = subprocess.run(program, capture_output=True, check=True, text=True).stdout  # noqa: S603 - ours
    named = {
        (path.name, name)
        for path in (REPOSITORY / "docs" / "decisions").glob("*.md")
        for name in re.findall(r"`([\w./-]+\.(?:py|html|yml|json|mjs))`", path.read_text(encoding="utf-8"))
    }
    assert len(named) > 10
    assert sorted((path, name) for path, name in named if not re.search(rf"(^|[/\0]){re.escape(name)}\0", files)) == []


def test_contributing_has_a_line_for_every_folder() -> None:
    """Its tree has every folder of the repository, hidden ones too."""
    program = ["git", "-C", str(REPOSITORY), "ls-tree", "-d", "--name-only", "HEAD"]
    folders = subprocess.run(program, capture_output=True, check=True, text=True).stdout.split()  # noqa: S603 - ours
    tree = CONTRIBUTING.split("| folder | what it holds |")[1].split("\n\n")[0]
    assert "generator" in folders
    assert [folder for folder in folders if f"`{folder}/`" not in tree] == []


def test_contributing_has_the_modules_of_the_import_contract(*, update: bool) -> None:
    """Its table of modules is made of the contract's layers and the first sentence of each module."""
    head = "| module | what it holds |\n|---|---|\n"
    before, _, after = CONTRIBUTING.partition(head)
    after = after[after.index("\n`generator/templates/`") :]
    text = f"{before}{head}{_modules()}{after}"
    assert text == stored_text(REPOSITORY / "CONTRIBUTING.md", text, update=update)


def _modules() -> str:
    """Return a row for each module of each layer, and for each package in it; an empty row between layers."""
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    groups = ["\n".join(row for name in layer.split("|") for row in _rows(name.strip())) for layer in layers]
    return "\n| | |\n".join(groups) + "\n"


def _rows(name: str) -> Iterator[str]:
    path = REPOSITORY / "generator" / name
    files = sorted(path.rglob("__init__.py"), key=str) if path.is_dir() else [path.with_suffix(".py")]
    for file in files:
        docstring = ast.get_docstring(ast.parse(file.read_bytes())) or ""
        sentence = re.split(r"(?<=\.)\s", docstring, maxsplit=1)[0].replace("\n", " ")
        module = file.parent if file.name == "__init__.py" else file
        shown = module.relative_to(REPOSITORY).as_posix()
        yield f"| `{shown}{'/' if module.is_dir() else ''}` | {sentence} |"


def test_the_story_is_true() -> None:
    """The deadline of project 22 goes the way that CONTRIBUTING tells, from its file to its page and its row."""
    checked = load(PLAN)
    (deadline,) = checked.dataset.project_by_id["P22"].deadlines
    assert deadline.origin.location.file.endswith("data/engineerings/04.yml")
    quoted = yaml.safe_load(dedent(CONTRIBUTING.split("```yaml\n   deadlines:\n")[1].split("   ```")[0]))
    assert quoted == [{name: getattr(deadline, name) for name in ("id", "what", "date", "basis", "quote")}]
    page = next(page for page in pages(PageContext(checked, Publisher())) if page.address == "projects/22/")
    assert [row.value for row in cast("tuple[FactRow, ...]", page.values["deadlines"])] == ["2013 年底前"]
