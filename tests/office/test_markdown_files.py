"""Markdown beside pages says what they say, and leads to what is there."""

import re
from pathlib import Path
from posixpath import join, normpath

from generator.office.markdown_files import markdown_files
from tests.support.pages import PUBLISHER, checked


def test_every_link_leads_to_a_page(city_folder: Path) -> None:
    """In the built site, without an address of its own, each link of each file leads to a file of the site."""
    files = [city_folder / "llms.txt", *city_folder.glob("units/*/*.md"), *city_folder.glob("projects/*/*.md")]
    dataset = checked("tests/city").dataset
    assert len(files) == 1 + len(dataset.units.units) + len(dataset.projects)
    for file in files:
        text = file.read_text(encoding="utf-8")
        for link in re.findall(r"(?:\]\(|网页：)([^)\s]+)", text):
            target = link.partition("#")[0]
            place = normpath(join(file.parent.relative_to(city_folder).as_posix(), target))
            assert (city_folder / place).is_file() or (city_folder / place / "index.html").is_file(), (file, link)


def test_a_units_markdown_has_its_measures_and_whole_addresses() -> None:
    """Of the real plan: each project of a unit with all measures; on a site with an address, links are whole."""
    plan = checked("data")
    files = {file.path: file.content.decode() for file in markdown_files(plan, PUBLISHER, "https://plan.example.org/")}
    text = files["units/shi-zongzhiban/shi-zongzhiban.md"]
    for project in (*plan.graph.leads("shi-zongzhiban"), *plan.graph.participations("shi-zongzhiban")):
        assert f"{project.number} {project.name}" in text
        assert all(measure in text for measure in project.text.clauses)
        assert f"https://plan.example.org/projects/{project.number}/" in text
    assert files["llms.txt"].startswith(f"# {plan.dataset.plan.title}\n")
    assert files["llms.txt"].count(".md)") == len(files) - 1
