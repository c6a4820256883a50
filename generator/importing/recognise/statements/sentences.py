"""Who does what in running sentences: 由A负责, A牵头、B参与, A会同B, B协助.

Recipients (报镇政府), models (参照县水利局的做法), places and people are no bodies of the task.
"""

import re

from generator.importing.reading import Basis
from generator.importing.recognise.bodies.body_lists import read_list
from generator.importing.recognise.bodies.labels import Label
from generator.importing.recognise.bodies.mentions import Mention
from generator.importing.recognise.bodies.names import Strength, is_collective, is_place, prefix, system
from generator.importing.recognise.statements.statement import Statement, with_roles_together
from generator.importing.recognise.statements.statement_parts import MEETING
from generator.importing.recognise.text.brackets import outer, trim
from generator.text.spans import Span

_ROLE = (
    r"(?:(?:按照?|根据|依据|结合)(?:各自)?(?:职责|职能|分工)(?:分工|要求)?|分别|共同|联合|具体|统一(?!指导)|各自|分头|统筹|全面|积极|密切|等(?:有关|相关)?(?:部门|单位)?|要|应|须|需)*"
    r"(?:(?P<lead>(?:负责)?牵头|主办)|(?P<responsible>负责|承办|承担|统一指导|(?:落实|实施)(?=[。,;]|$))|(?P<participant>配合|参与|参加|协助|协同|指导|做好(?=[^,。;]{0,6}(?:配合|支持|支撑|保障|衔接))))(?!人|同志|制|单位|部门|者)"
)
_VERB = re.compile(_ROLE)
_BY = re.compile(r"(?<![自理事缘])由(?!于|此|来|衷|浅|点|表|内|外(?![交汇经事专侨])|里|小)")
# After 由 and a body these words tell who forms, proposes or approves something, not who does the task.
_NO_DUTY = re.compile(
    r"\s*(?:(?:等(?:有关|相关)?(?:单位|部门)*)?(?:共同)?(?:组成|构成)|(?:有关|相关)?(?:负责人|负责同志|班子)|担任|兼任|任[组主副]|改|转|变|提供|批准|审[批定核]|另行|统计|签[字发]|认定|共建|代表|出资|主任|局长|书记|主要|分管|领导|同志|解释|确定|决定|推荐|提名|任命|印发|起草)"
)
_MUST = re.compile(r"(?:必须|应当|[要应须])(?![急素求点件害塞务闻])(?=[\u3400-\u9fff])|统筹(?=开展|推进|协调|组织)")
_LONGEST = 90


def read_running(text: str, start: int, end: int) -> list[Statement]:
    """Read the statements of running text, a sentence each.

    >>> text = "点位复核由县自然资源局白石管理所会同镇应急管理站完成,报县防汛办。镇水利站牵头、白石派出所参与。"
    >>> for statement in read_running(text, 0, len(text)):
    ...     print([(body.mention.name, body.role.value) for body in statement.assignments])
    [('县自然资源局白石管理所', 'lead'), ('镇应急管理站', 'participant')]
    [('镇水利站', 'lead'), ('白石派出所', 'participant')]
    """
    statements = []
    for sentence in outer(text, start, end, "。!?\n"):
        named: list[tuple[Mention, Label]] = []
        for clause in _clauses(text, *sentence):
            named.extend(_clause(text, *clause, beside=bool(named)))
        if named:
            statements.append(_together(named))
    return statements


def read_demands(text: str, start: int, end: int) -> list[Statement]:
    """Read the bodies that a clause bids do something, for notices that hand out tasks in no other way.

    A collective counts only beside a body of its own: 各单位要提高认识 asks everybody.

    >>> text = "县住建局要对切坡建房户开展排查。各乡镇要加密巡查。"
    >>> [body.mention.name for statement in read_demands(text, 0, len(text)) for body in statement.assignments]
    ['县住建局', '各乡镇']
    """
    statements = []
    for clause in outer(text, start, end, "。!?;,\n"):
        must = _MUST.search(text, *clause)
        names = _names(text, clause[0], must.start()) if must else ()
        if names and not _NO_DUTY.match(text, must.end() if must else clause[1]):
            statements.append(_together([(mention, Label.RESPONSIBLE) for mention in names]))
    named = [assignment.mention.name for statement in statements for assignment in statement.assignments]
    return [] if all(map(is_collective, named)) else statements


