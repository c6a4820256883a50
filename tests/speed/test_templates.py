"""Templates of plain objects print what Jinja's own environment prints, and override what was read of Jinja."""

from dataclasses import dataclass
from hashlib import sha256
from inspect import getsource, signature

import pytest
from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from generator.speed.templates import PlainCode, PlainEnvironment

# SHA-256 of the methods of Jinja 3.1 that PlainCode overrides, as its author read them.
READ = {
    "visit_Getattr": "abe25075f175d0b5",
    "visit_Call": "f851b3bf5364bdfe",
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
        "{% macro item(row, mark='-') %}<li>{{ mark }}{{ row.name }}{{ caller() if caller }}</li>{% endmacro %}"
        "{{ row.name }}{% for each in row.rows %}{{ item(each) }}{{ item(each, mark='+') }}{{ double(each.name) }}"
        "{% call item(each) %}({{ each.name }}){% endcall %}{% endfor %}{{ row.rows | length }}"
    )
    values = {"row": Row(name, (Row(name), Row("x"))), "double": lambda value: f"{value}{value}"}
    plain, jinja = (kind(autoescape=True).from_string(text).render(values) for kind in (PlainEnvironment, Environment))
    assert plain == jinja
    assert "environment.printed(" in str(PlainEnvironment(autoescape=True).compile(text, raw=True))
