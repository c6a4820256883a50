"""The bodies that act in the clauses of a provision (区政府督查室每季度通报), and those that it is about (报区政府)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.importing.recognise.bodies.names import Strength, is_collective, prefix, strength

_CLAUSE = re.compile(r"[^，,；;。：:！？|\t\n]+")
_JOINT = re.compile(r"[、和及与]|会同|以及")
_BY = re.compile(r"\s*(?:[^由]{0,10}(?<!不再)由)?")  # what may stand before a subject: 每季度由
# What a body does that stands behind it; excepted are words that names hold (应急, 组织部, 督查室), what is done to
# it (县财政局考核不合格) and what only says which things are meant (县财政局通报的问题).
_ACTS = re.compile(
    r"(?:每[日周旬月季年]|每半[月年]|按[月季年]|定期|不定期|适时|牵头|负责|会同|具体|[要须将]|应(?!急)|通报|督促|调度(?!中心)|"
    r"组织(?!部|委|人事|处|科)|统筹(?!办|局|中心|委)|督[查导](?!室|组|办|局|处|科)|考[核评](?!室|组|办|中心|委))"
    r"(?!的|被|受)(?<!考核(?=结果|情况|得分|成绩|优秀|合格|不合格))(?<!考评(?=结果|情况|得分|成绩|优秀|合格|不合格))"
)
# What is done to a body that stands behind it, and what makes it the doer of something else instead.
_TOWARDS = r"(?:向|对|将|报|报送|报告|抄送|提交|通报|约谈|考核|考评|督促|督导|督查|问责|表扬|表彰|奖励|批评|处分)"
_ELSE = r"(?!牵头|负责|提出|制定|组织|[一-鿿]{0,3}(?:室|办|局|委|厅|部|组|中心|队|公司))"
_FIRST_SIGN = 0xF0000  # of a plane for private use, in which notices have no characters


@dataclass(frozen=True, slots=True)
class Standing:
    """The names of the bodies that act in a provision, and of those that it is about, in the order of the text."""

    actors: tuple[str, ...]
    concerned: tuple[str, ...]


def acting_bodies(words: str) -> Iterator[str]:
    """Yield the names of bodies that a clause begins with and that do something, in the order of the text.

    Collectives, and names that do not say whose body it is, are left out.

    >>> list(acting_bodies("区督查室每季度通报，会同区审计局督查；由区委组织部、区财政局负责考核，财政局负责拨付。"))
    ['区督查室', '区委组织部', '区财政局']
    """
    for clause in _CLAUSE.finditer(words):
        begin = clause.group()[_begin(clause.group()) :]
        for act in _ACTS.finditer(begin):
            names = _JOINT.split(begin[: act.start()])
            if all(map(_is_body, names)):
                yield from names
                break


def standing(words: str, names: Iterable[str]) -> Standing:
    """Return which of the bodies that a provision names act in it and which it is about; others do neither.

    A body acts that a clause begins with, before what it does; the clause is about one to which something is done.

    >>> standing("县考核办将情况报县督查室，县督查室约谈县水利局。", ("县考核办", "县督查室", "县水利局"))
    Standing(actors=('县考核办', '县督查室'), concerned=('县督查室', '县水利局'))
    """
    known = sorted(names, key=lambda name: (-len(name), name))
    signs = {name: chr(_FIRST_SIGN + place) for place, name in enumerate(known)}
    for name, sign in signs.items():
        words = words.replace(name, sign)
    body = "[" + "".join(signs.values()) + "]" if signs else "(?!)"
    bodies = rf"{body}(?:(?:{_JOINT.pattern}){body})*"
    subject = re.compile(rf"(?P<bodies>{bodies})(?:{_ACTS.pattern}|约谈|安排|审核|汇总|制定)")
    towards = re.compile(rf"{_TOWARDS}(?P<bodies>{bodies}){_ELSE}")
    clauses = [clause.group() for clause in _CLAUSE.finditer(words)]
    acting = [match for clause in clauses if (match := subject.match(clause, _begin(clause)))]
    about = [match for clause in clauses for match in towards.finditer(clause)]
    by_sign = {sign: name for name, sign in signs.items()}

    def names_of(matches: list[re.Match[str]]) -> tuple[str, ...]:
        bodies_of = (by_sign[sign] for match in matches for sign in match["bodies"] if sign in by_sign)
        return tuple(dict.fromkeys(bodies_of))

    return Standing(names_of(acting), names_of(about))


def _begin(clause: str) -> int:
    """Return where the subject of a clause begins: behind 由."""
    match = _BY.match(clause)
    return match.end() if match else 0


def _is_body(name: str) -> bool:
    return strength(name) is Strength.KNOWN and bool(prefix(name)) and not is_collective(name)
