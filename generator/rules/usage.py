"""Rules on use: a unit, a topic, a system and a class of bodies are there because some record uses them."""

from collections.abc import Iterator

from generator.findings import Severity
from generator.rules.context import RuleContext
from generator.rules.rule import Violation, rule


@rule("no-orphan")
def no_orphan(context: RuleContext) -> Iterator[Violation]:
    """每个单位至少有一处责任、条款、类别或关系，或者在已发布的版本中有过。

    Every unit is tied to something: a project, a provision, the assessment, a class or a relationship; or it was in a
    published state, whose addresses stay.
    """
    dataset = context.dataset
    tied = {tie.unit for tie in dataset.responsibilities}
    tied |= {default.unit for default in dataset.plan.defaults}
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
