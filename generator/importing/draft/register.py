"""The register of units: ids by pinyin, names that people may type, spellings, and names that may be one body."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from generator.grouping import grouped
from generator.importing.reading import NoticeReading, ReadResponsibility
from generator.importing.recognise.bodies import names
from generator.rules.responsibilities import lacks_shared_start, without_open_end
from generator.synthesis.yaml_writer import Record
from generator.text.pinyin import spoken

# These stay true when a person has looked at the unit: that nobody has says its `draft`.
_SYSTEMS = ((r"团[省市县区旗州]委", "群团"), (r"国家税务总局.+税务局|中国人民银行.+", "垂直"))
_OPEN = re.compile("供销|中心$")  # most are institutions, some a bureau or a part of one
_STATE = "国家"
_COLLECTIVE_BASIS = "名称泛指一批单位"
_SYSTEM_BASIS = "按名称的字样归类"
_SHORTEST_ALIAS = 2
_SHORT_SUFFIXES = {"委员会": "委", "办公室": "办"}
_LEVELS = "省市县区州旗"
_LONGEST_ID = 60  # characters, a number after them left out of account


@dataclass(frozen=True, slots=True)
class Spelling:
    """A mention of a unit, with the mentions before it in its list."""

    unit: str
    mention: str
    before: tuple[str, ...] = ()


@dataclass(frozen=True)
class RegisterDraft:
    """The units of a draft: the value of `units.yml`, ids by name, and pairs of names that may be one body."""

    value: Record
    ids: dict[str, str]
    doubles: tuple[tuple[str, str], ...]


def register(spellings: Iterable[Spelling], rejected: frozenset[str] = frozenset()) -> RegisterDraft:
    """Return the register of the units that are mentioned, in the order of their first mention.

    `rejected` are aliases that the checks refuse.
    """
    spellings = tuple(spellings)
    unit_names = tuple(dict.fromkeys(spelling.unit for spelling in spellings))
    ids = _ids(unit_names)
    variants = _variants(spellings, frozenset(unit_names))
    aliases = _aliases(unit_names, rejected)
    units = [_unit(name, ids[name], aliases[name], variants.get(name, ())) for name in unit_names]
    systems = dict.fromkeys(unit["system"] for unit in units if "system" in unit)
    value: Record = {}
    if systems:
        value["systems"] = [{"name": system, "basis": _SYSTEM_BASIS} for system in systems]
    value["units"] = units
    return RegisterDraft(value, ids, _doubles(unit_names))


def with_same_units(reading: NoticeReading) -> NoticeReading:
    """Return a reading in which a spelling that is another unit's name, or lacks its level, is read as that unit."""
    lists = [frozenset(body.unit for body in task.responsibilities) for task in reading.tasks]
    unit_names = frozenset().union(*lists)
    whole = _whole_names(unit_names, lists)

    def same(body: ReadResponsibility) -> ReadResponsibility:
        words = without_open_end(body.quote.text, body.unit)
        unit = words if words in unit_names else body.unit
        return replace(body, unit=whole.get(unit, unit))

    tasks = (replace(task, responsibilities=tuple(map(same, task.responsibilities))) for task in reading.tasks)
    return replace(reading, tasks=tuple(tasks))


def _whole_names(unit_names: frozenset[str], lists: list[frozenset[str]]) -> dict[str, str]:
    """Return the name with its level (县财政局) of each that a notice prints without (财政局).

    None is sure where another level has as many bodies, most names lack their level, or a list has both.
    """
    pairs = dict(_without_level(unit_names))
    levels = Counter(names.prefix(name)[:1] for name in unit_names if names.prefix(name))
    usual = levels.most_common(2)
    if not usual or (len(usual) > 1 and usual[0][1] == usual[1][1]):
        return {}
    level, count = usual[0]
    bare = sum(names.system(name) is not None and not names.prefix(name) for name in unit_names)
    return {
        name: whole
        for name, whole in pairs.items()
        if whole[0] == level and bare <= count and not any({name, whole} <= listed for listed in lists)
    }


