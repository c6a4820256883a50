"""The same tasks are read whatever form prints them, with whatever brackets, marks and width."""

import re
import unicodedata
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing.reading import NoticeReading
from generator.importing.recognise.bodies.names import known_names
from generator.importing.recognise.notice import recognise
from tests.importing.forms import BRACKETS, FORMS, Order, Print

_NAMES = sorted(name for name, system in known_names().items() if system not in {"国家", "垂直", "纪检"})
_HEADINGS = ("改造老旧小区", "推进垃圾分类", "建设口袋公园", "清理河道", "培育名优企业", "办好技能大赛", "修缮古城街巷")
_SENTENCES = (
    "全市新增40处。",
    "做到底数清、去向明。",
    "对沿线设施逐一排查，不合格的停用。",
    "补齐短板，方便群众（含外来人员）。",
)
_LIMITS = {
    "": None,
    "2025年6月底前": "2025-06",
    "9月底前": "2025-09",
    "年底前": "2025",
    "2026年3月15日前": "2026-03-15",
}
_FIRM = ("临江公交集团", "国网临江供电公司", "各县（市、区）人民政府", "国家税务总局临江市税务局", "各乡镇（街道）")


def _body() -> st.SearchStrategy[str]:
    """Draw a body: a common one of a city, or one that tempts to be split."""
    return st.one_of(st.sampled_from(_NAMES).map(lambda name: "市" + name), st.sampled_from(_FIRM))


@st.composite
def _orders(draw: st.DrawFn) -> list[Order]:
    """Draw two to five tasks with different bodies each."""
    orders = []
    for heading in draw(st.lists(st.sampled_from(_HEADINGS), min_size=2, max_size=5, unique=True)):
        bodies = draw(st.lists(_body(), min_size=1, max_size=6, unique=True))
        leads = draw(st.integers(1, min(2, len(bodies))))
        orders.append(
            Order(
                heading,
                draw(st.sampled_from(_SENTENCES)),
                tuple(bodies[:leads]),
                tuple(bodies[leads:]),
                draw(st.sampled_from(sorted(_LIMITS))),
            )
        )
    return orders


def _prints() -> st.SearchStrategy[Print]:
    """Draw brackets and marks, each of either width."""
    return st.builds(
        Print,
        brackets=st.sampled_from(BRACKETS),
        between=st.just("、"),
        comma=st.sampled_from(",，"),
        colon=st.sampled_from(":："),
        semicolon=st.sampled_from(";；"),
    )


def _bodies_read(reading: NoticeReading) -> list[list[tuple[str, str]]]:
    """Return the bodies of each task."""
    return [
        [(body.unit, body.role.value) for body in task.responsibilities if not body.inherited] for task in reading.tasks
    ]


@given(orders=_orders(), how=_prints(), form=st.sampled_from(FORMS))
@settings(max_examples=70)
def test_any_form(orders: list[Order], how: Print, form: Callable[[list[Order], Print], str]) -> None:
    """Every form gives the same tasks, bodies, roles and limits."""
    text = f"临江市2025年重点任务清单\n{form(orders, how)}\n"
    reading = recognise(text)
    expected = [
        [(unit, "lead") for unit in order.leads] + [(unit, "participant") for unit in order.participants]
        for order in orders
    ]
    assert [task.heading.text if task.heading else None for task in reading.tasks] == [
        order.heading for order in orders
    ], text
    assert _bodies_read(reading) == expected, text
    limits = [[limit.date for limit in task.facts.deadlines if limit.date] for task in reading.tasks]
    assert limits == [[_LIMITS[order.limit]] if order.limit else [] for order in orders], text


