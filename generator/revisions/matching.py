"""Which records of two states are the same, where the two were numbered apart: matched by what they print.

A notice that is read anew numbers its tasks from one, so that a task more in it shifts the ids of all that follow.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

from generator.model import Text
from generator.revisions.pairing import IdPair, MatchItem, MatchPair, pairs_of

FACTS = ("targets", "deadlines", "recurring", "citations")
_REFERENCES = frozenset(
    {"article", "engineering", "except", "from", "groups", "id", "parent", "printed_in", "record", "since", "to"}
)
"""The keys whose values are ids of texts, groups or facts."""
_TEXTS = ("notice", "preamble", "vision", "approach", "opening")
_LISTS = ("engineerings", "projects", "provisions")


_Records = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class RecordMatch:
    """What the records of a new state are in an old one.

    ids: by the id of each record and fact of the new state that has another one now: that of the old state, or one
        that neither has, for what is new.
    unsure: the ids of two records, old and new, that are taken for the same and might not be.
    added, removed: the ids of the records of the new state, and of the old one, that the other lacks.
    """

    ids: Mapping[str, str]
    unsure: tuple[tuple[str, str], ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def match_records(
    old: dict[str, Any], new: dict[str, Any], edited: dict[str, Any] | None = None, *, ids_count: bool = True
) -> RecordMatch:
    """Return what the records of a canonical value are in another.

    ids_count: whether ids say what is the same where none of them is used for two things; false of imports.
    edited: what people have made of the old one. What is new has no id of it, nor one of a record that was taken
        out of it, but that of a record with the same words.
    """
    lists = _paired_lists(old, new, ids_count=ids_count)
    matched: list[tuple[dict[str, Any], dict[str, Any]]] = [
        (old["plan"][key], new["plan"][key])
        for key in _TEXTS
        if all("id" in value["plan"].get(key, {}) for value in (old, new))  # a notice may have fields and no text
    ]
    matched += [(before[pair.old], after[pair.new]) for before, after, pairs in lists for pair in pairs]
    unsure = [
        (before[pair.old]["id"], after[pair.new]["id"])
        for before, after, pairs in lists
        for pair in pairs
        if not pair.is_sure
    ]
    removed = [id_ for before, _, pairs in lists for id_ in _unpaired(before, {pair.old for pair in pairs})]
    added = [id_ for _, after, pairs in lists for id_ in _unpaired(after, {pair.new for pair in pairs})]
    ids = {after["id"]: before["id"] for before, after in matched}
    known = _known(new, added, edited, {*ids_in(old)}) if edited else {}
    ids |= known
    retired = edited["layout"].get("original", {}).get("retired", ()) if edited else ()
    free = _FreeIds({*ids_in(old), *ids_in(edited), *retired}, {*known.values()})
    ids |= free.given({id_: id_ for id_ in added if id_ not in ids})
    facts = dict(_fact_ids(matched, free, ids_count=ids_count))
    facts |= {
        fact["id"]: fact["id"].replace(record["id"], ids[record["id"]], 1)
        for record in _records(new)
        if record["id"] in added
        for fact in _facts(record)
    }
    moved = {id_: now for id_, now in (ids | facts).items() if id_ != now}
    return RecordMatch(moved, tuple(unsure), tuple(added), tuple(removed))


def _paired_lists(
    old: dict[str, Any], new: dict[str, Any], *, ids_count: bool
) -> list[tuple[_Records, _Records, list[MatchPair]]]:
    """Return the groups, tasks, clauses and phases of two values, each list with the pairs that are the same."""
    pairs_in = partial(pairs_of, ids_count=ids_count)
    projects = pairs_in(_tasks(old), _tasks(new))
    groups = pairs_in(_groups(old), _groups(new), _groups_by_tasks(old, new, projects))
    provisions, phases = pairs_in(_clauses(old), _clauses(new)), pairs_in(_phases(old), _phases(new))
    return [
        *((old[key], new[key], pairs) for key, pairs in zip(_LISTS, (groups, projects, provisions), strict=True)),
        (old["plan"].get("phases", []), new["plan"].get("phases", []), phases),
    ]


def _unpaired(records: _Records, paired: Collection[int]) -> Iterator[str]:
    """Return the ids of the records whose places are not among those that have a pair."""
    return (record["id"] for place, record in enumerate(records) if place not in paired)


def _known(
    new: dict[str, Any], added: Iterable[str], edited: dict[str, Any], others: Collection[str]
) -> dict[str, str]:
    """Return by the id of each added record that of one with the same words that people have added, too."""
    ids: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in _items(edited):
        if item.id not in others:
            ids[item.id[0], item.keys[2]].append(item.id)
    wanted = {item.id: ids[item.id[0], item.keys[2]] for item in _items(new) if item.id in added}
    return {id_: known.pop(0) for id_, known in wanted.items() if known}


def _items(state: dict[str, Any]) -> list[MatchItem]:
    return [*_groups(state), *_tasks(state), *_clauses(state)]


def renamed(value: Any, ids: Mapping[str, str], key: str = "") -> Any:  # noqa: ANN401 - JSON
    """Return a JSON value with other ids where it names records and facts."""
    match value:
        case dict():
            return {name: renamed(inner, ids, name) for name, inner in value.items()}
        case list():
            return [renamed(inner, ids, key) for inner in value]
        case str() if key in _REFERENCES:
            return ids.get(value, value)
    return value


def _records(state: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the groups, tasks, clauses and phases of a state."""
    for key in _LISTS:
        yield from state[key]
    yield from state["plan"].get("phases", ())


