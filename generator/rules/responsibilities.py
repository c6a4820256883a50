"""Rules on who is responsible: one lead, first; no unit twice; each mention names its unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model import Role
from generator.rules.context import RuleContext
from generator.rules.rule import Violation, rule

OPEN = "等"  # ends a list that is left open


@rule("one-lead")
def one_lead(context: RuleContext) -> Iterator[Violation]:
    """每个项目恰有一个牵头单位，并列在首位。

    Exactly one lead per project, and it stands first: annex 1 says that the unit listed first leads.
    """
    for project in context.dataset.projects:
        place = project.origin / "responsibilities"
        leads = [index for index, tie in enumerate(project.responsibilities) if tie.role is Role.LEAD]
        if not leads:
            yield Violation(
                place.location,
                f"项目 {project.id} 没有牵头单位 (project {project.id} has no lead)",
                "将原文首位单位的 role 写为 lead (give the unit that the source lists first the role `lead`)",
            )
        for index in leads[1:]:
            yield Violation(
                (place / index / "role").location,
                f"项目 {project.id} 有 {len(leads)} 个牵头单位 (project {project.id} has {len(leads)} leads)",
                "只有原文首位单位牵头，其余写为 participant (only the first unit leads, the others are `participant`)",
            )
        if leads and leads[0] != 0:
            yield Violation(
                (place / leads[0] / "role").location,
                f"项目 {project.id} 的牵头单位不在首位 (the lead of project {project.id} does not stand first)",
                "按原文次序排列，首位牵头 (keep the order of the source: the first unit leads)",
            )


@rule("unit-once")
def unit_once(context: RuleContext) -> Iterator[Violation]:
    """一个单位在一个项目中只列一次。

    No unit stands twice in one project.
    """
    for project in context.dataset.projects:
        seen: set[str] = set()
        for tie in project.responsibilities:
            if tie.unit in seen:
                yield Violation(
                    (tie.origin / "unit").location,
                    f"{tie.unit} 在项目 {project.id} 中列了两次 ({tie.unit} stands twice in project {project.id})",
                    "改正 unit，或删去重复的一行 (correct the unit, or remove the line)",
                )
            seen.add(tie.unit)


@rule("mention-names-unit")
def mention_names_unit(context: RuleContext) -> Iterator[Violation]:
    """单位名单中的称谓等于单位的名称，或等于登记的异写。

    A mention equals the name of its unit or a recorded variant of it; 等 after it, and only that, makes the list open.
    """
    units = context.dataset.unit_by_id
    for project in context.dataset.projects:
        for tie in project.responsibilities:
            unit = units[tie.unit]
            names = {unit.name, *(variant.mention for variant in unit.variants)}
            if tie.open_ended:
                names |= {name + OPEN for name in names}
            if tie.mention not in names:
                yield Violation(
                    (tie.origin / "mention").location,
                    f"“{tie.mention}”不是 {unit.id}（{unit.name}）的名称或登记的异写 "
                    f"(“{tie.mention}” is neither the name of {unit.id} nor a variant of it)",
                    "改正 unit 或 mention；确为异写时在 units.yml 的 variants 中说明 "
                    "(correct the unit or the mention, or record the variant with a reason)",
                )
            if tie.open_ended != tie.mention.endswith(OPEN):
                yield Violation(
                    (tie.origin / ("open_ended" if tie.open_ended else "mention")).location,
                    f"“{tie.mention}”以“等”结尾时，且仅在此时，写 open_ended "
                    f"(`open_ended` goes with a mention that ends in 等, and only with it)",
                    "照原文改正 open_ended (make `open_ended` agree with the mention)",
                )


@rule("variant-used")
def variant_used(context: RuleContext) -> Iterator[Violation]:
    """登记的异写确在某个项目中出现，且不与别的单位同名。

    Every recorded variant is the mention of some project, and the name of no other unit.
    """
    mentions = {(tie.unit, tie.mention) for project in context.dataset.projects for tie in project.responsibilities}
    names = Counter(unit.name for unit in context.dataset.units.units)
    for unit in context.dataset.units.units:
        for variant in unit.variants:
            if (unit.id, variant.mention) not in mentions or names[variant.mention]:
                yield Violation(
                    (variant.origin / "mention").location,
                    f"异写“{variant.mention}”没有项目使用，或是另一单位的名称 "
                    f"(no project writes {unit.name} as “{variant.mention}”, or it is another unit's name)",
                    "删去这个异写，或改正称谓 (remove the variant, or correct it)",
                )
