"""Tasks of the plan (projects), their responsible units, and the groups that they stand in (engineerings)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from generator.grouping import grouped
from generator.model.text import NO_TEXT, Quoted, ReviewedRecord, Text, TextRecord
from generator.source import Origin


class Role(StrEnum):
    """The role of a unit in a project; `responsible` where the notice does not tell who leads from who joins."""

    LEAD = "lead"
    PARTICIPANT = "participant"
    RESPONSIBLE = "responsible"


@dataclass(frozen=True, kw_only=True)
class Naming(Quoted):
    """Words in a project's text that name one of its units; `reading` explains words that are not its name."""

    reading: str | None = None


@dataclass(frozen=True, kw_only=True)
class Responsibility(ReviewedRecord):
    """A unit in a project's list of units.

    mention: the printed words for it.
    named: further words of the project's text that name it.
    open_ended: whether 等 ends the list with it.
    separator: what is printed before it, where that is not what the form has.
    measure: the measure (from 1) whose own list names it; None for the list of the whole project.
    in_text: whether the text of the project, or of that measure, names it in its sentences.
    printed_in: the id of another record that prints the mention: a chapter's heading, a merged cell above.
    """

    role: Role
    unit: str
    mention: str
    named: tuple[Naming, ...] = ()
    open_ended: bool = False
    separator: str | None = None
    measure: int | None = None
    in_text: bool = False
    printed_in: str | None = None

    @property
    def is_listed(self) -> bool:
        """Whether the form of its record prints it."""
        return not self.in_text and self.printed_in is None


@dataclass(frozen=True, kw_only=True)
class Project(TextRecord):
    """A task of the plan (Heyuan's 项目) with its responsible units in the order of the text.

    number: its permanent ordinal, in the order of the document.
    name_basis: `reading` where the text prints no name and ours is made of its first words.
    short_name: a name for matrix headings; the decoder takes the beginning of the name where there is none.
    topics: names of topics of the plan.
    search_names: what people type for it that the text does not say; for search alone.
    engineering: the id of its group, set by the decoder; "" outside any group.
    """

    number: int
    name: str
    name_basis: str | None = None
    short_name: str = ""
    responsibilities: tuple[Responsibility, ...] = ()
    topics: tuple[str, ...] = ()
    search_names: tuple[str, ...] = ()
    engineering: str = ""

    @property
    def open_ended(self) -> bool:
        """Whether 等 ends one of its lists of units."""
        return any(tie.open_ended for tie in self.responsibilities)

    @property
    def lead(self) -> str:
        """The id of the first leading unit, "" where there is none."""
        return next(iter(self.leads), "")

    @cached_property
    def roles_by_unit(self) -> dict[str, tuple[Role, ...]]:
        """The roles of each unit, in the order of the text; several, lead first, where its measures differ."""
        roles = grouped((tie.unit, tie.role) for tie in self.responsibilities)
        return {unit: tuple(role for role in Role if role in own) for unit, own in roles.items()}

    @cached_property
    def role_by_unit(self) -> dict[str, Role]:
        """The first role of each unit, in the order of the text."""
        return {unit: roles[0] for unit, roles in self.roles_by_unit.items()}

    @cached_property
    def units_by_role(self) -> dict[Role, tuple[str, ...]]:
        """The ids of the units in each role, in the order of the text."""
        return {role: tuple(unit for unit, roles in self.roles_by_unit.items() if role in roles) for role in Role}

    @property
    def leads(self) -> tuple[str, ...]:
        """The ids of the units that lead, in the order of the text."""
        return self.units_by_role[Role.LEAD]

    @property
    def participants(self) -> tuple[str, ...]:
        """The ids of the units that join without leading, in the order of the text."""
        return self.units_by_role[Role.PARTICIPANT]

    @property
    def responsible(self) -> tuple[str, ...]:
        """The ids of the units that are responsible where the text tells no lead from the others."""
        return self.units_by_role[Role.RESPONSIBLE]


@dataclass(frozen=True, kw_only=True)
class Engineering(TextRecord):
    """A group of tasks (Heyuan's 工程); its `text` is its aim (`aim` in YAML), which it may lack.

    number: its permanent ordinal, in the order of the document.
    parent: the id of the group that it stands in.
    projects: its own tasks; those of groups within it are theirs.
    """

    number: int
    name: str
    text: Text = NO_TEXT
    parent: str | None = None
    projects: tuple[Project, ...] = ()

    @property
    def printed_number(self) -> str:
        """The number before its name: the printed label, or `number` of a group in no other; empty for none."""
        return self.label or ("" if self.parent or not self.number else str(self.number))

    @property
    def numbered_name(self) -> str:
        """Its name with its number before it: （一）建设临床专科, 1 法治建设工程."""
        joint = "" if not self.printed_number or self.printed_number.endswith(("）", "、")) else " "
        return f"{self.printed_number}{joint}{self.name}"

    @property
    def text_origin(self) -> Origin:
        """The place of the aim in YAML."""
        return self.origin / "aim"


def projects_of(groups: Iterable[Engineering]) -> tuple[Project, ...]:
    """Return the own projects of groups, group by group."""
    return tuple(project for group in groups for project in group.projects)
