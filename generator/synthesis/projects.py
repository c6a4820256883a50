"""Fictional engineerings and projects, with their units and measures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from math import isqrt
from random import Random

from generator.synthesis.clauses import SHAPES, Span, SyntheticClause, plain
from generator.synthesis.units import Body
from generator.synthesis.vocabulary import AIMS, DOMAINS, ENGINEERING_FORMS, FORMS, MEASURES, OBJECTS, TOPICS
from generator.synthesis.yaml_writer import Record
from generator.urls import FACT_LETTERS

# Numbers to choose from, about as in the real text: units, measures without figures and measures with figures.
MENTIONS = (1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 7, 8, 10, 12)
PLAIN = (1, 1, 2, 2, 2, 3, 3, 3, 4, 5, 6, 7)
FIGURED = (0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3)
OWN_SHARE = 0.6  # of the units that join a project, those whose domain is one of its engineering's
LEADING_SHARE = 3  # every third named body leads
SPELT_OTHERWISE = 0.1
OPEN_LIST = 0.2  # of the projects that name one unit only
ALL_DOMAINS = tuple(domain.name for domain in DOMAINS)
PER_DOMAIN = len(OBJECTS) * len(FORMS) // 4  # names are quickly found while most of them are unused
MOST = len(DOMAINS) * PER_DOMAIN

ORDER = ("levels", *FACT_LETTERS, "waivers")


@dataclass(frozen=True, kw_only=True)
class ProjectWriter:
    """Writes the projects.

    random, bodies, years: what it chooses with, the bodies to name, the years of the plan.
    names: the names that are used, so that none is used twice.
    variants: by unit the spellings that are used, with their reasons.
    """

    random: Random
    bodies: tuple[Body, ...]
    years: Span
    names: set[str] = field(init=False, default_factory=set)
    variants: dict[str, dict[str, str]] = field(init=False, default_factory=dict)

    def engineerings(self, projects: int) -> list[Record]:
        """Return the engineerings with that many projects in all, which together name every body."""
        number = max(1, isqrt(2 * projects))
        domains = self._domains(projects)
        own = [_own(domains, index, number) for index in range(number)]
        shares = [projects * (index + 1) // number - projects * index // number for index in range(number)]
        teams = self._teams([own[index] for index, share in enumerate(shares) for _ in range(share)])
        numbers = count(1)
        return [
            {
                "id": f"E{index + 1}",
                "number": index + 1,
                "name": self._name(own[index][:1] if index < len(domains) else ALL_DOMAINS, ENGINEERING_FORMS) + "工程",
                "aim": self.random.choice(AIMS).format(domain=own[index][0]),
                "projects": [self._project(next(numbers), next(teams), own[index]) for _ in range(share)],
            }
            for index, share in enumerate(shares)
        ]

    def _name(self, *lists: Sequence[str]) -> str:
        """Return an unused name, composed of a word of each list."""
        while (name := "".join(self.random.choice(words) for words in lists)) in self.names:
            pass
        self.names.add(name)
        return name

    def _domains(self, projects: int) -> list[str]:
        """Return the bodies' domains, and as many more as the names of so many projects need."""
        domains = list(dict.fromkeys(body.domain for body in self.bodies))
        self.random.shuffle(domains)
        others = [domain for domain in ALL_DOMAINS if domain not in domains]
        return domains + others[: max(0, -(-projects // PER_DOMAIN) - len(domains))]

    def _teams(self, own: list[list[str]]) -> Iterator[list[Body]]:
        """Yield the units of each project, the lead first.

        `own` are the domains of each project. Every third named body leads. The others are distributed evenly, so that
        each is in a project; then bodies are added, mostly from the project's own domains.
        """
        random, bodies = self.random, self.bodies
        leading = dict.fromkeys([body for body in bodies if not body.collective][::LEADING_SHARE][: len(own)])
        leads = [*leading, *[None] * (len(own) - len(leading))]
        random.shuffle(leads)
        waiting = [body for body in bodies if body not in leading]
        random.shuffle(waiting)
        by_domain: dict[str, list[Body]] = {}
        for body in bodies:
            by_domain.setdefault(body.domain, []).append(body)
        for index, (lead, domains) in enumerate(zip(leads, own, strict=True)):
            near = [body for domain in domains for body in by_domain.get(domain, ())] or bodies
            first = lead or random.choice([body for body in near if body in leading] or list(leading))
            team = dict.fromkeys((first, *waiting[index :: len(own)]))
            size = min(random.choice(MENTIONS), len(bodies))
            while len(team) < size:
                team.setdefault(random.choice(near if random.random() < OWN_SHARE else bodies))
            yield list(team)

    def _project(self, number: int, team: list[Body], domains: list[str]) -> Record:
        random = self.random
        domain, *others = random.sample(domains, len(domains))
        short = self._name((domain,), OBJECTS, FORMS)
        clauses = self._clauses(domain, others or ["相关"])
        text = ";\n".join(clause.words for clause in clauses) + "。"
        record: Record = {
            "id": f"P{number}",
            "number": number,
            "name": f"{short}项目",
            "short_name": short,
            "text": text,
            "responsibilities": list(self._responsibilities(number, team)),
            "topics": random.sample(TOPICS, random.randint(1, 2)),
        }
        return record | _facts(f"P{number}", text.replace("\n", ""), clauses)

    def _clauses(self, domain: str, others: list[str]) -> list[SyntheticClause]:
        """Return the measures; no form occurs twice."""
        random = self.random
        clauses = [shape(random, domain, self.years) for shape in random.sample(SHAPES, random.choice(FIGURED))]
        measures = random.sample(MEASURES, random.choice(PLAIN))
        clauses += [plain(random, measure, domain, random.choice(others)) for measure in measures]
        random.shuffle(clauses)
        return clauses

    def _responsibilities(self, number: int, team: list[Body]) -> Iterator[Record]:
        lead, *others = team
        if not others and self.random.random() < OPEN_LIST:
            mention = f"{lead.name}等"
            self._vary(lead, mention, f"项目 {number} 的单位名单未列完，另以 open_ended 标明")
            yield {"role": "lead", "unit": lead.id, "mention": mention, "open_ended": True}
            return
        yield {"role": "lead", "unit": lead.id, "mention": lead.name}
        for body in others:
            tie: Record = {"role": "participant", "unit": body.id, "mention": body.name}
            if body.variant and self.random.random() < SPELT_OTHERWISE:
                self._vary(body, body.variant, f"项目 {number} 少写“各”字，与“{body.name}”读作同一称谓")
                tie["mention"] = body.variant
            if body.name.endswith("区政府"):
                tie["separator"] = ","
            yield tie

    def _vary(self, body: Body, mention: str, reason: str) -> None:
        """Record a spelling, with the reason at its first use."""
        self.variants.setdefault(body.id, {}).setdefault(mention, reason)


def _own(domains: list[str], index: int, number: int) -> list[str]:
    """Return up to three domains of an engineering; together the engineerings use every domain."""
    return list(dict.fromkeys(domains[(index + step * number) % len(domains)] for step in range(3)))


def _facts(record: str, printed: str, clauses: list[SyntheticClause]) -> Record:
    """Return the facts of clauses by key, with ids, and with the occurrence where a quote occurs twice."""
    facts: Record = {}
    end = 0
    for clause in clauses:
        start = printed.index(clause.words, end)
        end = start + len(clause.words)
        for key, unnumbered in clause.facts.items():
            numbered = facts.setdefault(key, [])
            for fact in unnumbered:
                name = {"id": f"{record}-{FACT_LETTERS[key]}{len(numbered) + 1}"} if key in FACT_LETTERS else {}
                numbered.append(name | fact | _occurrence(printed, fact["quote"], start))
    if "levels" in facts:  # each level once, with the quote that names it first
        facts["levels"] = list({tie["level"]: tie for tie in reversed(facts["levels"])}.values())[::-1]
    return {key: facts[key] for key in ORDER if key in facts}


def _occurrence(text: str, quote: str, start: int) -> Record:
    """Return the occurrence of a quote, the first from `start` on, where it occurs more than once."""
    return {"occurrence": text.count(quote, 0, text.index(quote, start)) + 1} if text.count(quote) > 1 else {}
