"""Make links to folders lead to their `index.html`, for a site in a folder without a server, such as a USB stick."""

import re

# A relative link or form address that names a folder: `units/`, `../`, `..` or `.`, with what may follow it.
_FOLDER = re.compile(r'(\s(?:href|action)=")(?![a-z][a-z0-9+.-]*:|/)((?:[^"?#]*/)?(?:\.{1,2})?)(?=[?#"])')


def unserved(html: str) -> str:
    """Return a page whose links to folders of the site end in `index.html`, as `file://` needs them."""
    return _FOLDER.sub(_link_to_index, html)


def _link_to_index(match: re.Match[str]) -> str:
    before, folder = match.groups()
    if not folder:  # a place on the page itself
        return before
    return f"{before}{folder}{'' if folder.endswith('/') else '/'}index.html"
