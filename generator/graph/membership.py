"""Who is a member of which collective, and whom a collective reaches through others."""

from collections.abc import Callable, Iterable, Mapping

from generator.model import Dataset, Unit

Members = Mapping[str, Mapping[str, str]]  # the members of each unit by its id, with the basis of the membership


def members(dataset: Dataset) -> Members:
    """Return by unit its members, with the basis of the membership."""
    by_unit: dict[str, dict[str, str]] = {unit.id: {} for unit in dataset.units.units}
    for tie in dataset.relationships:
        if tie.type == "member_of":
            by_unit[tie.to][tie.from_] = tie.basis
    return by_unit


def collectives(by_unit: Members) -> dict[str, list[str]]:
    """Return by unit the collectives that it is a member of."""
    of_member: dict[str, list[str]] = {unit: [] for unit in by_unit}
    for collective, own in by_unit.items():
        for member in own:
            of_member[member].append(collective)
    return of_member


def reached(by_unit: Members, collective: str, in_order: Callable[[Iterable[str]], tuple[Unit, ...]]) -> dict[str, str]:
    """Return members, and members of members, with the first basis on the way that is not `source`."""
    bases: dict[str, str] = {}
    ahead = [(collective, "source")]
    while ahead:
        current, so_far = ahead.pop(0)
        for member in in_order(by_unit[current]):
            if member.id not in bases and member.id != collective:
                bases[member.id] = by_unit[current][member.id] if so_far == "source" else so_far
                ahead.append((member.id, bases[member.id]))
    return {unit.id: bases[unit.id] for unit in in_order(bases)}
