"""What the columns of a table mean, by the words of their heads."""

import re
from enum import StrEnum

from generator.importing.recognise.bodies.labels import ROLES, Label, label_of
from generator.text.blanks import without_blanks


class ColumnKind(StrEnum):
    """What stands in a column."""

    NUMBER = "number"
    GROUP = "group"  # a heading over several rows
    TASK = "task"
    NAME = "name"  # of the task, which a further column says
    AIM = "aim"  # of the task that a column names
    LEAD = "lead"
    PARTICIPANT = "participant"
    RESPONSIBLE = "responsible"
    DEADLINE = "deadline"
    PEOPLE = "people"
    UNIT = "unit"  # of an indicator; bodies, where the cells say so
    YEAR = "year"  # an indicator's value of a year
    BODY = "body"  # its head is a body, its cells say what that does
    ROLE = "role"  # of the bodies beside: 牵头, 配合
    OTHER = "other"


BODIES = {
    ColumnKind.LEAD: Label.LEAD,
    ColumnKind.PARTICIPANT: Label.PARTICIPANT,
    ColumnKind.RESPONSIBLE: Label.RESPONSIBLE,
}
_BY_LABEL = {
    Label.LEAD: ColumnKind.LEAD,
    Label.PARTICIPANT: ColumnKind.PARTICIPANT,
    Label.RESPONSIBLE: ColumnKind.RESPONSIBLE,
    Label.COLLECTOR: ColumnKind.PARTICIPANT,
    Label.DEADLINE: ColumnKind.DEADLINE,
    Label.PEOPLE: ColumnKind.PEOPLE,
}
_NUMBER = re.compile(r"序号|序|.{0,4}编号|项次|条目|号|顺序|序列")
_YEAR = re.compile(
    r"(?:\d{4}年?(?:度|底)?(?:目标|指标|计划|任务|实际|基期|完成)?(?:值|数)?|目标值|现状值?|基期值?|规划值)(?:\([^()]*\))?"
    r"|(?:截至)?(?:上半年|下半年|全年|年底|第?[一二三四1-4]季度|前三季度)(?:目标|指标|计划|任务|进度)?(?:值|数)?"
)
# Words for what is to be done, the most detailed first; the column with the most detailed word holds the tasks.
_DETAILS = (
    re.compile(
        r".*(?:内容|措施|举措)(?:(?:及|和|与|、).{2,6})?|具体(?:任务|工作|事项|要求|做法).*|主要内容.*|(?:任务|工作)分解"
    ),
    re.compile(
        r".*(?:工作任务|主要任务|具体目标|重点工作|主要工作|任务|工作事项|事项|工作要点|要点|任务目标|目标任务|工作安排|工作项目|工作)(?:名称)?(?:\([^()]*\))?"
    ),
    re.compile(
        r"(?:工作|任务|目标|建设|创建|测评|整治|落实)(?:要求|标准)(?:\([^()]*\))?|年度(?:目标|任务|计划)(?:任务)?|.{2,6}[与和及]要求"
    ),
    re.compile(r".*(?:指标|项目名称|项目|名称|指标名称|工程|行动|问题|点位|政策|标题|案由|提案|建议)(?:\([^()]*\))?"),
)
_GROUP = re.compile(
    r".*(?:类别|类型|分类|领域|方面|板块|大项|一级|条线|维度|环节|阶段|部分|大类|章节|模块|篇章|目标|专项)"
)


def column_of(head: str) -> ColumnKind | None:
    """Return what the head of a column announces, or None for words that are no head.

    >>> [str(column_of(head)) for head in ("序号", "牵头单位", "责任领导", "完成时限", "2025年", "市财政局")]
    ['number', 'lead', 'people', 'deadline', 'year', 'None']
    """
    plain = re.sub(r"[\s*]", "", head)
    if not plain or len(plain) > _LONGEST_HEAD:
        return None
    plain = re.sub(r"(单位|部门|科室)[/、和及或](?:单位|部门|科室|地区)$", r"\1", plain)
    plain = re.sub(r"(?<=单位|部门)[及和、/](?:联系|责任人|负责人|电话).*$", "", plain)
    label = label_of(re.sub(r"\((?!.*牵头).*\)$", "", plain))
    if label and not _NUMBER.fullmatch(plain):
        return _BY_LABEL[label]
    known = next((column for column, words in _WORDS if any(pattern.fullmatch(plain) for pattern in words)), None)
    return known or _by_office(plain)


def _by_office(head: str) -> ColumnKind | None:
    """Return what a head of several words announces that names bodies: 牵头部门(排名第一)及责任部门."""
    parts = re.split(r"[及和与、/或]|以及", re.sub(r"\([^()]*\)", "", head))
    labels = [label_of(part) for part in parts]
    if not all(label in ROLES for label in labels):
        return None
    kinds = {_BY_LABEL[label] for label in labels if label}
    return kinds.pop() if len(kinds) == 1 else ColumnKind.RESPONSIBLE


