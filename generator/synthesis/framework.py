"""The parts of a fictional plan other than projects: notice, goals, phases, units, relationships, waived words."""

from dataclasses import dataclass

from generator.synthesis import provisions, units
from generator.synthesis.clauses import Span
from generator.synthesis.units import Body
from generator.synthesis.vocabulary import Word
from generator.synthesis.yaml_writer import Record
from generator.text.fragments import chinese

YEARS = Span(2021, 2030)
PHASES = (
    ("全面铺开", 2023, " 年底", "安心创建工作全面启动,工作机制基本建立。\n规划实施一批创建项目。"),
    ("系统推进", 2025, " 年底", "每年完成一批工作项目,影响群众生活的突出问题得到较好解决。"),
    ("形成体系", 2028, " 年底", "创建体系全面建成,各项工作制度化、常态化。"),
    ("巩固提升", 2030, " 年", "群众安居乐业,服务水平居全省前列。"),
)
FICTIONAL = "本计划由程序生成,其中的地名、单位、任务和数字均属虚构,仅供检验和测速使用。"
SYSTEMS = {
    "政府": "名称为“市……局”等市政府的部门",
    "群团": "名称为协会、学会等群众团体",
    "事业单位": "名称为中心、院、站等，不是机关名称",
    "县区": "名称冠以区名，或为县区及其以下的统称",
    "议事协调机构": "名称为委员会、指挥部，或其办公室",
    "集合称谓": "名称泛指一批单位",
}
# Bodies that only the provisions name: id, name, alias, system, and why it is a collective, if it is one.
FURTHER = (
    ("shizhengfu", "市政府", "市人民政府", "政府", None),
    ("shi-anxinwei", "市安心委", "安心创建工作委员会", "议事协调机构", None),
    ("shi-anxinban", "市安心办", "安心创建工作委员会办公室", "议事协调机构", None),
    ("shizhi-gepingfendanwei", "市直各评分单位", "评分单位", "集合称谓", units.UNRESOLVED),
    ("xianqu", "县区", "各县区", "县区", "县区层级的统称，不指某个县区"),
)
CLASSES = {
    "各级政府": (["shizhengfu"], "“各级”含市这个层级，即市政府"),
    "各级安心办": (["shi-anxinban"], "“各级”含市这个层级，即市安心办"),
    "各地各部门": ([], "泛指，原文未列所指单位"),
}


