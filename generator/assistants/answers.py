"""Answers to assistants as JSON values: of a unit, a task, a search, a quote. Nothing is said without its words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator import urls
from generator.model import Project, TextRecord, Unit
from generator.office.ledger import ProjectLine, project_line, role_lines, unit_ledger
from generator.pages.context import PageContext
from generator.text import wording
from generator.text.plan_words import role_names, role_verbs

Answer = dict[str, Any]

NOTE = "照录原文，以原文为准；标“本站理解”“推断”“外部知识”的不是原文的话。没有记录的不等于原文没有写，不要推测。"
_MOST = 50  # hits of a search
_NUMBER = re.compile(r"^第?\s*(\d+)\s*项?$")  # 第31项, as pages and labels say it


@dataclass(frozen=True)
class Assistant:
    """Answers about a plan; `site_url` is what addresses begin with, empty where the site has none."""

    context: PageContext
    site_url: str = ""

    def plan(self) -> Answer:
        """Return what the plan is: title, number, period, its own words, how much there is of what."""
        dataset = self.context.dataset
        plan = dataset.plan
        return {
            "title": plan.title,
            "document_number": plan.notice.document_number or None,
            "issuers": list(plan.notice.issuers),
            "period": [plan.period.start, plan.period.end] if plan.period else None,
            "words": {"group": plan.words.group, "project": plan.words.project, **role_names(plan.words)},
            "groups": [group.name for group in dataset.engineerings],
            "projects": len(dataset.projects),
            "units": [unit.name for unit in dataset.annex_units],
            "provisions": len(dataset.provisions),
            "revision": dataset.revision.id,
            "address": self._address(urls.HOME),
            "note": f"{NOTE}本站不判断现行效力。",
        }

    def unit(self, name: str) -> Answer:
        """Return a unit's ledger by its name, another of its names, or its id; candidates where several fit."""
        units = self._units(name.strip())
        if len(units) != 1:
            return self._candidates(name, [unit.name for unit in units])
        unit = units[0]
        ledger = unit_ledger(self.context, unit)
        return {
            "unit": unit.name,
            "address": self._address(urls.address(unit.id)),
            "roles": [
                {"role": part.verb, "projects": [self._project(line) for line in part.projects]}
                for part in ledger.roles
            ],
            "may_concern": [
                {**self._project(line.project), "way": line.way, "basis": line.basis} for line in ledger.indirect
            ],
            "provisions": [
                {
                    "provision": line.label,
                    "acts": line.acts,
                    "mention": line.mention,
                    "via": line.via or None,
                    "remarks": [line.remark] if line.remark else [],
                    "quote": line.text,
                    "address": self._address(urls.address(line.id)),
                }
                for line in ledger.provisions
            ],
            "note": NOTE,
        }

    def project(self, name: str) -> Answer:
        """Return a task by its number, id, name or a part of its name; candidates where several fit."""
        projects = self._projects(_NUMBER.sub(r"\1", name.strip()))
        if len(projects) != 1:
            return self._candidates(name, [f"{project.number} {project.name}" for project in projects])
        project, units = projects[0], self.context.dataset.unit_by_id
        names, roles = role_names(self.context.words), project.roles_by_unit
        return {
            **self._project(project_line(self.context, project)),
            "units": [
                {"unit": units[unit].name, "role": names[role], "address": self._address(urls.address(unit))}
                for unit, own in roles.items()
                for role in own
            ],
            "quote": project.text.printed,
            "note": NOTE,
        }

    def search(self, words: str) -> Answer:
        """Return the units, tasks and provisions that have words in their names or text, with the clauses that do."""
        asked = words.split()
        hits = list(self._hits(asked)) if asked else []
        return {"words": words, "count": len(hits), "hits": hits[:_MOST], "note": NOTE}

    def quote(self, words: str) -> Answer:
        """Return whether words stand in the official text exactly as given, and in which texts and lists of bodies."""
        places = [
            {"record": self.context.labels[record.id], "address": self._address(urls.source_place(record.id))}
            for record in self.context.dataset.texts
            if words.strip() and any(words in printed for printed in _printed(record))
        ]
        return {
            "words": words,
            "printed": bool(words.strip()) and words in self.context.dataset.source,
            "places": places,
            "address": self._address(urls.SOURCE),
        }

    def _hits(self, asked: list[str]) -> Iterator[Answer]:
        dataset, verbs = self.context.dataset, role_verbs(self.context.words)
        for unit in dataset.units.units:
            if _has(" ".join(_names(unit)), asked):
                projects = self.context.graph.projects(unit.id)
                yield {
                    "kind": "unit",
                    "name": unit.name,
                    "quote": None,
                    "counts": {verbs[role]: len(projects[role]) for role in dataset.roles},
                    "address": self._address(urls.address(unit.id)),
                }
        for record in dataset.texts:
            label = self.context.labels[record.id]
            if _has(f"{label} {record.text.printed}", asked):
                clauses = [clause for clause in record.text.clauses if any(word in clause for word in asked)]
                yield {
                    "kind": type(record).__name__.lower(),
                    "name": label,
                    "quote": "\n".join(clauses or record.text.clauses[:1]),
                    "remarks": [wording.DRAFT] if record.draft else [],
                    "address": self._address(urls.address(record.id)),
                }

    def _project(self, line: ProjectLine) -> Answer:
        project = self.context.dataset.project_by_id[line.id]
        return {
            "project": f"{line.number} {line.name}",
            "group": line.group or None,
            "lead": line.lead or None,
            "partners": line.partners or None,
            "units_by_role": dict(role_lines(self.context, project)),
            "open_ended": project.open_ended,
            "measures": [measure.text for measure in line.measures],
            "facts": list(line.facts),
            "remarks": list(line.remarks),
            "fact_quotes": list(dict.fromkeys(fact.quote for fact in project.timed_facts)),
            "address": self._address(urls.address(line.id)),
        }

    def _units(self, name: str) -> list[Unit]:
        units = self.context.dataset.units.units
        exact = [unit for unit in units if name in {unit.id, unit.name}]
        named = exact or [unit for unit in units if name in _names(unit)]
        return named or [unit for unit in units if name and any(name in known for known in _names(unit))]

    def _projects(self, name: str) -> list[Project]:
        projects = self.context.dataset.projects
        exact = [project for project in projects if name in {project.id, str(project.number), project.name}]
        return exact or [project for project in projects if name and name in project.name]

    def _candidates(self, name: str, names: Iterable[str]) -> Answer:
        candidates = list(names)
        why = "有几个符合，请选一个" if candidates else "没有这样的名称；可以用 search 查"
        return {"asked": name, "candidates": candidates, "note": why}

    def _address(self, address: str) -> str:
        return f"{self.site_url}{address}" or "./"


def _printed(record: TextRecord) -> Iterator[str]:
    """Yield what the official text prints of a record: its text, and the bodies that a task lists."""
    yield record.text.printed
    if isinstance(record, Project):
        yield from (tie.mention for tie in record.responsibilities)


def _names(unit: Unit) -> tuple[str, ...]:
    return (unit.name, *unit.aliases, *unit.search_names, *(name.name for name in unit.cited_names))


def _has(text: str, asked: Iterable[str]) -> bool:
    return all(word in text for word in asked)
