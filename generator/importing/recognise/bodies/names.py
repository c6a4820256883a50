"""Is this the name of a body? Names are known by a list of common ones, by their prefix and by their last word."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files

from generator.text.blanks import without_blanks


class Strength(IntEnum):
    """How much a string looks like a body's name."""

    NONE = 0  # it does not
    POSSIBLE = 1  # nothing speaks against it: enough behind a label
    FORMED = 2  # it ends as bodies' names do
    KNOWN = 3  # the list has it, a prefix or not; or it is a collective


# Words in front that make a body one of a level or a place's own.
_LEVEL = re.compile(r"自治区|自治州|兵团|省|市|县|区|州|盟|旗|镇|乡|街道|师|团")
_LEVEL_PARTY = re.compile(r"(自治区|自治州|省|市|县|区|州|盟|旗|镇|乡|街道)(党委|党工委|委)")
_NO_PREFIX = re.compile(
    r"市场|市政(?!府|协|务|法|研)|市容|市民(?!政|族|宗|防|委|兵)|区域|乡村|镇街|团委|旗舰|省属|市属|县属|区属|师范|团体|州际|县城(?!管|乡|市|建)|乡镇|街道"
)
LEVEL_WORDS = (
    r"(?:市州|州市|市地|地市|盟市|县市区|市县区|区县市|旗县区|旗县|县区|县市|市县|区县|乡镇|镇乡|镇街|街镇|省|自治区|直辖市|"
    r"设区市|地级以上市|县级市|市辖区|地区|自治州|自治县|市|县|区|州|盟|旗|镇|乡|街道|社区|村)(?:\([^()]*\))?"
)
_COLLECTIVE = re.compile(
    r"各|有关|相关|沿[线海江边湖河途]|涉[及农企]|驻|属地|其他|全[市县省区]|国务院(?:相关|有关|各)|[省市县区州](?:直|级|属)?(?:各|有关|相关)"
    r"|[省市县区州镇](?:直|级)(?:机关|单位|部门|企事业|行业)|市和县|本级"
)
_COLLECTIVE_END = re.compile(
    r"(?:单位|部门|机构|企业|政府|地区|地方|地|乡镇|镇街|街镇|镇乡|镇|乡|街道|办事处|社区|村|村居|村委会|省|自治区|直辖市|市|县|区|州|盟|旗|师|园区|景区|开发区|功能区|"
    r"管委会|公司|银行|学校|高校|院校|医院|局|委|办|厅|部|院|所|站|会|组|队|部队|党委|党组织|党工委|商会|协会|机关|主体|业主|集团|店|宾馆|商场|小区|车站|港口|网点|站点|项目部|场|厂|中心|平台|"
    r"成员|管理局|企事业单位|组织|处|科室|县市|市州|市县|县区|区县)(?:[(〔][^()〔〕]*[)〕])?$"
)
_ENDING = re.compile(
    r"(?:局|委|厅|办|办公室|办公厅|中心|公司|集团|银行|支行|分行|总行|农发行|农商行|人行|(?<!家)庭|信用社|联社|学校|小学|中学|一中|大学|学院|医院|卫生院|政府|管委会|管委|办事处|街道|"
    r"街道办|海关|检察院|法院|工会|妇联|残联|科协|文联|侨联|社科联|工商联|贸促会|委员会|党委|党组|党工委|兵团|支队|大队|总队|中队|分局|派出所|所|站|馆|台|"
    r"协会|商会|学会|联合会|基金会|研究会|促进会|总会|专班|指挥部|领导小组|工作组|工作小组|协调组|组|管理处|景区|园区|开发区|高新区|经开区|新区|示范区|"
    r"度假区|保税区|园|科学城|科技城|新城|[城交水旅国农建文]投|单位|部门|机构|企业|[国央]企|部队|军分区|武装部|(?<![干全内外局])部|院|处|科|室|股|(?<!部)署|社|校|厂|场|局属|队|库|会|联|社区|居委会|村委会|村|"
    r"镇|乡|党校|报社|日报|新华社|联盟|合作社|平台|铁塔|电信|移动|联通|电力|国网|邮政|办公处|监狱|看守所|拘留所|戒毒所|管护站|林场|农场|县|区|市|州|盟|旗|联席会议|"
    r"作协|记协|政协|人大|纪委|监委|工委|总工会|机关|关工委|公安)(?:[(〔][^()〔〕]*[)〕])?$"
)
_PLACE_ONLY = re.compile(r"[\u3400-\u9fff]{1,7}(?:县|区|市|州|盟|旗|镇|乡|街道|村|社区)$")
# What begins or holds these is a sentence or an explanation; places such as 将乐, 无锡, 从江 are excepted.
_SENTENCE = re.compile(
    r"^(?:成立|设立|组建|下设|充分|发挥|注重|特别|[统简合并下又]称|推进|加强|加快|建立|健全|完善|开展|确保|提高|推动|按照|根据|通过|围绕|不得|严禁|对(?!外|台)|以|从(?!江|化)|在|为|将(?!乐)|把|并|且(?!末)|"
    r"含(?!山)|包括|即(?!墨)|原(?!平|州|阳)|指|其中|参见|见(?!义)|共(?=\d|计|有|同)|约|每|及时|同时|鼓励|支持|引导|做好|抓好|严格|落实|强化|坚持|深化|优化|组织(?!部)|"
    r"制定|力争|争取|由|凡|上报|谁|不(?!动)|要|主要|具体|负责|以下|以上|上述|下同|重大(?!项目)|打击|是|有(?!关|色)|无(?!锡|为|棣|极|线)|使|让(?!胡)|被|比|"
    r"牵头|配合|责任(?!保险))|[的了吗呢把被您我你他她它这那]|应当|要(?!塞)|设在|设于|挂靠|进行|不断|努力|(?<!地级)以上|以下|以内|左右|\d+[年月日个%万亿]"
)
_EACH_THAT = re.compile(r"各[\u3400-\u9fff]{2,16}的(?:部门|单位|机构|企业|地区)")  # 各负有监管职责的部门
_LONGEST, _SHORTEST, _LONGEST_ODD = 45, 2, 12
_MARKS = re.compile(r"[,;。!?:]")


