"""Every id is used once, and every reference leads to a record: what the graph and the rules rely on."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import PurePath

from generator.findings import Finding
from generator.grouping import grouped
from generator.model import Actor, Dataset, Layout, Plan, Record
from generator.source import Origin

Reference = tuple[str, "Origin", str]

UNIQUE, KNOWN, ACYCLIC = "unique-id", "known-reference", "no-circle"
DOCUMENTATION = {
    UNIQUE: (
        "每个编号（id）只属于一条记录。",
        "Every id belongs to one record, over all kinds: the plan, units, texts, facts, goals, assessment, errata.",
    ),
    KNOWN: (
        "每处引用都指向存在的记录。",
        "Every reference leads to a record of the right kind; for an unknown name the nearest one is suggested.",
    ),
    ACYCLIC: (
        "沿革和成员关系不构成循环。",
        "No unit succeeds itself or is a member of itself, by however many steps.",
    ),
}
KINDS = {
    "unit": "单位",
    "class": "类别",
    "system": "系统",
    "topic": "标签",
    "record": "记录",
    "project": "任务",
    "group": "分组",
    "passage": "记录或修改文件的段落",
    "clause": "修改文件的段落",
    "provision": "条款",
    "step": "考评步骤",
    "citation": "引用文件",
    "plan": "计划",
    "heading": "章",
}
_REMOVED = (
    '这条记录是特意删去的，就把版式里的这一行（连同它的 form）改为 furniture: "印的字"'
    " (was it removed on purpose, print the line as `furniture`, without its `form`)"
)
CHAINS = ("succeeded_by", "member_of")


def check(dataset: Dataset) -> Iterator[Finding]:
    """Yield every id used twice, every reference that leads nowhere, and every circle of units."""
    yield from _ids(dataset)
    known = _names(dataset)

    @cache
    def nearest(kind: str, name: str) -> str:
        return next(iter(get_close_matches(name, known[kind], n=1)), "")

    for name, origin, kind in _references(dataset):
        if name not in known[kind]:
            yield _unknown(name, origin, kind, nearest)
    yield from _pointers(dataset.plan, dataset.layout)
    yield from _cells(dataset)
    if dataset.revision.source:
        yield from _pointers(dataset.revision, dataset.revision.source)
    for chain in CHAINS:
        yield from _circles(dataset, chain)


def _pointers(record: Record, layout: Layout) -> Iterator[Finding]:
    """Yield the pieces of a layout that point to no string of their record."""
    for piece in (piece for piece in layout.pieces if piece.field):
        try:
            record.pointed(piece.field or "")
        except KeyError:
            file = PurePath(record.origin.file).name
            yield Finding(
                KNOWN,
                (piece.origin / "field").location,
                f"{file} 中没有文字字段 {piece.field} ({file} has no string at {piece.field})",
                f"写 {file} 中一个字符串的 JSON 指针 (give the JSON pointer of a string in {file})",
            )


def _cells(dataset: Dataset) -> Iterator[Finding]:
    """Yield the pieces of the layout that print a cell which no record has."""
    for piece in (piece for piece in dataset.layout.pieces if piece.cell):
        identifier, _, name = (piece.cell or "").partition("/")
        record = dataset.text_by_id.get(identifier)
        if record is None or name not in record.cell_by_name:
            yield Finding(
                KNOWN,
                (piece.origin / "cell").location,
                f"没有记录 {identifier}，或它的 cells 没有 {name} (no record has that cell)",
                "改正编号或名称 (correct the id or the name)",
            )


def _identified(dataset: Dataset) -> Iterator[tuple[str, Record]]:
    """Yield every id with its record."""
    plan, assessment = dataset.plan, dataset.assessment
    yield plan.id, plan
    for record in dataset.texts:
        yield record.id, record
        yield from ((fact.id, fact) for fact in record.facts)
    yield from ((goal.id, goal) for goal in plan.goals)
    yield from ((erratum.id, erratum) for erratum in plan.errata)
    yield from ((item.id, item) for item in assessment.items)
    yield from ((unit.id, unit) for unit in dataset.units.units)
    yield from ((clause.id, clause) for revision in dataset.revisions for clause in revision.clauses)


def _ids(dataset: Dataset) -> Iterator[Finding]:
    """Yield every id that an earlier record has."""
    seen: dict[str, Record] = {}
    for id_, record in _identified(dataset):
        if id_ in seen:
            first = (seen[id_].origin / "id").location
            yield Finding(
                UNIQUE,
                (record.origin / "id").location,
                f"编号 {id_} 已用于 {first} (the id {id_} is used at {first})",
                "换一个没有用过的编号；旧编号不复用 (give it an id that was never used)",
            )
        seen.setdefault(id_, record)


def _names(dataset: Dataset) -> dict[str, frozenset[str]]:
    """Return what may be referred to, by kind."""
    return {
        "unit": frozenset(dataset.unit_by_id),
        "class": frozenset(body.name for body in dataset.units.classes),
        "system": frozenset(dataset.units.system_by_name),
        "topic": frozenset(topic.name for topic in dataset.plan.topics),
        "record": frozenset(dataset.text_by_id),
        "project": frozenset(dataset.project_by_id),
        "group": frozenset(engineering.id for engineering in dataset.engineerings),
        "passage": frozenset(dataset.quotable),
        "clause": frozenset(clause.id for clause in dataset.revision.clauses),
        "provision": frozenset(provision.id for provision in dataset.provisions),
        "step": frozenset(step.id for step in dataset.assessment.steps),
        "citation": frozenset(citation.id for record in dataset.texts for citation in record.citations),
        "plan": frozenset({dataset.plan.id}),
        "heading": frozenset(dataset.chapters),
    }


def _references(dataset: Dataset) -> Iterator[Reference]:
    """Yield every reference: the name, its place and the kind of record that it must be."""
    yield from _references_of_texts(dataset)
    yield from _references_of_assessment(dataset)
    yield from _references_of_layout(dataset)
    yield from _references_of_plan(dataset.plan)
    for engineering in dataset.engineerings:
        if engineering.parent is not None:
            yield engineering.parent, engineering.origin / "parent", "group"
    for erratum in dataset.plan.errata:
        yield erratum.record, erratum.origin / "record", "record"
    for unit in dataset.units.units:
        if unit.system:
            yield unit.system, unit.origin / "system", "system"
    for body in dataset.units.classes:
        yield from ((unit, body.origin / "municipal" / index, "unit") for index, unit in enumerate(body.municipal))
    for tie in dataset.relationships:
        from_, to = ("plan", "citation") if tie.type == "implements" else ("unit", "unit")
        yield tie.from_, tie.origin / "from", from_
        yield tie.to, tie.origin / "to", to
        if tie.record is not None:
            yield tie.record, tie.origin / "record", "passage"
    yield from _references_of_revision(dataset)


def _references_of_plan(plan: Plan) -> Iterator[Reference]:
    """Yield what the plan's period, validity, convention and defaults refer to."""
    if plan.period is not None and plan.period.record is not None:
        yield plan.period.record, plan.period.origin / "record", "record"
    if plan.validity is not None:
        yield plan.validity.record, plan.validity.origin / "record", "record"
    for clause in plan.general_clauses:
        if clause.record is not None:
            yield clause.record, clause.origin / "record", "record"
        if clause.since is not None:
            yield clause.since, clause.origin / "since", "project"
        yield from ((project, clause.origin / "except" / i, "project") for i, project in enumerate(clause.except_))
    for default in plan.defaults:
        yield default.unit, default.origin / "unit", "unit"
        yield from ((group, default.origin / "groups" / i, "group") for i, group in enumerate(default.groups))