@given(orders=_orders(), how=_prints())
@settings(max_examples=settings().max_examples // 2)
def test_order_tells_the_lead(orders: list[Order], how: Print) -> None:
    """By a clause in front the first of a bare list leads."""
    opening, close = how.brackets
    lines = [
        f"{number}. {order.heading}。{order.sentence}{opening}{'、'.join((*order.leads, *order.participants))}{close}"
        for number, order in enumerate(orders, start=1)
    ]
    text = "任务分工（列在首位的为牵头单位，其他为参加单位）\n一、任务\n" + "\n".join(lines)
    read = _bodies_read(recognise(text))
    assert [[role for _, role in bodies] for bodies in read] == [
        ["lead", *["participant"] * (len(order.leads) + len(order.participants) - 1)] for order in orders
    ], text


@given(orders=_orders(), how=_prints())
@settings(max_examples=15)
def test_width_says_nothing(orders: list[Order], how: Print) -> None:
    """A notice in full width and one in half width are read alike."""
    text = "一、任务\n" + "\n".join(
        f"（{number}）{order.heading}。{order.sentence}（{'、'.join(order.leads)}牵头{how.comma}各县（市、区）人民政府配合）"
        for number, order in enumerate(orders, start=1)
    )
    narrow = re.sub(r"[（），：；]", lambda match: unicodedata.normalize("NFKC", match.group()), text)
    folded = [
        [(unicodedata.normalize("NFKC", unit), role) for unit, role in bodies]
        for bodies in _bodies_read(recognise(text))
    ]
    assert folded == _bodies_read(recognise(narrow))


@given(orders=_orders(), label=st.sampled_from(("扛旗的", "干事的", "落到谁家", "承接方阵")))
@settings(max_examples=15)
def test_label_of_unknown_words(orders: list[Order], label: str) -> None:
    """Whatever stands before a colon, a line of nothing but names says who does the item above."""
    text = "一、任务\n" + "\n".join(
        f"{number}．{order.heading}。{order.sentence}\n"
        f"{label}：市财政局、{'、'.join((*order.leads, *order.participants))}"
        for number, order in enumerate(orders, start=1)
    )
    for order, bodies in zip(orders, _bodies_read(recognise(text)), strict=True):
        assert {unit for unit, _ in bodies} == {"市财政局", *order.leads, *order.participants}, text


_OFFICES = ("派出所", "服务办", "城运中心", "居委会", "临江城建集团", "市财政局", "管理办", "镇应急管理站", "城投公司")


@given(
    bodies=st.lists(st.sampled_from(_OFFICES), min_size=3, max_size=7, unique=True),
    mark=st.sampled_from(("。", "：", ":", "：\n", "\n")),
    heading=st.sampled_from(("职责分工", "工作职责", "各部门职责", "任务分工", "主体职责")),
    number=st.sampled_from(("{}.", "（{}）", "{}、")),
)
@settings(max_examples=15)
def test_items_that_begin_with_bodies(bodies: list[str], mark: str, heading: str, number: str) -> None:
    """Under a heading of duties each item is the duty of the body that it begins with, whatever mark follows."""
    items = "\n".join(
        f"{number.format(place)}{body}{mark}{sentence}"
        for place, (body, sentence) in enumerate(zip(bodies, _SENTENCES * 2, strict=False), start=1)
    )
    text = f"云岭镇安全工作方案\n一、工作目标\n防范火灾。\n二、{heading}\n{items}\n三、工作要求\n（一）加强领导。\n"
    read = _bodies_read(recognise(text))
    assert [[unit for unit, _ in bodies] for bodies in read if bodies] == [[body] for body in bodies], text


@given(
    orders=_orders(), heads=st.sampled_from(("甲\t乙\t丙\t谁来办", "号头\t点题\t做法\t责任在谁", "一\t二\t三\t承担者"))
)
@settings(max_examples=15)
def test_table_of_unknown_heads(orders: list[Order], heads: str) -> None:
    """Under heads of unknown words the cells show what the columns are, if one head speaks of duty."""
    rows = [
        f"{number}\t{order.heading}\t{order.sentence}\t{'、'.join((*order.leads, *order.participants))}"
        for number, order in enumerate(orders, start=1)
    ]
    read = _bodies_read(recognise("临江市任务清单\n" + "\n".join([heads, *rows]) + "\n"))
    assert [{unit for unit, _ in bodies} for bodies in read] == [
        {*order.leads, *order.participants} for order in orders
    ]


@given(
    text=st.text(
        alphabet="一二三、（）()【】〔〕：:；;，,。.\n\t|"
        "1２3.5 市县局委办牵头单位配合责任完成时限2025年月底前等和及各“”《》①序号任务",
        max_size=400,
    )
)
@settings(max_examples=150)
def test_any_text(text: str) -> None:
    """No text raises, and every quote is exact."""
    reading = recognise(text)
    for task in reading.tasks:
        for quote in (task.quote, *task.text, *(body.quote for body in task.responsibilities)):
            assert text[quote.start : quote.end] == quote.text
