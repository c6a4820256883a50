"""How the program is written, beyond what ruff and mypy see."""

import ast
from collections import defaultdict
from functools import cache

from tests.support.paths import REPOSITORY

MODULES = {
    path.relative_to(REPOSITORY).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((REPOSITORY / "generator").rglob("*.py"))
}
LONGEST = 300
RIDDLES = {"held", "told", "found", "each", "one"}


@cache
def nodes() -> list[tuple[str, ast.AST]]:
    """Return every module's syntax, node by node."""
    return [(module, node) for module, text in MODULES.items() for node in ast.walk(ast.parse(text))]


def test_each_class_has_a_name_of_its_own() -> None:
    """No two classes of the program have the same name: one word means one thing."""
    modules: dict[str, list[str]] = defaultdict(list)
    for module, node in nodes():
        if isinstance(node, ast.ClassDef):
            modules[node.name].append(module)
    assert len(modules) > 100
    assert {name: places for name, places in modules.items() if len(places) > 1} == {}


def test_no_module_is_long() -> None:
    """No module of the program has more than 300 lines."""
    lengths = {module: text.count("\n") for module, text in MODULES.items()}
    assert {module: length for module, length in lengths.items() if length > LONGEST} == {}


def test_no_import_is_guarded() -> None:
    """No import is for the type checker alone: there are no circles for such guards to hide."""
    assert [module for module, text in MODULES.items() if "TYPE_CHECKING" in text] == []


def test_values_are_named_for_what_they_are() -> None:
    """No value, parameter or function has a name that says only what was done to it, or that it is one of several."""
    named: list[tuple[str, str]] = []
    for module, node in nodes():
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name) | ast.FunctionDef(name=name):
                named.append((module, name))
    assert len(named) > 1000
    assert [(module, name) for module, name in named if name in RIDDLES] == []
