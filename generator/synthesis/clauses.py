"""Measures in the forms of official texts, with the facts that quote them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from generator.synthesis.vocabulary import OBJECTS, PEOPLE, THINGS
from generator.synthesis.yaml_writer import Record

LEVELS = {"市": "市", "县区": "县区", "乡镇(街道)": "乡镇", "村(居)": "村居"}
EVERYBODY = {"mention": "各地各部门", "class": "各地各部门"}
ALL_LEVELS = "市、县区、乡镇(街道)、村(居)"


@dataclass(frozen=True)
class Span:
    """The first and the last year of the plan."""

    start: int
    end: int

    def year(self, random: Random) -> int:
        """Return one of the years after the first."""
        return random.randint(self.start + 1, self.end)


@dataclass(frozen=True)
class SyntheticClause:
    """A measure without its final punctuation, and its facts by their key in YAML, still without ids."""

    words: str
    facts: dict[str, list[Record]] = field(default_factory=dict)


def plain(random: Random, measure: str, domain: str, other: str) -> SyntheticClause:
    """Return a measure without a figure."""
    thing, tool = random.sample(OBJECTS, 2)
    return SyntheticClause(measure.format(domain=domain, other=other, thing=thing, tool=tool))


def actors(*mentions: str) -> list[dict[str, str]]:
    """Return levels as actors, by the words that name them."""
    return [{"mention": mention, "level": LEVELS[mention]} for mention in mentions]


def _target(what: str, value: float, unit: str, comparison: str, quote: str, **more: object) -> Record:
    """Return a target with its keys in the order of the format."""
    fact: Record = {"what": what, "value": value}
    if "value_to" in more:
        fact["value_to"] = more["value_to"]
    fact |= {"unit": unit, "comparison": comparison}
    fact |= {key: more[key] for key in ("year", "actors", "levels", "reading") if key in more}
    return fact | {"quote": quote}


def _tied(quote: str, *levels: str) -> list[Record]:
    """Return a level entry for each level that a quote names."""
    return [{"level": level, "quote": quote} for level in levels]


def _share(random: Random, domain: str, years: Span) -> SyntheticClause:
    year, share, part = years.year(random), random.randint(60, 95), random.randint(20, 55)
    thing = random.choice(OBJECTS)
    quote = f"{year}年{domain}{thing}覆盖率达到{share}%以上"
    if random.random() < 0.5:  # noqa: PLR2004 - half of them state a part of the share, as in “70%以上(其中60%…)”
        return SyntheticClause(
            quote, {"targets": [_target(f"{domain}{thing}覆盖率", share, "%", ">=", quote, year=year)]}
        )
    whole = f"{quote}(其中{part}%达到示范标准)"
    reading = f"年份承前读作{year}年；“以上”只属{share}%。"
    return SyntheticClause(
        f"{whole},随后逐年提高",
        {
            "targets": [
                _target(f"{domain}{thing}覆盖率", share, "%", ">=", quote, year=year),
                _target("其中达到示范标准的比例", part, "%", "=", whole, year=year, reading=reading),
            ],
            "recurring": [{"what": f"{domain}{thing}覆盖率提高", "frequency": "year-by-year", "quote": "随后逐年提高"}],
        },
    )


def _series(random: Random, domain: str, years: Span) -> SyntheticClause:
    count = random.randint(3, min(8, years.end - years.start))
    first = random.randint(years.start + 1, years.end - count + 1)
    tenths = sorted(random.sample(range(200, 900), count))
    shares = [f"{tenth // 10}.{tenth % 10}" for tenth in tenths]
    last = first + count - 1
    quote = f"{first}—{last}年{domain}支出分别占当年一般预算支出的{'、'.join(f'{share}%' for share in shares)}以上"
    reading = f"各百分比以“分别”依次对应{first}年至{last}年；“以上”读作各项均适用。"
    targets = [
        _target(
            f"{domain}支出占当年一般预算支出的比例", float(share), "%", ">=", quote, year=first + index, reading=reading
        )
        for index, share in enumerate(shares)
    ]
    return SyntheticClause(f"确保{quote}", {"targets": targets})


def _range(random: Random, domain: str, _years: Span) -> SyntheticClause:
    low = random.randint(1, 5)
    high = low + random.randint(1, 3)
    quote = f"各地各部门每年重点排查整治{low}—{high}个{domain}突出问题"
    what = f"重点排查整治{domain}突出问题"
    target = _target(what, low, "个", "range", quote, value_to=high, actors=[EVERYBODY])
    return SyntheticClause(
        quote,
        {
            "targets": [target],
            "recurring": [{"what": what, "frequency": "yearly", "actors": [EVERYBODY], "quote": quote}],
        },
    )


def _rhythm(_random: Random, domain: str, _years: Span) -> SyntheticClause:
    what = f"排查{domain}隐患"
    reading = "“镇街”读作他处的“乡镇(街道)”。"
    return SyntheticClause(
        f"建立镇街每周、县区每半月、市每月{what}的工作制度",
        {
            "levels": [
                {"level": "乡镇", "quote": "镇街每周", "reading": reading},
                {"level": "县区", "quote": "县区每半月"},
                {"level": "市", "quote": f"市每月{what}"},
            ],
            "recurring": [
                {
                    "what": what,
                    "frequency": frequency,
                    "actors": [{"mention": mention, "level": level}],
                    "levels": [level],
                    "quote": quote,
                }
                for mention, level, frequency, quote in (
                    ("镇街", "乡镇", "weekly", "镇街每周"),
                    ("县区", "县区", "half-monthly", "县区每半月"),
                    ("市", "市", "monthly", f"市每月{what}"),
                )
            ],
        },
    )


def _by_end_of_year(random: Random, domain: str, years: Span) -> SyntheticClause:
    year = years.year(random)
    thing = random.choice(THINGS)
    tied = f"市、县区建立{domain}{thing}"
    return SyntheticClause(
        f"{year} 年底前,{tied}",
        {
            "levels": _tied(tied, "市", "县区"),
            "deadlines": [
                {
                    "what": f"建立{domain}{thing}",
                    "date": str(year),
                    "basis": "source",
                    "actors": actors("市", "县区"),
                    "levels": ["市", "县区"],
                    "quote": f"{year} 年底前,{tied}",
                }
            ],
        },
    )


def _before_year(random: Random, domain: str, years: Span) -> SyntheticClause:
    year = years.year(random)
    what = f"实现{domain}信息资源有效共享"
    reading = f"“{year}年前”可指{year}年到来之前，也可指{year}年底之前；此处的{year}只照录原文年份。"
    fact: Record = {
        "what": what,
        "date": str(year),
        "basis": "reading",
        "reading": reading,
        "quote": f"{year}年前,{what}",
    }
    return SyntheticClause(f"{year}年前,{what}", {"deadlines": [fact]})


def _five_years(_random: Random, domain: str, _years: Span) -> SyntheticClause:
    tied = f"{ALL_LEVELS}基本建立覆盖城乡的{domain}服务体系"
    levels = list(LEVELS.values())
    return SyntheticClause(
        f"到“十四五”期末,{tied}",
        {
            "levels": _tied(tied, *levels),
            "deadlines": [
                {
                    "what": f"基本建立覆盖城乡的{domain}服务体系",
                    "date": "2025",
                    "basis": "external",
                    "actors": actors(*LEVELS),
                    "levels": levels,
                    "reading": "原文未写明年份。“十四五”规划期末为2025年，属原文之外的知识。",
                    "quote": f"到“十四五”期末,{tied}",
                }
            ],
        },
    )


def _everywhere(random: Random, domain: str, _years: Span) -> SyntheticClause:
    count, people = random.randint(1, 3), random.randint(1, 5)
    thing, person = random.choice(THINGS), random.choice(PEOPLE)
    tied = f"每个乡镇(街道)、村(居)至少建立{count}个{domain}{thing}"
    named = {"actors": actors("乡镇(街道)", "村(居)"), "levels": ["乡镇", "村居"]}
    staffed = f"设立{people}名以上{domain}{person}"
    return SyntheticClause(
        f"{tied},{staffed}",
        {
            "levels": _tied(tied, "乡镇", "村居"),
            "targets": [
                _target(f"{domain}{thing}", count, "个", ">=", tied, **named),
                _target(f"{domain}{person}", people, "名", ">=", staffed, **named),
            ],
        },
    )


def _cited(random: Random, domain: str, years: Span) -> SyntheticClause:
    first = years.start - random.randint(0, 3)
    title = f"{domain}{random.choice(OBJECTS)}发展规划({first}—{first + 5}年)"
    fact: Record = {"title": title, "kind": "cited", "quote": f"《{title}》"}
    return SyntheticClause(f"落实《{title}》,推进{domain}管理体制改革", {"citations": [fact]})


def _numbered(random: Random, domain: str, years: Span) -> SyntheticClause:
    title = f"关于加强{domain}工作的意见"
    number = f"政办发〔{years.start - 1}〕{random.randint(1, 99)}号"
    quote = f"《{title}》({number})"
    fact: Record = {"title": title, "number": number, "kind": "cited", "quote": quote}
    return SyntheticClause(f"按照{quote}的要求,规范{domain}服务标准", {"citations": [fact]})


def _award(random: Random, domain: str, _years: Span) -> SyntheticClause:
    quote = f"开展年度{domain}先进集体评选活动"
    reading = "原文作“年度”，本站读作每年开展。"
    fact: Record = {"what": f"{domain}先进集体评选", "frequency": "yearly", "reading": reading, "quote": quote}
    return SyntheticClause(f"{quote},挖掘{random.choice(OBJECTS)}工作典型", {"recurring": [fact]})


def _now_and_then(_random: Random, domain: str, _years: Span) -> SyntheticClause:
    quote = f"定期举办{domain}培训"
    fact: Record = {
        "what": f"举办{domain}培训",
        "frequency": "periodic",
        "reading": "原文作“定期”，未定间隔。",
        "quote": quote,
    }
    return SyntheticClause(f"{quote},提高{domain}队伍素质", {"recurring": [fact]})


def _condition(random: Random, domain: str, _years: Span) -> SyntheticClause:
    quote = f"有{domain}从业人员{random.randint(3, 20)} 人以上"
    fact: Record = {"quote": quote, "reason": "开展工作的条件，不是目标"}
    return SyntheticClause(f"在{quote}的单位推行{domain}责任制", {"waivers": [fact]})


def _kinds(random: Random, domain: str, _years: Span) -> SyntheticClause:
    quote = f"{random.choice('三四五六')}类{domain}系统"
    fact: Record = {"quote": quote, "reason": "系统种类的名称，不是任务的数量"}
    return SyntheticClause(f"推动{quote}与政务平台联网", {"waivers": [fact]})


SHAPES: tuple[Callable[[Random, str, Span], SyntheticClause], ...] = (
    _share,
    _series,
    _range,
    _rhythm,
    _by_end_of_year,
    _before_year,
    _five_years,
    _everywhere,
    _cited,
    _numbered,
    _award,
    _now_and_then,
    _condition,
    _kinds,
)
