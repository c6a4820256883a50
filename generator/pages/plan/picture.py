"""The plan in one picture: each group a column of tiles, or on narrow screens rows of them, above the phases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.ellipsis import fitting
from generator.model import Dataset, Engineering, Phase, Project
from generator.pages import limits
from generator.pages.colours import engineering_colour
from generator.pages.context import PageContext
from generator.partial_dates import YEAR_MONTHS, date_parts
from generator.text.plan_words import role_verbs

_MARKS = {"deadline": "期", "target": "数", "recurring": "周"}
_MARK_NAMES = {"deadline": "有时限", "target": "有数字", "recurring": "有周期任务"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A project; lengths are in the picture's own unit, one of which is a pixel of the usual screen.

    x, y: its left upper corner.
    name: its short name; empty where there is room for its number only.
    marks: a character each for a deadline, a figure, a recurring duty, with blanks between.
    about: its whole name, who leads, what the marks mean.
    colour: the colour of its group in the stylesheet, 1 to 10.
    """

    project: Project
    x: int
    y: int
    name: str
    marks: str
    about: str
    colour: int

    @property
    def description(self) -> str:
        """Its accessible name, which begins with the words in sight, so that who speaks to the browser can say them."""
        return " ".join(part for part in (str(self.project.number), self.name, self.about) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupHead:
    """The name of a group above its tiles, in lines that fit.

    x, y, width: where it stands.
    lines: its number and name.
    description: its accessible name: what the lines say, and how many projects it has.
    colour: its colour in the stylesheet.
    """

    group: Engineering
    x: int
    y: int
    width: int
    lines: tuple[str, ...]
    description: str
    colour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseBar:
    """A phase on the axis of years.

    x, width: where it stands.
    text: its name, or its number where that does not fit.
    """

    phase: Phase
    x: int
    width: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPicture:
    """A picture of the plan.

    form: `wide` or `narrow`.
    width, height: its size; tiles: of the size `tile_width` by `tile_height`.
    axis: the top of the axis of phases.
    is_dated: whether the phases stand where their years do.
    """

    form: str
    width: int
    height: int
    tile_width: int
    tile_height: int
    axis: int
    heads: tuple[GroupHead, ...]
    tiles: tuple[Tile, ...]
    phases: tuple[PhaseBar, ...]
    is_dated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """How a picture is laid out: `across` tiles beside each other; a group begins a column, or a line."""

    name: str
    width: int
    across: int
    tile_height: int
    head: int
    columns: bool

    @property
    def pitch(self) -> int:
        return self.width // self.across


_WIDE = _Form(name="wide", width=1320, across=10, tile_height=38, head=40, columns=True)
_NARROW = _Form(name="narrow", width=350, across=7, tile_height=38, head=24, columns=False)
_GAP, _AXIS = 4, 50  # between tiles; the height of the axis of phases
_DEEPEST = 12  # tiles in a column, before the next is begun


def plan_pictures(context: PageContext) -> tuple[PlanPicture, ...]:
    """Return the wide and the narrow picture; none of a plan with more projects than a page lists."""
    if len(context.dataset.projects) > limits.ROWS:
        return ()
    return tuple(_picture(context, form) for form in (_WIDE, _NARROW))


def _picture(context: PageContext, form: _Form) -> PlanPicture:
    heads: list[GroupHead] = []
    tiles: list[Tile] = []
    top = 0
    for band in _bands(context.dataset, form):
        names = form.head if any(group.id for group, _, _ in band) else 0
        deepest = 0
        for group, column, rows in band:
            x, colour = column * form.pitch, engineering_colour(group)
            if group.id:
                width = form.pitch * len(rows[0]) if form.columns else form.width
                heads.append(_head(group, x, top, width - _GAP, colour))
            deepest = max(deepest, len(rows))
            for down, row in enumerate(rows):
                y = top + names + down * (form.tile_height + _GAP)
                for across, project in enumerate(row):
                    tiles.append(_tile(context, project, (x + across * form.pitch, y), form))
        top += names + deepest * (form.tile_height + _GAP) + 2 * _GAP
    phases = tuple(_phases(context.dataset, form.width))
    return PlanPicture(
        form=form.name,
        width=form.width,
        height=top + (_AXIS if phases else 0),
        tile_width=form.pitch - _GAP,
        tile_height=form.tile_height,
        axis=top,
        heads=tuple(heads),
        tiles=tuple(tiles),
        phases=phases,
        is_dated=not isinstance(_edges(context.dataset), range),
    )


_Placed = tuple[Engineering, int, tuple[tuple[Project, ...], ...]]


def _bands(dataset: Dataset, form: _Form) -> Iterator[list[_Placed]]:
    """Yield groups that stand beside each other: each with its first column and its rows of projects."""
    band: list[_Placed] = []
    column = 0
    for group in dataset.outline:
        if not group.projects:
            continue
        if not form.columns:
            yield [(group, 0, _rows(group.projects, form.across))]
            continue
        columns = min(form.across, -(-len(group.projects) // _DEEPEST)) if group.id else form.across
        if column + columns > form.across:
            yield band
            band, column = [], 0
        band.append((group, column, _rows(group.projects, columns)))
        column += columns
    if band:
        yield band


def _rows(projects: tuple[Project, ...], across: int) -> tuple[tuple[Project, ...], ...]:
    return tuple(projects[start : start + across] for start in range(0, len(projects), across))


def _head(group: Engineering, x: int, y: int, width: int, colour: int) -> GroupHead:
    name = group.numbered_name
    lines = _two_lines(name, width // 14)
    shown = "".join(lines)
    description = "，".join((*dict.fromkeys((shown, name)), f"{len(group.projects)} 项"))
    return GroupHead(group=group, x=x, y=y, width=width, lines=lines, description=description, colour=colour)


def _two_lines(name: str, room: int) -> tuple[str, ...]:
    """Return what two lines of a length have room for; the second begins with no mark that ends words.

    >>> _two_lines("（一）聚力产业振兴，夯实发展根基", 9)
    ('（一）聚力产业振', '兴，夯实发展根基')
    """
    end = room - (name[room : room + 1] in tuple("，、；：）”》"))
    return tuple(filter(None, (name[:end], name[end : end + room])))


def _tile(context: PageContext, project: Project, place: tuple[int, int], form: _Form) -> Tile:
    kinds = [kind for kind in _MARKS if any(row.kind == kind for row in context.facts[project.id])]
    verbs = role_verbs(context.words)
    lead = context.dataset.unit_by_id.get(project.lead)
    room = (form.pitch - 3 * _GAP) // 12
    name = fitting(project.short_name, room) if form.columns else ""
    about = [project.name]
    about += [f"{lead.name}{verbs['lead']}"] if lead else []
    about += [_MARK_NAMES[kind] for kind in kinds]
    return Tile(
        project=project,
        x=place[0],
        y=place[1],
        name=name,
        marks=" ".join(_MARKS[kind] for kind in kinds),
        about="，".join(about),
        colour=engineering_colour(context.dataset.engineering_by_id[project.engineering]),
    )


def _phases(dataset: Dataset, width: int) -> Iterator[PhaseBar]:
    """Yield the phases by their years; of equal width where the text does not say when one ends."""
    plan = dataset.plan
    edges = _edges(dataset)
    if not edges:
        return
    first, last = edges[0], edges[-1]
    for phase, start, end in zip(plan.phases, edges[:-1], edges[1:], strict=True):
        left, right = (round((edge - first) / (last - first) * width) for edge in (start, end))
        room = (right - left - 3 * _GAP) // 12
        text = f"{phase.name}（{phase.time}）" if phase.time else phase.name
        fitting = (words for words in (text, phase.name, str(phase.number)) if len(words) <= room)
        yield PhaseBar(phase=phase, x=left, width=right - left - _GAP, text=next(fitting, str(phase.number)))


def _edges(dataset: Dataset) -> Sequence[float]:
    """Return where phases begin and the last one ends, in years; none without phases."""
    phases, period = dataset.plan.phases, dataset.plan.period
    if not phases:
        return ()
    if not all(phase.end for phase in phases):
        return range(len(phases) + 1)
    ends = [_end(phase.end) for phase in phases]
    edges = [float(period.start) if period else ends[0] - 1, *ends]
    rising = all(before < after for before, after in pairwise(edges))
    return edges if rising else range(len(phases) + 1)


def _end(date: str) -> float:
    """Return the end of a date (YYYY[-MM[-DD]]) in years: that of 2013 is 2014."""
    year, month, _ = date_parts(date)
    return year + (month or YEAR_MONTHS) / YEAR_MONTHS
