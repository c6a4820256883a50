"""Web pages: the notice's part of the page, its tables, and a list of what surrounds it."""

import codecs
import re
from importlib.metadata import version

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.importing.readers import furniture
from generator.importing.readers.drawn_tables import read_drawn_tables
from generator.importing.readers.plain_text import clean_characters, decode
from generator.importing.readers.source_text import Debris, Extract, ReadError, leave_out
from generator.importing.readers.table import print_blocks
from generator.importing.readers.web_blocks import INVISIBLE, element_children, holds_data, is_hidden, print_element
from generator.text.blanks import without_blanks

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CHINESE_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_MAIN_SHARE = 0.7
_FULL_DATE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}")
_KEPT_METADATA = ("文号", "发文字号", "文件编号")
_KEPT_DATES = ("成文日期", "发文日期")
_ABOVE, _BELOW, _WITHIN = "正文之前 (before the text)", "正文之后 (after the text)", "正文之中 (within the text)"
_OUTSIDE = "正文以外的网页内容 (the page around the text)"
_HIDDEN = "页面上不显示的内容 (not shown on the page)"
_DEPTH = 400
_FEWEST_LINKS, _LONGEST_LINK = 3, 8


def read(data: bytes) -> Extract:
    """Read a web page: the part that holds most of its text, as lines where a browser breaks it."""
    text, encoding = decode(data, _declared_charset(data))
    body = LexborHTMLParser(text).body
    if body is None:
        message = "网页里没有正文 (the web page has no body)"
        raise ReadError(message)
    _refuse_depth(body)
    hidden = _remove_invisible(body)
    main = find_main(body)
    lines, within = _drop_furniture(print_element(main), _rows_of_links(main))
    above, below = _surroundings(body, main)
    head = _missing_head(body, above, lines)
    debris = [
        *(leave_out(words, "网页 (the page)", _HIDDEN) for words in hidden),
        *(_outside(line, _ABOVE) for line in above if line not in head),
        *within,
        *(_outside(line, _BELOW) for line in below),
    ]
    cleaned, unseen = clean_characters(print_blocks([*head, *lines]))
    cleaned, rules = read_drawn_tables(cleaned)
    return Extract(cleaned, f"web page (selectolax {version('selectolax')})", encoding, (*debris, *unseen, *rules))


def find_main(body: LexborNode) -> LexborNode:
    """Return the smallest element that holds most of the page's text, links not counted."""
    weights = _weigh(body)
    least = weights[body.mem_id] * _MAIN_SHARE
    main = body
    while True:
        heavy = [child for child in element_children(main) if weights[child.mem_id] > least]
        if not heavy or (main.tag == "table" and holds_data(main)):
            return _block_above(main)
        main = heavy[0]


def _block_above(node: LexborNode) -> LexborNode:
    """Return the block around a table or paragraph, so that it is printed as one."""
    while node.parent is not None and node.tag in {"table", "tr", "tbody", "p", "span"}:
        node = node.parent
    return node


def _weigh(body: LexborNode) -> dict[int, int]:
    """Return the characters outside links in each element, by the element's id."""
    weights: dict[int, int] = {}
    stack: list[tuple[LexborNode, bool]] = [(body, False)]
    while stack:
        node, is_done = stack.pop()
        children = element_children(node)
        if not is_done:
            stack.append((node, True))
            stack += [(child, False) for child in children]
            continue
        own = len("".join((node.text(deep=False) or "").split()))
        weights[node.mem_id] = 0 if node.tag == "a" else own + sum(weights[child.mem_id] for child in children)
    return weights


def _declared_charset(data: bytes) -> str | None:
    """Return the encoding that the page states, GB18030 for the older names of it."""
    match = _CHARSET.search(data[:4096])
    if not match:
        return None
    name = match[1].decode("ascii").lower()
    try:
        return _CHINESE_CHARSETS.get(name) or codecs.lookup(name).name
    except LookupError:
        return None


def _refuse_depth(body: LexborNode) -> None:
    """Raise ReadError where elements are nested deeper than any page's."""
    level: list[LexborNode] = [body]
    for _ in range(_DEPTH):
        level = [child for node in level for child in element_children(node)]
        if not level:
            return
    message = "网页的标签嵌套太深 (the page's tags are nested too deep)"
    raise ReadError(message)


def _remove_invisible(body: LexborNode) -> list[str]:
    """Take away what a browser does not print; return the words of it that are no program."""
    hidden: list[str] = []
    for node in body.css(", ".join(sorted(INVISIBLE))):
        if node.tag in {"select", "option", "button", "textarea"} and (words := node.text(separator=" ").strip()):
            hidden.append(words)
        node.decompose()
    for node in body.css("[style], [hidden]"):
        if is_hidden(node):
            if words := node.text(separator=" ").strip():
                hidden.append(words)
            node.decompose()
    return hidden


def _surroundings(body: LexborNode, main: LexborNode) -> tuple[list[str], list[str]]:
    """Return the lines before the main part and after it."""
    mark = "\ue000"
    if main.mem_id == body.mem_id:
        return [], []
    main.replace_with(mark)
    before, _, after = "\n".join(print_element(body)).partition(mark)
    return _lines(before), _lines(after)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _missing_head(body: LexborNode, above: list[str], lines: list[str]) -> list[str]:
    """Return the title, number and date of the notice from the lines above, where its main part lacks them."""
    text = "".join("\n".join(lines).split())
    head: list[str] = []
    titles = {without_blanks(heading.text()) for heading in body.css("h1, h2, h3")}
    titles |= {
        without_blanks(value)
        for label, value in furniture.metadata_pairs(above)
        if label in {"名称", "标题", "信息名称", "文件名称"}
    }
    page = body.parent
    meta = page.css_first("meta[name=ArticleTitle]") if page else None
    if meta is not None:
        titles.add(without_blanks(meta.attributes.get("content") or ""))
    for line in above:
        if without_blanks(line) in titles and without_blanks(line) not in text and line not in head:
            head.append(line)
    for label, value in furniture.metadata_pairs(above):
        number = label in _KEPT_METADATA and "号" in value and without_blanks(value) not in text
        date = label in _KEPT_DATES and not _FULL_DATE.search("\n".join(lines))
        if (number or date) and value not in head:
            head.append(value)
    return head


def _rows_of_links(main: LexborNode) -> frozenset[str]:
    """Return the words, squeezed, of the elements that hold nothing but several short links: the site's menus."""
    menus: set[str] = set()
    for node in main.css("div, ul, p, td, span, nav"):
        links = [without_blanks(link.text()) for link in node.css("a")]
        is_short = len(links) >= _FEWEST_LINKS and sum(map(len, links)) <= _LONGEST_LINK * len(links)
        if is_short and without_blanks(node.text()) == "".join(links):
            menus.add("".join(links))
    return frozenset(menus)


def _drop_furniture(lines: list[str], menus: frozenset[str]) -> tuple[list[str], list[Debris]]:
    """Return the lines of the main part without furniture and menus, and those."""
    kept: list[str] = []
    debris: list[Debris] = []
    for line in lines:
        reason = furniture.NAVIGATION if without_blanks(line) in menus else furniture.furniture_reason(line)
        if reason is None:
            kept.append(line)
        else:
            debris.append(leave_out(line, _WITHIN, reason))
    return kept, debris


def _outside(line: str, place: str) -> Debris:
    metadata = furniture.METADATA if furniture.metadata_pairs([line]) else None
    return leave_out(line, place, metadata or furniture.furniture_reason(line) or _OUTSIDE)