def _clauses(text: str, start: int, end: int) -> list[Span]:
    """Part a sentence at commas, semicolons and dashes, and behind 牵头、."""
    clauses = []
    for piece in outer(text, start, end, ",;:—"):
        begin = piece[0]
        for match in re.finditer(r"(?<=牵头|负责|配合|参与|协助)、", text[slice(*piece)]):
            clauses.append((begin, piece[0] + match.start()))
            begin = piece[0] + match.end()
        clauses.append((begin, piece[1]))
    return clauses


def _clause(text: str, start: int, end: int, *, beside: bool = False) -> list[tuple[Mention, Label]]:
    """Read one clause: bodies behind 由, or bodies in front of a verb; `beside` others of the sentence."""
    start, end = trim(text, start, end)
    met = re.match(r"(?:并|再)?会同(?=\S)", text[start:end])
    if met:
        others = _longest(text, start + met.end(), end)
        return [(mention, Label.PARTICIPANT) for mention in others[0]] if others else []
    for by in _BY.finditer(text, start, min(end, start + _LONGEST)):
        subject = _subject(text, by.end(), end, any_verb=True, plain=True)
        if subject:
            return subject
    return _subject(text, start, end, any_verb=False, plain=beside) or (_share(text, start, end) if beside else [])


def _share(text: str, start: int, end: int) -> list[tuple[Mention, Label]]:
    """Read the share of a body in what others of its sentence do: A牵头,B及时发布预警,C做好疏导."""
    verb = _SHARE.search(text, start, end)
    names = _names(text, start, verb.start()) if verb else ()
    return [(mention, Label.RESPONSIBLE) for mention in names]


_SHARE = re.compile(
    r"(?:要|应|须|及时|切实|认真|同步)*(?:做好|抓好|加强|开展|发布|提供|制定|完善|推进|落实)(?=[\u3400-\u9fff]{2})"
)


def _subject(text: str, start: int, end: int, *, any_verb: bool, plain: bool) -> list[tuple[Mention, Label]]:
    """Read bodies at a place and the verb behind them; any verb will do behind 由.

    `plain`: offices that bear neither level nor known name (城建科) count in front of 牵头, 配合 and the like.
    """
    meeting = MEETING.search(text, start + 2, end)
    if meeting:
        first = _names(text, start, meeting.start() - (text[meeting.start() - 1] in "要应须"))
        second = _longest(text, meeting.end(), end)
        if first and second:
            return [
                *((mention, Label.LEAD) for mention in first),
                *((mention, Label.PARTICIPANT) for mention in second[0]),
            ]
    for verb in _VERB.finditer(text, start, end):
        names = _names(text, start, verb.start(), plain=plain and not verb["responsible"])
        if names and not _NO_DUTY.match(text, verb.end()):
            label = Label(next(key for key, value in verb.groupdict().items() if value))
            if "做好" in verb.group() and _MUST.search(verb.group() + "做"):
                label = Label.RESPONSIBLE  # 要做好物资保障 is a duty of its own, 做好物资保障 is none
            return [(mention, label) for mention in names]
        if names:
            return []
    own = re.search(r"(?:按照?|根据|依据|结合)(?:各自)?(?:职责|职能|分工)(?:分工|要求)?", text[start:end])
    if own:
        names = _names(text, start, start + own.start())
        return [(mention, Label.RESPONSIBLE) for mention in names]
    if any_verb:
        longest = _longest(text, start, end)
        if longest and longest[1] < end and not _NO_DUTY.match(text, longest[1]) and text[longest[1]] not in "的、,或":
            return [(mention, Label.RESPONSIBLE) for mention in longest[0]]
    return []


def _names(text: str, start: int, end: int, *, plain: bool = False) -> tuple[Mention, ...]:
    """Return the bodies that fill a stretch, none if anything else stands in it."""
    start, end = trim(text, start, end)
    if not 0 < end - start <= _LONGEST * 2:
        return ()
    bodies = read_list(text, start, end)
    certain = (
        bodies.mentions
        and not bodies.rest
        and all(is_certain(mention) or (plain and _is_office(mention)) for mention in bodies.mentions)
    )
    return bodies.mentions if certain else ()


