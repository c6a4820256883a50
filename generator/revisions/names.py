"""What people call the parts of a dataset: records, fields and the values of choices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.text import wording

FIELDS = {
    "actors": "责任者",
    "addressees": "主送机关",
    "aim": "目的",
    "alias": "别名",
    "aliases": "别名",
    "annexes": "附件",
    "applies_to": "适用对象",
    "approach": "行动步骤总述",
    "article": "所据条款",
    "assigns": "承接职责",
    "assessment": "考评",
    "basis": "依据",
    "calendar": "考评日程",
    "chapter": "所属的章",
    "chapters": "章",
    "citations": "引用文件",
    "class": "一类单位",
    "classes": "单位类别",
    "collective": "集合称谓",
    "collective_basis": "集合称谓的依据",
    "comparison": "比较方式",
    "condition": "情形",
    "consequences": "奖惩",
    "date": "日期",
    "deadlines": "时限",
    "description": "说明",
    "direction": "方向",
    "document": "文件",
    "document_number": "文号",
    "effect": "后果",
    "end": "止期",
    "end_quote": "止期的原话",
    "engineering": "所属工程",
    "engineerings": "工程",
    "errata": "原文勘误",
    "field": "字段",
    "file": "原文文件",
    "former_names": "旧名",
    "frequency": "频率",
    "from": "从",
    "full_name": "全称",
    "furniture": "附属文字",
    "goals": "目标",
    "government": "国家机关",
    "heading": "标题",
    "id": "编号",
    "indicators": "指标项",
    "issue": "疑误",
    "issuers": "发文机关",
    "kind": "引用方式",
    "later_names": "后来的名称",
    "layout": "原文编排",
    "level": "层级",
    "levels": "层级",
    "lines": "各行",
    "mention": "写法",
    "municipal": "市一级的单位",
    "name": "名称",
    "named": "文中点到的话",
    "note": "说明",
    "notice": "通知",
    "number": "序号",
    "occurrence": "第几处",
    "open_ended": "“等”字标记",
    "opening": "附件1的开头",
    "order": "次序",
    "part": "所属部分",
    "parts": "部分",
    "period": "计划期",
    "phases": "阶段",
    "pinyin": "拼音",
    "place": "地方",
    "plan": "计划",
    "preamble": "引言",
    "projects": "项目",
    "provisions": "条款",
    "published": "发布日期",
    "published_reading": "发布日期的理解",
    "quote": "引文",
    "reading": "理解",
    "reason": "理由",
    "record": "所在记录",
    "recurring": "周期任务",
    "relationships": "关系",
    "responsibilities": "责任单位",
    "role": "角色",
    "rrule": "重复规则",
    "scores": "考评分值",
    "search_names": "检索用名",
    "separate": "另行考评",
    "separator": "分隔符",
    "sha256": "校验和",
    "shared_aliases": "共用的别名",
    "short_name": "简称",
    "short_title": "简称",
    "since": "起始日期",
    "source": "原文",
    "start": "起始",
    "starts": "起始",
    "steps": "考评程序",
    "system": "系统",
    "system_basis": "归类的依据",
    "systems": "系统",
    "targets": "指标",
    "text": "正文",
    "title": "标题",
    "to": "到",
    "topics": "主题",
    "type": "关系",
    "unit": "单位",
    "units": "单位",
    "until": "终止日期",
    "value": "数值",
    "value_to": "区间上限",
    "variants": "异写",
    "vision": "总体目标",
    "waivers": "豁免",
    "web_title": "网页标题",
    "web_updated": "网页更新时间",
    "what": "内容",
    "word": "词",
    "words": "词",
    "written": "成文日期",
    "written_text": "成文日期（原文）",
    "year": "年份",
}

_TELLING = (
    "what",
    "name",
    "title",
    "word",
    "alias",
    "mention",
    "condition",
    "heading",
    "level",
    "quote",
    "id",
    "number",
)


class Names:
    """The names of records in two states: today's where there is one."""

    def __init__(self, *states: dict[str, Any]) -> None:
        """Take down what each id is called, and the place of each unit; the new state speaks last."""
        self.place = {unit["id"]: place for state in states for place, unit in enumerate(state["units"])}
        self.called: dict[str, str] = {}
        for state in states:
            for section in ("engineerings", "units"):
                self.called.update((record["id"], record["name"]) for record in state[section])
            self.called.update((part["id"], part["title"]) for part in state["parts"])
            self.called[state["plan"]["id"]] = state["plan"]["short_title"]
            texts = (*state["plan"].values(), *state["plan"]["phases"], *state["projects"], *state["provisions"])
            for text in texts:
                cited = text.get("citations", ()) if isinstance(text, dict) else ()
                self.called.update((one["id"], f"《{one['title']}》") for one in cited)

    def of(self, id_: str) -> str:
        """Return what a unit, an engineering or a part is called; the id where nothing is known of it."""
        return self.called.get(id_, id_)

    def in_order(self, units: Iterable[str]) -> list[str]:
        """Return units in the order of the register."""
        return sorted(units, key=lambda unit: (self.place.get(unit, 0), unit))

    def record(self, section: str, record: dict[str, Any] | None) -> str:  # noqa: PLR0911 - one for each kind
        """Return what people call a record of a section."""
        if record is None:
            return FIELDS[section]
        match section:
            case "projects":
                return f"第{record['number']}项{record['name']}"
            case "units":
                return self.of(record["id"])
            case "provisions" if "heading" in record:
                return f"{self.of(record['part'])}“{record['heading']}”"
            case "provisions" if "number" not in record:
                return f"{self.of(record['part'])}{record['id']}条"
            case "provisions":
                return f"《{self.of(record['part'])}》第{record['number']}条"
            case "phases":
                return str(record["heading"])
            case "relationships":
                return wording.RELATIONSHIPS[record["type"]].format(self.of(record["from"]), self.of(record["to"]))
            case "plan" | "layout" | "notice" | "preamble" | "vision" | "approach" | "opening":
                return FIELDS[section]
        return f"{FIELDS[section]}“{item_name(record)}”"

    def value(self, field: str, value: Any) -> str:  # noqa: ANN401 - JSON
        """Return a value of a field in words."""
        match value:
            case bool():
                return "是" if value else "否"
            case int() | float():
                return f"{value:g}" if abs(value) < 10**6 else str(value)
            case str():
                chosen = wording.of_field(field, value) or self.called.get(value)
                return chosen or f"“{value}”"
            case dict():
                told = (f"{FIELDS.get(key, key)} {self.value(key, inner)}" for key, inner in sorted(value.items()))
                return "，".join(told)
            case list():
                return "、".join(self.value(field, inner) for inner in value)
        return "无"


def item_name(item: Any) -> str:  # noqa: ANN401 - JSON
    """Return the words that tell an item of a list from the others."""
    if not isinstance(item, dict):
        return str(item)
    return str(next((item[key] for key in _TELLING if key in item), ""))
