"""The bodies that act in the clauses of a provision: 区政府督查室每季度通报."""

import re
from collections.abc import Iterator

from generator.importing.recognise.names import Strength, is_collective, prefix, strength

_CLAUSE = re.compile(r"[^，,；;。：:！？|\t\n]+")
_JOINT = re.compile(r"[、和及与]|会同|以及")
# What a body does that stands before it; words that names hold, too (应急, 组织部, 督查室), are excepted.
_ACTS = re.compile(
    r"每[日周旬月季年]|每半[月年]|按[月季年]|定期|不定期|适时|牵头|负责|会同|具体|[要须将]|应(?!急)|通报|督促|调度(?!中心)|"
    r"组织(?!部|委|人事|处|科)|统筹(?!办|局|中心|委)|督[查导](?!室|组|办|局|处|科)|考[核评](?!室|组|办|中心|委)"
)


def acting_bodies(words: str) -> Iterator[str]:
    """Yield the names of bodies that a clause begins with and that do something, in the order of the text.

    Collectives, and names that do not say whose body it is, are left out.

    >>> list(acting_bodies("区政府督查室每季度通报；由区委组织部、区财政局负责考核，财政局负责拨付。"))
    ['区政府督查室', '区委组织部', '区财政局']
    """
    for clause in _CLAUSE.finditer(words):
        begin = re.sub(r"^\s*由?", "", clause.group())
        for act in _ACTS.finditer(begin):
            names = [name for name in _JOINT.split(begin[: act.start()]) if name]
            if names and all(map(_is_body, names)):
                yield from names
                break


def _is_body(name: str) -> bool:
    return strength(name) is Strength.KNOWN and bool(prefix(name)) and not is_collective(name)