def _longest(text: str, start: int, end: int) -> tuple[tuple[Mention, ...], int] | None:
    """Return the bodies that begin at a place, as many characters as are names, and where they end."""
    for stop in range(min(end, start + _LONGEST), start + 1, -1):
        if _WORDS.match(text, stop - 1, stop + 1):
            continue
        if text[stop - 1] in "局委厅办部会院站所队心司团行校学府处道镇乡关联馆台组室社)区县市村":
            names = _names(text, start, stop)
            if names:
                return names, stop
    return None


# Two characters that are a word of their own end no name between them: 综治委|组织.
_WORDS = re.compile(
    r"组[织建长成]|部[署长门分]|会[同商议长]|办[理好法]|处[理置罚长]|行[为动业长]|所[有属需在长]|社[会区长]|站[点长]|队[伍长]|院[内长]|"
    r"区[域内长]|市[场内长]|县[域长]|台[账长]|关[于闭心爱]|联[合系动]|局[部长]|校[内长]|镇[村街长]|乡[村长]|村[级长]|馆[内长]|"
    r"委[托派]|室[内外]|学[习校]|[厅科]长|团结|心理|府际|公司|司法"
)


def is_certain(mention: Mention) -> bool:
    """Whether a name of the running text is surely a body: known, with a level, or a place's office."""
    if mention.sure < Strength.FORMED or _NO_NAME.search(mention.name):
        return False
    if _KIND.search(mention.name) and not prefix(mention.name) and not is_collective(mention.name):
        return False
    if is_collective(mention.name):
        return len(mention.name) > _SHORT or mention.name.startswith("各")
    return bool(
        prefix(mention.name) or system(mention.name) or len(mention.name) > _SHORT or is_own_place(mention.name)
    )


def is_own_place(name: str) -> bool:
    """Whether a name is that of one village or town: 大塘村, 石桥镇; not 示范村, 建制镇, 包村."""
    return _PLACE.fullmatch(name) is not None and is_place(name)


_KINDS_OF_PLACE = (
    "全|本|该|某|农|乡|城|新|旧|老|示范|帮扶|重点|贫困|脱贫|行政|自然|空心|后进|先进|薄弱|软弱|涣散|建制|特色|中心|所在|受灾|搬迁|"
    "安置|移民|传统|古|试点|样板|达标|创建|申报|出列|联建|集体"
)
_PLACE = re.compile(rf"(?!.*(?:{_KINDS_OF_PLACE})(?:[村镇乡]|社区|街道)$)[\u3400-\u9fff]{{2,6}}(?:[村镇乡]|社区|街道)")


def _is_office(mention: Mention) -> bool:
    """Whether a name is an office within a body: 城建科, 质监站."""
    return mention.sure >= Strength.FORMED and _OFFICE.fullmatch(mention.name) is not None


_OFFICE = re.compile(r"[\u3400-\u9fff]{2,6}(?:科|股|室|处|站|所|中心|办|队)")
_SHORT = 3
_KIND = re.compile(r"(?:机关|部门|机构|企业|平台|网站)$")  # 公安机关: a kind of body, not one
_NO_NAME = re.compile(
    r"[\d对到给向于将把按每至]|组织(?!部)|社会$|[或哪某]|召开|举办|组建|通报|办成|签订|进行|开展|制定|修订|出台|发布(?!中心)|印发|公布|起草|遴选|筛选|编制(?![办委科处室中])|审核(?![中组科处])|负责|同志|带队|领导(?!小组)|汛期|期间"
)


def _together(named: list[tuple[Mention, Label]]) -> Statement:
    """Give the roles of a sentence: with a lead, or 负责 beside 配合, the others take part."""
    assignments = with_roles_together([(mention, label, Basis.SENTENCE) for mention, label in named])
    spans = [(assignment.mention.start, assignment.mention.end) for assignment in assignments]
    return Statement(min(a for a, _ in spans), max(b for _, b in spans), tuple(assignments), labelled=True, leads=True)
