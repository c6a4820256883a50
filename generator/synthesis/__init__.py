"""Fictional plans of any size: valid data folders with official text; equal arguments give equal files."""

from collections.abc import Iterator
from random import Random

from generator.files import GeneratedFile, write
from generator.synthesis import projects, provisions, units
from generator.synthesis.framework import YEARS, Framework
from generator.synthesis.layout import official_text
from generator.synthesis.units import Body
from generator.synthesis.vocabulary import PLACES
from generator.synthesis.yaml_writer import Record, document

__all__ = ["MOST_PROJECTS", "MOST_UNITS", "synthesize", "write"]

MOST_PROJECTS, MOST_UNITS = projects.MOST, units.MOST


def synthesize(project_count: int, unit_count: int, seed: int = 0) -> Iterator[GeneratedFile]:
    """Yield the files of a plan with that many projects and units that they name.

    Raises ValueError for numbers below 1 and above `MOST_PROJECTS` and `MOST_UNITS`: names would no longer be unique.
    """
    for name, asked, most in (("projects", project_count, MOST_PROJECTS), ("units", unit_count, MOST_UNITS)):
        if not 1 <= asked <= most:
            message = f"{name}: {asked} is not between 1 and {most}"
            raise ValueError(message)
    random = Random(seed)  # noqa: S311 - fiction, no secret
    named = units.bodies(random, unit_count)
    writer = projects.ProjectWriter(random=random, bodies=named, years=YEARS)
    engineerings = writer.engineerings(project_count)
    framework = Framework(random.choice(PLACES), len(engineerings))
    ordered = _in_order_of_appearance(named, engineerings)
    plan = framework.plan(_topics(engineerings))
    main = provisions.main_text(framework.city.name, framework.works, [entry["name"] for entry in engineerings])
    leaders = [body for body in ordered if not body.collective][:: provisions.BODIES_PER_ARTICLE]
    parts = [main, provisions.annex(plan["annexes"][1]["title"], leaders)]
    text, layout = official_text(plan, parts, engineerings)
    whole: dict[str, Record] = {
        "plan": plan,
        "units": framework.units(ordered, writer.variants),
        "provisions": {"parts": parts},
        "relationships": framework.relationships(tuple(ordered)),
        "assessment": provisions.assessment(),
        "waivers": framework.waivers(),
    }
    for name, value in whole.items():
        yield GeneratedFile.of(f"{name}.yml", document(_schema(name), value))
    width = max(2, len(str(len(engineerings))))
    for engineering in engineerings:
        path = f"engineerings/{engineering['number']:0{width}}.yml"
        yield GeneratedFile.of(path, document(_schema("engineering", "../../"), engineering))
    yield GeneratedFile.of(f"source/{layout['file']}", text)
    yield GeneratedFile.of(f"source/{plan['id']}.yml", document(_schema("layout", "../../"), layout))


def _schema(kind: str, up: str = "../") -> str:
    """Return the path of a schema from a data folder beside `schemas/`, for editors."""
    return f"{up}schemas/{kind}.schema.json"


def _topics(engineerings: list[Record]) -> list[str]:
    """Return the topics of the projects, in order of appearance."""
    tagged = (topic for entry in engineerings for project in entry["projects"] for topic in project["topics"])
    return list(dict.fromkeys(tagged))


def _in_order_of_appearance(named: tuple[Body, ...], engineerings: list[Record]) -> list[Body]:
    """Return the bodies that projects name, in order of appearance."""
    by_id = {body.id: body for body in named}
    mentioned = (
        tie["unit"]
        for engineering in engineerings
        for project in engineering["projects"]
        for tie in project["responsibilities"]
    )
    return [by_id[unit] for unit in dict.fromkeys(mentioned)]
