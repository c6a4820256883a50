"""Rules on revisions: what an amendment says is what changed, and no published state is lost."""

from collections.abc import Iterator
from pathlib import PurePath

from generator.findings import Location, Severity
from generator.model import AmendmentClause, Effect, Revision, RevisionKind
from generator.model.revisions import UNDATED
from generator.revisions.states import identified
from generator.rules.context import RuleContext, Transition
from generator.rules.rule import Violation, rule
from generator.source import Origin
from generator.text.fragments import chinese
from generator.text.lexicon import expressions

FOLDER = "revisions"  # where a revision has its file; the original need not have one
SUCCESSIONS = {"merged", "split", "succeeded"}


@rule("revision-in-order")
def revision_in_order(context: RuleContext) -> Iterator[Violation]:
    """第一个版本是原通知，其余都不是；版本号是文件的日期，与文件名、原文印的日期一致。

    The first revision is the original notice and no other is. A revision's id is its document's date, its file is named
    by it, and the words of the document give the dates that are stored.
    """
    for place, revision in enumerate(context.dataset.revisions):
        origin = revision.origin
        if (revision.kind is RevisionKind.ORIGINAL) != (place == 0):
            yield Violation(
                (origin / "kind").location,
                f"第 {place + 1} 个版本不应是 {revision.kind} (revision {place + 1} must not be {revision.kind})",
                "最早的版本写 original，其余写 amendment 或 correction (the first is the original, no other)",
            )
        if revision.id[:10] != (revision.issued or UNDATED):
            yield _disagrees(revision, "id", revision.id, revision.issued or UNDATED)
        file = PurePath(origin.file)
        if file.parent.name == FOLDER and file.stem != revision.id:
            yield _disagrees(revision, "id", revision.id, file.name)
        if revision.kind is RevisionKind.AMENDMENT:
            yield from _dates(revision)


@rule("clause-has-effect")
def clause_has_effect(context: RuleContext) -> Iterator[Violation]:
    """修改计划的文件，每一段都有改动引用它，或说明它不改动什么。

    Every clause of an amendment is quoted by an effect, or says why it changes nothing; not both.
    """
    for revision in context.dataset.revisions:
        quoted = {effect.clause for effect in revision.effects}
        for clause in revision.clauses:
            if (clause.id in quoted) == (clause.no_effect is not None):
                yield Violation(
                    clause.origin.location,
                    f"{clause.id} 或者有改动引用，或者说明不改动什么，二者居一 "
                    "(either an effect quotes the clause, or `no_effect` says why none does)",
                    "补上 effects 中的一条，或写 no_effect (add an effect, or `no_effect`)",
                )


@rule("effect-in-clause")
def effect_in_clause(context: RuleContext) -> Iterator[Violation]:
    """每处改动都引用文件的原话，改成的字和新的序号在引文之中；更正没有原话，说明理由。

    Every effect of an amendment quotes its clause, and the quote holds the words and the number that it puts in. An
    effect of a correction quotes nothing and says what was wrong.
    """
    for revision in context.dataset.revisions:
        clauses = {clause.id: clause for clause in revision.clauses}
        for effect in revision.effects:
            if revision.kind is RevisionKind.AMENDMENT:
                yield from _quoted(effect, clauses)
            elif effect.quote is not None or effect.reason is None:
                yield Violation(
                    effect.origin.location,
                    f"更正 {revision.id} 的改动应说明理由，没有引文 (a correction gives a reason and quotes nothing)",
                    "写 reason，不写 clause 和 quote (write `reason`, neither `clause` nor `quote`)",
                )


@rule("effect-applies")
def effect_applies(context: RuleContext) -> Iterator[Violation]:
    """改动在此前的文字中找得到位置。

    Every effect finds its place in the text before: the words that it replaces, the record that it strikes or follows.
    """
    for state in context.states:
        for effect, reason in state.unapplied:
            yield Violation(effect.origin.location, reason, "照此前的文字改正 (correct it from the text before)")


@rule("effect-took-place")
def effect_took_place(context: RuleContext) -> Iterator[Violation]:
    """每处改动都已写进数据。

    Every effect has taken place in the records: a change of its type, in its record.
    """
    for transition in context.transitions:
        changed = {(change.record, change.type) for change in transition.changes}
        changed |= {(record, "renamed") for record, type_ in changed if type_ == "alias-added"}
        for effect in transition.after.revision.effects:
            if (effect.record, effect.type) not in changed and effect.type != "abolished":
                types = "、".join(sorted(type_ for record, type_ in changed if record == effect.record))
                yield Violation(
                    effect.origin.location,
                    f"{effect.record} 没有类型为 {effect.type} 的变化（有：{types or '无'}） "
                    f"({effect.record} has no change of type {effect.type})",
                    "把改动写进记录，或改正 record、type (make the change in the record, or correct the effect)",
                )


@rule("change-has-effect")
def change_has_effect(context: RuleContext) -> Iterator[Violation]:
    """版本之间，计划的每处变化都有一处改动说明；只有本站整理的内容可以随版本调整。

    Between two revisions an effect of the later one names every change of the plan. What this site adds for its
    own use (aliases, topics, readings, inferred ties…) may change with it.
    """
    for transition in context.transitions:
        stated = {name for effect in transition.after.revision.effects for name in (effect.record, *effect.successors)}
        unstated = {
            change.record: change for change in transition.changes if not change.is_ours and change.record not in stated
        }
        for record, change in sorted(unstated.items(), key=lambda pair: str(pair[0])):
            yield Violation(
                _location(transition, record),
                f"{record or change.field} 有变化（{change.type}），版本 {transition.after.revision.id} 没有说明 "
                f"(revision {transition.after.revision.id} does not tell of a change in {record or change.field})",
                "在版本文件的 effects 中说明，或撤回这处变化 (tell of it in `effects`, or undo it)",
            )


