"""Templates of plain objects print what Jinja's own environment prints, and override what was read of Jinja."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from inspect import getsource, signature
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from generator.speed.templates import CompiledTemplates, PlainCode, PlainEnvironment

# SHA-256 of the methods of Jinja 3.1 that PlainCode overrides, as its author read them.
READ = {
    "visit_Getattr": "abe25075f175d0b5",
    "visit_Call": "f851b3bf5364bdfe",
    "macro_def": "69d86b06d17d402c",
    "_output_child_pre": "950d7b8230fc9ca2",
}


@dataclass
class Row:
    """A value as pages have them."""

    name: object
    rows: tuple["Row", ...] = ()


@pytest.mark.parametrize("method", READ)
def test_jinja_is_the_one_that_was_read(method: str) -> None:
    """A Jinja whose method differs from the one that is overridden fails here: read both, then renew the digest."""
    digest = sha256(getsource(getattr(CodeGenerator, method)).encode()).hexdigest()[:16]
    assert digest == READ[method], f"Jinja changed CodeGenerator.{method}: read it beside generator/speed/templates.py"
    assert list(signature(getattr(CodeGenerator, method)).parameters) == list(
        signature(getattr(PlainCode, method)).parameters
    )


@pytest.mark.parametrize("name", ["31", "a < b & \"c\" 'd'", Markup("<b>bold</b>"), 31, None, ""])
def test_templates_print_what_jinja_prints(name: object) -> None:
    """Attributes, calls of macros and of functions, blocks of calls, and escaping of whatever a value is."""
    text = (
        "{% macro item(row, mark='-') %}<li>{{ mark }}{{ row.name }}{{ caller() if caller is defined }}</li>"
        "{% endmacro %}{% macro words(row, mark='<', end=row.name) %}{{ mark }}{{ row.name }}{{ end }}{% endmacro %}"
        "{{ row.name }}{% for each in row.rows %}{{ item(each) }}{{ item(each, mark='+') }}{{ double(each.name) }}"
        "{{ words(each) }}{{ words(each, '+') }}{{ words(each, end=item(each)) }}{{ double(words(each, 1, 2)) }}"
        "{% call item(each) %}({{ each.name }}){% endcall %}{% endfor %}{{ row.rows | length }}"
    )
    values = {"row": Row(name, (Row(name), Row("x"))), "double": lambda value: f"{value}{value}"}
    environments = (PlainEnvironment(), Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True))
    plain, jinja = (environment.from_string(text).render(values) for environment in environments)
    assert plain == jinja
    compiled = str(PlainEnvironment().compile(text, raw=True))
    assert "environment.printed(" in compiled
    assert "environment.macro(" in compiled


@pytest.mark.parametrize("arguments", ["1, 2", "1, row=1", "other=1", "1, caller=1"])
def test_a_macro_refuses_arguments_that_it_does_not_have(arguments: str) -> None:
    """More than there are, one twice, another name, and words between `call` and `endcall`, as Jinja's do."""
    text = f"{{% macro item(row) %}}{{{{ row }}}}{{% endmacro %}}{{{{ item({arguments}) }}}}"
    for environment in (PlainEnvironment(), Environment(autoescape=True)):
        with pytest.raises(TypeError):
            environment.from_string(text).render()


def test_a_kept_template_prints_what_a_compiled_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiled once, a template is not compiled again until its text or a filter changes; a damaged one is."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(CompiledTemplates, "_path", staticmethod(lambda bucket: tmp_path / "cache" / bucket.key))
    (tmp_path / "a.html").write_text("{{ 1|twice }}")

    def render(filter_: Callable[..., object]) -> str:
        return PlainEnvironment(FileSystemLoader(tmp_path), {"twice": filter_}).get_template("a.html").render()

    def kept() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (tmp_path / "cache").iterdir()}

    assert render(lambda value: value * 2) == "2"
    ((name, content),) = kept().items()
    with monkeypatch.context() as without:
        without.setattr(PlainEnvironment, "compile", None)
        assert render(lambda value: value * 2) == "2"
    assert render(pass_context(lambda _, value: value * 3)) == "3"
    assert len(kept()) == 2
    (tmp_path / "cache" / name).write_bytes(content[:-9])
    assert render(lambda value: value * 2) == "2"
    (tmp_path / "a.html").write_text("{{ 4|twice }}")
    assert render(lambda value: value * 2) == "8"
