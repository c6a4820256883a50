"""Items of two lists paired by their words: those with the same words first, in their order, then the most alike."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.text.alignment import aligned

_ALIKE, _SURE = 0.6, 0.75  # shares of equal characters of two that may be the same, and that are so without doubt
_CLOSE = 0.05  # two candidates whose shares differ by less cannot be told apart
_MOST = 40_000  # pairs that are compared character by character
IdPair = tuple[str, str]
"""The ids of two records, old and new."""


@dataclass(frozen=True, slots=True)
class MatchItem:
    """A record to match: its id, the words by which it is known, the strictest first, and those to compare."""

    id: str
    keys: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchPair:
    """The places of two items that are the same, and whether that is beyond doubt."""

    old: int
    new: int
    is_sure: bool = True


def pairs_of(
    old: Sequence[MatchItem], new: Sequence[MatchItem], shared: Mapping[IdPair, float] | None = None, *, ids_count: bool
) -> list[MatchPair]:
    """Return the pairs of items that are the same: by their words, in their order if they can, then by likeness.

    shared: what two have in common besides, from 0 to 1, by their ids.
    ids_count: whether two that have other ids are two, unless one of the ids is used for two things.
    """
    olds, news = dict(enumerate(old)), dict(enumerate(new))
    by_id = {item.id: place for place, item in news.items()}
    pairs = [
        MatchPair(place, by_id[item.id])
        for place, item in olds.items()
        if item.id in by_id and news[by_id[item.id]].keys[0] == item.keys[0]
    ]
    _take(pairs, olds, news)
    for level in range(len(old[0].keys) if old else 0):
        for pass_ in (_in_order, _anywhere):
            chosen = list(pass_(olds, news, level))
            _take(chosen, olds, news)
            pairs += chosen
    pairs += _alike(olds, news, pairs, shared or {})
    if ids_count:
        pairs = _without_other_ids(pairs, old, new)
    return sorted(pairs, key=lambda pair: pair.new)


def _without_other_ids(
    pairs: Sequence[MatchPair], old: Sequence[MatchItem], new: Sequence[MatchItem]
) -> list[MatchPair]:
    """Return the pairs with one id, where no id says that the two lists were numbered apart."""
    used = {item.id for item in old} & {item.id for item in new}
    others = [pair for pair in pairs if old[pair.old].id != new[pair.new].id]
    is_apart = any(used & {old[pair.old].id, new[pair.new].id} for pair in others)
    return [pair for pair in pairs if is_apart or pair not in others]


def _take(pairs: Iterable[MatchPair], olds: dict[int, MatchItem], news: dict[int, MatchItem]) -> None:
    """Take items that are matched out of those that are left."""
    for pair in pairs:
        del olds[pair.old], news[pair.new]


def _in_order(olds: Mapping[int, MatchItem], news: Mapping[int, MatchItem], level: int) -> Iterator[MatchPair]:
    """Yield items with the same words that stand in the same order."""
    before, after = list(olds), list(news)
    stretches = aligned([olds[place].keys[level] for place in before], [news[place].keys[level] for place in after])
    for (start, end, at, to), is_same in stretches:
        if is_same:
            yield from (MatchPair(*places) for places in zip(before[start:end], after[at:to], strict=True))


def _anywhere(olds: Mapping[int, MatchItem], news: Mapping[int, MatchItem], level: int) -> Iterator[MatchPair]:
    """Yield items with the same words that nothing else has."""
    before, after = _by_words(olds, level), _by_words(news, level)
    for words, places in before.items():
        if len(places) == len(after.get(words, ())) == 1:
            yield MatchPair(places[0], after[words][0])


def _by_words(items: Mapping[int, MatchItem], level: int) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, item in items.items():
        places[item.keys[level]].append(place)
    return places


def _alike(
    olds: Mapping[int, MatchItem],
    news: Mapping[int, MatchItem],
    known: Sequence[MatchPair],
    shared: Mapping[IdPair, float],
) -> Iterator[MatchPair]:
    """Yield the pairs of items whose words are most alike, or that share most tasks; those with one id first."""
    shifts = sorted((pair.new, pair.old) for pair in known)

    def distance(before: int, after: int) -> int:
        """Return how far an item is from where those before it have come to stand."""
        place = bisect_left(shifts, (after, -1))
        new, old = shifts[place - 1] if place else (-1, -1)
        return abs(before - old - (after - new))

    is_small = len(olds) * len(news) <= _MOST
    candidates: list[tuple[float, bool, int, int, int]] = []
    for before, item in olds.items():
        for after, other in news.items():
            has_one_id = item.id == other.id
            if not (is_small or has_one_id):
                continue
            share = max(shared.get((item.id, other.id), 0), _likeness(item.words, other.words))
            if share >= _ALIKE:
                candidates.append((-share, not has_one_id, distance(before, after), before, after))
    candidates.sort()
    taken: set[tuple[str, int]] = set()
    for share, is_other, _, before, after in candidates:
        if ("old", before) in taken or ("new", after) in taken:
            continue
        rivals = [
            other for other, _, _, b, a in candidates if (b, a) != (before, after) and (b == before or a == after)
        ]
        # As many on either side stand in each other's places; of more than that it must be clear which one is gone.
        is_clear = len(olds) == len(news) or all(other - share > _CLOSE for other in rivals)
        is_sure = is_clear and (not is_other or -share >= _SURE)
        taken |= {("old", before), ("new", after)}
        yield MatchPair(before, after, is_sure)


def _likeness(old: tuple[str, ...], new: tuple[str, ...]) -> float:
    """Return the share of characters that two records have in common, of a name as much as of a text."""
    shares = [_share(*words) for words in zip(old, new, strict=False)]
    return sum(shares) / len(shares) if shares else 0


def _share(old: str, new: str) -> float:
    """Return the share of characters that two texts have in common, 0 where it is too small to count."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return 0 if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < 1 - _SURE else matcher.ratio()
