"""Two sequences aligned in bounded time: what `SequenceMatcher` does, which for long ones takes the square or worse."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

H = TypeVar("H", str, int, tuple[str, ...])

MOST = 20_000_000  # steps of `SequenceMatcher` at worst; what may take more is parted at unique items first

Stretch = tuple[int, int, int, int]


def changed(old: Sequence[H], new: Sequence[H]) -> Iterator[Stretch]:
    """Yield `(i1, i2, j1, j2)` where `new[j1:j2]` stands in the place of `old[i1:i2]`, in order."""
    return (stretch for stretch, same in aligned(old, new) if not same)


def aligned(old: Sequence[H], new: Sequence[H]) -> Iterator[tuple[Stretch, bool]]:
    """Yield all stretches of both, in order, and whether they are the same in both.

    Long sequences are parted where items that occur once in each agree; a part that has none of them and is still too
    long differs as a whole.
    """
    if _cost(old, new) <= MOST:
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            yield (i1, i2, j1, j2), tag == "equal"
        return
    i = j = 0
    for at, to in (*_anchors(old, new), (len(old), len(new))):
        part, other = old[i:at], new[j:to]
        if _cost(part, other) > MOST:
            yield (i, at, j, to), False
        else:
            for tag, i1, i2, j1, j2 in SequenceMatcher(None, part, other, autojunk=False).get_opcodes():
                yield (i + i1, i + i2, j + j1, j + j2), tag == "equal"
        if at < len(old):
            yield (at, at + 1, to, to + 1), True
        i, j = at + 1, to + 1


def _cost(old: Sequence[H], new: Sequence[H]) -> int:
    """Return about how many steps `SequenceMatcher` takes at worst."""
    counts = Counter(new)
    return (len(old) + sum(counts[item] for item in old)) * min(len(old), len(new))


def _anchors(old: Sequence[H], new: Sequence[H]) -> list[tuple[int, int]]:
    """Return the places of items that occur once in each, the most that stand in the same order in both."""
    once = {item for item, count in Counter(new).items() if count == 1}
    there = {item: place for place, item in enumerate(new) if item in once}
    pairs = [(at, there[item]) for at, item in enumerate(old) if item in there]
    count = Counter(old)
    pairs = [(at, to) for at, to in pairs if count[old[at]] == 1]
    # The longest increasing run of `to`: `ends` holds the pair that ends the best run of each length.
    ends: list[int] = []
    best: list[int] = []
    before: list[int | None] = []
    for index, (_, to) in enumerate(pairs):
        length = bisect_left(ends, to)
        before.append(best[length - 1] if length else None)
        ends[length : length + 1] = [to]
        best[length : length + 1] = [index]
    run: list[tuple[int, int]] = []
    last = best[-1] if best else None
    while last is not None:
        run.append(pairs[last])
        last = before[last]
    return run[::-1]
