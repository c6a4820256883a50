"""Pages poured into a theme's document that is rendered once: outside its blocks, pages of one mould are the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cached_property, partial
from itertools import groupby
from typing import NamedTuple

from jinja2 import Template
from jinja2.runtime import Context


class BlockName(str):
    """The name of a block, where the block comes."""

    __slots__ = ()


class CachedLayout(NamedTuple):
    """A document with slots, and the variables that its blocks may use."""

    parts: tuple[str, ...]
    variables: dict[str, object]


class LayoutTemplate(Template):
    """A template that renders for every page its blocks only, and what stands around them once for each mould.

    A page tells by `mould` with which others it shares all that is outside the blocks; None, or no such word, for a
    page that is rendered as usual.
    """

    def render(self, *args: object, **kwargs: object) -> str:
        """Return the page that the values describe, the same as any template would."""
        values = dict(*args, **kwargs)
        mould = getattr(values.get("page"), "mould", None)
        if mould is None:
            return super().render(values)
        if mould not in self._documents:
            self._documents[mould] = self._document(self.new_context(values))
        document = self._documents[mould]
        context = self.new_context(values | document.variables)
        return "".join(
            "".join(self.blocks[part](context)) if isinstance(part, BlockName) else part for part in document.parts
        )

    @cached_property
    def _documents(self) -> dict[Hashable, CachedLayout]:
        return {}

    def _document(self, context: Context) -> CachedLayout:
        """Return what stands around the blocks, and where they come."""
        context.blocks = {block: [partial(_slot, block)] for block in self.blocks}
        parts: list[str] = []
        for around, run in groupby(self.root_render_func(context), key=lambda part: not isinstance(part, BlockName)):
            held = list(run)
            parts += ["".join(held)] if around else held
        return CachedLayout(tuple(parts), context.vars)


def _slot(block: str, context: Context) -> Iterator[str]:  # noqa: ARG001 - as Jinja calls a block
    yield BlockName(block)
