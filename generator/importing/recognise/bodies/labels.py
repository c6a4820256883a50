"""Words that say what follows or what stands before them: labels (牵头单位：), verbs (…牵头) and marks (（牵头）)."""

import re
from enum import StrEnum

from generator.importing.recognise.bodies.names import fields
from generator.model import Role
from generator.text.blanks import without_blanks


class Label(StrEnum):
    """What a label announces."""

    LEAD = "lead"
    PARTICIPANT = "participant"
    RESPONSIBLE = "responsible"
    COLLECTOR = "collector"  # who collects the reports: 汇总单位
    DEADLINE = "deadline"
    PEOPLE = "people"


_LEVEL = r"(?:市级?|县级?|区级?|省级?|州级?|镇级?|国家|中央|部门|总|主要|第一|共同|具体)?"
_BODY = (
    r"(?:单位|部门|党?组织|企业|公司|学校|学院|院系|医院|矿井|车间|班组|站所|专班|小组|街镇|镇街|乡镇|村居|村组|村|社区|"
    r"处室|科室|股室|机构|主体|司局|方|地区|县区|委办局)"
)
_OFFICE = r"(?:单位|部门|处室|科室|股室|机构|主体)"
LEADS = "牵头|主办|主责|首责|主管|主抓|抓总"
TAKES_PART = "配合|参与|参加|协办|协同|协助|协抓"
# 公安部门:负责… names a kind of body with its duty, and announces no list.
_FIELDS = "|".join(sorted(map(re.escape, fields()), key=len, reverse=True))
_KIND_OF_BODY = rf"(?:{_FIELDS})(?:(?:主管|监管|管理|行政|执法)*部门|机构)"
_DUTY = r"(?!\s*(?:负责|承担|履行|做好|抓好|加强|严格|会同|协助|联合(?!会)|组织(?:实施|开展|协调|指导|推进|查处)))"
# Words in front of 单位 or 部门 whose bodies have no duty: they write or get reports.
_NO_DUTY = "填报|报送|上报|发布|编制|印发|制表|计量|数量|金额|提议|提案|申报|主送|抄送|发文|受理|来源|联系|所在|受益|被"
_OTHERS = "配|协|参|助|会办|会签|联|辅|其他|其它|相关|有关|成员|督|导|监|验收|核查|复核|销号"
# The kinds in the order in which they are tried; each is a pattern for the whole label.
LABELS: dict[Label, str] = {
    Label.PEOPLE: r"(?![^:,;。\s]{0,6}(?:单位|部门))[^:,;。()\[\]〔〕【】、 ]{0,8}?(?:领导|责任人|负责人|联系人|联络员|"
    r"联络人|领衔(?:代表|委员|人)|负责同志|牵头人|联系电话|电话|传真|邮箱|路长|河长|专员|书记)",
    Label.DEADLINE: r"(?:计划|预计|拟)?(?:截止|截至|完成|办理|办结|整改|落实|工作|任务|推进|实施|建设|目标|责任|改革|"
    r"序时|竣工|完工|投产|投用|验收|销号)?"
    r"(?:时限|时间|期限|时间节点|时限要求|时间要求|时间进度|完成时限|日期|节点|进度安排|时间安排|工期|时序)|(?:计划|拟|预计)完成",
    Label.COLLECTOR: rf"汇总(?:上报)?{_BODY}?",
    Label.LEAD: rf"{_LEVEL}(?:责任)?(?:{LEADS})(?:负责|责任|主办|实施|抓总|落实|"
    rf"汇总)?{_BODY}?(?:\([^()]*\))?"
    rf"|(?:第一|首要|主要)责任{_BODY}|主体{_BODY}|总牵头|[\u3400-\u9fff]{{0,4}}(?:牵头|主办|主责|主抓)[\u3400-\u9fff]{{0,4}}{_OFFICE}",
    Label.PARTICIPANT: rf"{_LEVEL}(?:责任)?(?:{TAKES_PART})(?:责任|落实|实施|推进|配合)?{_BODY}?"
    rf"|(?!.{{0,6}}(?:{_NO_DUTY}))[\u3400-\u9fff]{{0,3}}(?:{_OTHERS})[\u3400-\u9fff]{{0,3}}{_OFFICE}",
    Label.RESPONSIBLE: rf"{_LEVEL}(?:责任|负责|承办)(?:实施|落实|推进|承办)?{_BODY}?(?:(?:及|和|、|"
    rf"/)?(?:主要)?(?:责任|负责)人)?(?:\([^()]*\))?"
    rf"|(?:责任|任务|职责|工作|部门|单位)分工|部门|属地(?:责任|落实|管理)?{_OFFICE}|属地责任|责任属地",
}
# Any other words before 单位 or 部门: a label if nothing but bodies follow (落点单位:A、B), not in 施工单位:安装围挡.
_ANY_OFFICE = rf"(?!.{{0,6}}(?:{_NO_DUTY})|{_KIND_OF_BODY})[\u3400-\u9fff]{{2,6}}{_OFFICE}"
ROLES = {
    Label.LEAD: Role.LEAD,
    Label.PARTICIPANT: Role.PARTICIPANT,
    Label.RESPONSIBLE: Role.RESPONSIBLE,
    Label.COLLECTOR: Role.PARTICIPANT,
}

