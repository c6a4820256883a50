"""The units of a project by their roles, as pages print them: in the plan's words, without roles that nobody has."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.grouping import grouped
from generator.model import Dataset, Responsibility, Role, Unit
from generator.text.plan_words import RoleWords, role_words


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleUnits:
    """The units that have a role in a project, in the order of the text.

    is_open: whether the text leaves open who has it; not where others are responsible instead of leading, or lead
        instead of being responsible.
    is_last: whether no later role has anything to say, so that what holds for the whole list stands here.
    """

    role: RoleWords
    units: tuple[Unit, ...]
    is_open: bool
    is_last: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether there is something to say of the role."""
        return bool(self.units) or self.is_open


def parties(dataset: Dataset, responsibilities: Iterable[Responsibility]) -> tuple[RoleUnits, ...]:
    """Return the units of responsibilities in each role that the plan uses."""
    by_role = grouped(dict.fromkeys((tie.role.value, tie.unit) for tie in responsibilities))
    charged = not by_role.keys() <= {Role.PARTICIPANT}
    rows = [
        RoleUnits(
            role=role,
            units=tuple(dataset.unit_by_id[unit] for unit in by_role.get(role.id, ())),
            is_open=role.id not in by_role and not (charged and role.id != Role.PARTICIPANT),
        )
        for role in role_words(dataset.plan.words, dataset.roles)
    ]
    last = max((place for place, row in enumerate(rows) if row.is_shown), default=None)
    return tuple(replace(row, is_last=place == last) for place, row in enumerate(rows))


def shown_roles(lists: Iterable[tuple[RoleUnits, ...]]) -> tuple[RoleWords, ...]:
    """Return the roles of which some list of a plan's tasks says something."""
    return tuple(rows[0].role for rows in zip(*lists, strict=True) if any(row.is_shown for row in rows))


def in_charge(rows: Iterable[RoleUnits]) -> tuple[RoleUnits, ...]:
    """Return those who lead and those who are responsible, in this order; none where the text names neither."""
    return tuple(row for row in rows if row.units and row.role.id != Role.PARTICIPANT)


def participants(rows: Iterable[RoleUnits]) -> tuple[Unit, ...]:
    """Return those who join without leading."""
    return next((row.units for row in rows if row.role.id == Role.PARTICIPANT), ())