@dataclass(frozen=True)
class Framework:
    """A plan of a fictional `city`; `engineerings` is their number, which their common name contains."""

    city: Word
    engineerings: int

    @property
    def id(self) -> str:
        """The plan's id."""
        return f"{self.city.pinyin}-{YEARS.start}"

    @property
    def works(self) -> str:
        """The common name of the engineerings: 十大工程."""
        return f"{chinese(self.engineerings)}大工程"

    @property
    def title(self) -> str:
        """The plan's title in the notice, without brackets."""
        return f"创建安心{self.city.name}行动计划"

    def plan(self, topics: list[str]) -> Record:
        """Return plan.yml."""
        years = f"{YEARS.start}—{YEARS.end}"
        goal = "群众满意度不断提高"
        falls = "事故发生率、群众投诉率下降"
        effort = f"经过8—10 年的努力,把{self.city.name}建设成为全省最安心的城市"
        return {
            "id": self.id,
            "title": f"{self.title}({years}年)",
            "short_title": f"{self.title}(虚构)",
            "place": f"{self.city.name}市",
            "period": {"start": YEARS.start, "end": YEARS.end, "quote": f"{years}年"},
            "notice": self._notice(f"{self.title}({years})"),
            "preamble": self._preamble(years),
            "vision": {
                "id": "S1",
                "text": f"实现“一升二降”({goal};{falls})的目标。\n{effort}。",
                "targets": [
                    {
                        "id": "S1-T1",
                        "what": "建设成为全省最安心的城市的时间",
                        "value": 8,
                        "value_to": 10,
                        "unit": "年",
                        "comparison": "range",
                        "quote": effort,
                    }
                ],
            },
            "goals": [
                {
                    "id": "G1",
                    "name": "一升",
                    "quote": goal,
                    "indicators": [{"name": "群众满意度", "direction": "rise", "quote": goal}],
                },
                {
                    "id": "G2",
                    "name": "二降",
                    "quote": falls,
                    "indicators": [
                        {"name": name, "direction": "fall", "quote": falls} for name in ("事故发生率", "群众投诉率")
                    ],
                },
            ],
            "approach": {"id": "S2", "text": "坚持全面部署、分步实施,有序推进各项工作。"},
            "phases": [_phase(number, *phase) for number, phase in enumerate(PHASES, 1)],
            "opening": {
                "id": "A1",
                "text": f"为实施“{self.works}”,现提出如下分工方案(列在首位的为牵头单位,其他为主要参加单位)。",
            },
            "annexes": [
                {"number": 1, "title": f"创建安心{self.city.name}“{self.works}”分工方案"},
                {"number": 2, "title": f"创建安心{self.city.name}考评办法"},
            ],
            "topics": [{"name": topic, "description": f"与{topic}有关的项目(虚构)"} for topic in topics],
            "words": {"group": "工程", "project": "项目"},
            "convention": {"kind": "order", "record": "A1", "quote": "列在首位的为牵头单位"},
        }

    def _notice(self, cited: str) -> Record:
        return {
            "web_title": f"关于印发《{cited}》的通知",
            "web_updated": f"{YEARS.start}/2/3",
            "title": f"关于印发《{cited}》的通知",
            "document_number": f"府办〔{YEARS.start}〕3号",
            "issuers": [f"中共{self.city.name}市委办公室", f"{self.city.name}市人民政府办公室"],
            "addressees": "各县区政府,市直各单位",
            "written_text": f"{YEARS.start}年1月25日",
            "written": f"{YEARS.start}-01-25",
            "published": f"{YEARS.start}-02-03",
            "published_reading": "网页“更新时间”读作发布日期。",
            "id": "N",
            "text": f"《{cited}》已经市政府同意,现印发给你们,请认真贯彻执行。\n{FICTIONAL}",
            "citations": [{"id": "N-C1", "title": cited, "kind": "plan", "quote": f"《{cited}》"}],
        }

    def _preamble(self, years: str) -> Record:
        basis = f"省政府办公厅关于印发〈创建安心全省行动计划({years}年)〉的通知"
        number = f"省府办〔{YEARS.start - 1}〕8号"
        return {
            "id": "S0",
            "text": f"为方便群众生活,根据《{basis}》({number}),制定本行动计划。",
            "citations": [
                {"id": "S0-C1", "title": basis, "number": number, "kind": "basis", "quote": f"《{basis}》({number})"}
            ],
        }

    def relationships(self, named: tuple[Body, ...]) -> Record:
        """Return relationships.yml."""
        years = f"{YEARS.start}—{YEARS.end}"
        quote = f"根据《省政府办公厅关于印发〈创建安心全省行动计划({years}年)〉的通知》"
        note = "依名称推断：“安心办”即“安心委办公室”的简称"
        ties: list[Record] = [
            {"from": self.id, "type": "implements", "to": "S0-C1", "basis": "source", "quote": quote, "record": "S0"},
            {"from": "shi-anxinban", "type": "office_of", "to": "shi-anxinwei", "basis": "inferred", "note": note},
            {
                "from": "shi-anxinban",
                "type": "assesses",
                "to": "xianqu",
                "basis": "inferred",
                "quote": "市对县区的考评",
                "record": "A2-4",
                "note": "依条文推断：“市对县区的考评”由市安心办组织",
            },
        ]
        return {"relationships": [*ties, *units.memberships(named)]}

    def units(self, named: list[Body], variants: dict[str, dict[str, str]]) -> Record:
        """Return units.yml: the bodies that projects name, then those of the provisions."""
        entries = [units.record(body, self.city.name, variants.get(body.id, {})) for body in named]
        for id_, name, alias, system, collective in FURTHER:
            entry: Record = {"id": id_, "name": name, "aliases": [alias], "system": system}
            entries.append(entry | ({"collective": True, "collective_basis": collective} if collective else {}))
        systems = dict.fromkeys(entry["system"] for entry in entries)
        return {
            "systems": [{"name": name, "basis": SYSTEMS[name]} for name in systems],
            "classes": [
                {"name": name, "municipal": municipal, "basis": basis} for name, (municipal, basis) in CLASSES.items()
            ],
            "units": entries,
        }

    def waivers(self) -> Record:
        """Return waivers.yml: names and fixed phrases that contain a numeral."""
        words = provisions.WAIVED_WORDS | {self.works: "工程的合称"}
        return {"words": [{"word": word, "reason": reason} for word, reason in words.items()]}


def _phase(number: int, name: str, end: int, unit: str, text: str) -> Record:
    record: Record = {
        "id": f"S2-{number}",
        "number": number,
        "name": name,
        "end": str(end),
        "end_quote": f"{end}{unit}",
        "heading": f"第{chinese(number)}阶段(到{end}{unit})",
        "text": text,
    }
    if (quote := "规划实施一批创建项目") in text:
        what = {"id": f"S2-{number}-T1", "what": "规划实施创建项目", "value": 1, "unit": "批", "comparison": "="}
        record["targets"] = [what | {"quote": quote}]
    if (quote := "每年完成一批工作项目") in text:
        what = {"id": f"S2-{number}-T1", "what": "完成工作项目", "value": 1, "unit": "批", "comparison": "="}
        record["targets"] = [what | {"quote": quote}]
        record["recurring"] = [{"id": f"S2-{number}-R1", "what": "完成工作项目", "frequency": "yearly", "quote": quote}]
    return record
