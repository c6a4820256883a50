"""Small questions to WordprocessingML elements."""

import re

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of WordprocessingML, as lxml writes it before names."""


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of a name, None where there is none."""
    return None if element is None else element.find(W + name)


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Return an attribute's value, None where there is none."""
    return None if element is None else element.get(W + name)


def integer(value: str | None) -> int | None:
    """Return a number of at most nine digits, None for anything else."""
    return int(value) if value is not None and re.fullmatch(r"-?\d{1,9}", value) else None


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a switch such as `w:vanish` is there and not off."""
    return element is not None and attribute(element, "val") not in {"0", "false", "off", "none"}
