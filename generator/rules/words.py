"""Rules on words that a record stores of its text: citations, indicators, levels, actors, conditions."""

import re
from collections.abc import Iterator

from generator.model import Actor, AssessmentStep, Citation, Consequence, Indicator, Level, LevelTie
from generator.rules.context import Claim, RuleContext
from generator.rules.rule import Violation, rule
from generator.source import Origin
from generator.text.lexicon import DIRECTIONS, ExpressionKind, directions, expressions, inside

LEVEL_WORDS = {
    Level.STATE: ("国家", "全国", "中央"),
    Level.PROVINCE: ("省", "自治区"),
    Level.CITY: ("市",),
    Level.COUNTY: ("县区", "县(区)", "县(市、区)", "县", "区"),
    Level.TOWNSHIP: ("乡镇", "镇街", "街道", "乡", "镇"),
    Level.VILLAGE: ("村居", "村(居)", "村(社区)", "社区", "村", "居"),
}
ELLIPSIS = "……"
ANY_LEVEL = ("各级", "各地", "下一级", "上一级", "本级", "同级")


@rule("citation-agrees-with-quote")
def citation_agrees_with_quote(context: RuleContext) -> Iterator[Violation]:
    """引用文件的标题和文号与引文一致。

    A citation's title is what the quote prints between 《 and 》 (or the whole quote where it has none, or the title of
    the plan's own annex that the quote names), and its number is the number that the quote prints, if it prints one.
    The plan itself and its annexes are no documents that it cites: their kind says so, and they have no number here.
    """
    plan = context.dataset.plan
    annexes = {name: annex.title for annex in plan.annexes for name in (f"附件{annex.number}", annex.name)}
    # A breakdown of 《政府工作报告》 names that report in its own title and is not the report.
    titles = [title for title in _bracketed(plan.notice.title)[:1] if title not in _bracketed(plan.title)]
    own = dict.fromkeys((plan.title, *titles), "plan")
    own |= dict.fromkeys(annexes.values(), "annex")
    for claim in context.claims:
        if isinstance(claim.quoted, Citation) and claim.place:
            yield from _citation(claim, claim.quoted, annexes)
            yield from _kind(claim.quoted, own.get(claim.quoted.title))


def _kind(citation: Citation, due: str | None) -> Iterator[Violation]:
    """Yield a kind that is not what the document is to the plan: itself, its annex, or another document."""
    if citation.kind != due and (due or citation.kind in {"plan", "annex"}):
        zh, en = due or "basis 或 cited", due or "basis or cited"
        yield Violation(
            (citation.origin / "kind").location,
            f"《{citation.title}》的 kind 写作 {citation.kind}，应为 {zh} (its kind is {citation.kind}, not {en})",
            f"写作 {zh} (write {en})",
        )


def _citation(claim: Claim, citation: Citation, annexes: dict[str, str]) -> Iterator[Violation]:
    """Yield what the title and the number of a citation do not share with its quote."""
    quote = citation.quote
    kinds = {ExpressionKind.DOCUMENT, ExpressionKind.ANNEX}
    printed = [e for e in inside(expressions(claim.text), *(claim.place or (0, 0))) if e.kind in kinds]
    titles = _bracketed(quote) or [annexes[e.text] for e in printed if e.text in annexes] or [quote]
    if citation.title not in titles:
        yield _disagrees(citation.origin / "title", citation.title, titles)
    if citation.kind in {"plan", "annex"}:
        printed = []
    numbers = re.findall(r"[(（](?:见)?([^()（）]*?(?:〔\d{4}〕\s*\d+\s*号|附件\s*\d+))[)）]", quote)
    if printed and citation.number not in numbers:
        yield _disagrees(citation.origin / "number", citation.number or "（无）", numbers)
    elif not printed and citation.number is not None:
        yield _disagrees(citation.origin / "number", citation.number, [])


def _bracketed(quote: str) -> list[str]:
    """Return what stands between 《 and 》, with what is nested in it."""
    return re.findall(r"《([^《》]*)》", quote)


