"""The value of `plan.yml`: what the notice says of itself, its period, and the clauses that hold for many tasks."""

import re
from collections import Counter
from collections.abc import Mapping

from generator.importing.draft.arrangement import DraftArrangement
from generator.importing.draft.blocks import BlockKind
from generator.importing.draft.field_blocks import ADDRESSEES, ISSUER, NOTICE_TITLE, NUMBER, TITLE, WRITTEN
from generator.importing.draft.paragraph_blocks import NOTICE, PREAMBLE
from generator.importing.draft.phase_blocks import APPROACH, VISION
from generator.importing.draft.printed_roles import participant_words
from generator.importing.draft.records import NumberedNotice, filled
from generator.importing.draft.register import RegisterDraft
from generator.importing.draft.simplifications import Simplifications
from generator.importing.reading import ClauseKind, Identity, ReadConvention
from generator.importing.recognise.goals import read_goals
from generator.model import Role
from generator.model.drafts import UNREVIEWED
from generator.synthesis.yaml_writer import Record
from generator.text.lexicon import ExpressionKind, expressions
from generator.text.pinyin import spoken

_PLACE = re.compile(r"^(?:中共|中国共产党)?([\u3400-\u9fff]{2,8}?(?:省|自治区|自治州|市|县|区|旗|盟|镇|乡|街道))")
_LEVEL_END = re.compile("(?:省|市|县|区|旗|盟|镇|乡|街道|自治区|自治州)$")
_YEAR = 4
_JOINING = ("参加", "配合", "参与", "协办", "协同", "协助")
_JOINING_LABEL = re.compile(f"({'|'.join(_JOINING)})(?:单位|部门)")
_JOINING_VERB = re.compile(f"({'|'.join(_JOINING)})(?=[，,；;。）)\\]】\n]|$)")
_IN_FORCE = re.compile(  # 本方案由市发展改革委负责解释，自印发之日起施行，有效期至2028年12月31日
    r"(?:^|[。；\n])\s*本(?:[^。；自\n]{0,6}(?:方案|办法|意见|通知|计划|措施|细则|规定|政策|文件))(?:[^。；自\n]{0,30}[，,])?\s*"
    r"(?P<quote>(?P<since>自[^，,。；\n]{2,20}起)(?:正式)?(?:施行|实施|执行|生效)"
    r"(?:[，,]\s*(?P<until>(?:试行|有效|执行|实施)期限?[^，,。；\n]{1,20}))?|(?P<only>有效期限?[至到为][^，,。；\n]{1,20}))"
)
_ISSUED = re.compile("(?:印发|发布|公布|下发|发文|颁布)之?日")
_GROUP_WORDS = frozenset({"工程", "行动", "任务", "计划", "领域", "专项"})
_UNTITLED = "未命名的计划"
_BASIS = re.compile("根据|依据|按照|依照|遵照|为贯彻|为落实|贯彻落实")


def draft_plan(
    arrangement: DraftArrangement,
    notice: NumberedNotice,
    units: RegisterDraft,
    values: dict[str, Record],
    simpler: Simplifications,
) -> tuple[Record, dict[str, str]]:
    """Return the plan, and the values of its printed fields by their pointer."""
    identity = arrangement.reading.identity
    text, blocks = arrangement.text, [block for block in arrangement.blocks if block.kind is BlockKind.FIELD]
    printed = {block.key: text[block.start : block.end] for block in reversed(blocks)}
    title = identity.title or identity.notice_title or _first_line(text)
    fields = printed | {TITLE: title} | ({NOTICE_TITLE: identity.notice_title} if NOTICE_TITLE in printed else {})
    texts = {record.block.key: values[record.id] for record in notice.records if record.block.key}
    written = _notice(fields, identity) | (_citing(texts[NOTICE], title) if NOTICE in texts else {})
    value = {
        "id": plan_id(identity, title),
        "title": title,
        "title_basis": "" if TITLE in printed else "reading",
        "place": _place(identity),
        "period": _period(title),
        "validity": plan_validity(values, identity),
        "notice": written | {"draft": True} if written else {},
        "preamble": _citing(texts[PREAMBLE], title) if PREAMBLE in texts else {},
        "vision": texts.get(VISION),
        "goals": _goals(texts[VISION]) if VISION in texts else [],
        "approach": texts.get(APPROACH),
        "phases": [values[record.id] for record in notice.records if record.kind is BlockKind.PHASE],
        "words": plan_words(arrangement, notice),
        "convention": _convention(arrangement, notice, simpler.without_lead),
        "defaults": [] if "defaults" in simpler.left_out else _defaults(arrangement, notice, units),
    }
    kept = {key: entry for key, entry in value.items() if key not in simpler.left_out}
    return filled(kept) | {"draft": True}, fields


