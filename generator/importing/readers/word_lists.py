"""The automatic numbers of a Word document, which its paragraphs do not hold (ECMA-376 part 1, 17.9)."""

import re
from dataclasses import dataclass, field

from lxml import etree

from generator.importing.readers.word_numbers import format_number
from generator.importing.readers.word_xml import W, attribute, child, integer

_LEVELS = 9
_BULLET = "●"
_NO_BLANK_AFTER = tuple("、．.）)】]〕：:，。》●")
_MOST_STYLES = 50


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is numbered.

    start: the number that the level begins with.
    format: Word's name of the number format: decimal, chineseCounting, bullet…
    text: the printed form, `%1` for the first level's number, `%2` for the second's…
    suffix: what follows the label: tab, space or nothing.
    restart: the level (from 1) after which this one begins anew; 0 never; None after every higher one.
    is_legal: whether all numbers of the label are printed as decimal digits.
    style: the paragraph style that takes this level.
    """

    start: int
    format: str
    text: str
    suffix: str
    restart: int | None
    is_legal: bool
    style: str | None


@dataclass(slots=True)
class Numbering:
    """The lists of a document; `label` counts on, so that paragraphs must come in their order.

    levels: the levels of each list definition, by its id.
    lists: the definition, the starts that override it, and the levels that override it, of each list.
    styles: the list, its level, and the style that it is based on, of each paragraph style.
    default_style: the style of paragraphs that name none.
    counts: the numbers that were last used, by definition and level.
    begun: the lists and levels whose overriding start has been used.
    """

    levels: dict[str, dict[int, ListLevel]]
    lists: dict[str, tuple[str, dict[int, int], dict[int, ListLevel]]]
    styles: dict[str, tuple[str | None, int | None, str | None]]
    default_style: str | None
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, properties: etree._Element | None) -> str:
        """Return the number that Word prints before a paragraph of these properties, with the blank after it."""
        list_id, level_index = self._place(properties)
        if list_id is None or list_id not in self.lists:
            return ""
        definition, starts, overrides = self.lists[list_id]
        levels = {**self.levels.get(definition, {}), **overrides}
        level = levels.get(level_index)
        if level is None:
            return ""
        counts = self.counts.setdefault(definition, {})
        if level_index in starts and (list_id, level_index) not in self.begun:
            self.begun.add((list_id, level_index))
            counts[level_index] = starts[level_index]
        else:
            counts[level_index] = counts.get(level_index, level.start - 1) + 1
        for deeper in range(level_index + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level_index < restart:
                counts.pop(deeper, None)
        return self._print(level, levels, counts)

    def _place(self, properties: etree._Element | None) -> tuple[str | None, int]:
        """Return the list and level of a paragraph: its own, else its style's."""
        style = attribute(child(properties, "pStyle"), "val") or self.default_style
        own = child(properties, "numPr")
        list_id = attribute(child(own, "numId"), "val")
        level = integer(attribute(child(own, "ilvl"), "val"))
        if list_id is None:
            list_id, styled = self._style_place(style)
            level = styled if level is None else level
        if list_id in {None, "0"}:
            return None, 0
        return list_id, min(max(level or 0, 0), _LEVELS - 1)

    def _style_place(self, style: str | None) -> tuple[str | None, int | None]:
        """Return the list and level of a paragraph style or of those that it is based on."""
        level: int | None = None
        name = style
        for _ in range(_MOST_STYLES):
            if name is None or name not in self.styles:
                break
            list_id, own, base = self.styles[name]
            level = own if level is None else level
            if list_id is not None:
                definition = self.lists[list_id][0] if list_id in self.lists else ""
                linked = [index for index, value in self.levels.get(definition, {}).items() if value.style == name]
                return list_id, linked[0] if linked else level
            name = base
        return None, level

    @staticmethod
    def _print(level: ListLevel, levels: dict[int, ListLevel], counts: dict[int, int]) -> str:
        if level.format == "bullet":
            text = (
                _BULLET
                if not level.text or not level.text.isprintable() or "\ue000" <= level.text[0] <= "\uf8ff"
                else level.text
            )
        else:

            def number(match: re.Match[str]) -> str:
                index = int(match[1]) - 1
                other = levels.get(index)
                if other is None:
                    return ""
                format_ = "decimal" if level.is_legal and other.format != "none" else other.format
                return format_number(counts.get(index, other.start), format_)

            text = re.sub(r"%([1-9])", number, level.text)
        if level.suffix == "nothing" or not text or text.endswith(_NO_BLANK_AFTER):
            return text
        return f"{text} "


