"""Provisions of a fictional plan, and the assessment that its second annex regulates."""

from collections.abc import Iterable

from generator.synthesis.clauses import EVERYBODY
from generator.synthesis.units import Body
from generator.synthesis.yaml_writer import Record

COMMITTEE = {"mention": "市安心委", "unit": "shi-anxinwei"}
OFFICE = {"mention": "市安心办", "unit": "shi-anxinban"}
GOVERNMENT = {"mention": "市政府", "unit": "shizhengfu"}
SCORERS = {"mention": "市直各评分单位", "unit": "shizhi-gepingfendanwei"}
COUNTIES = {"mention": "县区", "unit": "xianqu", "level": "县区"}
EVERY_GOVERNMENT = {"mention": "各级政府", "class": "各级政府"}
EVERY_OFFICE = {"mention": "各级安心办", "class": "各级安心办"}

ARTICLES = 14  # of the annex on assessment, before the articles that name a body each
BODIES_PER_ARTICLE = 12

WAIVED_WORDS = {
    "第一责任人": "固定说法，不是次序",
    "双百分": "计分制的名称，分值另有记录",
    "一升二降": "目标的名称，各指标另有记录",
}


def main_text(place: str, works: str, names: list[str]) -> Record:
    """Return the part S; `works` is the common name of the engineerings (十大工程), `names` are their names."""
    listed = "、".join(names)
    return {
        "id": "S",
        "title": "正文",
        "chapters": [
            {"number": 1, "heading": "总体目标", "provisions": []},
            {"number": 2, "heading": "行动步骤", "provisions": []},
            {
                "number": 3,
                "heading": "任务分工",
                "provisions": [
                    {
                        "id": "S3",
                        "text": f"创建安心{place},主要体现在实施“{works}”,即{listed}(见附件1)。\n"
                        "各地各部门既要组织实施好规定项目,又要主动、科学推出新项目。",
                        "actors": [EVERYBODY],
                    }
                ],
            },
            {"number": 4, "heading": "组织实施", "provisions": _organisation()},
            {"number": 5, "heading": "考评奖惩", "provisions": _results()},
        ],
    }


def _organisation() -> list[Record]:
    growing = {
        "id": "S4-3-R1",
        "what": "增加安心创建工作投入",
        "frequency": "year-by-year",
        "actors": [EVERY_GOVERNMENT],
    }
    checking = {"id": "S4-2-R1", "what": "定期检查", "frequency": "periodic", "actors": [OFFICE]}
    return [
        {
            "id": "S4-1",
            "number": 1,
            "heading": "加强组织领导",
            "text": "各级政府要把安心创建工作摆到重要位置,精心谋划,狠抓落实。\n主要领导作为第一责任人负总责。",
            "actors": [EVERY_GOVERNMENT],
        },
        {
            "id": "S4-2",
            "number": 2,
            "heading": "严格督导检查",
            "text": "市安心办要坚持定期检查与不定期抽查相结合,及时协调解决困难和问题。\n要总结、推广基层的成功做法。",
            "actors": [OFFICE],
            "recurring": [checking | {"reading": "原文未定间隔。", "quote": "定期检查与不定期抽查相结合"}],
        },
        {
            "id": "S4-3",
            "number": 3,
            "heading": "加大保障投入",
            "text": "各级政府要将创建工作经费列入同级财政预算,并逐年增加安心创建工作投入。",
            "actors": [EVERY_GOVERNMENT],
            "recurring": [growing | {"quote": "逐年增加安心创建工作投入"}],
        },
    ]


def _results() -> list[Record]:
    yearly = {
        "id": "S5-1-R1",
        "what": "组织考评",
        "frequency": "yearly",
        "actors": [COMMITTEE],
        "quote": "每年组织一次",
    }
    return [
        {
            "id": "S5-1",
            "number": 1,
            "heading": "考评工作组织",
            "text": "考评工作由市安心委组织实施,采取下考一级、条块结合的办法,每年组织一次。",
            "actors": [COMMITTEE],
            "recurring": [yearly],
            "waivers": [{"quote": "下考一级", "reason": "考评的层级关系，不是数量"}],
        },
        {
            "id": "S5-2",
            "number": 2,
            "heading": "考评结果运用",
            "text": "把考评结果作为各级领导班子考核的重要依据。\n对考评成绩差的,予以批评问责。",
        },
    ]


def annex(title: str, bodies: Iterable[Body]) -> Record:
    """Return the part A2: the articles on assessment, and an article for each of the bodies."""
    return {
        "id": "A2",
        "title": title,
        "chapters": [
            {"number": 1, "heading": "总\u00a0则", "provisions": _general()},
            {"number": 2, "heading": "考评程序", "provisions": _procedure()},
            {"number": 3, "heading": "奖\u00a0惩", "provisions": _rewards()},
            {
                "number": 4,
                "heading": "专项核查",
                "provisions": [_special(*numbered) for numbered in enumerate(bodies, ARTICLES + 1)],
            },
        ],
    }


def _article(number: int, text: str, *actors: Record, **facts: object) -> Record:
    record: Record = {"id": f"A2-{number}", "number": number, "text": text}
    return record | ({"actors": list(actors)} if actors else {}) | facts


def _general() -> list[Record]:
    tied = "市对县区的考评"
    return [
        _article(1, "为推进安心创建工作,制定本办法。"),
        _article(2, "坚持公开、公平、公正地开展考评工作。"),
        _article(3, "实行年度考评制,每年1 月1 日至当年12 月31 日为一个考评年度。"),
        _article(
            4,
            "市对县区的考评采用“双百分”制,《措施表》和《成效表》各100分,总分200分。",
            {"mention": "市", "level": "市"},
            concerned=[COUNTIES],
            levels=[{"level": "市", "quote": tied}, {"level": "县区", "quote": tied}],
        ),
    ]


