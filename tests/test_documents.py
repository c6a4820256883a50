"""What README and CONTRIBUTING say is so: commands, targets, rules, files and layers."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from generator.commands import COMMANDS
from generator.rules import documentation
from tests.support.paths import REPOSITORY

CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
# What is a page of the site links to other pages; the test of the whole site's links has it.
PAGES = REPOSITORY / "docs" / "help"
DOCUMENTS = sorted(
    path for path in (*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")) if path.parent != PAGES
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_targets_of_a_document_exist(document: Path) -> None:
    """A file that a document links to, and a make target that it names, is there."""
    words = document.read_text(encoding="utf-8")
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    linked = [link for link in re.findall(r"\]\(([^)#]+)", words) if "://" not in link]
    assert [link for link in linked if not (document.parent / link).exists()] == []
    targets = set(re.findall(r"(?:`|^)make ([a-z-]+)", words, re.MULTILINE))
    assert {target for target in targets if f"\n{target}:" not in makefile} == set()


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_readme_names_every_command(name: str) -> None:
    """The table of commands is whole."""
    readme = (REPOSITORY / name).read_text(encoding="utf-8")
    assert [command for command in COMMANDS if not re.search(rf"`(?:plansite )?{command}\b", readme)] == []


def test_contributing_names_every_layer_and_real_rules() -> None:
    """Its table has the modules of the import contract; the finding that it shows is of a rule that there is."""
    contracts = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = {module.strip() for line in contracts["contracts"][0]["layers"] for module in line.split("|")}
    table = CONTRIBUTING.split("| layer | what |")[1].split("\n\n")[0]
    named = {name for line in table.split("\n")[2:] for name in re.findall(r"`(\w+)`", line.split("|")[1])}
    assert named == layers
    shown = set(re.findall(r"(?:error|warning)\[([a-z-]+)\]", CONTRIBUTING))
    assert shown
    assert shown <= {rule.name for rule in documentation()}
