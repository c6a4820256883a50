"""Rules on who is responsible: one lead, first; no unit twice; each mention names its unit."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.grouping import grouped
from generator.model import ConventionKind, Project, Responsibility, Role
from generator.rules.context import RuleContext
from generator.rules.rule import Violation, rule

# Ends a list that is left open: 等, 等部门, 等有关单位, 等国务院相关部门.
_OPEN_END = re.compile("等[^、，,;；()（）]{0,8}(?:部门|单位|机构|企业|组织|方面|地区)$|等$")


@rule("one-lead")
def one_lead(context: RuleContext) -> Iterator[Violation]:
    """原文约定名单首位牵头的，每份名单恰有一个牵头单位，并列在首位。

    Where the plan's own convention is that the unit listed first leads (`convention: order`), each list of a project
    or a measure has exactly one lead, and it stands first; the projects that the convention excepts aside.
    """
    for project in context.dataset.projects:
        if context.dataset.leads_by_order(project):
            for ties in _lists(project).values():
                yield from _one_lead(project, ties)


def _lists(project: Project) -> dict[int | None, tuple[tuple[int, Responsibility], ...]]:
    """Return the lists that a project prints, by the measure that they belong to, with the place of each unit."""
    ties = enumerate(project.responsibilities)
    return grouped((tie.measure, (place, tie)) for place, tie in ties if tie.is_listed)


def _one_lead(project: Project, ties: tuple[tuple[int, Responsibility], ...]) -> Iterator[Violation]:
    """Yield what is wrong with the leads of one list."""
    place = project.origin / "responsibilities"
    leads = [index for index, tie in ties if tie.role is Role.LEAD]
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
            "照原文改正；原文在此另有写明的，把它列入 convention 的 except "
            "(correct it; where the text says otherwise of this project, list it in the convention's `except`)",
        )
    if leads and leads[0] != ties[0][0]:
        yield Violation(
            (place / leads[0] / "role").location,
            f"项目 {project.id} 的牵头单位不在首位 (the lead of project {project.id} does not stand first)",
            "按原文次序排列，首位牵头 (keep the order of the source: the first unit leads)",
        )


@rule("unit-once")
def unit_once(context: RuleContext) -> Iterator[Violation]:
    """一个单位在一份名单中只列一次；原文不以名单次序区分牵头的，以同一角色只列一次。

    No unit stands twice in one list, of a project or of a measure; where labels or verbs tell the roles, none stands
    twice with the same.
    """
    convention = context.dataset.plan.convention
    by_order = convention is not None and convention.kind is ConventionKind.ORDER
    for project in context.dataset.projects:
        seen: set[tuple[str, Role | None, int | None]] = set()
        for tie in project.responsibilities:
            place = (tie.unit, None if by_order else tie.role, tie.measure)
            if place in seen:
                yield Violation(
                    (tie.origin / "unit").location,
                    f"{tie.unit} 在项目 {project.id} 中列了两次 ({tie.unit} stands twice in project {project.id})",
                    "改正 unit，或删去重复的一行 (correct the unit, or remove the line)",
                )
            seen.add(place)


@rule("mention-names-unit")
def mention_names_unit(context: RuleContext) -> Iterator[Violation]:
    """单位名单中的称谓等于单位的名称，或等于登记的异写，或省去名单中前面印过的地名等前缀。

    A mention equals the name of its unit or a recorded variant of it, or leaves out a prefix that the list has printed
    before (省发展改革委、财政厅); 等, 等部门, 等有关单位 after it, and only that, makes the list open.
    """
    units = context.dataset.unit_by_id
    for project in context.dataset.projects:
        before: list[str] = []
        for tie in project.responsibilities:
            unit = units[tie.unit]
            names = {unit.name, *(variant.mention for variant in unit.variants)}
            stem = without_open_end(tie.mention, unit.name)
            is_short = any(lacks_shared_start(words, unit.name, before) for words in (tie.mention, stem))
            before.append(tie.mention)
            if not {tie.mention, stem} & names and not is_short:
                yield Violation(
                    (tie.origin / "mention").location,
                    f"“{tie.mention}”不是 {unit.id}（{unit.name}）的名称或登记的异写 "
                    f"(“{tie.mention}” is neither the name of {unit.id} nor a variant of it)",
                    "改正 unit 或 mention；确为异写时在 units.yml 的 variants 中说明 "
                    "(correct the unit or the mention, or record the variant with a reason)",
                )
            if tie.open_ended != (stem != tie.mention):
                yield Violation(
                    (tie.origin / ("open_ended" if tie.open_ended else "mention")).location,
                    f"“{tie.mention}”以“等”或“等部门”之类结尾时，且仅在此时，写 open_ended "
                    f"(`open_ended` goes with a mention that ends in 等, and only with it)",
                    "照原文改正 open_ended (make `open_ended` agree with the mention)",
                )


def without_open_end(mention: str, name: str) -> str:
    """Return a mention without 等 and the noun that closes its list, where it is not the unit's own name."""
    return mention if mention == name else _OPEN_END.sub("", mention)


def lacks_shared_start(words: str, name: str, before: Iterable[str]) -> bool:
    """Say whether words are a name without a beginning that it shares with a mention before it in the list.

    >>> lacks_shared_start("教育局", "县教育局", ["县财政局"]), lacks_shared_start("教育局", "市教育局", ["县财政局"])
    (True, False)
    """
    start = name.removesuffix(words)
    return start not in {"", name} and any(mention.startswith(start) for mention in before)


@rule("variant-used")
def variant_used(context: RuleContext) -> Iterator[Violation]:
    """登记的异写确在某个项目中出现，且不与别的单位同名。

    Every recorded variant is the mention of some project, and the name of no other unit.
    """
    ties = context.dataset.responsibilities
    mentions = {(tie.unit, words) for tie in ties for words in (tie.mention, _OPEN_END.sub("", tie.mention))}
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
