"""Render templates of plain objects in two thirds of Jinja's time.

Values are objects, never dicts, and nothing that a template calls asks for Jinja's context: so `row.name` and
`m.unit(row)` can be Python's own. Most text has no character to escape and is printed as it is. This overrides a
private method of Jinja 3.1; `pyproject.toml` pins it, and a test compares the method with the one that was read.
"""

import contextlib
import hashlib
import operator
import os
import re
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import ClassVar

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined
from jinja2.bccache import Bucket
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
    """An environment that always escapes, refuses what is undefined, and keeps what it compiles."""

    code_generator_class = PlainCode
    call: ClassVar = operator.call

    def __init__(
        self, loader: BaseLoader | None = None, filters: Mapping[str, Callable[..., object]] | None = None
    ) -> None:
        """Take where templates are and the filters that they use."""
        filters = filters or {}
        kinds = sorted((name, str(getattr(filter_, "jinja_pass_arg", ""))) for name, filter_ in filters.items())
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=CompiledTemplates(f"plain {kinds}"),
        )
        self.filters.update(filters)

    @staticmethod
    def printed(value: object) -> str:
        """Return a value as HTML."""
        if type(value) is Markup:
            return value
        text = str(value)
        return escape(text) if _special(text) else text


class CompiledTemplates(BytecodeCache):
    """Compiled templates beside Python's own bytecode of this module, by what they are compiled from.

    Compiling took a quarter of a build. Where nothing can be written, or Python writes no bytecode, none are kept.
    """

    def __init__(self, kind: str) -> None:
        """Take a name for environments that compile in the same way."""
        self._kind = kind

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a name for a template."""
        return hashlib.sha256(f"{self._kind} {_compiler()} {filename or name}".encode()).hexdigest()[:32]

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, whose checksum is that of the template's text, where it was kept."""
        with contextlib.suppress(OSError), self._path(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket, in one step: two builds may run at once."""
        if sys.dont_write_bytecode:
            return
        path = self._path(bucket)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        with contextlib.suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            part.write_bytes(bucket.bytecode_to_string())
            part.replace(path)

    @staticmethod
    def _path(bucket: Bucket) -> Path:
        return Path(__file__).parent / "__pycache__" / f"template-{bucket.key}"


@cache
def _compiler() -> str:
    """Return a hash of this module, which says how templates are compiled."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
