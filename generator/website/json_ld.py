"""A page in schema.org's terms, as JSON-LD: facts that the official text prints, no reading of ours.

Other names of bodies and dates by reading are left out: a data block has no room for the labels that pages give them.
"""

import json
from typing import TypeAlias

from generator import urls
from generator.model import Dataset, Engineering, Project, Unit
from generator.pages import Page

Thing: TypeAlias = "dict[str, object]"


def linked_data(page: Page, dataset: Dataset, site_url: str | None) -> str:
    """Return a page's JSON-LD, safe in a script element. Without `site_url` it has no addresses: they are absolute."""
    description: Thing = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": page.title,
        "description": page.description,
        "inLanguage": "zh-CN",
        "isBasedOn": _plan(dataset),
        **({"url": site_url + page.address} if site_url else {}),
        **_subject(page, dataset, site_url),
    }
    return json.dumps(description, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _subject(page: Page, dataset: Dataset, site_url: str | None) -> Thing:
    """Return what the page is about, where schema.org has a word for it; a collective is no organization."""
    match page.kind, page.values:
        case "engineering", {"engineering": Engineering() as engineering}:
            projects = [_part(project) for project in engineering.projects]
            return {"mainEntity": _part(engineering) | {"hasPart": projects}}
        case "project", {"project": Project() as project}:
            units = dict.fromkeys(dataset.unit_by_id[tie.unit] for tie in project.responsibilities)
            bodies = [_body(unit, dataset) for unit in units if not unit.collective]
            return {"mainEntity": _part(project) | {"mentions": bodies}}
        case "unit", {"unit": Unit(collective=False) as unit}:
            return {"mainEntity": _body(unit, dataset)}
        case "data", _ if site_url:
            package = {"@type": "DataDownload", "contentUrl": site_url + urls.DATAPACKAGE}
            about = {"name": page.title, "description": page.description}
            return {"mainEntity": {"@type": "Dataset", **about, "distribution": package}}
    return {}


def _plan(dataset: Dataset) -> Thing:
    plan = dataset.plan
    stated = {
        "legislationIdentifier": plan.notice.document_number,
        "legislationDate": plan.notice.written,
        "legislationPassedBy": [{"@type": "Organization", "name": name} for name in plan.notice.issuers],
        "temporalCoverage": f"{plan.period.first}/{plan.period.last}" if plan.period else "",
    }
    own = {"@type": "Legislation", "@id": "#plan", "name": plan.title}
    return own | {key: value for key, value in stated.items() if value}


def _part(record: Engineering | Project) -> Thing:
    return {"@type": "Legislation", "name": record.name, "position": record.number, "isPartOf": {"@id": "#plan"}}


def _body(unit: Unit, dataset: Dataset) -> Thing:
    system = dataset.units.system_by_name.get(unit.system)
    return {"@type": "GovernmentOrganization" if system and system.government else "Organization", "name": unit.name}
