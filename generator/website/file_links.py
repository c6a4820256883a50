"""Pages for a folder without a server, such as a USB stick: links to folders lead to their `index.html`."""

from __future__ import annotations

import re

# A relative link or form address that names a folder: `units/`, `../`, `..` or `.`, with what may follow it.
_FOLDER = re.compile(r'(\s(?:href|action)=")(?![a-z][a-z0-9+.-]*:|/)((?:[^"?#]*/)?(?:\.{1,2})?)(?=[?#"])')


def unserved(html: str) -> str:
    """Return a page whose links to folders of the site end in `index.html`, as `file://` needs them."""
    return _FOLDER.sub(_named, html)


def _named(found: re.Match[str]) -> str:
    before, folder = found.groups()
    if not folder:  # a place on the page itself
        return before
    return f"{before}{folder}{'' if folder.endswith('/') else '/'}index.html"
