"""`people.tsv`: what people may type for every unit, project, engineering and provision, and what they must get.

`pytest --all --update tests/search/test_search.py` writes the file anew. The queries follow `typing_rules` and
`by_hand`, neither of which the index or the engine knows; the random choices are seeded, so that the file is the same
every time. An altered name is kept only where plain edit distance to every name in the register still says which body
is meant.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from random import Random

from generator.model import Dataset, Unit
from generator.text.fragments import chinese
from tests.support.search import by_hand
from tests.support.search import typing_rules as typed
from tests.support.search.truth import Truth

Rule = Callable[[str, Random], str]
Row = tuple[str, str, Iterable[str]]

SEED = 2012
ALTERED: dict[str, Rule] = {
    "scanned": typed.scanned,
    "misheard": typed.misheard,
    "ending": typed.wrong_ending,
    "skipped": typed.skipped,
    "doubled": typed.doubled,
    "swapped": typed.swapped,
}
WRITTEN: dict[str, Rule] = {"traditional": typed.traditional, "spaced": typed.spaced, "marked": typed.marked}


def rows(dataset: Dataset) -> Iterator[Row]:
    """Yield query, kind and what is expected: all of it for text kinds, else any of it as the first hit."""
    random = Random(SEED)  # noqa: S311 - a test's choices must be repeatable, not secret
    yield from _hand_written()
    yield from _units(dataset, random)
    yield from _projects(dataset, random)
    yield from _engineerings(dataset, random)
    yield from _provisions(dataset, random)
    yield from _texts(dataset, random)


def _hand_written() -> Iterator[Row]:
    expected: dict[str, list[str]] = defaultdict(list)
    for name, queries in by_hand.listed(by_hand.UNITS):
        for query in queries:
            expected[query].append(f"unit:{name}")
    for query, names in expected.items():
        yield query, "hand-unit", names
    for query, names in by_hand.listed(by_hand.RENAMED):
        yield query, "all-first-renamed", [f"unit:{name}" for name in names]
    for address, queries in by_hand.listed(by_hand.PAGES):
        yield from ((query, "hand-page", [f"page:{address}"]) for query in queries)


def _units(dataset: Dataset, random: Random) -> Iterator[Row]:
    names = {unit.name: [unit.name, unit.name.removeprefix("市"), *unit.aliases] for unit in dataset.units.units}
    everything = {unit.name: (*names[unit.name], *unit.search_names) for unit in dataset.units.units}
    by_initials = _grouped((typed.initials(name), unit) for unit, known in names.items() for name in known)
    for unit in dataset.annex_units:
        name, stem, expected = unit.name, _stem(unit), [f"unit:{unit.name}"]
        yield name, "unit-name", expected
        yield f"{dataset.plan.place}{name.removeprefix('市')}", "unit-place", expected
        for kind, rule in WRITTEN.items():
            yield rule(random.choice((name, stem)), random), f"unit-{kind}", expected
        for kind, rule in ALTERED.items():
            query = rule(random.choice((name, stem)), random)
            if query not in (name, stem) and _nearest(query, everything) == {unit.name}:
                yield query, f"unit-{kind}", expected
        yield from _unit_sounds(unit, by_initials, random)
        if len(stem) > 2 and not unit.collective:
            asked = random.choice(by_hand.ASKED.split("|")).format(name=stem)
            yield asked, "unit-asked", expected
        half = name[: max(3, len(name) // 2 + 1)]
        if sum(any(half in other for other in known) for known in everything.values()) == 1 < len(half):
            yield half, "unit-half", expected


def _stem(unit: Unit) -> str:
    """Return what people say for short: the name without its city, or without its committee."""
    return unit.name.removeprefix("市委" if len(unit.name) > 4 else "市").removeprefix("市")


def _unit_sounds(unit: Unit, by_initials: dict[str, list[str]], random: Random) -> Iterator[Row]:
    name, stem, expected = unit.name, _stem(unit), [f"unit:{unit.name}"]
    yield unit.id.replace("-", ""), "unit-slug", expected  # another hand's pinyin
    yield typed.sounded(name, random), "unit-pinyin", expected
    yield typed.sounded(stem, random), "unit-pinyin", expected
    yield typed.slipped(name, random), "unit-pinyin-slipped", expected
    if typed.southern(name, random) != "".join(typed.syllables(name)):
        yield typed.southern(name, random), "unit-pinyin-southern", expected
    yield typed.half_typed(name, random), "unit-pinyin-half", expected
    for words in (name, stem):
        same = [f"unit:{other}" for other in by_initials[typed.initials(words)]]
        yield typed.initials(words), "unit-initials", same
        yield typed.mixed(words, random), "unit-mixed", same


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        if value not in groups[key]:
            groups[key].append(value)
    return groups


def _nearest(query: str, names: dict[str, tuple[str, ...]]) -> set[str]:
    far = {unit: min(typed.distance(query, name) for name in known) for unit, known in names.items()}
    return {unit for unit, steps in far.items() if steps == min(far.values())}


def _projects(dataset: Dataset, random: Random) -> Iterator[Row]:
    truth = Truth.of(dataset)
    names = {project.name: (project.name, project.name.removesuffix("项目")) for project in dataset.projects}
    everything = {
        **names,
        **{e.name: (e.name, e.name.removesuffix("工程")) for e in dataset.engineerings},
        **{unit.name: (unit.name, *unit.aliases) for unit in dataset.units.units},
    }
    for project in dataset.projects:
        name, expected = project.name, [f"project:{project.number}"]
        stem = name.removesuffix("项目")
        yield from ((query, "project-name", expected) for query in (name, stem, project.short_name))
        forms = by_hand.numbered(by_hand.PROJECT_NUMBERS, project.number, name)
        yield from ((query, "project-number", expected) for query in random.sample(forms, 9))
        for kind, rule in {**WRITTEN, **ALTERED}.items():
            query = rule(random.choice((name, stem)), random)
            if query not in names[name] and _nearest(query, everything) == {name} and not truth.holding(query):
                yield query, f"project-{kind}", expected
        yield typed.sounded(stem, random), "project-pinyin", expected
        yield typed.mixed(stem, random), "project-mixed", expected
        yield typed.initials(stem), "project-initials", expected
        kept = "".join(stem[place] for place in sorted(random.sample(range(len(stem)), max(3, len(stem) * 3 // 4))))
        if _nearest(kept, everything) == {name}:
            yield kept, "project-abbreviated", expected


def _engineerings(dataset: Dataset, random: Random) -> Iterator[Row]:
    for engineering in dataset.engineerings:
        name, expected = engineering.name, [f"engineering:{engineering.number}"]
        stem = name.removesuffix("工程")
        yield name, "engineering-name", expected
        forms = by_hand.numbered(by_hand.ENGINEERING_NUMBERS, engineering.number, name)
        yield from ((query, "engineering-number", expected) for query in forms)
        for kind, rule in {**WRITTEN, **ALTERED}.items():
            yield rule(name, random), f"engineering-{kind}", expected
        yield typed.sounded(name, random), "engineering-pinyin", expected
        yield typed.initials(name), "engineering-initials", expected
        if sum(stem in project.name for project in dataset.projects) == 0:
            yield stem, "engineering-stem", expected


def _provisions(dataset: Dataset, random: Random) -> Iterator[Row]:
    for provision in dataset.provisions:
        expected = [f"provision:{provision.id}"]
        if provision.part != "S" and provision.number:
            forms = by_hand.numbered(by_hand.ARTICLE_NUMBERS, provision.number)
            yield from ((query, "provision-number", expected) for query in forms)
        elif provision.heading and provision.number:
            main = f"{chinese(provision.chapter)}({chinese(provision.number)})"
            forms = [
                provision.id,
                main,
                main.replace("(", "（").replace(")", "）"),
                main.replace("(", "、("),
                f"正文{main}",
            ]
            yield from ((query, "provision-number", expected) for query in forms)
            yield provision.heading, "provision-heading", expected
            yield typed.sounded(provision.heading, random), "provision-pinyin", expected
            yield typed.traditional(provision.heading, random), "provision-traditional", expected
            yield typed.scanned(provision.heading, random), "provision-scanned", expected
    for phase in dataset.plan.phases:
        forms = by_hand.numbered(by_hand.PHASE_NUMBERS, phase.number, phase.name)
        yield from ((query, "phase", [f"phase:{phase.id}"]) for query in forms)
    for goal in dataset.plan.goals:
        yield goal.name, "goal", [f"goal:{goal.id}"]


def _texts(dataset: Dataset, random: Random) -> Iterator[Row]:
    truth = Truth.of(dataset)
    for record in (*dataset.projects, *dataset.provisions):
        text = record.text.printed
        for _ in range(4):
            words = _stretch(text, random, 2, 24)
            yield words, "text", truth.holding(words)
        words = _stretch(text, random, 6, 20)
        yield typed.spaced(words, random), "text-spaced", truth.holding(words)
        yield words.translate(typed.IME_MARKS), "text-marks", truth.folded(words.translate(typed.IME_MARKS))
        yield typed.traditional(words, random), "text-traditional", truth.folded(words)
        first, second = _word(text, random), _word(text, random)
        if first != second:
            both = random.choice(("{} {}", "{}，{}", "{}　{}")).format(first, second)
            yield both, "text-words", truth.holding(first, second)
        for kind, rule in ALTERED.items():
            words = _stretch(text, random, 9, 26)
            altered, meant = rule(words, random), truth.folded(words)
            if altered != words and not truth.folded(altered) and len(meant) == 1:
                yield altered, f"near-{kind}", meant
        spoken = _word(text, random, 5)
        named = [f"engineering:{e.number}" for e in dataset.engineerings if spoken in e.name + e.text.printed]
        yield "".join(typed.syllables(spoken)), "first-pinyin", [*truth.folded(spoken), *named]


def _stretch(text: str, random: Random, least: int, most: int) -> str:
    """Return some of the text's words without white space, more than marks alone."""
    text = "".join(text.split())
    while True:
        length = random.randint(least, min(most, len(text)))
        start = random.randrange(len(text) - length + 1)
        words = text[start : start + length]
        if sum(character.isalnum() for character in words) >= least and not words.isascii():
            return words


def _word(text: str, random: Random, length: int = 3) -> str:
    """Return characters of the text that stand together with no mark or figure among them."""
    while True:
        words = _stretch(text, random, length, length)
        if all("\u4e00" <= character <= "\u9fff" for character in words):
            return words


def table(dataset: Dataset) -> str:
    """Return the file's text for a plan."""
    lines = ((query.replace("\n", " "), kind, " ".join(expected)) for query, kind, expected in rows(dataset))
    return "".join("\t".join(line) + "\n" for line in (("query", "kind", "expected"), *lines))