@dataclass(frozen=True, slots=True)
class BodyFamily:
    """A line of `bodies.tsv`: the system of a body, its stems and suffixes, the full one first; whole names have none.

    A stem and a suffix make a name: 发展和改革, 发改; 委员会, 委, 局.
    """

    system: str
    stems: tuple[str, ...]
    suffixes: tuple[str, ...]


@cache
def body_families() -> tuple[BodyFamily, ...]:
    """Return the bodies that are known by name."""
    lines = files("generator.importing").joinpath("bodies.tsv").read_text(encoding="utf-8").splitlines()
    rows = [[*line.split("\t"), ""] for line in lines if line and not line.startswith("#")]
    return tuple(BodyFamily(system, tuple(stems.split()), tuple(ends.split())) for system, stems, ends, *_ in rows)


@cache
def known_names() -> dict[str, str]:
    """Return the system of each known name."""
    names: dict[str, str] = {}
    for family in body_families():
        for stem in family.stems:
            for suffix in family.suffixes or ("",):
                names.setdefault(stem + suffix, family.system)
    return names


@cache
def stems() -> frozenset[str]:
    """Return the stems that suffixes make names of: 发展改革."""
    return frozenset(stem for family in body_families() if family.suffixes for stem in family.stems)


@cache
def fields() -> frozenset[str]:
    """Return the fields of government that name a kind of body before 部门: 公安, 商务, 税务."""
    endings = re.compile(r"(?:局|委|厅|办|部|公司)$")
    return stems() | {stem for name in known_names() if (stem := endings.sub("", name)) != name}


@lru_cache(maxsize=65536)
def system(name: str) -> str | None:
    """Return the system (政府, 党委 …) of a known name without prefix and bracket, or None.

    >>> system("发展改革委"), system("宣传部"), system("茶业办")
    ('政府', '党委', None)
    """
    return known_names().get(bare(name))


def system_at_any_level(name: str) -> str | None:
    """Return the system of a known name with its prefix or without, or None."""
    return system(name) or system(without_prefix(name))


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """Return a name without white space, quotation marks and a bracket at its end."""
    return re.sub(r"[\s“”‘’\"]|[(〔][^()〔〕]*[)〕]$", "", name)


