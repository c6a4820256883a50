"""Fictional units: bodies with names of their own, and collectives."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random

from generator.synthesis.vocabulary import DISTRICTS, DOMAINS, TAILS
from generator.synthesis.yaml_writer import Record

COLLECTIVE_SHARE = 0.15
BODIES_PER_DOMAIN = 6
BODIES_PER_DISTRICT = 40
MOST = len(DOMAINS) * len(TAILS) * (len(DISTRICTS) + 1)
UNRESOLVED = "泛指；原文未列成员，不解析到具体单位"


@dataclass(frozen=True)
class Body:
    """A unit that projects name.

    id, name, system: as in units.yml.
    domain: the field of work in its name.
    collective: whether it is a collective.
    resolved: whether the name of a collective says who its members are.
    variant: another spelling of its name.
    """

    id: str
    name: str
    system: str
    domain: str
    collective: bool = False
    resolved: bool = False
    variant: str | None = None


def bodies(random: Random, count: int) -> tuple[Body, ...]:
    """Return `count` bodies; about 15 in 100 are collectives, and the names of half of these say their members."""
    collectives = min(int(count * COLLECTIVE_SHARE), 2 * len(DOMAINS))
    named = tuple(islice(_named(random, count - collectives), count - collectives))
    governed = dict.fromkeys(body.domain for body in named if body.system == "政府")
    domains = list(governed | dict.fromkeys(domain.name for domain in DOMAINS))
    kinds = (_group_collective, _system_collective)
    return (*named, *(kinds[index % 2](domains[index // 2]) for index in range(collectives)))


def _named(random: Random, count: int) -> Iterator[Body]:
    """Yield bodies with unique names and ids, several of a domain before the next domains."""
    domains = list(DOMAINS)
    random.shuffle(domains)
    for district, domain in zip(DISTRICTS[: count // BODIES_PER_DISTRICT], domains, strict=False):
        yield Body(id=f"{district.pinyin}qu-zhengfu", name=f"{district.name}区政府", system="县区", domain=domain.name)
    tails = len(TAILS)
    width = max(1, min(len(domains), -(-count // BODIES_PER_DOMAIN)))
    for prefix, pinyin in (("市", "shi"), *((f"{name}区", f"{district}qu") for name, district in DISTRICTS)):
        for start in range(0, len(domains), width):
            pairs = [(domain, tail) for domain in domains[start : start + width] for tail in range(tails)]
            random.shuffle(pairs)
            pairs.sort(key=lambda pair: pair[1] // BODIES_PER_DOMAIN)
            for domain, tail in pairs:
                end = TAILS[tail]
                yield Body(
                    id=f"{pinyin}-{domain.pinyin}{end.pinyin}",
                    name=f"{prefix}{domain.name}{end.name}",
                    system=end.system if prefix == "市" else "县区",
                    domain=domain.name,
                )


def _system_collective(domain: str) -> Body:
    """Return a collective whose name says its members: the municipal departments of a domain."""
    return Body(
        id=f"shizhi-{_PINYIN[domain]}-gebumen",
        name=f"市直{domain}系统各部门",
        system="集合称谓",
        domain=domain,
        collective=True,
        resolved=True,
        variant=f"市直{domain}系统部门",
    )


def _group_collective(domain: str) -> Body:
    """Return a collective without known members: those of a leading group that the text does not list."""
    return Body(
        id=f"shi-{_PINYIN[domain]}lingdaoxiaozu-chengyuandanwei",
        name=f"市{domain}工作领导小组成员单位",
        system="集合称谓",
        domain=domain,
        collective=True,
    )


_PINYIN = {domain.name: domain.pinyin for domain in DOMAINS}


def record(body: Body, place: str, variants: dict[str, str]) -> Record:
    """Return the body as an entry of units.yml; `variants` are the spellings that projects use, with reasons."""
    bare = body.name.removeprefix("市").removeprefix("直")
    entry: Record = {"id": body.id, "name": body.name}
    if not body.collective and body.name != bare:
        note = "依简称推断，原文未写明全称"
        entry["full_name"] = {"name": f"{place}市{bare}", "basis": "inferred", "note": note}
    entry["aliases"] = [alias for alias in (bare, f"{place}{bare}") if alias != body.name]
    entry["system"] = body.system
    if body.collective:
        basis = f"名称泛指{body.domain}系统的部门，成员依字面推断" if body.resolved else UNRESOLVED
        entry |= {"collective": True, "collective_basis": basis}
    if variants:
        entry["variants"] = [{"mention": mention, "reason": reason} for mention, reason in variants.items()]
    return entry


def memberships(named: tuple[Body, ...]) -> Iterator[Record]:
    """Yield inferred memberships of municipal government bodies whose names contain the collective's domain."""
    for collective in named:
        if collective.resolved:
            for body in named:
                if body.domain == collective.domain and body.system == "政府":
                    note = f"依集合称谓字面推断：名称含“{body.domain}”，属本站“政府”分类；原文未列成员"
                    yield {"from": body.id, "type": "member_of", "to": collective.id, "basis": "inferred", "note": note}