_LONGEST_HEAD = 24
_WORDS: tuple[tuple[ColumnKind, tuple[re.Pattern[str], ...]], ...] = (
    (ColumnKind.NUMBER, (_NUMBER,)),
    (ColumnKind.UNIT, (re.compile(r"单位(?:名称)?|计量单位|指标单位"),)),
    (ColumnKind.YEAR, (_YEAR,)),
    (ColumnKind.TASK, _DETAILS),
    (ColumnKind.GROUP, (_GROUP,)),
    (
        ColumnKind.OTHER,
        (
            re.compile(
                r"备注|说明|(?:开工|开始|启动|起始|交办|下达|填报|发现)(?:时间|日期)|属性|指标属性|性质|指标性质|进展.*|完成情况|.{0,4}进度|成果.*|预期.*|"
                r"标准|.*成效|.*要求|(?:资金|投资|金额)(?!促进|服务|管理|集团|公司).*|.{1,8}(?:资金|投资|金额)(?:额|数|计划|安排|来源)?(?:\([^()]*\))?|.{0,4}地[点址]|完成标准|考核.*|权重|分值|.*来源.{0,4}|.*依据.*|"
                r"层级|年度目标|工作标准|标志性成果|形式|(?:.*起止)?(?:年限|年月|时间)|.{0,4}业主|(?:是否|有无).{2,6}|.*结果"
            ),
        ),
    ),
)


_MEMBERS = re.compile(r"\s*成员(?:单位|部门)\s*")
_MONTH = re.compile(r"\s*\d{1,2}月\s*")  # a column of marks beside others, not counted
_SEVERAL = 2  # so many columns of bodies and limits make a head of which a third is not understood


def detail(head: str) -> int | None:
    """Return how detailed a head's word for what is to be done is: 0 the most, None if it is none."""
    plain = without_blanks(head)
    return next((rank for rank, words in enumerate(_DETAILS) if words.fullmatch(plain)), None)


def columns_of(heads: list[str]) -> list[ColumnKind] | None:
    """Return the columns of a head row, or None if a row is none: it must announce bodies or limits beside tasks.

    Of several columns that say what is to be done the most detailed holds the tasks, of equal ones the last; those
    before it are groups.

    >>> [column.value for column in columns_of(["序号", "重点任务", "主要内容", "牵头单位"])]
    ['number', 'group', 'task', 'lead']
    """
    read = [column_of(head) for head in heads]
    if not _announces_duties(heads, read):
        return None
    columns = [column or ColumnKind.OTHER for column in read]
    tasks = _task_columns(heads, columns)
    if not tasks:
        return None
    best = min(tasks, key=lambda index: (detail(heads[index]) if detail(heads[index]) is not None else 9, -index))
    for index in tasks:
        columns[index] = ColumnKind.TASK if index == best else (ColumnKind.GROUP if index < best else ColumnKind.OTHER)
    if not {ColumnKind.LEAD, ColumnKind.RESPONSIBLE} & set(columns):  # each member beside its own duties
        columns = [
            ColumnKind.RESPONSIBLE if column is ColumnKind.PARTICIPANT and _MEMBERS.fullmatch(head) else column
            for column, head in zip(columns, heads, strict=True)
        ]
    if ColumnKind.YEAR not in columns:  # else it is what an indicator is counted in
        columns = [ColumnKind.RESPONSIBLE if column is ColumnKind.UNIT else column for column in columns]
    return columns


def _announces_duties(heads: list[str], read: list[ColumnKind | None]) -> bool:
    """Whether enough of a row's cells are known heads, bodies or limits among them, or those of an indicator."""
    known = [column for column in read if column]
    if ColumnKind.YEAR in known and ColumnKind.TASK in known:
        return True
    announcing = [column for column in known if column in {*BODIES, ColumnKind.DEADLINE, ColumnKind.PEOPLE}]
    months = [head for head in heads if _MONTH.fullmatch(head)]
    filled = len([head for head in heads if head.strip()]) - (len(months) if len(months) > _SEVERAL else 0)
    few = len(known) * 2 < filled or (len(known) * 3 < filled * 2 and len(announcing) < _SEVERAL)
    return bool(announcing) and not few


def _task_columns(heads: list[str], columns: list[ColumnKind]) -> list[int]:
    """Return the columns that may hold the tasks: those whose heads say so, else the last group or an unknown one."""
    tasks = [index for index, column in enumerate(columns) if column is ColumnKind.TASK]
    others = [
        index
        for index, column in enumerate(columns)
        if column in {ColumnKind.GROUP, ColumnKind.OTHER} and heads[index].strip()
    ]
    if tasks or not others:
        return tasks
    return [others[-1] if columns[others[-1]] is ColumnKind.GROUP else others[0]]
