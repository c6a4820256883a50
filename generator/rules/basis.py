"""Rules on what is not the source's: each name, member and reading says what it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.rules.rule import Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Unit
    from generator.rules.subject import Subject
    from generator.source import Origin

# Words of a collective's name that leave open whom it means: its members are never resolved.
OPEN_NAMES = ("有关", "相关", "成员单位", "各单位")


@rule("basis-given")
def basis_given(subject: Subject) -> Iterator[Finding]:
    """凡不出自原文的内容都写明依据：推断和外部知识附说明，曾用名和后用名附文件和日期。

    What is not the source's says so: a relationship that is inferred or external has a note, one from the source a
    record and a quote; a full name that is inferred or external has a note; a former or later name has a document and
    a date (without them it is a search name); a date of publication that is a reading says how it is read.
    """
    for tie in subject.dataset.relationships:
        name = f"{tie.from_} {tie.type} {tie.to}"
        if tie.basis == "source" and not (tie.record and tie.quote):
            yield _needs(tie.origin, "basis", "record、quote", name)
        if tie.basis != "source" and not tie.note:
            yield _needs(tie.origin, "basis", "note", name)
        if tie.basis != "source" and tie.quote and not tie.record:
            yield _needs(tie.origin, "quote", "record", name)
    for unit in subject.dataset.units.units:
        yield from _unfounded_names(unit)
    notice = subject.dataset.plan.notice
    if notice.published is not None and not notice.published_reading:
        yield _needs(notice.origin, "published", "published_reading", notice.published)


def _unfounded_names(unit: Unit) -> Iterator[Finding]:
    """Yield the names of a unit that do not say what they stand on."""
    full = unit.full_name
    if full is not None and full.basis != "source" and not full.note:
        yield _needs(full.origin, "basis", "note", full.name)
    for dated in (*unit.former_names, *unit.later_names):
        if not (dated.document and dated.date):
            yield _needs(dated.origin, "name", "document、date", dated.name)


@rule("collective-has-basis")
def collective_has_basis(subject: Subject) -> Iterator[Finding]:
    """集合称谓写明依据，其他单位不写。

    A collective says why it is one (`collective_basis`), and only a collective does.
    """
    for unit in subject.dataset.units.units:
        if unit.collective and not unit.collective_basis:
            yield _needs(unit.origin, "collective", "collective_basis", unit.name)
        if unit.collective_basis and not unit.collective:
            yield _needs(unit.origin, "collective_basis", "collective: true", unit.name)


@rule("member-of-collective")
def member_of_collective(subject: Subject) -> Iterator[Finding]:
    """成员只归属集合称谓；称“有关”“相关”“成员单位”“各单位”的，不解析成员。

    Only a named body is a member, and only of a collective. A collective whose name leaves open whom it means (有关,
    相关, 成员单位, 各单位) is never resolved: no member is better than a guess.
    """
    units = subject.dataset.unit_by_id
    for tie in subject.dataset.relationships:
        if tie.type != "member_of":
            continue
        member, collective = units[tie.from_], units[tie.to]
        if not collective.collective or member.collective:
            yield Finding(
                (tie.origin / ("from" if member.collective else "to")).location,
                f"{member.name} 不能是 {collective.name} 的成员 ({tie.from_} cannot be a member of {tie.to})",
                "成员是具名单位，所属是集合称谓 (a named body is a member of a collective)",
            )
        elif any(word in collective.name for word in OPEN_NAMES):
            yield Finding(
                (tie.origin / "to").location,
                f"“{collective.name}”所指由事项而定，不解析成员 (“{collective.name}” is never resolved to members)",
                "删去这条关系 (remove the relationship)",
            )


def _needs(origin: Origin, key: str, missing: str, name: str) -> Finding:
    return Finding(
        (origin / key).location,
        f"“{name}”缺少 {missing} (“{name}” needs {missing.replace('、', ' and ')})",
        f"补上 {missing}，或删去这一条 (give {missing.replace('、', ' and ')}, or remove the entry)",
    )
