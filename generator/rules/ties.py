"""Rules on what ties records to each other: ids that show their record, units that something names, tags in use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.findings import Severity
from generator.rules.context import RuleContext
from generator.rules.rule import Violation, rule


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
    quotes the source. (The name of a unit that a project lists is held by its mention.)
    """
    dataset = context.dataset
    listed = {tie.unit for project in dataset.projects for tie in project.responsibilities}
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


@rule("no-orphan")
def no_orphan(context: RuleContext) -> Iterator[Violation]:
    """每个单位至少有一处责任、条款、类别或关系，或者在已发布的版本中有过。

    Every unit is tied to something: a project, a provision, the assessment, a class or a relationship; or it was in a
    published state, whose addresses stay.
    """
    dataset = context.dataset
    tied = {tie.unit for project in dataset.projects for tie in project.responsibilities}
    tied |= {actor.unit for actor, _ in context.actors() if actor.unit}
    tied |= {end for tie in dataset.relationships for end in (tie.from_, tie.to)}
    tied |= {unit for body in dataset.units.classes for unit in body.municipal}
    tied |= {unit.id for state in context.states[:-1] for unit in state.dataset.units.units}
    for unit in dataset.units.units:
        if unit.id not in tied:
            yield Violation(
                unit.origin.location,
                f"单位 {unit.id} 与任何记录都没有联系 (no record is tied to unit {unit.id})",
                "删去这个单位，或补上它的责任 (remove the unit, or add what it is tied to)",
            )


@rule("nothing-unused", Severity.WARNING)
def nothing_unused(context: RuleContext) -> Iterator[Violation]:
    """标签、系统和类别都有记录使用。

    Every topic, system and class of bodies is used by some record.
    """
    dataset = context.dataset
    topics = {topic for project in dataset.projects for topic in project.topics}
    systems = {unit.system for unit in dataset.units.units}
    classes = {actor.class_ for actor, _ in context.actors()}
    declared = [(topic, topics) for topic in dataset.plan.topics]
    idle = [(record.name, record.origin) for record, used in declared if record.name not in used]
    idle += [(system.name, system.origin) for system in dataset.units.systems if system.name not in systems]
    idle += [(body.name, body.origin) for body in dataset.units.classes if body.name not in classes]
    for name, origin in idle:
        yield Violation(
            (origin / "name").location,
            f"“{name}”没有记录使用 (no record uses “{name}”)",
            "删去，或给相应的记录写上 (remove it, or give it to the records that it fits)",
        )
