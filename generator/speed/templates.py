"""Render templates of plain objects in half of Jinja's time.

Values are objects, never dicts, and nothing that a template calls asks for Jinja's context: so `row.name` and
`m.unit(row)` can be Python's own, and a macro a function. What is printed is escaped without becoming `Markup`.
This overrides private methods of Jinja 3.1 and uses one of MarkupSafe 3; `pyproject.toml` pins both, and a test
compares the methods with those that were read.
"""

import contextlib
import hashlib
import marshal
import operator
import os
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import ClassVar

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.nodes import Call, Expr, Getattr
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner  # type: ignore[attr-defined] # no public function leaves text as it is


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

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write what makes a macro of a function: Jinja's own where it takes more than its arguments."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
        else:
            self.write(f"environment.macro(macro, {tuple(argument.name for argument in macro_ref.node.args)!r})")

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
        return _escape_inner(value if type(value) is str else str(value))

    @staticmethod
    def macro(function: Callable[..., str], names: tuple[str, ...]) -> Callable[..., Markup]:
        """Return a macro of a function that takes all arguments by place, `missing` for what is not given."""

        def call(*given: object, **by_name: object) -> Markup:
            if len(given) < len(names):
                given += tuple(by_name.pop(name, missing) for name in names[len(given) :])
            if by_name:
                message = f"the macro has no argument {', '.join(by_name)}, or has it twice"
                raise TypeError(message)
            return str.__new__(Markup, function(*given))

        return call


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
        """Fill a bucket, whose checksum is that of the template's text, where it was kept.

        Jinja's own way reads a file in thousands of small pieces.
        """
        with contextlib.suppress(OSError, EOFError, TypeError, ValueError):
            checksum, code = marshal.loads(self._path(bucket).read_bytes())  # noqa: S302 - beside Python's own bytecode
            if checksum == bucket.checksum:
                bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket, in one step: two builds may run at once."""
        if sys.dont_write_bytecode:
            return
        path = self._path(bucket)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        with contextlib.suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            part.write_bytes(marshal.dumps((bucket.checksum, bucket.code)))
            part.replace(path)

    @staticmethod
    def _path(bucket: Bucket) -> Path:
        return Path(__file__).parent / "__pycache__" / f"template-{bucket.key}"


@cache
def _compiler() -> str:
    """Return a Python's name and a hash of this module, which say how templates are compiled."""
    return f"{sys.implementation.cache_tag} {hashlib.sha256(Path(__file__).read_bytes()).hexdigest()}"