@rule("indicator-agrees-with-quote")
def indicator_agrees_with_quote(context: RuleContext) -> Iterator[Violation]:
    """目标的名称在原文中，指标的名称是引文中的一项，方向与引文的用词一致；只写方向的要求也一样。

    A goal's name stands in the text of the vision. An indicator's name is an item of its quote, whole, and what it
    shall do (rise, fall) is what the quote says: 上升, 增强… or 下降…. What another text wants to rise, to fall or to
    stand among the first (靠前, 前列) is named in its quote.
    """
    vision = context.dataset.plan.vision.text.printed
    for goal in context.dataset.plan.goals:
        if goal.name not in vision:
            yield _disagrees(goal.origin / "name", goal.name, [])
        for indicator in goal.indicators:
            yield from _indicator(indicator)
    for indicator in (direction for record in context.dataset.texts for direction in record.directions):
        if indicator.name not in indicator.quote:
            yield _disagrees(indicator.origin / "name", indicator.name, [indicator.quote])
        yield from _direction(indicator)


def _indicator(indicator: Indicator) -> Iterator[Violation]:
    """Yield what an indicator's name or direction does not share with its quote."""
    items = re.split(r"[、,;，；]|和", indicator.quote)
    ends = "|".join(word for words in DIRECTIONS.values() for word in words)
    names = [re.sub(rf"(?:不断|持续|明显|进一步|有所|稳步|逐步)?(?:{ends})$", "", item) for item in items]
    if indicator.name not in names:
        yield _disagrees(indicator.origin / "name", indicator.name, names)
    yield from _direction(indicator)


def _direction(indicator: Indicator) -> Iterator[Violation]:
    """Yield a direction that is not the one of its quote."""
    in_quote = directions(indicator.quote)
    if in_quote != {indicator.direction}:
        yield _disagrees(indicator.origin / "direction", indicator.direction, sorted(in_quote))


@rule("level-in-quote")
def level_in_quote(context: RuleContext) -> Iterator[Violation]:
    """记录和事实的层级，都有引文或责任主体中的词为据。

    The quote of a level holds a word for that level (市, 县区, 乡镇, 村居 and their spellings), or a word for all
    levels and a reading. A fact's level is named by its quote or by one of its actors, an actor's level by its mention.
    """
    for claim in context.claims:
        quoted = claim.quoted
        if isinstance(quoted, LevelTie):
            if not _names(quoted.quote, quoted.level, read=quoted.reading is not None):
                yield _unnamed(quoted.origin / "level", quoted.level, quoted.quote)
            continue
        actors: tuple[Actor, ...] = getattr(quoted, "actors", ())
        for index, level in enumerate(getattr(quoted, "levels", ())):
            by_actor = any(actor.level is level for actor in actors)
            if not by_actor and not _names(quoted.quote, level, read=bool(getattr(quoted, "reading", None))):
                yield _unnamed(quoted.origin / "levels" / index, level, quoted.quote)
    for actor, _ in context.actors():
        if actor.level is not None and not _names(actor.mention, actor.level, read=True):
            yield _unnamed(actor.origin / "level", actor.level, actor.mention)


@rule("level-once")
def level_once(context: RuleContext) -> Iterator[Violation]:
    """一条记录的每个层级只写一次。

    A record names each level once.
    """
    for record in context.dataset.texts:
        seen: set[Level] = set()
        for tie in record.levels:
            if tie.level in seen:
                yield Violation(
                    (tie.origin / "level").location,
                    f"{record.id} 的层级“{tie.level}”写了两次 (the level {tie.level.name.lower()} stands twice)",
                    "每个层级写一次 (give each level once)",
                )
            seen.add(tie.level)


def _names(words: str, level: Level, *, read: bool) -> bool:
    """Say whether words name a level."""
    return any(word in words for word in (*LEVEL_WORDS[level], *(ANY_LEVEL if read else ())))


