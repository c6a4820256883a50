"""Every form of the layout can be read, and prints what its record has: what the rebuilt text relies on."""

from collections.abc import Container, Iterator
from difflib import get_close_matches

from generator.findings import Finding, Location
from generator.grouping import grouped
from generator.model import Dataset, Piece, Project
from generator.rules.form_remedy import form_remedy
from generator.source import Origin
from generator.text import forms
from generator.text.blanks import without_blanks
from generator.text.forms import FormError, Hole
from generator.text.official import piece_fragments

READABLE, FITS, ACYCLIC, MEASURE = "form-readable", "form-fits", "group-cycle", "measure-exists"
DOCUMENTATION = {
    READABLE: (
        "版式的每个格式都看得懂：花括号成对，里面是记录的字段、名单或登记过的 cells。",
        "Every form of the layout can be read: braces pair, holes are fields of records, lists of bodies or cells.",
    ),
    FITS: (
        "格式所印的，记录里都有；字段的印法只差空白。",
        "A record has what its form prints; a field that is printed otherwise differs by white space only.",
    ),
    ACYCLIC: (
        "分组不在自己之内。",
        "No group stands in itself, by however many steps.",
    ),
    MEASURE: (
        "责任单位所属的措施（measure）在任务的正文里有。",
        "The measure to which a responsibility belongs is one of its task's: a line of the text, counted from 1.",
    ),
}


def check(dataset: Dataset) -> Iterator[Finding]:
    """Yield every form that cannot be read or does not fit its record, measures that are not there, circles of groups.

    What is wrong in many lines in the same way is one finding, at the first of them.
    """
    unread = set(_unreadable(dataset))
    yield from (finding for finding, _ in sorted(unread, key=lambda pair: pair[0].sort_key()))
    missing = dict(_missing_measures(dataset))
    yield from missing.values()
    wrong = grouped(_unfitting(dataset, {pattern for _, pattern in unread}, missing))
    for message, places in wrong.items():
        location, piece = places[0]
        again = f"，同样的共 {len(places)} 处 ({len(places)} places)" if len(places) > 1 else ""
        record = f"{piece.record}：" if piece.record else ""
        yield Finding(FITS, location, f"{record}{message}{again}", _remedy(dataset, piece, message))
    yield from _circles(dataset)


def _remedy(dataset: Dataset, piece: Piece, message: str) -> str:
    record = dataset.text_by_id.get(piece.record or "")
    if isinstance(record, Project) and any(f"“{{{name}}}”" in message for name in forms.LISTS):
        return form_remedy(dataset, record)
    return "改正格式，或补上记录的内容 (correct the form or the record)"


def _unreadable(dataset: Dataset) -> Iterator[tuple[Finding, str]]:
    """Yield the patterns that cannot be read, with what is wrong."""
    known = forms.OWN | forms.LISTS | dataset.layout.cell_by_name.keys()
    for origin, pattern in _patterns(dataset):
        try:
            holes = [part for part in forms.parse(pattern) if isinstance(part, Hole)]
        except FormError as error:
            yield Finding(READABLE, origin.location, str(error), "照格式的写法改正 (correct the pattern)"), pattern
            continue
        for hole in holes:
            if hole.name not in known:
                near = get_close_matches(hole.name, sorted(known), 1)
                hint = (
                    f"是不是 {near[0]}？(did you mean {near[0]}?)" if near else "在版式的 cells 登记 (declare the cell)"
                )
                message = f"没有“{{{hole.name}}}”这个字段或 cells 名称 (no field and no cell is named {hole.name})"
                yield Finding(READABLE, origin.location, message, hint), pattern


def _patterns(dataset: Dataset) -> Iterator[tuple[Origin, str]]:
    """Yield every pattern of the layout with its place."""
    for form in dataset.layout.forms:
        yield form.origin, form.text
    for piece in dataset.layout.pieces:
        names = ((piece.origin / "form", piece.form), (piece.origin / "measure", piece.measure))
        own = ((piece.origin / "measures" / index, name) for index, name in enumerate(piece.measures))
        yield from ((origin, name) for origin, name in (*names, *own) if name is not None and "{" in name)


def _missing_measures(dataset: Dataset) -> Iterator[tuple[str, Finding]]:
    """Yield the id of each project whose lists belong to a measure that it has not, with the first such list."""
    for project in dataset.projects:
        measures = len(project.text.clauses)
        tie = next((tie for tie in project.responsibilities if (tie.measure or 0) > measures), None)
        if tie is not None:
            yield (
                project.id,
                Finding(
                    MEASURE,
                    (tie.origin / "measure").location,
                    f"{project.id} 只有 {measures} 条措施，没有第 {tie.measure} 条 "
                    f"({project.id} has {measures} measures, none is number {tie.measure})",
                    "改正序号，或把正文分成各条措施，一行一条 (correct the number, or put each measure on a line)",
                ),
            )


def _unfitting(
    dataset: Dataset, unread: set[str], untried: Container[str]
) -> Iterator[tuple[str, tuple[Location, Piece]]]:
    """Yield the message of what does not fit, with its place and piece; not of records that are left untried."""
    for piece in dataset.layout.pieces:
        if piece.printed is not None and without_blanks(piece.printed) != without_blanks(_field(dataset, piece)):
            message = f"字段 {piece.field} 的印法与它的内容不只差空白 (`printed` is not the field but for white space)"
            yield message, ((piece.origin / "printed").location, piece)
        if not _is_known(dataset, piece) or piece.record in untried:
            continue
        try:
            tuple(piece_fragments(dataset, piece))
        except FormError as error:
            if not _is_unread(dataset, piece, unread):
                yield str(error), (piece.origin.location, piece)


def _is_unread(dataset: Dataset, piece: Piece, unread: set[str]) -> bool:
    """Say whether a piece uses a pattern that has a finding already."""
    named = dataset.layout.pattern_by_name
    used = {piece.form, piece.measure, *piece.measures} | {
        named.get(name or "") for name in (piece.form, piece.measure)
    }
    if piece.record is not None and piece.form is None:
        used.add(named.get(forms.kind(dataset.text_by_id[piece.record])))
    if piece.heading is not None and piece.form is None:
        used.add(named.get("chapter"))
    return bool((used | {named.get(forms.MEASURE)}) & unread)


def _is_known(dataset: Dataset, piece: Piece) -> bool:
    """Say whether the record or heading that a piece prints exists; others are findings of references."""
    return piece.record in dataset.text_by_id or piece.heading in dataset.chapters


def _field(dataset: Dataset, piece: Piece) -> str:
    try:
        return dataset.plan.pointed(piece.field or "")[0]
    except KeyError:
        return ""


def _circles(dataset: Dataset) -> Iterator[Finding]:
    """Yield each circle of groups once, at the first of them."""
    parents = {engineering.id: engineering.parent for engineering in dataset.engineerings}
    for engineering in dataset.engineerings:
        seen: list[str] = []
        current: str | None = engineering.id
        while current is not None and current not in seen:
            seen.append(current)
            current = parents.get(current)
        if current == engineering.id == min(seen):  # each circle once
            circle = " → ".join((*seen, current))
            yield Finding(
                ACYCLIC,
                (engineering.origin / "parent").location,
                f"分组构成循环：{circle} (a circle of groups: {circle})",
                "改正 parent (correct `parent`)",
            )