_WHOLE = {label: re.compile(pattern) for label, pattern in LABELS.items()}
_WHOLE[Label.RESPONSIBLE] = re.compile(rf"{LABELS[Label.RESPONSIBLE]}|{_ANY_OFFICE}")
# A label with a colon, behind a mark or at the start of a line; in a line of its own a blank may stand for the colon.
_ANY = "|".join(f"(?P<{label.value}>{pattern})" for label, pattern in LABELS.items()) + f"|(?P<office>{_ANY_OFFICE})"
LABELLED = re.compile(rf"(?:(?<=^)|(?<=[,;。、.\s()\[〔【】|●■◆◇▲★•·○□➢✓→—-]))(?:{_ANY})\s*:{_DUTY}", re.MULTILINE)
SPACED = re.compile(
    r"^[ ]*(?P<label>(?:牵头|责任|配合|主办|协办|参与|参加|协同|承办|负责|主责|实施|落实)(?:责任)?(?:单位|部门)|"
    r"(?:完成|办结)?(?:时限|时间|期限))[ ]+(?=\S)",
    re.MULTILINE,
)

_ADVERB = (
    r"(?:按(?:照|各自)?(?:各自|其)?(?:的)?(?:职责|职能|责任|任务|分工|权限)(?:范围|分工|任务|要求|权限)?|根据(?:各自|其)?(?:职责|职能)(?:分工)?|"
    r"按(?:行业|领域|条线|区域|属地)(?:分别)?|依(?:据|照)?(?:各自)?职责(?:分工)?|结合(?:各自)?职责(?:分工)?|结合(?:本地区?|本部门|本单位|自身|各自|工作)?实际|各司其职|分别|共同|联合|具体|统一|各自|分头|统筹|分工|全面|主要|密切|积极|抓好|做好|按程序)"
)
_LEAD_VERB = (
    r"(?:负责)?(?:牵头|主办|主责|主导|为主|抓总|负总责|总负责|负主责)"
    r"(?:负责|汇总|实施|落实|组织|抓总|推进|承办|办理|协调|总|会同|督导|督促|指导)*"
)
_PARTICIPANT_VERB = (
    r"(?:组织)?(?:协同|配合|参与|参加|协助|(?<!政)协办|支持|指导|督导|监督|协作|联动|督促)(?:配合|落实|实施|推进|"
    r"参与|负责|做好|办理)*"
)
_RESPONSIBLE_VERB = (
    r"(?:负责|承办|起草|编制|拟订|落实|实施|组织(?=实施|落实|推进|开展)|承担|执行|推进|主抓|包抓|办理|统筹(?:协调|推进)?)(?:落实|实施|推进|"
    r"组织|汇总|办理|执行|到位|落地|工作)*"
)
_END = r"(?=[,;。、.)|\s]|$|以及|及|和)"
VERB = re.compile(
    rf"(?:{_ADVERB})*(?:(?P<lead>{_LEAD_VERB})|(?P<participant>{_PARTICIPANT_VERB})|(?P<collector>汇总(?:上报)?)|(?P<responsible>{_RESPONSIBLE_VERB})){_END}"
)
ADVERBS = re.compile(rf"(?:{_ADVERB})+$")

_MARK = re.compile(
    rf"(?:{_ADVERB})*(?:(?P<lead>(?:负责)?(?:牵头|主办|主责)(?:负责|单位|部门|汇总)?|列第一位)|(?P<participant>(?:配合|参与|参加|协办|协助|协同)(?:单位|部门)?)"
    r"|(?P<responsible>(?:负责|承办|责任|落实|实施|办理)(?:单位|部门)?)|(?P<collector>(?:负责)?汇总(?:单位|部门)?))"
)


def label_of(words: str) -> Label | None:
    """Return what a label without its colon announces, or None.

    >>> label_of("牵头单位"), label_of("责任领导"), label_of("完成时限"), label_of("工作内容")
    (<Label.LEAD: 'lead'>, <Label.PEOPLE: 'people'>, <Label.DEADLINE: 'deadline'>, None)
    """
    plain = without_blanks(words)
    return next((label for label, pattern in _WHOLE.items() if pattern.fullmatch(plain)), None)


def mark_of(words: str) -> Label | None:
    """Return what a bracket behind a name says of its role, or None: 牵头, 按职责分工分别牵头, 汇总."""
    match = _MARK.fullmatch(without_blanks(words))
    return Label(match.lastgroup) if match and match.lastgroup else None
