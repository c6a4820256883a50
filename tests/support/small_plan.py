"""A plan in a few words, for tests of what is built on a Dataset: only what the test is about is said."""

from dataclasses import dataclass, field
from typing import cast

from generator.model import (
    Actor,
    Assessment,
    BodyClass,
    Chapter,
    Dataset,
    Engineering,
    Layout,
    Notice,
    Period,
    Plan,
    PlanPart,
    Project,
    Provision,
    Relationship,
    Responsibility,
    Revision,
    RevisionKind,
    Role,
    System,
    Text,
    TextRecord,
    Unit,
    UnitRegister,
    Words,
)
from generator.source import Origin

NOWHERE = cast("Origin", None)  # no test of the graph or the exports asks where a record came from


@dataclass(frozen=True)
class SmallPlan:
    """Projects as `{"P1": ("lead", "participant", …)}`, filed one engineering for every two; members as pairs."""

    units: tuple[str, ...]
    projects: dict[str, tuple[str, ...]]
    members: tuple[tuple[str, str, str], ...] = ()  # unit, collective, basis
    provisions: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def dataset(self) -> Dataset:
        """Return the dataset."""
        collectives = {collective for _, collective, _ in self.members}
        return Dataset(
            plan=_plan(),
            engineerings=tuple(self._engineerings()),
            units=UnitRegister(
                origin=NOWHERE,
                systems=(System(origin=NOWHERE, name="政府", basis="本站分类"),),
                units=tuple(
                    Unit(origin=NOWHERE, id=unit, name=f"市{unit}局", system="政府", collective=unit in collectives)
                    for unit in self.units
                ),
                classes=tuple(
                    BodyClass(origin=NOWHERE, name=name, municipal=municipal, basis="“各级”含市一级")
                    for name, municipal in self.classes.items()
                ),
            ),
            parts=(
                PlanPart(
                    origin=NOWHERE,
                    id="A2",
                    title="办法",
                    chapters=(
                        Chapter(
                            origin=NOWHERE,
                            number=1,
                            heading="总则",
                            provisions=tuple(
                                Provision(
                                    origin=NOWHERE,
                                    id=record,
                                    text=Text(("照办。",)),
                                    actors=actors,
                                    part="A2",
                                    chapter=1,
                                )
                                for record, actors in self.provisions.items()
                            ),
                        ),
                    ),
                ),
            ),
            relationships=tuple(
                Relationship(origin=NOWHERE, from_=unit, type="member_of", to=collective, basis=basis)
                for unit, collective, basis in self.members
            ),
            assessment=Assessment(origin=NOWHERE),
            waivers=(),
            layout=Layout(origin=NOWHERE, file="", sha256="", lines=()),
            revisions=(Revision(origin=NOWHERE, id="2012-12-25", kind=RevisionKind.ORIGINAL, issued="2012-12-25"),),
            source="",
            sha256="0" * 64,
            source_sha256="1" * 64,
        )

    def _engineerings(self) -> list[Engineering]:
        projects = [
            Project(
                origin=NOWHERE,
                id=record,
                number=int(record[1:]),
                name=f"第{record[1:]}项目",
                short_name=record,
                text=Text(("做好。",)),
                responsibilities=tuple(
                    Responsibility(
                        origin=NOWHERE,
                        role=Role.PARTICIPANT if order else Role.LEAD,
                        unit=unit,
                        mention=f"市{unit}局",
                    )
                    for order, unit in enumerate(units)
                ),
                engineering=f"E{(int(record[1:]) + 1) // 2}",
            )
            for record, units in self.projects.items()
        ]
        ids = dict.fromkeys(project.engineering for project in projects)
        return [
            Engineering(
                origin=NOWHERE,
                id=record,
                number=int(record[1:]),
                name=f"第{record[1:]}工程",
                text=Text(("向好。",)),
                projects=tuple(project for project in projects if project.engineering == record),
            )
            for record in ids
        ]


def actor(mention: str, *, unit: str | None = None, class_: str | None = None) -> Actor:
    """Return an actor of a provision."""
    return Actor(origin=NOWHERE, mention=mention, unit=unit, class_=class_)


def _plan() -> Plan:
    def text(record: str) -> TextRecord:
        return TextRecord(origin=NOWHERE, id=record, text=Text(("照此办理。",)))

    return Plan(
        origin=NOWHERE,
        id="small-2012",
        title="小计划(2012—2014年)",
        short_title="小计划",
        place="小市",
        period=Period(origin=NOWHERE, start=2012, end=2014, quote="2012—2014"),
        notice=Notice(
            origin=NOWHERE,
            id="N",
            text=Text(("请照办。",)),
            web_title="通知",
            web_updated="2013/2/3",
            title="通知",
            document_number="小办〔2012〕1号",
            issuers=("小市政府",),
            addressees="各单位",
            written_text="2012年12月25",
            written="2012-12-25",
        ),
        preamble=text("S0"),
        vision=text("S1"),
        goals=(),
        approach=text("S2"),
        phases=(),
        opening=text("A1"),
        annexes=(),
        words=Words(origin=NOWHERE, group="工程", project="项目"),
    )


EXAMPLE = SmallPlan(
    units=("a", "b", "c", "all", "every", "idle"),
    projects={"P1": ("a", "b", "c"), "P2": ("b", "all"), "P3": ("a", "b"), "P4": ("every", "c"), "P5": ("idle",)},
    members=(("a", "all", "inferred"), ("b", "all", "source"), ("all", "every", "external"), ("c", "every", "source")),
    provisions={
        "A2-1": (actor("市a局", unit="a"), actor("各级单位", class_="各级单位")),
        "A2-2": (actor("市all局", unit="all"),),
        "A2-3": (actor("各地"),),
    },
    classes={"各级单位": ("a", "c"), "各地": ()},
)
