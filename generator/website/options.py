"""What the options of a site may be: addresses that browsers may be sent to, words that may stand on a page."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from urllib.parse import urlsplit

from generator.ellipsis import shortened
from generator.invisible import INVISIBLE, visible
from generator.publisher import Publisher
from generator.website import Website

_SCHEMES = {
    "report_url": ("http", "https", "mailto", "tel"),
    "source_url": ("http", "https"),
}
# Behind a picture: its colour, and what joins it with the next.
_OF_PICTURES = re.compile(
    "(?<=[\u00a9\u00ae\u2000-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff#*0-9])[\ufe0e\ufe0f]\u200d?"
    "|(?<=[\U0001f000-\U0001faff])\u200d"
)
_MOST = 20  # messages of a page


def wrong_options(publisher: Publisher, texts: Mapping[str, str | None]) -> Iterator[str]:
    """Yield a message for each option that cannot be published, in Chinese with the English after it in brackets.

    `texts` holds MkDocs' own options that pages print, by name.
    """
    for name, schemes in _SCHEMES.items():
        value = getattr(publisher, name)
        if value is not None and not is_link(value, schemes):
            allowed = "、".join(f"{scheme}:" for scheme in schemes)
            yield f"选项 {name} 不是完整的网址：{_shown(value)}；应以 {allowed} 开头 (not an address that begins so)"
    words = {name: getattr(publisher, name) for name in ("name", "contact", "license")} | dict(texts)
    for name, value in words.items():
        if value is not None and (not value.strip() or visible(value) != value):
            yield f"选项 {name} 是空的或含看不见的字符：{_shown(value)} (empty, or with characters that cannot be seen)"
    scheme = re.match(r"([a-z][a-z0-9+.-]*):(?=\S)", publisher.contact or "", re.IGNORECASE)
    if scheme and publisher.contact and not is_link(publisher.contact, _SCHEMES["report_url"]):
        yield f"选项 contact 不是可用的网址：{publisher.contact} (an address that cannot be used)"


def wrong_addresses(plugins: Collection[str], use_directory_urls: bool) -> Iterator[str]:  # noqa: FBT001 - MkDocs' option
    """Yield why pages would not have the addresses that this site's links lead to."""
    if {"offline", "material/offline"} & set(plugins):
        yield "插件 offline 会改网页的地址；改用 plansite 的 offline: true (use plansite's own option `offline`)"
    elif not use_directory_urls:
        yield (
            "use_directory_urls 应为 true，链接都照它写；要离线用，设 plansite 的 offline: true "
            "(use_directory_urls must be true; for a site without a server set plansite's `offline`)"
        )


def clashes(by_hand: Mapping[str, str], site: Website, templates: Iterable[str]) -> Iterator[str]:
    """Yield each file written by hand that would have the address of a page or file that is generated.

    `by_hand` maps the path of a file in the site to that of its source; `templates` are files that the theme makes.
    """
    generated = {f"{page.address}index.html": page.address for page in site.pages}
    generated |= {file.path: file.path for file in site.files} | {path: path for path in templates}
    for path in sorted(by_hand.keys() & generated.keys()):
        yield f"{by_hand[path]} 与生成的 /{generated[path]} 是同一个网址，请改名 (both have this address: rename it)"


def unseen_characters(sources: Mapping[str, str], labels: Iterable[str]) -> Iterator[str]:
    """Yield each character of pages by hand, and of titles of the navigation, that nobody sees.

    `sources` maps the path of a page to its Markdown; what joins and colours pictures (⚠ in colour) may stand there.
    """
    for path, text in sorted(sources.items()):
        plain = _OF_PICTURES.sub(lambda joint: "." * len(joint[0]), text)
        for match in islice(INVISIBLE.finditer(plain), _MOST):
            line = plain.count("\n", 0, match.start()) + 1
            column = match.start() - plain.rfind("\n", 0, match.start())
            yield f"{path}:{line}:{column}: 这里有看不见的字符 U+{ord(match[0]):04X} (nobody sees it)"
    for label in labels:
        if visible(label) != label:
            yield f"nav 的标题含看不见的字符：{_shown(label)} (a title with characters that cannot be seen)"


def is_link(address: str, schemes: tuple[str, ...]) -> bool:
    """Say whether an address has one of the schemes, a host or recipient, and no blank or hidden character."""
    if any(character.isspace() for character in address) or visible(address) != address:
        return False
    try:
        parts = urlsplit(address)
        has_target = bool(parts.hostname) if parts.scheme in {"http", "https"} else bool(parts.path)
    except ValueError:  # brackets or a port that are none
        return False
    return parts.scheme in schemes and has_target and not set(address) & set("<>\"'`{}|\\^")


def _shown(words: str) -> str:
    """Return words for a message: those that nobody sees as U+FFFD, long ones cut."""
    return visible(shortened(words, 100))