def _references_of_texts(dataset: Dataset) -> Iterator[Reference]:
    """Yield the references of projects, provisions and facts."""
    for project in dataset.projects:
        for tie in project.responsibilities:
            yield tie.unit, tie.origin / "unit", "unit"
            if tie.printed_in is not None:
                yield tie.printed_in, tie.origin / "printed_in", "record"
        yield from ((topic, project.origin / "topics" / index, "topic") for index, topic in enumerate(project.topics))
    for record in dataset.texts:
        yield from _actors((*getattr(record, "actors", ()), *getattr(record, "concerned", ())))
        for fact in record.facts:
            yield from _actors(getattr(fact, "actors", ()))
            if printed_in := getattr(fact, "printed_in", None):
                yield printed_in, fact.origin / "printed_in", "record"


def _references_of_assessment(dataset: Dataset) -> Iterator[Reference]:
    """Yield the references of the parts of the assessment."""
    for item in dataset.assessment.items:
        yield item.article, item.origin / "article", "provision"
        yield from _actors((*item.actors, *getattr(item, "applies_to", ())))
        yield from ((step, item.origin / "steps" / i, "step") for i, step in enumerate(getattr(item, "steps", ())))


def _references_of_revision(dataset: Dataset) -> Iterator[Reference]:
    """Yield what the revision that made the state refers to: clauses of its own, and bodies that succeed."""
    revision = dataset.revision
    for piece in revision.source.pieces if revision.source else ():
        if piece.record:
            yield piece.record, piece.origin / "record", "clause"
    for effect in revision.effects:
        if effect.clause is not None:
            yield effect.clause, effect.origin / "clause", "clause"
        yield from ((unit, effect.origin / "successors" / i, "unit") for i, unit in enumerate(effect.successors))