def _facts(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for kind in FACTS:
        yield from record.get(kind, ())


def ids_in(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Yield every id in a value."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from ids_in(inner)


class _FreeIds:
    """Ids that no record has or had: its own where it is free, or else a number after the largest of its sort.

    Those of `new` are among the taken ones and do not count as the largest.
    """

    def __init__(self, taken: Collection[str], new: Collection[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = defaultdict(int)
        for stem, number in map(parted_id, self._taken - {*new}):
            self._last[stem] = max(self._last[stem], number)

    def given(self, wanted: Mapping[str, str]) -> dict[str, str]:
        """Return an id for each record by its id in the new state; `wanted` says which it would have."""
        ids = {id_: own for id_, own in wanted.items() if own not in self._taken}
        self._taken |= {*ids.values()}
        for id_, own in wanted.items():
            if id_ not in ids:
                stem, _ = parted_id(own)
                numbers = count(self._last[stem] + 1)
                ids[id_] = next(name for number in numbers if (name := f"{stem}{number}") not in self._taken)
                self._taken.add(ids[id_])
        return ids


def parted_id(id_: str) -> tuple[str, int]:
    """Return an id without its last number, and that number."""
    stem = id_.rstrip("0123456789")
    return stem, int(id_[len(stem) :] or 0)


def _fact_ids(
    records: Iterable[tuple[dict[str, Any], dict[str, Any]]], free: _FreeIds, *, ids_count: bool
) -> Iterator[tuple[str, str]]:
    """Yield the ids of the facts of matched records, each with what it is in the old state."""
    for before, after in records:
        for kind in FACTS:
            olds, news = before.get(kind, []), after.get(kind, [])
            pairs = pairs_of([_fact(fact) for fact in olds], [_fact(fact) for fact in news], ids_count=ids_count)
            ids = {news[pair.new]["id"]: olds[pair.old]["id"] for pair in pairs}
            wanted = {
                fact["id"]: fact["id"].replace(after["id"], before["id"], 1) for fact in news if fact["id"] not in ids
            }
            left = {fact["id"] for fact in olds} - {*ids.values()}
            ids |= {id_: own for id_, own in wanted.items() if own in left}
            yield from (ids | free.given({id_: own for id_, own in wanted.items() if own not in left})).items()


def _fact(fact: dict[str, Any]) -> MatchItem:
    what, quote = fact.get("what") or fact.get("title", ""), fact.get("quote", "")
    return MatchItem(
        fact["id"], (f"{what}\t{quote}\t{fact.get('cell')}\t{fact.get('occurrence')}", quote), (what + quote,)
    )


def _tasks(state: dict[str, Any]) -> list[MatchItem]:
    names = _names(state)
    return [_item(record, names.get(record.get("engineering", ""), "")) for record in state["projects"]]


def _groups(state: dict[str, Any]) -> list[MatchItem]:
    names = _names(state)
    return [_item(record, names.get(record.get("parent", ""), "")) for record in state["engineerings"]]


def _names(state: dict[str, Any]) -> dict[str, str]:
    return {group["id"]: group["name"] for group in state["engineerings"]}


def _clauses(state: dict[str, Any]) -> list[MatchItem]:
    return [_item(record, str(record["part"])) for record in state["provisions"]]


def _phases(state: dict[str, Any]) -> list[MatchItem]:
    return [_item(record, "") for record in state["plan"].get("phases", ())]


def _item(record: dict[str, Any], above: str) -> MatchItem:
    """Return a record to match, with the name of what it stands in."""
    name = record.get("name") or record.get("heading") or ""
    text = Text.of(record.get("text") or record.get("aim") or "").printed
    ties = "、".join(tie["mention"] for tie in record.get("responsibilities", ()))
    words = f"{name}\n{text}"
    strict = (f"{above}\n{words}\n{ties}", f"{above}\n{words}", words)
    return MatchItem(
        record["id"], (*strict, text or words, name or words), tuple(part for part in (name, text) if part)
    )


def _groups_by_tasks(old: dict[str, Any], new: dict[str, Any], projects: Iterable[MatchPair]) -> dict[IdPair, float]:
    """Return the share of tasks that two groups have in common, by their ids."""
    before, after = ([task.get("engineering", "") for task in state["projects"]] for state in (old, new))
    sizes = Counter(before), Counter(after)
    shared = Counter((before[pair.old], after[pair.new]) for pair in projects)
    return {groups: count / max(sizes[0][groups[0]], sizes[1][groups[1]]) for groups, count in shared.items()}
