"""Templates print what pages hold, all of it and nothing else."""

import re
from dataclasses import replace

import pytest
from jinja2 import Environment, nodes

from generator.website.render import Places, render
from tests.support.pages import AMENDED, checked, values
from tests.support.paths import REPOSITORY

TEMPLATES = REPOSITORY / "generator" / "templates"


def test_a_link_to_nowhere_cannot_be_written() -> None:
    """`ref` raises LookupError for a page, a kind or a record that the site does not have."""
    every, dataset = values(), checked("data").dataset
    places = Places.of(every)
    assert places.address("units") == "units/"
    for target in ("nowhere", "unit", dataset.units.units[0]):
        with pytest.raises(LookupError):
            places.address(target)
    without = Places.of(page for page in every if page.kind != "units")
    with pytest.raises(LookupError):
        render(next(page for page in every if page.kind == "home"), without, dataset)


def test_a_missing_value_is_no_empty_page() -> None:
    """A template that asks for a value that its page lacks fails."""
    home = next(page for page in values() if page.kind == "home")
    poor = replace(home, values={name: value for name, value in home.values.items() if name != "involved"})
    with pytest.raises(Exception, match="involved"):
        render(poor, Places.of(values()), checked("data").dataset)


@pytest.mark.parametrize(
    "template", sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
)
def test_templates_only_print(template: str) -> None:
    """No template does arithmetic, sorts, sets values or filters but to make links, anchors, sizes and lists."""
    tree = Environment(autoescape=True).parse((TEMPLATES / template).read_text(encoding="utf-8"))
    assert {node.name for node in tree.find_all(nodes.Filter)} <= {"ref", "anchor", "length", "join"}
    assert not list(
        tree.find_all((nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Sub, nodes.Mod, nodes.Pow, nodes.Assign))
    )
    assert all(loop.test is None for loop in tree.find_all(nodes.For))


def test_templates_document_their_values() -> None:
    """The comment at the head of a template names exactly the values of its pages."""
    for page in (*values(), *values(AMENDED)):
        comment = re.match(r"\{#(.*?)#\}", (TEMPLATES / page.template).read_text(encoding="utf-8"), re.DOTALL)
        assert comment, page.template
        declared = re.findall(r"((?:\w+, )*\w+): ", comment[1])
        assert {name for names in declared for name in names.split(", ")} == set(page.values), page.template
