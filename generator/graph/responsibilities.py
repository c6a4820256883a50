"""The responsibility graph. Its answers list projects in the order of the plan, units in that of the register."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.graph import clauses, membership, succession
from generator.graph.answers import (
    ClauseResponsibility,
    Collaboration,
    CurrentResponsibility,
    DerivedResponsibility,
    EngineeringShare,
    Partner,
    ProvisionDuty,
    RelatedProject,
    UnitLoad,
)
from generator.grouping import grouped
from generator.model import Actor, Dataset, Project, Provision, Role, Unit


@dataclass(frozen=True)
class ResponsibilityGraph:
    """Answers about a dataset whose references resolve. An unknown id raises KeyError."""

    dataset: Dataset

    def projects(self, unit: str) -> dict[Role, tuple[Project, ...]]:
        """Return the projects that name a unit, by its role in them."""
        by_role = grouped((role, project) for project, role in self._ties[unit])
        return {role: by_role.get(role, ()) for role in Role}

    def leads(self, unit: str) -> tuple[Project, ...]:
        """Return the projects that a unit leads."""
        return self.projects(unit)[Role.LEAD]

    def participations(self, unit: str) -> tuple[Project, ...]:
        """Return the projects that a unit joins without leading."""
        return self.projects(unit)[Role.PARTICIPANT]

    def responsible(self, unit: str) -> tuple[Project, ...]:
        """Return the projects for which a unit is responsible where the text does not say who leads."""
        return self.projects(unit)[Role.RESPONSIBLE]

    def roles(self, unit: str) -> dict[str, tuple[str, ...]]:
        """Return a unit's roles in each project: `clause` where a clause names it, `derived` by collectives."""
        common = {responsibility.project.id: ("clause",) for responsibility in self.by_clause(unit)}
        derived = {responsibility.project.id: ("derived",) for responsibility in self.derived(unit)}
        return common | derived | grouped((project.id, role.value) for project, role in self._ties[unit])

    @cached_property
    def all_derived(self) -> tuple[DerivedResponsibility, ...]:
        """The projects that units have only through collectives, by project, collective and unit.

        A project that names two collectives of a unit gives two rows; one that names the unit gives none.
        """
        return tuple(row for project in self.dataset.projects for row in self._derived_from(project))

    def derived(self, unit: str) -> tuple[DerivedResponsibility, ...]:
        """Return the projects that one unit has only through collectives."""
        return self._derived_by_unit[unit]

    @cached_property
    def all_by_clause(self) -> tuple[ClauseResponsibility, ...]:
        """What clauses add to many projects, by project, in the order of the clauses; never counted.

        A project that names the unit itself gives none.
        """
        return tuple(clauses.clause_responsibilities(self.dataset))

    def by_clause(self, unit: str) -> tuple[ClauseResponsibility, ...]:
        """Return the projects that a clause gives to one unit."""
        return self._by_clause_and_unit.get(unit, ())

    def as_of(self, date: str | None) -> tuple[CurrentResponsibility, ...]:
        """Return who has each responsibility on a date (YYYY[-MM[-DD]]); None for all successions that have not ended.

        See `succession.current_responsibilities`.
        """
        return tuple(succession.current_responsibilities(self.dataset, date))

    def members(self, unit: str) -> tuple[Unit, ...]:
        """Return the members of a collective, stated or inferred."""
        return self._in_order(self._members[unit])

    def collectives(self, unit: str) -> tuple[Unit, ...]:
        """Return the collectives that a unit is a member of."""
        return self._in_order(self._collectives[unit])

    def duties(self, unit: str) -> tuple[ProvisionDuty, ...]:
        """Return the provisions in which a unit acts, each once: by name where it names the unit, else derived."""
        return self._duties[unit]

    def concerns(self, unit: str) -> tuple[ProvisionDuty, ...]:
        """Return the provisions that are about a unit without its acting in them, each once, as `duties` does."""
        return self._concerns[unit]

    def partners(self, unit: str) -> tuple[Partner, ...]:
        """Return the units that share projects with a unit, most shared projects first."""
        shared: dict[str, dict[str, Project]] = defaultdict(dict)
        for project, _ in self._ties[unit]:
            for tie in project.responsibilities:
                if tie.unit != unit:
                    shared[tie.unit][project.id] = project
        partners = (
            Partner(
                unit=self.dataset.unit_by_id[other],
                shared=tuple(projects.values()),
                leads_here=sum(unit in project.leads for project in projects.values()),
                leads_there=sum(other in project.leads for project in projects.values()),
            )
            for other, projects in shared.items()
        )
        return tuple(sorted(partners, key=lambda partner: (-len(partner.shared), self._place[partner.unit.id])))

    def partner_units(self, unit: str) -> tuple[Unit, ...]:
        """Return the units that share projects with a unit, in the order of their register."""
        named = {tie.unit for project, _ in self._ties[unit] for tie in project.responsibilities}
        return self._in_order(named - {unit})

    def related(self, project: str) -> tuple[RelatedProject, ...]:
        """Return the projects that share units with a project, most shared units first."""
        shared = grouped(
            (other, unit)
            for unit in self.dataset.project_by_id[project].role_by_unit
            for other in dict.fromkeys(other.id for other, _ in self._ties[unit])
        )
        return tuple(
            RelatedProject(project=other, shared=tuple(self.dataset.unit_by_id[unit] for unit in shared[other.id]))
            for other in sorted(
                (self.dataset.project_by_id[id_] for id_ in shared if id_ != project),
                key=lambda other: (-len(shared[other.id]), other.number),
            )
        )

    def engineering_units(self, engineering: str) -> tuple[EngineeringShare, ...]:
        """Return the units that an engineering needs, with how many of its projects they lead and join."""
        return self._shares[engineering]

    def units_within(self, engineering: str) -> tuple[EngineeringShare, ...]:
        """Return the same for an engineering with all that are in it."""
        if engineering not in self.dataset.subgroups:
            return self.engineering_units(engineering)
        return tuple(self._shares_of(self.dataset.projects_within(engineering)))

    def collaborations(self, projects: Iterable[Project]) -> tuple[Collaboration, ...]:
        """Return every pair of a lead and a participant in these projects, in the order of the register."""
        shared = grouped(
            ((lead, participant), project)
            for project in projects
            for lead in project.leads
            for participant in project.participants
            if participant != lead
        )
        units = self.dataset.unit_by_id
        return tuple(
            Collaboration(lead=units[lead], participant=units[participant], projects=shared[lead, participant])
            for lead, participant in sorted(shared, key=lambda pair: (self._place[pair[0]], self._place[pair[1]]))
        )

    @cached_property
    def loads(self) -> tuple[UnitLoad, ...]:
        """The load of each unit that a project names."""
        from generator.graph import bipartite  # noqa: PLC0415 - importing networkx takes as long as a check of a plan

        betweenness, cuts = bipartite.betweenness(self.dataset), bipartite.cut_nodes(self.dataset)
        return tuple(
            UnitLoad(
                unit=unit,
                leads=len(self.leads(unit.id)),
                participates=len(self.participations(unit.id)),
                responsible=len(self.responsible(unit.id)),
                partners=len(self.partner_units(unit.id)),
                betweenness=betweenness[unit.id],
                cuts=unit.id in cuts,
            )
            for unit in self.dataset.annex_units
        )

    @cached_property
    def _place(self) -> dict[str, int]:
        return {unit.id: place for place, unit in enumerate(self.dataset.units.units)}

    def _in_order(self, units: Iterable[str]) -> tuple[Unit, ...]:
        return tuple(self.dataset.unit_by_id[unit] for unit in sorted(set(units), key=self._place.__getitem__))

    @cached_property
    def _ties(self) -> dict[str, list[tuple[Project, Role]]]:
        ties: dict[str, list[tuple[Project, Role]]] = {unit.id: [] for unit in self.dataset.units.units}
        for project in self.dataset.projects:
            for unit, roles in project.roles_by_unit.items():
                ties[unit] += ((project, role) for role in roles)
        return ties

    @cached_property
    def _shares(self) -> dict[str, tuple[EngineeringShare, ...]]:
        return {engineering.id: tuple(self._shares_of(engineering.projects)) for engineering in self.dataset.outline}

    def _shares_of(self, projects: Iterable[Project]) -> Iterator[EngineeringShare]:
        ties = (project.roles_by_unit.items() for project in projects)
        roles = Counter((unit, role) for of_project in ties for unit, own in of_project for role in own)
        for unit in self._in_order(unit for unit, _ in roles):
            leads, participates, responsible = (roles[unit.id, role] for role in Role)
            yield EngineeringShare(unit=unit, leads=leads, participates=participates, responsible=responsible)

    @cached_property
    def _members(self) -> membership.Members:
        return membership.members(self.dataset)

    @cached_property
    def _collectives(self) -> dict[str, list[str]]:
        return membership.collectives(self._members)

    @cached_property
    def _reach(self) -> dict[str, dict[str, str]]:
        named = (collective for collective, own in self._members.items() if own)
        return {collective: membership.reached(self._members, collective, self._in_order) for collective in named}

    def _derived_from(self, project: Project) -> Iterator[DerivedResponsibility]:
        units = self.dataset.unit_by_id
        role_by_unit = project.role_by_unit
        for via in self._in_order(role_by_unit.keys() & self._reach.keys()):
            for member, basis in self._reach[via.id].items():
                if member not in role_by_unit:
                    yield DerivedResponsibility(
                        project=project, unit=units[member], via=via, role=role_by_unit[via.id], basis=basis
                    )

    @cached_property
    def _derived_by_unit(self) -> dict[str, tuple[DerivedResponsibility, ...]]:
        derived = grouped((responsibility.unit.id, responsibility) for responsibility in self.all_derived)
        return {unit.id: derived.get(unit.id, ()) for unit in self.dataset.units.units}

    @cached_property
    def _by_clause_and_unit(self) -> dict[str, tuple[ClauseResponsibility, ...]]:
        return grouped((responsibility.unit.id, responsibility) for responsibility in self.all_by_clause)

    @cached_property
    def _duties(self) -> dict[str, tuple[ProvisionDuty, ...]]:
        return self._by_unit((provision, provision.actors) for provision in self.dataset.provisions)

    @cached_property
    def _concerns(self) -> dict[str, tuple[ProvisionDuty, ...]]:
        return self._by_unit((provision, provision.concerned) for provision in self.dataset.provisions)

    def _by_unit(self, named: Iterable[tuple[Provision, tuple[Actor, ...]]]) -> dict[str, tuple[ProvisionDuty, ...]]:
        duties = grouped(pair for provision, actors in named for pair in self._named_by(provision, actors).items())
        return {unit.id: duties.get(unit.id, ()) for unit in self.dataset.units.units}

    def _named_by(self, provision: Provision, actors: tuple[Actor, ...]) -> dict[str, ProvisionDuty]:
        """Return whom words of a provision mean: the units that they name, then members of classes and collectives."""
        bound: dict[str, ProvisionDuty] = {}
        for actor in actors:
            if actor.unit:
                bound.setdefault(actor.unit, ProvisionDuty(provision=provision, actor=actor))
        for actor in actors:
            members = self.dataset.units.municipal_by_class.get(actor.class_ or "", ())
            duty = ProvisionDuty(provision=provision, actor=actor, via=actor.class_)
            bound |= {member: duty for member in members if member not in bound}
            if actor.unit:
                duty = ProvisionDuty(provision=provision, actor=actor, via=self.dataset.unit_by_id[actor.unit].name)
                bound |= {member: duty for member in self._reach.get(actor.unit, ()) if member not in bound}
        return bound
