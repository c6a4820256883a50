"""What the graph answers: records of the dataset, put together."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Actor, Project, Provision, Role, Unit


@dataclass(frozen=True, kw_only=True)
class DerivedResponsibility:
    """A project reaches `unit` because it names the collective `via`, in the collective's `role`.

    `basis` (source, inferred, external) is that of the membership. Never counted with what the project names itself.
    """

    project: Project
    unit: Unit
    via: Unit
    role: Role
    basis: str


@dataclass(frozen=True, kw_only=True)
class CurrentResponsibility:
    """A project of which `unit` holds the responsibility that the text gives to `named`: itself or a successor of it.

    `basis` is source where the text names the unit or words quoted hand the duties over, else inferred.
    """

    project: Project
    unit: Unit
    named: Unit
    role: Role
    basis: str


@dataclass(frozen=True, kw_only=True)
class ProvisionDuty:
    """A provision binds a unit: by its name, or `derived` through `via`, a class of bodies or a `collective`.

    `via` is the name of the class or collective, None where the provision names the unit.
    """

    provision: Provision
    actor: Actor
    derived: bool
    via: str | None = None
    collective: Unit | None = None


@dataclass(frozen=True, kw_only=True)
class Partner:
    """A unit that shares projects with another: in `leads_here` of them the other leads, in `leads_there` this one."""

    unit: Unit
    shared: tuple[Project, ...]
    leads_here: int
    leads_there: int


@dataclass(frozen=True, kw_only=True)
class RelatedProject:
    """A project that names units which another names too."""

    project: Project
    shared: tuple[Unit, ...]


@dataclass(frozen=True, kw_only=True)
class EngineeringShare:
    """How many projects of an engineering a unit leads and joins."""

    unit: Unit
    leads: int
    participates: int


@dataclass(frozen=True, kw_only=True)
class Call:
    """A leading unit calls on a participant, in these projects."""

    lead: Unit
    participant: Unit
    projects: tuple[Project, ...]


@dataclass(frozen=True, kw_only=True)
class AbolitionEffects:
    """What would be touched if a unit were abolished."""

    led: tuple[Project, ...]
    joined: tuple[Project, ...]
    partners: tuple[Partner, ...]
    collectives: tuple[Unit, ...]
    members: tuple[Unit, ...]
    provisions: tuple[ProvisionDuty, ...]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure for /analysis/, in Chinese.

    `value` as computed and `shown` as printed; how it is defined and where the formula comes from; the sentence that
    reads it for a lay reader; and what it does not mean.
    """

    id: str
    name: str
    value: float
    shown: str
    definition: str
    source: str
    reading: str
    limits: str


@dataclass(frozen=True, kw_only=True)
class UnitLoad:
    """A unit's load: projects led and joined, partners, betweenness, and whether it alone holds parts together."""

    unit: Unit
    leads: int
    participates: int
    partners: int
    betweenness: float
    cuts: bool


@dataclass(frozen=True, kw_only=True)
class ProjectSize:
    """The projects that name `size` units."""

    size: int
    projects: tuple[Project, ...]


@dataclass(frozen=True, kw_only=True)
class SystemShare:
    """How the units of a system (this site's own classification) share the work."""

    system: str
    units: int
    leads: int
    participates: int
