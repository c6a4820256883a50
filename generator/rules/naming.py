"""Rules on names, aliases and ids: unique, as the source has them, leading to one unit unless declared shared."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from generator.findings import Severity
from generator.grouping import grouped
from generator.model import Dataset, Engineering, Project, Role, Unit
from generator.rules.context import RuleContext
from generator.rules.rule import Violation, rule
from generator.source import Origin
from generator.text.look_alikes import seen, strange_letters, words_by_script
from generator.text.plan_words import role_marks


@rule("unique-name")
def unique_name(context: RuleContext) -> Iterator[Violation]:
    """单位、项目、工程、系统、类别、标签、豁免词各自不重名，各种角色的叫法和记号也不重。

    No two units have one name; nor two systems, two classes, two topics, two shared aliases or two waived words. Of
    projects and engineerings, which are named as printed, those in one group with one label and one text. What the
    plan calls its units in each role that it uses, and their marks in matrices, tell the roles apart.
    """
    dataset, units, words = context.dataset, context.dataset.units, context.dataset.plan.words
    kinds: tuple[Iterable[tuple[str | tuple[str, ...], Origin]], ...] = (
        ((unit.name, unit.origin / "name") for unit in units.units),
        ((_printed_name(project, project.engineering), project.origin / "name") for project in dataset.projects),
        ((project.short_name, project.origin / "short_name") for project in _named_shortly(dataset.projects)),
        ((_printed_name(group, group.parent), group.origin / "name") for group in dataset.engineerings),
        ((system.name, system.origin / "name") for system in units.systems),
        ((body.name, body.origin / "name") for body in units.classes),
        ((topic.name, topic.origin / "name") for topic in dataset.plan.topics),
        ((shared.alias, shared.origin / "alias") for shared in units.shared_aliases),
        ((waiver.word, waiver.origin / "word") for waiver in dataset.waivers),
        ((getattr(words, role), words.origin / role) for role in dataset.roles),
        chain(
            ((mark, words.origin) for role, mark in role_marks(words).items() if role not in set(Role)),
            ((role_marks(words)[role], words.origin / f"{role}_mark") for role in dataset.roles),
        ),
    )
    for names in kinds:
        known: set[tuple[str, ...]] = set()
        for key, origin in names:
            name, *others = (key,) if isinstance(key, str) else key
            if (seen(name), *others) in known:
                yield Violation(
                    origin.location,
                    f"“{name}”重名 (the name “{name}” is used twice)",
                    "改正其中一个，或删去重复的一条 (correct one of them, or remove it)",
                )
            known.add((seen(name), *others))


def _named_shortly(projects: Iterable[Project]) -> Iterator[Project]:
    """Yield the projects whose short name is stated; a beginning of the name, which the decoder takes, comes first."""
    taken = {project.short_name for project in projects if project.name.startswith(project.short_name)}
    seen: set[str] = set()
    for project in projects:
        is_beginning = project.name.startswith(project.short_name)
        if not is_beginning or (project.short_name in taken and project.short_name not in seen):
            seen.add(project.short_name)
            yield project


def _printed_name(record: Project | Engineering, group: str | None) -> tuple[str, ...]:
    """Return what tells a record from another that is printed with the same name."""
    return record.name, group or "", record.label or "", record.text.printed


@rule("fact-id-fits")
def fact_id_fits(context: RuleContext) -> Iterator[Violation]:
    """事实的编号以所属记录的编号开头。

    The id of a fact begins with its record's: P16-T1 is a target of P16.
    """
    for record in context.dataset.texts:
        for fact in record.facts:
            stem, _, number = fact.id.rpartition("-")
            if stem != record.id:
                yield Violation(
                    (fact.origin / "id").location,
                    f"{fact.id} 是 {record.id} 的事实，编号不相符 (the id {fact.id} is not one of {record.id})",
                    f"写作 {record.id}-{number}，或一个没有用过的序号 ({record.id}-{number}, or a number never used)",
                )


@rule("unit-name-in-text")
def unit_name_in_text(context: RuleContext) -> Iterator[Violation]:
    """只见于条款的单位，其名称出自提到它的文字。

    The name of a unit that no project lists stands in a text that names it: of an actor or of a relationship that
    quotes the source. (`mention-names-unit` checks the names of the others.)
    """
    dataset = context.dataset
    listed = {tie.unit for tie in dataset.responsibilities}
    texts: dict[str, set[str]] = defaultdict(set)
    for actor, record in context.actors():
        if actor.unit is not None:
            texts[actor.unit].add(record.text.printed)
    for tie in dataset.relationships:
        if tie.record is not None:
            for end in (tie.from_, tie.to):
                texts[end].add(dataset.quotable[tie.record].text.printed)
    for unit in dataset.units.units:
        if unit.id in texts and unit.id not in listed and not any(unit.name in text for text in texts[unit.id]):
            yield Violation(
                (unit.origin / "name").location,
                f"提到 {unit.id} 的文字中没有“{unit.name}” (no text that names {unit.id} says “{unit.name}”)",
                "照原文写单位的名称 (write the name as the source has it)",
            )


@rule("alias-names-another")
def alias_names_another(context: RuleContext) -> Iterator[Violation]:
    """别名不得是另一单位的名称，看上去相同的也不行。

    No alias or search name of a unit is the name of another, or looks like it: blanks, other forms of the same
    character (Unicode's NFKC), radicals for characters (⻓), ○ for 〇 and the like make no other name.
    """
    owners = {seen(unit.name): unit for unit in context.dataset.units.units}
    for unit in context.dataset.units.units:
        for alias, origin in _aliases(unit):
            owner = owners.get(seen(alias), unit)
            if owner is not unit:
                yield Violation(
                    origin.location,
                    f"“{alias}”是 {owner.id} 的名称，不能作 {unit.id} 的别名 (“{alias}” is the name of {owner.id})",
                    "删去这个别名 (remove the alias)",
                )


@rule("alias-shared")
def alias_shared(context: RuleContext) -> Iterator[Violation]:
    """两个单位共用的别名须在 shared_aliases 中声明，声明的确有两个单位共用。

    An alias or search name that fits two units is declared in `shared_aliases` with a reason; one that is declared
    there is an alias of two units at the least.
    """
    owners = grouped(
        (seen(alias), (unit.id, origin)) for unit in context.dataset.units.units for alias, origin in _aliases(unit)
    )
    shared = {seen(shared.alias): shared for shared in context.dataset.units.shared_aliases}
    for alias, units in owners.items():
        if len({unit for unit, _ in units}) > 1 and alias not in shared:
            for unit_id, origin in units:
                others = "、".join(unit for unit, _ in units if unit != unit_id)
                yield Violation(
                    origin.location,
                    f"别名“{alias}”也是 {others} 的别名 (the alias “{alias}” fits {others} too)",
                    "在 shared_aliases 中声明共用并说明理由，或删去 (declare it in `shared_aliases`, or remove it)",
                )
    for alias, declared in shared.items():
        if len({unit for unit, _ in owners.get(alias, ())}) <= 1:
            yield Violation(
                (declared.origin / "alias").location,
                f"“{alias}”声明为共用，却没有两个单位使用 (“{alias}” is declared shared and is not)",
                "删去声明，或补上别名 (remove the declaration, or add the alias)",
            )


@rule("pinyin-fits-name")
def pinyin_fits_name(context: RuleContext) -> Iterator[Violation]:
    """单位的 pinyin 每字一个音节。

    The `pinyin` of a unit has one syllable for each character of its name: the search reads them side by side.
    """
    for unit in context.dataset.units.units:
        syllables = unit.pinyin.split() if unit.pinyin else list(unit.name)
        if len(syllables) != len(unit.name):
            yield Violation(
                (unit.origin / "pinyin").location,
                f"“{unit.name}”有 {len(unit.name)} 个字，pinyin 有 {len(syllables)} 个音节 "
                f"({len(unit.name)} characters, {len(syllables)} syllables)",
                "每个字写一个音节，空格分开 (write one syllable a character)",
            )


@rule("alias-once", Severity.WARNING)
def alias_once(context: RuleContext) -> Iterator[Violation]:
    """别名不等于单位自己的名称，也不在检索用名中重复。

    No alias equals the unit's own name, and no search name repeats an alias.
    """
    for unit in context.dataset.units.units:
        known = {seen(unit.name)}
        for alias, origin in _aliases(unit):
            if seen(alias) in known:
                yield Violation(
                    origin.location,
                    f"{unit.id} 的别名“{alias}”是多余的 (the alias “{alias}” of {unit.id} says nothing new)",
                    "删去这个别名 (remove the alias)",
                )
            known.add(seen(alias))


@rule("mixed-scripts", Severity.WARNING)
def mixed_scripts(context: RuleContext) -> Iterator[Violation]:
    """名称和别名里没有混入原文别处不用的、别种文字的形近字母，如西里尔字母 А。

    No word of a name, alias or search name mixes Chinese or Latin letters with those of a script whose letters look
    like them (Cyrillic, Greek, kana), unless the official text uses that script elsewhere: nobody would find the name.
    """
    amendments = (revision.official for revision in context.dataset.revisions if revision.source)
    used = words_by_script("\n".join((context.dataset.source, *amendments)))
    for name, origin in _names(context.dataset):
        for letter, script in dict.fromkeys(strange_letters(name)):
            if all(word in name for word in used.get(script, ())):
                yield Violation(
                    origin.location,
                    f"“{name}”里的“{letter}”是 U+{ord(letter):04X} ({unicodedata.name(letter).lower()}, a look-alike)",
                    "改为形近的汉字或拉丁字母；原文这样印的照录 (write the usual letter; what is printed stays)",
                )


def _names(dataset: Dataset) -> Iterator[tuple[str, Origin]]:
    """Yield the names that people look for, with their places."""
    for unit in dataset.units.units:
        yield unit.name, unit.origin / "name"
        yield from _aliases(unit)
    yield from ((group.name, group.origin / "name") for group in dataset.engineerings)
    for project in dataset.projects:
        yield project.name, project.origin / "name"
        for index, name in enumerate(project.search_names):
            yield name, project.origin / "search_names" / index
    yield from ((topic.name, topic.origin / "name") for topic in dataset.plan.topics)


def _aliases(unit: Unit) -> Iterator[tuple[str, Origin]]:
    """Yield what people may type for a unit, with the place of each."""
    return chain(
        ((alias, unit.origin / "aliases" / index) for index, alias in enumerate(unit.aliases)),
        ((name, unit.origin / "search_names" / index) for index, name in enumerate(unit.search_names)),
    )