def _citing(record: Record, title: str) -> Record:
    """Return a text of the plan with what its citations are: the plan, what it is based on; the plan is always one."""
    words, quote = record["text"].replace("\n", ""), f"《{title}》"
    citations = [
        citation | _citation_kind(words[: words.find(citation["quote"])], citation["title"] == title)
        for citation in record.get("citations", ())
    ]
    if quote in words and title not in {citation["title"] for citation in citations}:
        identifier = f"{record['id']}-C{len(citations) + 1}"
        citations.append({"id": identifier, "title": title, "kind": "plan", "quote": quote, "draft": True})
    rest = {key: value for key, value in record.items() if key not in {"citations", "draft"}}
    return filled(rest | {"citations": citations}) | {"draft": True}


def _citation_kind(before: str, is_plan: bool) -> Record:  # noqa: FBT001 - what a citation is
    """Return the kind of a citation behind some words, nothing where it is merely cited."""
    return {"kind": "plan"} if is_plan else {"kind": "basis"} if _BASIS.search(before) else {}


def _goals(vision: Record) -> list[Record]:
    """Return the goals that the general one names."""
    goals: list[Record] = []
    for number, goal in enumerate(read_goals(vision["text"].replace("\n", "")), start=1):
        value: Record = {"id": f"G{number}", "name": goal.name, "quote": goal.quote}
        value["indicators"] = [
            {"name": item.name, "direction": item.direction, "quote": item.quote} for item in goal.indicators
        ]
        goals.append(value | {"draft": True})
    return goals


def phase_end(heading: str) -> Record:
    """Return when a phase ends, with the words for it; nothing where its heading tells no end.

    >>> phase_end("第二阶段（2025年6月至10月）"), phase_end("准备阶段（2025年3月起）")
    ({'end': '2025-10', 'end_quote': '2025年6月至10月'}, {})
    """
    times = [expression for expression in expressions(heading) if expression.kind is not ExpressionKind.ORDINAL]
    if not times or not times[-1].date or re.match(r"\s*(?:起|开始|以前启动|启动)", heading[times[-1].end :]):
        return {}
    return {"end": times[-1].date, "end_quote": times[-1].text}


def plan_words(arrangement: DraftArrangement, notice: NumberedNotice) -> Record:
    """Return what labels and lists call units that join, and what the notice calls its groups, where all end so."""
    words = participant_words(arrangement.text, arrangement.reading)
    lists = "\n".join(quote.text for task in arrangement.reading.tasks for quote in task.statements)
    labels, verbs = _JOINING_LABEL.findall(arrangement.text), _JOINING_VERB.findall(lists)
    counts = Counter({verb: (labels + verbs).count(verb) for verb in _JOINING})
    verb, count = counts.most_common(1)[0]
    if count and verb != _JOINING[0] and not words:
        words |= {"participant": f"{verb}单位", "participant_verb": verb, "participant_mark": verb[0]}
    ends = {group.name[-2:] for group in notice.groups}
    if len(notice.groups) > 1 and len(ends) == 1 and (end := ends.pop()) in _GROUP_WORDS:
        words["group"] = end
    return words


def plan_id(identity: Identity, title: str) -> str:
    """Return an id: the place's pinyin (else the title's first letters) and the year."""
    place = _LEVEL_END.sub("", _place(identity))
    letters = "".join(spoken(place)) if place else "".join(word[:1] for word in spoken(title))[:12]
    base = re.sub("[^a-z0-9]", "", letters.lower()) or "plan"
    year = identity.date[:_YEAR] or (str(identity.year) if identity.year else "")
    return f"{base}-{year}" if year else base


def _place(identity: Identity) -> str:
    names = (*identity.issuers, identity.title)
    matches = (_PLACE.match(name) for name in names)
    return next((match[1] for match in matches if match), "")


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if line.strip()), _UNTITLED)


