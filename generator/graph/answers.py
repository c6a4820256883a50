"""What the graph answers, as rows of records."""

from dataclasses import dataclass

from generator.model import Actor, DefaultResponsibility, Project, Provision, Role, Unit


@dataclass(frozen=True, kw_only=True)
class RoleCounts:
    """How many projects a unit leads, in how many it participates, for how many it is responsible where nobody leads.

    What reaches the unit through collectives is never counted.
    """

    leads: int
    participates: int
    responsible: int = 0

    @property
    def total(self) -> int:
        """The sum of all three."""
        return self.leads + self.participates + self.responsible


@dataclass(frozen=True, kw_only=True)
class DerivedResponsibility:
    """A project that a unit has through a collective; never counted with the projects that name the unit.

    via, role: the collective that the project names, and its role; `unit` is a member of it.
    basis: that of the membership: source, inferred or external.
    """

    project: Project
    unit: Unit
    via: Unit
    role: Role
    basis: str


@dataclass(frozen=True, kw_only=True)
class ClauseResponsibility:
    """A project that a clause on many projects gives to a unit; never counted with those that name the unit."""

    project: Project
    unit: Unit
    default: DefaultResponsibility


@dataclass(frozen=True, kw_only=True)
class CurrentResponsibility:
    """Who has a responsibility on a date.

    unit: the unit that has it: the one that the text names, or a successor.
    named: the unit that the text names.
    basis: source where they are the same or quoted words hand the duties over, else inferred.
    """

    project: Project
    unit: Unit
    named: Unit
    role: Role
    basis: str


@dataclass(frozen=True, kw_only=True)
class ProvisionDuty:
    """A provision in which a unit acts, or that is about it.

    actor: the words in it that mean the unit.
    via: the name of the class or collective of the unit that it names; None where it names the unit.
    """

    provision: Provision
    actor: Actor
    via: str | None = None

    @property
    def derived(self) -> bool:
        """Whether it names a class or a collective of the unit, not the unit."""
        return self.via is not None

    @property
    def words(self) -> str:
        """The clauses of the provision that have these words, else all."""
        clauses = self.provision.text.clauses
        return "；".join([clause for clause in clauses if self.actor.mention in clause] or clauses)


@dataclass(frozen=True, kw_only=True)
class Partner:
    """A unit that shares projects with the unit asked about.

    shared: the projects that name both.
    leads_here, leads_there: how many of them the unit asked about leads, and how many the partner.
    """

    unit: Unit
    shared: tuple[Project, ...]
    leads_here: int
    leads_there: int


@dataclass(frozen=True, kw_only=True)
class RelatedProject:
    """A project that shares units with the project asked about."""

    project: Project
    shared: tuple[Unit, ...]


@dataclass(frozen=True, kw_only=True)
class EngineeringShare(RoleCounts):
    """The share of a unit in the projects of a group."""

    unit: Unit


@dataclass(frozen=True, kw_only=True)
class Collaboration:
    """The projects that a unit leads and another unit participates in."""

    lead: Unit
    participant: Unit
    projects: tuple[Project, ...]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure of /analysis/, in Chinese.

    id, name: its anchor and its title.
    value, shown: the number, and how it is printed.
    definition, source: the formula, and the publication that it is from.
    reading: what it says, for a lay reader.
    limits: what it does not say.
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
class UnitLoad(RoleCounts):
    """A unit's projects, partners and betweenness (0 to 1); `cuts`: whether the network falls apart without it."""

    unit: Unit
    partners: int
    betweenness: float
    cuts: bool


@dataclass(frozen=True, kw_only=True)
class ProjectSize:
    """The projects that name `size` units."""

    size: int
    projects: tuple[Project, ...]


@dataclass(frozen=True, kw_only=True)
class SystemShare(RoleCounts):
    """The number of units of a system, and the sums of their projects."""

    system: str
    units: int
