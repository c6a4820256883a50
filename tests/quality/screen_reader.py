"""The accessibility tree of a page: what a screen reader is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page


@dataclass(frozen=True)
class Node:
    """What a screen reader is given of one thing."""

    role: str
    name: str
    nodes: tuple[Node, ...]

    def all(self, role: str) -> list[Node]:
        """Return what has a role, in order, however deep."""
        own = [self] if self.role == role else []
        return own + [match for node in self.nodes for match in node.all(role)]

    def said(self) -> str:
        """Return the name, or what is in it, as a cell is read."""
        return self.name or "".join(node.said() for node in self.nodes)


def tree(page: Page) -> Node:
    """Return the accessibility tree of a page, without what a screen reader passes over."""
    listed: list[dict[str, Any]] = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in listed}

    def read(node: dict[str, Any]) -> Iterator[Node]:
        below = (by_id[id_] for id_ in node.get("childIds", ()) if id_ in by_id)
        nodes = tuple(node for child in below for node in read(child))
        if node["ignored"]:
            yield from nodes
        else:
            yield Node(node["role"]["value"], node.get("name", {}).get("value", ""), nodes)

    (root,) = read(listed[0])
    return root