def _without_level(unit_names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield names of known bodies without their level, and the only other name that is the same but for it."""
    known = frozenset(unit_names)
    for name in sorted(known):
        if names.system(name) and not names.prefix(name) and not names.is_collective(name):
            whole = [level + party + name for level in _LEVELS for party in ("", "委") if level + party + name in known]
            if len(whole) == 1:
                yield name, whole[0]


def _unit(name: str, identifier: str, aliases: tuple[str, ...], variants: tuple[str, ...]) -> Record:
    unit: Record = {"id": identifier, "name": name}
    system = system_of(name)
    if system:
        unit["system"] = system
    if aliases:
        unit["search_names"] = list(aliases)  # guesses: no document is cited for them
    if names.is_collective(name):
        unit |= {"collective": True, "collective_basis": _COLLECTIVE_BASIS}
    if variants:
        reason = f"原文的另一种写法，读作{name}"
        unit["variants"] = [{"mention": variant, "reason": reason} for variant in variants]
    return unit | {"draft": True}


def system_of(name: str) -> str | None:
    """Return the system that a body's name says; None where bodies of such a name belong to several.

    >>> [system_of(name) for name in ("县财政局", "团县委", "国家税务总局某县税务局", "县供销社", "县气象局")]
    ['政府', '群团', '垂直', None, None]
    """
    if match := next((system for pattern, system in _SYSTEMS if re.fullmatch(pattern, name)), None):
        return match
    system = names.system_at_any_level(name)
    plain = names.bare(name) if names.system(name) else names.without_prefix(name)
    return None if _OPEN.search(plain) or plain in _of_two_systems() else system


@cache
def _of_two_systems() -> frozenset[str]:
    """Return the common names of bodies that are one system's in one place and another's in others."""
    pairs = {
        (stem + suffix, family.system)
        for family in names.body_families()
        for stem in family.stems
        for suffix in family.suffixes or ("",)
    }
    counts = Counter(name for name, system in pairs if system != _STATE)
    return frozenset(name for name, count in counts.items() if count > 1)


def _ids(unit_names: tuple[str, ...]) -> dict[str, str]:
    """Return an id for each name: the pinyin of its level, a hyphen, that of the rest; a number where two are equal."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for name in unit_names:
        prefix = names.prefix(name)
        words = [_letters(part) for part in (prefix, name[len(prefix) :])]
        base = "-".join(word for word in words if word)
        if not re.match("[a-z]", base):
            base = f"unit-{base}".rstrip("-")
        base = re.sub(r"^([a-z]+)(?=[0-9])", r"\1-", base)[:_LONGEST_ID].rstrip("-")
        identifier, count = base, 1
        while identifier in taken:
            count += 1
            identifier = f"{base}-{count}"
        taken.add(identifier)
        ids[name] = identifier
    return ids


def _letters(words: str) -> str:
    """Return Chinese words as letters, Latin letters and digits as they are."""
    read = spoken(words)
    letters = (reading or character.lower() for reading, character in zip(read, words, strict=True))
    return re.sub("[^a-z0-9]", "", "".join(letters).replace("ü", "v"))


def _variants(spellings: tuple[Spelling, ...], unit_names: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return the spellings of each unit that are neither its name nor what a list leaves of it."""
    pairs = (
        (spelling.unit, words)
        for spelling in spellings
        if (words := without_open_end(spelling.mention, spelling.unit)) != spelling.unit
        and words not in unit_names
        and not lacks_shared_start(words, spelling.unit, spelling.before)
    )
    return {unit: tuple(dict.fromkeys(words)) for unit, words in grouped(pairs).items()}


@cache
def _family_by_name() -> dict[str, tuple[names.BodyFamily, str]]:
    """Return family and suffix of each common name that has both."""
    families: dict[str, tuple[names.BodyFamily, str]] = {}
    for family in names.body_families():
        for word in family.stems:
            for suffix in family.suffixes:
                families.setdefault(word + suffix, (family, suffix))
    return families


def _aliases(unit_names: tuple[str, ...], rejected: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return what people type for each unit: the full and the shortest name of its body, with and without its level.

    What fits two units is left out.
    """
    candidates = {name: tuple(_candidates(name)) for name in unit_names}
    owners = grouped((alias, name) for name, aliases in candidates.items() for alias in aliases)
    return {
        name: tuple(
            alias
            for alias in dict.fromkeys(aliases)
            if len(set(owners[alias])) == 1 and alias not in unit_names and alias not in rejected
        )
        for name, aliases in candidates.items()
    }


def _candidates(name: str) -> Iterator[str]:
    """Yield the aliases of a name."""
    prefix = names.prefix(name)
    rest = name[len(prefix) :]
    family = _family_by_name().get(rest)
    if family:
        stems, suffix = family[0].stems, family[1]
        short = min(stems, key=len)
        similar = [stems[0] + suffix, short + suffix, short + _SHORT_SUFFIXES.get(suffix, suffix)]
        yield from (f"{level}{words}" for words in similar for level in (prefix, "") if f"{level}{words}" != name)
    elif prefix and len(rest) > _SHORTEST_ALIAS and names.system(rest):
        yield rest


def _doubles(unit_names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return pairs of names of one level and family (市发改委, 市发展改革委), and of one with and without its level."""
    keys: dict[tuple[str, int], str] = {}
    pairs: list[tuple[str, str]] = []
    for name in unit_names:
        prefix = names.prefix(name)
        family = _family_by_name().get(name[len(prefix) :])
        if family is None:
            continue
        key = (prefix, id(family[0]))
        if key in keys:
            pairs.append((keys[key], name))
        keys.setdefault(key, name)
    return (*pairs, *((whole, name) for name, whole in _without_level(unit_names)))
