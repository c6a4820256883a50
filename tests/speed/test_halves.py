"""Two processes make the halves of one work, and one process makes the whole of it the same."""

import sys
from dataclasses import replace

import pytest

from generator import rules
from generator.pages import PAGE_TYPES, earlier_pages, in_order, pages
from generator.pages.context import PageContext
from generator.publisher import Publisher
from generator.speed.halves import WHOLE, Half
from tests.speed.test_second_process import FORKS
from tests.support.amended_city import checked
from tests.support.paths import REPOSITORY
from tests.support.sites import run

FIRST, SECOND = Half(is_second=False), Half(is_first=False)


def printed(script: str) -> str:
    """Run a script in a process without threads, and return what it prints."""
    prologue = "import os\nfrom generator.speed.halves import in_halves\n"
    return run(sys.executable, "-c", prologue + script, folder=REPOSITORY).stdout


@pytest.mark.parametrize("count", [0, 1, 2, 3, 8])
def test_the_shares_of_both_halves_are_the_whole(count: int) -> None:
    """Nothing is in neither share, nothing in both, and their order is that of the whole."""
    items = range(count)
    assert [*FIRST.share(items), *SECOND.share(items)] == [*items] == [*WHOLE.share(items)]


def test_the_pages_of_both_halves_are_those_of_one_process() -> None:
    """Also of a plan with revisions, whose pages have types of their own, and of its earlier states."""
    plan, publisher = checked(), Publisher()
    for make, state in ((pages, plan), (earlier_pages, plan.earlier[0])):
        halves = [[*make(PageContext(state, publisher, half))] for half in (FIRST, SECOND)]
        assert all(halves)
        addresses = [page.address for page in make(PageContext(state, publisher))]
        assert [page.address for page in in_order(halves)] == addresses
        assert len(set(addresses)) == len(addresses)


def test_the_findings_of_both_halves_are_those_of_one_process() -> None:
    """Rules of either half find what they find when one process checks all, in earlier states, too."""
    *earlier, state = checked().states
    units = replace(state.dataset.units, units=state.dataset.units.units[::-1] + state.dataset.units.units[:1])
    states = (*earlier, replace(state, dataset=replace(state.dataset, units=units, source=state.dataset.source[9:])))
    findings = [{*rules.check(states, half.share(rules.RULES))} for half in (FIRST, SECOND, WHOLE)]
    assert all(findings)
    assert findings[0] | findings[1] == findings[2]


def test_kinds_are_in_order() -> None:
    """Types that have the same kind follow each other: pages of two halves are put in order by their kinds."""
    kinds = [page_type.kind for page_type in PAGE_TYPES]
    assert sorted(kinds, key=kinds.index) == kinds


@pytest.mark.skipif(not FORKS, reason="needs Linux and two processors")
def test_halves_are_exchanged() -> None:
    """Each process has what the other gave, the first half's first, also of more than a pipe holds."""
    make = (
        "lambda half: (half.is_first, half.is_second, os.getpid(), half.exchange(bytes([half.is_first]) * 1_000_000))"
    )
    script = (
        f"first, second = in_halves({make})\n"
        "print(first[:2], second[:2], first[2] == second[2], first[3] == second[3], [row[0] for row in first[3]])"
    )
    assert printed(script) == "(True, False) (False, True) False True [1, 0]\n"


def test_one_process_makes_the_whole_beside_a_thread() -> None:
    """There is one result then, and nothing comes from elsewhere."""
    thread = "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    script = f"{thread}print(in_halves(lambda half: (half.is_first, half.is_second, half.exchange(7))))"
    assert printed(script) == "((True, True, (7,)),)\n"


@pytest.mark.parametrize("failing", ["half.is_first", "half.is_second"])
@pytest.mark.parametrize("place", ["before", "after"])
def test_what_either_half_raises_is_raised(failing: str, place: str) -> None:
    """Before the exchange, where the other one waits for it, and after it."""
    steps = [f"{{}}['missing'] if {failing} else 0", "half.exchange(1)"]
    steps = steps if place == "before" else steps[::-1]
    assert printed(f"in_halves(lambda half: [{', '.join(steps)}])").endswith("KeyError: 'missing'\n")


@pytest.mark.skipif(not FORKS, reason="needs Linux and two processors")
def test_a_half_that_is_killed_is_told() -> None:
    """No part is missing in silence."""
    script = "in_halves(lambda half: [half.is_first or os.kill(os.getpid(), 9), half.exchange(1)])"
    assert printed(script).endswith("RuntimeError: the second process ended with -9\n")