def read_numbering(numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """Return the lists of a document from its numbering and style parts."""
    definitions: dict[str, dict[int, ListLevel]] = {}
    links: dict[str, str] = {}
    named: dict[str, str] = {}
    for element in numbering.iterchildren(f"{W}abstractNum") if numbering is not None else ():
        name = attribute(element, "abstractNumId") or ""
        definitions[name] = dict(_level(level) for level in element.iterchildren(f"{W}lvl"))
        links[name] = attribute(child(element, "numStyleLink"), "val") or ""
        if link := attribute(child(element, "styleLink"), "val"):
            named[link] = name
    lists: dict[str, tuple[str, dict[int, int], dict[int, ListLevel]]] = {}
    for element in numbering.iterchildren(f"{W}num") if numbering is not None else ():
        definition = attribute(child(element, "abstractNumId"), "val") or ""
        definition = named.get(links.get(definition, ""), definition)
        lists[attribute(element, "numId") or ""] = (definition, *_overrides(element))
    places, default = _style_places(styles)
    return Numbering(definitions, lists, places, default)


def _overrides(element: etree._Element) -> tuple[dict[int, int], dict[int, ListLevel]]:
    """Return the starts and the levels that a list has of its own."""
    starts: dict[int, int] = {}
    levels: dict[int, ListLevel] = {}
    for override in element.iterchildren(f"{W}lvlOverride"):
        index = integer(attribute(override, "ilvl")) or 0
        level = child(override, "lvl")
        if level is not None:
            levels[index] = _level(level)[1]
        start = integer(attribute(child(override, "startOverride"), "val"))
        if start is not None:
            starts[index] = start
    return starts, levels


def _style_places(
    styles: etree._Element | None,
) -> tuple[dict[str, tuple[str | None, int | None, str | None]], str | None]:
    """Return the list, level and base of each paragraph style, and the default style."""
    places: dict[str, tuple[str | None, int | None, str | None]] = {}
    default: str | None = None
    for element in styles.iterchildren(f"{W}style") if styles is not None else ():
        if attribute(element, "type") not in {None, "paragraph"}:
            continue
        name = attribute(element, "styleId") or ""
        own = child(child(element, "pPr"), "numPr")
        level = integer(attribute(child(own, "ilvl"), "val"))
        places[name] = (attribute(child(own, "numId"), "val"), level, attribute(child(element, "basedOn"), "val"))
        if attribute(element, "default") in {"1", "true", "on"}:
            default = name
    return places, default


def _level(element: etree._Element) -> tuple[int, ListLevel]:
    """Return a level's index and how it is numbered."""
    format_ = child(element, "numFmt")
    if format_ is None:  # a format of later versions stands beside its replacement for earlier ones
        format_ = next(element.iter(f"{W}numFmt"), None)
    legal = child(element, "isLgl")
    restart = integer(attribute(child(element, "lvlRestart"), "val"))
    start = integer(attribute(child(element, "start"), "val"))
    return integer(attribute(element, "ilvl")) or 0, ListLevel(
        start=0 if start is None else start,
        format="bullet" if child(element, "lvlPicBulletId") is not None else attribute(format_, "val") or "decimal",
        text=attribute(child(element, "lvlText"), "val") or "",
        suffix=attribute(child(element, "suff"), "val") or "tab",
        restart=restart,
        is_legal=legal is not None and attribute(legal, "val") not in {"0", "false", "off"},
        style=attribute(child(element, "pStyle"), "val"),
    )
