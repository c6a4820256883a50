"""How people get Chinese into a search field: the rules by which `people.py` writes its queries.

Nothing here knows the index or the engine. Each rule takes words and a random generator and returns what is typed.
"""

from random import Random

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin


def _pairs(words: str) -> dict[str, str]:
    return {pair[0]: pair[1] for pair in words.split()}


# What scanners make of a character: the printed one, then its look-alike.
OCR = _pairs(
    "市巿 局周 公么 安妥 政玫 司同 法去 委季 办为 院完 信倍 访坊 环坏 保堡 民氏 财材 监盐 察寮 检捡 编偏 "
    "综棕 治冶 国囯 土士 农衣 业亚 卫工 生主 教敦 育盲 住往 房戽 城域 规观 税锐 地池 物牧 价介 质贡 食良 "
    "品晶 药茑 消哨 防妨 禁楚 毒母 文丈 广厂 体休 人入 力刀 社杜 会合 组姐 织识 部陪 宣宜 传转 统流 计汁 "
    "团困 妇如 联耿 工土 商高 纪记 应庇 急总 武式 支友 队认 源愿 区匹 府俯 电申 视现 台吕 播潘 拆折 迁廷 "
    "储诸 备各 中申 心必 机杌 制刹 建健 设没 项顶 目日 流硫 动劝 口囗 服眼 务各 管菅 理埋 特持 群郡 网冈 "
    "格恪 化代 平乎 基墓 层屋 道遒 德惪 参叁 与写 激敫 励厉 净浄 舆與 论伦 "
)

# What an input method offers beside the right character: the right one, then one of the same sound.
HOMOPHONES = _pairs(
    "公工 安按 局剧 政正 司思 法发 信新 访仿 民名 财材 教交 育预 卫位 生声 环还 保宝 监间 管关 综宗 治制 "
    "社设 工公 纪记 委为 宣选 传穿 组阻 织只 统同 计记 国过 土图 农弄 业叶 质制 食石 药要 消削 防访 禁进 "
    "毒读 文问 体提 建见 设社 应英 急及 物无 价架 税睡 团摊 妇付 联连 电点 视是 台抬 拆差 迁前 储初 备被 "
    "项象 目母 程成 流留 动洞 人仁 口扣 服福 务物 息西 网王 络洛 道到 德得 净静 化话 舆鱼 论轮 医一 投头 "
    "入如 "
)

ENDINGS = {"局": "委办厅", "委": "局办", "办": "局委", "院": "局", "部": "办局", "室": "办"}
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
IME_MARKS = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）"})
TRADITIONAL = {name: OpenCC(name) for name in ("s2t", "s2tw", "s2hk")}


def traditional(words: str, random: Random) -> str:
    """Write the words in traditional characters, in one of three regions' ways."""
    return str(TRADITIONAL[random.choice(sorted(TRADITIONAL))].convert(words))


def scanned(words: str, random: Random) -> str:
    """Mistake one character for its look-alike; the words themselves where none has one."""
    return _one_replaced(words, OCR, random)


def misheard(words: str, random: Random) -> str:
    """Take a wrong character of the same sound; the words themselves where none has one."""
    return _one_replaced(words, HOMOPHONES, random)


def _one_replaced(words: str, table: dict[str, str], random: Random) -> str:
    places = [place for place, character in enumerate(words) if character in table]
    if not places:
        return words
    place = random.choice(places)
    return words[:place] + table[words[place]] + words[place + 1 :]


def spaced(words: str, random: Random) -> str:
    """Break the words with a space, half-width or full-width, as a paste from a table does."""
    place = random.randrange(1, len(words))
    return words[:place] + random.choice((" ", "\u3000", "\u00a0", "\n")) + words[place:]


def marked(words: str, random: Random) -> str:
    """Leave a mark of the input method before or after the words."""
    return random.choice(("{}，", "{}。", "、{}", "“{}”", "{}；", "【{}】", "{},", "《{}》")).format(words)


def skipped(words: str, random: Random) -> str:
    """Leave out one character inside; the words themselves where there is no inside."""
    if len(words) < 3:
        return words
    place = random.randrange(1, len(words) - 1)
    return words[:place] + words[place + 1 :]


def doubled(words: str, random: Random) -> str:
    """Type one character twice."""
    place = random.randrange(len(words))
    return words[:place] + words[place] + words[place:]


def swapped(words: str, random: Random) -> str:
    """Exchange two neighbours."""
    place = random.randrange(len(words) - 1)
    return words[:place] + words[place + 1] + words[place] + words[place + 2 :]


def wrong_ending(words: str, random: Random) -> str:
    """End the name of a body with another kind of body; the words themselves where no ending is known."""
    return words[:-1] + random.choice(ENDINGS[words[-1]]) if words[-1] in ENDINGS else words


def syllables(words: str, style: Style = Style.NORMAL) -> list[str]:
    """Return the pinyin of each character."""
    return lazy_pinyin(words, style=style, errors="ignore")


def sounded(words: str, random: Random) -> str:
    """Type the pinyin: joined, parted, with an input method's marks, with tones as marks or digits, or in capitals."""
    plain, way = syllables(words), random.randrange(7)
    return (
        "".join(plain),
        " ".join(plain),
        "'".join(plain),
        " ".join(syllables(words, Style.TONE)),
        "".join(syllables(words, Style.TONE)),
        "".join(syllables(words, Style.TONE3)),
        "".join(syllable.capitalize() for syllable in plain),
    )[way]


def initials(words: str) -> str:
    """Type the first letter of each character."""
    return "".join(syllable[0] for syllable in syllables(words))


def mixed(words: str, random: Random) -> str:
    """Type some characters, some syllables and some initials."""
    words = "".join(character for character in words if character.isalnum())
    plain = syllables(words)
    place = random.randrange(1, len(words))
    head, tail = plain[:place], plain[place:]
    return random.choice(
        (
            words[:place] + "".join(tail),
            "".join(head) + words[place:],
            words[:place] + "".join(syllable[0] for syllable in tail),
            "".join(head) + "".join(syllable[0] for syllable in tail),
            "".join(syllable[0] for syllable in head) + "".join(tail),
            words[:place] + " " + " ".join(tail),
        )
    )


def half_typed(words: str, random: Random) -> str:
    """Stop in the middle of the last syllable."""
    joined = "".join(syllables(words))
    return joined[: -random.randrange(1, 3)]


def slipped(words: str, random: Random) -> str:
    """Hit two keys of the pinyin in the wrong order, or miss one."""
    joined = "".join(syllables(words))
    place = random.randrange(1, len(joined) - 2)
    if random.random() < 0.5:
        return joined[:place] + joined[place + 1 :]
    return joined[:place] + joined[place + 1] + joined[place] + joined[place + 2 :]


def southern(words: str, _random: Random) -> str:
    """Type the pinyin as a southern accent has it: no zh, ch, sh, and no difference between final n and ng."""
    flat = {"zh": "z", "ch": "c", "sh": "s", "eng": "en", "ing": "in"}
    typed = []
    for syllable in syllables(words):
        softened = syllable
        for sound, said in flat.items():
            softened = softened.replace(sound, said)
        typed.append(softened)
    return "".join(typed)


def distance(word: str, other: str) -> int:
    """Return how many characters must be added, dropped or replaced (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, typed in enumerate(word, 1):
        corner, row[0] = row[0], i
        for j, printed in enumerate(other, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (typed != printed))
    return row[-1]