def _unnamed(origin: Origin, level: Level, words: str) -> Violation:
    return Violation(
        origin.location,
        f"“{words}”没有指明{level}一级 (“{words}” does not name the level {level.name.lower()})",
        "改正层级或引文 (correct the level or the quote)",
    )


@rule("actor-in-text")
def actor_in_text(context: RuleContext) -> Iterator[Violation]:
    """责任主体的称谓出自记录的文字，且与所指的单位或类别相符；写到责任单位的话没有印它的名称的，写明怎样读。

    An actor's mention occurs in the text of its record; the unit's name (or an alias) can be read in it, character
    after character (市综治办 in 市、县区综治办), and the class's name stands in it. Words that a project has for a
    responsible unit (`named`) print its name or have a reading.
    """
    for actor, record in context.actors():
        if actor.mention not in record.text.printed:
            yield _disagrees(actor.origin / "mention", actor.mention, [])
        if actor.class_ is not None and actor.class_ not in actor.mention:
            yield Violation(
                (actor.origin / "class").location,
                f"“{actor.mention}”不是类别“{actor.class_}” (“{actor.mention}” does not name this class)",
                "改正 class 或 mention (correct the class or the mention)",
            )
        if actor.unit is not None:
            unit = context.dataset.unit_by_id[actor.unit]
            if not any(_spelled(name, actor.mention) for name in (unit.name, *unit.aliases)):
                yield Violation(
                    (actor.origin / "unit").location,
                    f"“{actor.mention}”不是 {unit.id}（{unit.name}）的称谓 (“{actor.mention}” does not name {unit.id})",
                    "改正 unit，或为单位补上别名 (correct the unit, or give it the alias)",
                )
    for tie in context.dataset.responsibilities:
        unit = context.dataset.unit_by_id[tie.unit]
        for naming in tie.named:
            if unit.name not in naming.quote and naming.reading is None:
                yield Violation(
                    (naming.origin / "quote").location,
                    f"“{naming.quote}”没有印{unit.name}的名称 (“{naming.quote}” does not print the name of {unit.id})",
                    "写明怎样读 (add a reading)",
                )


def _spelled(name: str, words: str) -> bool:
    """Say whether the characters of a name stand in the words in their order."""
    rest = iter(words)
    return all(character in rest for character in name)


@rule("assessment-in-article")
def assessment_in_article(context: RuleContext) -> Iterator[Violation]:
    """考评步骤的名称、奖惩的条件和结果，都出自引文。

    The name of a step, and the condition and effect of a consequence, are words of the quote; …… stands for words that
    are left out between them.
    """
    for claim in context.claims:
        match claim.quoted:
            case AssessmentStep() as step:
                keys: tuple[str, ...] = ("name",)
                item: AssessmentStep | Consequence = step
            case Consequence() as consequence:
                keys, item = ("condition", "effect"), consequence
            case _:
                continue
        for key in keys:
            words, start = getattr(item, key), 0
            for part in words.split(ELLIPSIS):
                start = item.quote.find(part, start) + len(part) if start >= 0 and part in item.quote[start:] else -1
            if start < 0:
                yield _disagrees(item.origin / key, words, [item.quote])


@rule("annex-title-agrees")
def annex_title_agrees(context: RuleContext) -> Iterator[Violation]:
    """附件各部分的标题与附件目录一致。

    A part of provisions that is an annex (A2) carries the title that plan.yml gives to that annex.
    """
    for part in context.dataset.parts:
        annex = context.dataset.annex_by_part.get(part.id)
        if annex and part.title != annex.title:
            yield _disagrees(part.origin / "title", part.title, [annex.title])


def _disagrees(origin: Origin, stored: str, in_source: list[str]) -> Violation:
    """Return the violation of words that their quote or text does not say."""
    shown = "、".join(f"“{words}”" for words in in_source if words)
    return Violation(
        origin.location,
        f"“{stored}”与原文不符，原文作{shown} (“{stored}” is not what the source says: {shown})"
        if shown
        else f"“{stored}”不在所引的文字中 (“{stored}” is not in the text that it belongs to)",
        "照原文改正 (copy it from the source as it stands)",
    )
