"""Rules on what is not the source's: a name says what it stands on, a member belongs where it can be checked."""

from collections.abc import Iterator

from generator.model import Unit
from generator.rules.context import RuleContext
from generator.rules.rule import Violation, rule

# Words of a collective's name that leave open whom it means: its members are never resolved.
OPEN_NAMES = ("有关", "相关", "成员单位", "各单位")


@rule("name-has-basis")
def name_has_basis(context: RuleContext) -> Iterator[Violation]:
    """不出自原文的全称、曾用名和后用名，都有说明或文件为据。

    A full, former or later name that is not the source's says in a note or a document what it stands on.
    """
    for unit in context.dataset.units.units:
        for name in unit.cited_names:
            if name.basis != "source" and not (name.note or name.document):
                yield Violation(
                    (name.origin / "basis").location,
                    f"“{name.name}”不出自原文，须说明依据 (“{name.name}” is not the source's and must say why)",
                    "写上 note 或 document，或删去这个名称 (give a note or a document, or remove the name)",
                )


@rule("member-of-collective")
def member_of_collective(context: RuleContext) -> Iterator[Violation]:
    """成员只归属集合称谓；称“有关”“相关”“成员单位”“各单位”的，不解析成员；称原文写明的，引文须同时写出两者。

    Only a named body is a member, and only of a collective. A collective whose name leaves open whom it means (有关,
    相关, 成员单位, 各单位) is never resolved: no member is better than a guess. A membership that is said to be the
    source's quotes words that name both; any other is inferred.
    """
    units = context.dataset.unit_by_id
    for tie in context.dataset.relationships:
        if tie.type != "member_of":
            continue
        member, collective = units[tie.from_], units[tie.to]
        if not collective.collective or member.collective:
            yield Violation(
                (tie.origin / ("from" if member.collective else "to")).location,
                f"{member.name} 不能是 {collective.name} 的成员 ({tie.from_} cannot be a member of {tie.to})",
                "成员是具名单位，所属是集合称谓 (a named body is a member of a collective)",
            )
        elif any(word in collective.name for word in OPEN_NAMES):
            yield Violation(
                (tie.origin / "to").location,
                f"“{collective.name}”所指由事项而定，不解析成员 (“{collective.name}” is never resolved to members)",
                "删去这条关系 (remove the relationship)",
            )
        elif tie.basis == "source" and not all(_named(unit, tie.quote or "") for unit in (member, collective)):
            yield Violation(
                (tie.origin / "basis").location,
                f"引文没有写明 {member.name} 是 {collective.name} 的成员 (the quote does not name both)",
                "写作 inferred 并说明，或改正引文 (write `inferred` and say why, or correct the quote)",
            )


def _named(unit: Unit, words: str) -> bool:
    """Say whether words hold the unit's name or an alias of it."""
    return any(name in words for name in (unit.name, *unit.aliases))