def _period(title: str) -> Record:
    """Return the years that a title names."""
    read = expressions(title)
    spans = [expression for expression in read if expression.kind is ExpressionKind.YEARS]
    years = [
        expression
        for expression in read
        if expression.kind is ExpressionKind.DATE and expression.date and len(expression.date) == _YEAR
    ]
    if len(spans) == 1:
        start, end = (int(value) for value in spans[0].values)
        return {"start": start, "end": end, "quote": spans[0].text, "draft": True}
    if not spans and len(years) == 1:
        year = int(years[0].date or 0)
        return {"start": year, "end": year, "quote": years[0].text, "draft": True}
    return {}


def plan_validity(values: Mapping[str, Record], identity: Identity) -> Record:
    """Return what a record says of the plan's days of coming into force and of ceasing; nothing where none does.

    >>> plan_validity({"S9": {"text": "本方案自2026年5月1日起施行，有效期至2028年12月31日。"}}, Identity())["end"]
    '2028-12-31'
    """
    for identifier, record in values.items():
        match = _IN_FORCE.search(re.sub("\n+", "\n", record.get("text", "")))
        if match:
            since, until = match["since"] or "", match["until"] or match["only"] or ""
            first, last = ([e.date for e in expressions(words) if e.date] for words in (since, until))
            issued = identity.date if _ISSUED.search(since) else ""
            value = {"start": issued or next(iter(first), ""), "end": next(iter(last), "")}
            reading = f"{UNREVIEWED}：施行之日取通知的成文日期" if issued else ""
            words = {"record": identifier, "quote": match["quote"], "reading": reading}
            return filled(value | words) | {"draft": True}
    return {}


def _notice(fields: dict[str, str], identity: Identity) -> Record:
    """Return the fields of the notice that its text prints."""
    issuers = (f"{ISSUER}{index}" for index in range(len(identity.issuers)))
    return filled(
        {
            "title": fields.get(NOTICE_TITLE),
            "document_number": fields.get(NUMBER),
            "issuers": [fields[pointer] for pointer in issuers if pointer in fields],
            "addressees": fields.get(ADDRESSEES),
            "written_text": fields.get(WRITTEN),
            "written": identity.date if WRITTEN in fields else "",
        }
    )


def _since(clause: ReadConvention, notice: NumberedNotice) -> Record:
    """Return the first project for which a clause holds, where that is not the first of all."""
    projects = notice.projects
    first = next((record for record in projects if record.block.end > clause.since), None)
    return {"since": first.id} if first and first is not projects[0] else {}


def clause_quote(clause: ReadConvention, notice: NumberedNotice) -> Record:
    """Return the record that prints a clause, and its words; nothing where no record does."""
    words = max(clause.quote.text.split("\n"), key=len)
    start = clause.quote.start + clause.quote.text.find(words)
    record = notice.record_at(start, start + len(words))
    return {"record": record.id, "quote": words.strip()} if record else {}


def _convention(arrangement: DraftArrangement, notice: NumberedNotice, excepted: frozenset[str]) -> Record:
    """Return how the notice tells who leads."""
    clauses = [
        convention for convention in arrangement.reading.conventions if convention.kind is ClauseKind.FIRST_LEADS
    ]
    if clauses:
        value: Record = {"kind": "order"} | clause_quote(clauses[0], notice) | _since(clauses[0], notice)
        in_order = sorted(excepted, key=lambda project: int(project[1:]))
        return value | ({"except": in_order} if in_order else {}) | {"draft": True}
    roles = {tie.body.role for record in notice.projects for tie in record.printed.ties}
    if Role.LEAD in roles or Role.PARTICIPANT in roles:
        return {"kind": "labels", "draft": True}
    return {"kind": "undivided", "draft": True} if roles else {}


def _defaults(arrangement: DraftArrangement, notice: NumberedNotice, units: RegisterDraft) -> list[Record]:
    """Return the bodies that clauses give to many tasks; tasks without them are excepted."""
    defaults: list[Record] = []
    for clause in arrangement.reading.conventions:
        quote = clause_quote(clause, notice)
        if not quote:
            continue
        since = _since(clause, notice)
        first = int(since["since"][1:]) if since else 1
        for body in clause.bodies:
            without = [
                record.id
                for record in notice.projects
                if record.number >= first
                and record.task
                and not any(own.unit == body.unit for own in record.task.responsibilities)
            ]
            value: Record = {"unit": units.ids[body.unit], "role": body.role.value} | quote | since
            defaults.append(value | ({"except": without} if without else {}) | {"draft": True})
    return defaults