@rule("succession-agrees")
def succession_agrees(context: RuleContext) -> Iterator[Violation]:
    """单位合并、分立、改设的，承接关系自版本施行之日起；撤销而无承接单位的，没有承接关系。

    A body that is merged, split or succeeded has a dated `succeeded_by` to each successor, from the day on which the
    revision holds; one that is abolished has none.
    """
    for state in context.states[1:]:
        ties = [tie for tie in state.dataset.relationships if tie.type == "succeeded_by"]
        for effect in state.revision.effects:
            if effect.type not in SUCCESSIONS | {"abolished"}:
                continue
            since = {tie.to: tie.since for tie in ties if tie.from_ == effect.record}
            if since != dict.fromkeys(effect.successors, state.revision.since):
                yield Violation(
                    effect.origin.location,
                    f"{effect.record} 的承接关系与版本 {state.revision.id} 不一致 "
                    f"(the successors of {effect.record} are not those of the revision since {state.revision.since})",
                    "在 relationships.yml 写 succeeded_by，since 与施行日期一致 (write `succeeded_by` with that date)",
                )


@rule("id-never-reused")
def id_never_reused(context: RuleContext) -> Iterator[Violation]:
    """已经撤销的记录，其编号永不他用。

    The id of a record that a published state ended is never given to another.
    """
    gone: set[str] = set()
    before: frozenset[str] = frozenset()
    for state in context.states:
        now = identified(state.dataset)
        for record in sorted(now & gone):
            reuser = state.dataset.text_by_id.get(record) or state.dataset.unit_by_id.get(record)
            yield Violation(
                (reuser or state.dataset.plan).origin.location,
                f"编号 {record} 曾属于已撤销的记录 (the id {record} was that of a record that has ended)",
                "换一个没有用过的编号 (give it an id that was never used)",
            )
        gone |= before - now
        before = now


@rule("unit-stays")
def unit_stays(context: RuleContext) -> Iterator[Violation]:
    """已发布的版本中有过的单位，永远留在名录中：它的网页和历史责任还在。

    A unit of a published state stays in the register, whatever became of the body: its page and its past duties stay.
    """
    dataset = context.dataset
    for state in context.states[:-1]:
        for unit in state.dataset.units.units:
            if unit.id not in dataset.unit_by_id:
                yield Violation(
                    (dataset.units.origin / "units").location,
                    f"名录中没有了单位 {unit.id}（{unit.name}） (the register has the unit {unit.id} no more)",
                    "恢复这个单位；撤销、合并的写承接关系 (put it back; of a body that ended, write who came after it)",
                )


@rule("state-recorded", Severity.WARNING)
def state_recorded(context: RuleContext) -> Iterator[Violation]:
    """数据与最后一个版本的快照一致；不一致的，发布前应另立更正或版本。

    The data are those of the last published state's snapshot; where they are not, a revision is to tell of it.
    """
    revision = context.dataset.revision
    if revision.snapshot not in {None, context.dataset.sha256}:
        yield Violation(
            (revision.origin / "snapshot").location,
            f"数据与版本 {revision.id} 的快照不同 (the data are not those of revision {revision.id})",
            f"用 plansite diff {revision.id} data 查看，另立一个更正 (look at the difference, and make a correction)",
        )


def _dates(revision: Revision) -> Iterator[Violation]:
    """Yield the dates that the words of an amendment do not give."""
    for key, stored, words in (
        ("issued", revision.issued, revision.issued_text or ""),
        ("effective", revision.effective, revision.effective_quote or ""),
    ):
        read = [expression.date for expression in expressions(words) if expression.date]
        if stored is not None and read != [stored]:
            yield _disagrees(revision, key, stored, words)
    quote = revision.effective_quote
    if quote and not any(quote in clause.text.printed for clause in revision.clauses):
        yield _missing(quote, (revision.origin / "effective_quote"), "各段")


def _quoted(effect: Effect, clauses: dict[str, AmendmentClause]) -> Iterator[Violation]:
    """Yield what an effect says and its clause does not."""
    quote, clause = effect.quote or "", clauses.get(effect.clause or "")
    if clause is None or quote not in clause.text.printed or not quote:
        yield _missing(quote, effect.origin / "quote", effect.clause or "各段")
    number = effect.number
    if effect.replacement is not None and effect.replacement not in quote:
        yield _missing(effect.replacement, effect.origin / "replacement", "引文")
    if number is not None and str(number) not in quote and chinese(number) not in quote:
        yield _missing(str(number), effect.origin / "number", "引文")


def _location(transition: Transition, record: str | None) -> Location:
    """Return the location of a record in the later state; of the revision where the record is not there."""
    dataset = transition.after.dataset
    current = dataset.text_by_id.get(record or "") or dataset.unit_by_id.get(record or "")
    return (current or transition.after.revision).origin.location


def _disagrees(revision: Revision, key: str, stored: str, words: str) -> Violation:
    return Violation(
        (revision.origin / key).location,
        f"{key} 是 {stored}，与“{words}”不一致 ({key} is {stored}, which “{words}” does not say)",
        "照文件改正 (make it agree with the document)",
    )


def _missing(words: str, origin: Origin, name: str) -> Violation:
    return Violation(
        origin.location,
        f"“{words}”不在{name}之中 (not in the words of {name})",
        "照文件逐字改正 (copy the words from the document)",
    )