def _procedure() -> list[Record]:
    return [
        _article(5, "考评程序包括自评、核查、公示、核准、审定、公布。"),
        _article(6, "各级安心办负责组织自评。", EVERY_OFFICE),
        _article(7, "市安心办负责组织市直各评分单位进行核查。", OFFICE, SCORERS),
        _article(8, "核查结果经市安心办公示后,报市政府审定。", OFFICE, GOVERNMENT),
        _article(9, "自评工作于每年1 月底前完成;\n核查、公示工作于每年2 月底前完成;\n审定工作于每年3 月底前完成。"),
    ]


def _rewards() -> list[Record]:
    return [
        _article(10, "市政府对考评成绩前2 名的县区,予以表扬奖励。", GOVERNMENT, concerned=[COUNTIES]),
        _article(
            11,
            "市政府对考评成绩最后的县区,予以通报批评。\n\n连续两年成绩最后的县区,由市安心委予以“黄牌警告”。",
            GOVERNMENT,
            COMMITTEE,
            concerned=[COUNTIES],
        ),
        _article(12, "对弄虚作假的,给予通报批评;\n情节严重的,依法追究责任。"),
        _article(13, "对市直部门的考评办法,由市安心办另行制定。", OFFICE),
        _article(14, "本办法由市安心办解释。", OFFICE),
    ]


def _special(number: int, body: Body) -> Record:
    duty = f"{body.name}负责组织{body.domain}工作的专项核查,每年组织一次"
    actor = {"mention": body.name, "unit": body.id}
    what = f"组织{body.domain}工作的专项核查"
    fact = {"id": f"A2-{number}-R1", "what": what, "frequency": "yearly", "actors": [actor], "quote": duty}
    return _article(number, f"{duty}。", actor, recurring=[fact])


def assessment() -> Record:
    """Return assessment.yml: the procedure of the articles above as data."""
    procedure = "自评、核查、公示、核准、审定、公布"
    shown = "核查结果经市安心办公示后,报市政府审定"
    steps: tuple[tuple[str, str, list[Record], str], ...] = (
        ("自评", "A2-6", [EVERY_OFFICE], "各级安心办负责组织自评"),
        ("核查", "A2-7", [OFFICE, SCORERS], "市安心办负责组织市直各评分单位进行核查"),
        ("公示", "A2-8", [OFFICE], shown),
        ("核准", "A2-5", [], procedure),
        ("审定", "A2-8", [GOVERNMENT], shown),
        ("公布", "A2-5", [], procedure),
    )
    scores = (
        ("措施表", 100, "《措施表》和《成效表》各100分"),
        ("成效表", 100, "《措施表》和《成效表》各100分"),
        ("总分", 200, "总分200分"),
    )
    completed = (
        ("自评工作完成", ["AS1"], 1, "自评工作于每年1 月底前完成"),
        ("核查、公示工作完成", ["AS2", "AS3"], 2, "核查、公示工作于每年2 月底前完成"),
        ("审定工作完成", ["AS5"], 3, "审定工作于每年3 月底前完成"),
    )
    year = {
        "id": "AC1",
        "what": "考评年度",
        "starts": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1",
        "rrule": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31",
        "article": "A2-3",
        "quote": "实行年度考评制,每年1 月1 日至当年12 月31 日为一个考评年度",
    }
    return {
        "steps": [
            {"id": f"AS{order}", "order": order, "name": name, "article": article}
            | ({"actors": actors} if actors else {})
            | {"quote": quote}
            for order, (name, article, actors, quote) in enumerate(steps, 1)
        ],
        "scores": [
            {"id": f"AP{order}", "what": what, "value": value, "unit": "分", "article": "A2-4", "quote": quote}
            for order, (what, value, quote) in enumerate(scores, 1)
        ],
        "calendar": [year]
        + [
            {
                "id": f"AC{order}",
                "what": what,
                "steps": ended,
                "rrule": f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY=-1",
                "article": "A2-9",
                "quote": quote,
                "reading": "读作考评年度的次年。",
            }
            for order, (what, ended, month, quote) in enumerate(completed, 2)
        ],
        "consequences": [
            {"id": f"AQ{order}", "condition": condition, "effect": effect, "article": article} | who | {"quote": quote}
            for order, (condition, effect, article, who, quote) in enumerate(_CONSEQUENCES, 1)
        ],
        "separate": [
            {
                "id": "AM1",
                "article": "A2-13",
                "applies_to": [{"mention": "市直部门"}],
                "actors": [OFFICE],
                "quote": "对市直部门的考评办法,由市安心办另行制定",
            }
        ],
    }


_CONSEQUENCES: tuple[tuple[str, str, str, Record, str], ...] = (
    (
        "考评成绩前2 名",
        "予以表扬奖励",
        "A2-10",
        {"applies_to": [COUNTIES], "actors": [GOVERNMENT]},
        "市政府对考评成绩前2 名的县区,予以表扬奖励",
    ),
    (
        "考评成绩最后",
        "予以通报批评",
        "A2-11",
        {"applies_to": [COUNTIES], "actors": [GOVERNMENT]},
        "市政府对考评成绩最后的县区,予以通报批评",
    ),
    (
        "连续两年成绩最后",
        "予以“黄牌警告”",
        "A2-11",
        {"applies_to": [COUNTIES], "actors": [COMMITTEE]},
        "连续两年成绩最后的县区,由市安心委予以“黄牌警告”",
    ),
    ("弄虚作假", "给予通报批评", "A2-12", {}, "对弄虚作假的,给予通报批评"),
    ("情节严重", "依法追究责任", "A2-12", {}, "情节严重的,依法追究责任"),
)
