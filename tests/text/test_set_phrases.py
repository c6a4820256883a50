"""Ordinals, names and set phrases are no figures by their form; what counts, ranks or bounds stays a figure."""

from pathlib import Path

import pytest

from generator.load import load
from generator.text.lexicon import expressions, set_phrases

ROOT = Path(__file__).parents[2]


def figures(text: str) -> list[str]:
    """Return the expressions of a text that no set phrase holds."""
    phrases = set_phrases(text)
    return [
        expression.text
        for expression in expressions(text)
        if not any(start <= expression.start and expression.end <= end for start, end in phrases)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "深入贯彻党的十九大、二十大和二十届四中全会精神，落实区第九次党代会和区七届人大五次会议要求",
        "已经州政府六届31次常务会议、第105次主任会议同意",
        "按照第二批目录第十五条第三款，启动第四轮督察第一阶段整改，迁建第七中学和第二人民医院",
        "办好第十一届荷花节和十三届全国农民画展",
        "推行“一码通行”“两单融合”，做实“四个清单”，开展“双随机抽查、百企入校”，建设“七彩工程”",
        "实行一河一长、一园区一方案，打造一江两岸三镇，检查两客一危一重",
        "推进多卡合一、五证合一，一屏统览，一键报警，一竿插到底",
        "发挥第一资源作用，第一时间处置，系好第一粒扣子",
        "实施三年行动和百日攻坚，建设半小时通勤圈、10分钟便民圈，打通最后一公里",
        "污水处理厂三期开工，（二期）工程竣工",
        "逢周五接访，星期三下乡，组建半军事化队伍，推出首批清单、首个样板",
        "修订《2028年度城区30项便民事项清单》，推广“3+1+N”模式和“9633”平台，编制2027年版目录",
        "联系人：赵某某，电话：0931-8800123、8800124；传真0931—8800125",
        "一是摸底；二是整改。\n（三）抓落实\n4.严验收",
        "改造S12和X305，延伸5号线，更换A4标牌",
    ],
)
def test_no_figure_by_form(text: str) -> None:
    """No numeral of these words is left to record or to waive."""
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("新建一馆，建成两校，至少一站，举办四届，连续两届", ["一", "两", "一", "四届", "连续两届"]),
        ("一周一调度，一季一通报，每周三次，每月一次", ["一周", "一", "一", "每周", "三次", "每月", "一次"]),
        ("居全国第一，列全省第3位，进入第一方阵", ["第一", "第3", "第一"]),
        ("每月第2个工作日前报送，第一个月底前完成，第三季度完成", ["每月", "第2", "第一", "第三季度"]),
        ("落实“每周调度、每季通报”，兑现“三年任务两年完成”", ["每周", "每季", "三年", "两年"]),
        ("实现“零新增”，压减一半，新增半数，产值翻两番", ["零", "一半", "半", "两"]),
        ("“达到95%以上”，“新建十所学校”，“不少于三家”", ["95%以上", "十所", "三家"]),
        ("开展培训三期，办班二期，三年内建成，百日内完成，提速1小时", ["三期", "二期", "三年内", "百日内", "1小时"]),
        ("2.5公里道路，在Q3前完成，第1.5条", ["2.5公里", "3", "第1.5"]),
        ("热线电话120部，办理电话投诉1200件，改造5+3处", ["120部", "1200件", "5", "3处"]),
        ("1个中心、2支队伍，一座桥一条路，一所学校一名校医", ["1个", "2支", "一座", "一条", "一所", "一名"]),
    ],
)
def test_figures_that_look_alike(text: str, words: list[str]) -> None:
    """Counts, measures, ranks, periods and limits in the same words are still figures."""
    assert figures(text) == words


@pytest.mark.parametrize("folder", ["data", *sorted(f"examples/{path.name}/data" for path in ROOT.glob("examples/*/"))])
def test_no_fact_of_a_reviewed_plan_is_a_set_phrase(folder: str) -> None:
    """What people recorded as a target, a limit or a duty is no set phrase, or has a figure beside it."""
    facts = [fact for record in load(ROOT / folder).dataset.texts for fact in record.timed_facts]
    assert facts
    assert [fact.quote for fact in facts if expressions(fact.quote) and not figures(fact.quote)] == []
