"""Render the theme once per page type; fill its blocks for each page.

Outside its blocks, a theme prints the same for pages of the same type, state and folder. It is most of a page.
"""

from collections.abc import Hashable, Iterator
from functools import cached_property, partial
from itertools import groupby
from typing import NamedTuple

from jinja2 import Template
from jinja2.runtime import Context


class BlockName(str):
    """The name of a block, which stands where the block comes."""

    __slots__ = ()


class CachedLayout(NamedTuple):
    """What a theme prints for all pages that have the same layout key.

    parts: its text, with the name of each block where the block comes.
    variables: what the theme sets, which blocks may use.
    """

    parts: tuple[str, ...]
    variables: dict[str, object]


class LayoutTemplate(Template):
    """A template that renders its blocks for each page, and what stands around them once for each layout key.

    Pages with the same `layout_key` share all that is outside the blocks; a page without one is rendered as usual.
    """

    def render(self, *args: object, **kwargs: object) -> str:
        """Return what Jinja's own template returns for the values."""
        values = dict(*args, **kwargs)
        key = getattr(values.get("page"), "layout_key", None)
        if key is None:
            return super().render(values)
        if key not in self._layouts:
            self._layouts[key] = self._layout(self.new_context(values))
        layout = self._layouts[key]
        context = self.new_context(values | layout.variables)
        return "".join(
            "".join(self.blocks[part](context)) if isinstance(part, BlockName) else part for part in layout.parts
        )

    @cached_property
    def _layouts(self) -> dict[Hashable, CachedLayout]:
        return {}

    def _layout(self, context: Context) -> CachedLayout:
        """Return what stands around the blocks, and where they come."""
        context.blocks = {block: [partial(_block_name, block)] for block in self.blocks}
        parts: list[str] = []
        for around, group in groupby(self.root_render_func(context), key=lambda part: not isinstance(part, BlockName)):
            texts = list(group)
            parts += ["".join(texts)] if around else texts
        return CachedLayout(tuple(parts), context.vars)


def _block_name(block: str, context: Context) -> Iterator[str]:  # noqa: ARG001 - as Jinja calls a block
    yield BlockName(block)