@lru_cache(maxsize=65536)
def prefix(name: str) -> str:
    """Return the level that a name begins with (市, 市委, 省), or nothing.

    >>> [prefix(name) for name in ("市委宣传部", "市财政局", "市民政局", "市场监管局", "市民中心", "南屿海事局")]
    ['市委', '市', '市', '', '', '']
    """
    plain = bare(name)
    if _NO_PREFIX.match(plain):
        return ""
    party = _LEVEL_PARTY.match(plain)
    if party and party.end() < len(plain):
        return party.group()
    level = _LEVEL.match(plain)
    return level.group() if level and level.end() < len(plain) else ""


def without_prefix(name: str) -> str:
    """Return what follows the level that a name begins with."""
    return bare(name)[len(prefix(name)) :]


@lru_cache(maxsize=65536)
def strength(name: str) -> Strength:
    """Return how much a string looks like the name of a body.

    >>> [strength(name).name for name in ("市发展改革委", "临江水务集团", "驻区部队", "早晚各一小时", "重点人群")]
    ['KNOWN', 'FORMED', 'KNOWN', 'POSSIBLE', 'POSSIBLE']
    """
    plain = re.sub(r",以下简?称[^()]*(?=\))", "", bare(name))
    if not _SHORTEST <= len(plain) <= _LONGEST or _MARKS.search(plain):
        return Strength.NONE
    if system_at_any_level(plain) or re.fullmatch(r"团[省市县区州镇]委|[省市县区州]委|[省市县区州]?直?机关工委", plain):
        return Strength.KNOWN
    if _SENTENCE.search(plain) and not _EACH_THAT.fullmatch(plain):
        return Strength.POSSIBLE if _ENDING.search(plain) and len(plain) <= _LONGEST_ODD else Strength.NONE
    if _COLLECTIVE.match(plain) and _COLLECTIVE_END.search(name.strip()):
        return Strength.POSSIBLE if re.search(r"\d", plain) else Strength.KNOWN  # 全市新增40处 is none
    if _ENDING.search(plain):
        return Strength.KNOWN if prefix(plain) and not _PLACE_ONLY.fullmatch(plain) else Strength.FORMED
    return Strength.POSSIBLE


_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟"
    "徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程邢裴陆荣翁荀羊惠甄曲家封储靳段富巫乌焦巴弓牧隗谷车侯宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别"
    "庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖"
)
_SHORTEST_PERSON, _LONGEST_PERSON = 2, 3


def is_person(words: str) -> bool:
    """Whether words look like a person's name, and not like a body's.

    >>> is_person("葛峰"), is_person("金融办"), is_person("试点")
    (True, False, False)
    """
    plain = without_blanks(words)
    return (
        _SHORTEST_PERSON <= len(plain) <= _LONGEST_PERSON
        and plain[0] in _SURNAMES
        and re.fullmatch(r"[\u3400-\u9fff]+", plain) is not None
        and strength(plain) is Strength.POSSIBLE
    )


_PHONES = re.compile(r"(?:(?:\(?0\d{2,3}\)?[- ]?)?[1-9]\d{6,7}|1\d{10}|\d{3,4}-\d{3,4}-\d{3,4})(?:[- ]\d{1,5})?")


def is_contact(words: str) -> bool:
    """Whether words are a person's name or telephone numbers: what stands beside bodies and is none.

    >>> is_contact("葛 峰"), is_contact("0816-3301122、13800001234"), is_contact("2025"), is_contact("架桥12座")
    (True, True, False, False)
    """
    numbers = [part for part in re.split(r"[、,;/\s]+", words.strip()) if part]
    return is_person(words) or (bool(numbers) and all(_PHONES.fullmatch(number) for number in numbers))


def is_place(name: str) -> bool:
    """Whether a name is that of a place alone (白石镇, 源城区)."""
    plain = bare(name)
    return not system_at_any_level(plain) and _PLACE_ONLY.fullmatch(plain) is not None


def is_collective(name: str) -> bool:
    """Whether a name means many bodies (各县区, 有关部门)."""
    return _COLLECTIVE.match(bare(name)) is not None