def _references_of_layout(dataset: Dataset) -> Iterator[Reference]:
    """Yield the records and headings that the layout prints."""
    for piece in dataset.layout.pieces:
        if piece.record is not None:
            yield piece.record, piece.origin / "record", "record"
        if piece.heading is not None:
            yield piece.heading, piece.origin / "heading", "heading"


def _actors(actors: Iterable[Actor]) -> Iterator[Reference]:
    """Yield what actors refer to."""
    for actor in actors:
        if actor.unit is not None:
            yield actor.unit, actor.origin / "unit", "unit"
        if actor.class_ is not None:
            yield actor.class_, actor.origin / "class", "class"


def _unknown(name: str, origin: Origin, kind: str, nearest: Callable[[str, str], str]) -> Finding:
    """Return the finding of a reference that leads nowhere."""
    near = nearest(kind, name)
    hint = f"是否指“{near}”？(did you mean “{near}”?)" if near else f"先登记这个{KINDS[kind]} (add the {kind} first)"
    if kind == "record" and PurePath(origin.file).parent.name == "source":
        hint += f"；{_REMOVED}"
    return Finding(
        KNOWN,
        origin.location,
        f"没有名为“{name}”的{KINDS[kind]} (there is no {kind} “{name}”)",
        hint,
    )


def _circles(dataset: Dataset, chain: str) -> Iterator[Finding]:
    """Yield each circle of one kind of relationship once, at the tie that closes it (an iterative depth-first walk)."""
    following = grouped((tie.from_, (tie.to, tie.origin)) for tie in dataset.relationships if tie.type == chain)
    done: set[str] = set()
    for start, first in following.items():
        path: dict[str, Iterator[tuple[str, Origin]]] = {} if start in done else {start: iter(first)}
        while path:
            here = next(reversed(path))
            to, origin = next(path[here], (None, None))
            if to is None or origin is None:
                done.add(here)
                path.pop(here)
            elif to in path:
                circle = " → ".join((*list(path)[list(path).index(to) :], to))
                yield Finding(
                    ACYCLIC,
                    (origin / "to").location,
                    f"{chain} 构成循环：{circle} (a circle: {circle})",
                    "删去其中不成立的一条 (remove the tie that does not hold)",
                )
            elif to not in done:
                path[to] = iter(following.get(to, ()))
