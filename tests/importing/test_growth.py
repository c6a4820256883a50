"""The work of an import grows as the notice does: counted in calls of functions, alike on every machine."""

import cProfile
import gc
import pstats
from collections.abc import Callable

import pytest

from generator.importing.draft.checked_draft import checked_draft
from generator.importing.recognise.notice import recognise

BODIES = tuple(f"县{subject}局" for subject in ("财政", "教育", "水利", "民政", "审计", "统计", "交通运输", "农业农村"))
MOST = 2.5  # what a doubling may multiply the calls by: of a square it would be 4, of n log n it is hardly above 2


def _figures(count: int) -> str:
    return (
        f"1.推进建设。{'，'.join(f'第{place}类站点达到{place}个' for place in range(2, count))}。（责任单位：县财政局）"
    )


def _row_of_figures(count: int) -> str:
    return f"1.推进建设。{'、'.join(f'新建站点{place % 50 + 2}个' for place in range(count))}。（责任单位：县财政局）"


def _dates(count: int) -> str:
    sentences = (f"2026年{place % 12 + 1}月底前建成站点{place % 50 + 2}个；" for place in range(count))
    return f"1.推进建设。{''.join(sentences)}（责任单位：县财政局）"


def _bodies(count: int) -> str:
    names = (
        f"{'甲乙丙丁戊己庚'[place % 7]}{'东西南北中'[place // 7 % 5]}{'山水田林湖'[place // 35]}镇政府"
        for place in range(count)
    )
    return f"1.推进建设。落实责任。（责任单位：{'、'.join(names)}）"


def _tasks(count: int) -> str:
    return "\n".join(
        f"{place}.推进第{place}类工作。年底前新建站点{place + 2}个。（责任单位：{'、'.join(BODIES[place % 7 :])}）"
        for place in range(1, count + 1)
    )


def _rows(count: int) -> str:
    rows = (
        f"{place}\t推进第{place}类站点建设，新建{place + 2}个\t{BODIES[place % 8]}\t2026年{place % 12 + 1}月底前"
        for place in range(1, count + 1)
    )
    return "序号\t工作任务\t责任单位\t完成时限\n" + "\n".join(rows)


def _calls(words: str) -> int:
    """Return how many functions are called to read and to draft a notice of some tasks."""
    text = f"某县2026年重点工作任务分解方案\n\n一、重点任务\n{words}\n\n某县人民政府办公室\n2026年3月1日\n"
    profile = cProfile.Profile()
    gc.disable()  # what collecting calls for the rubbish of other tests would be counted too
    try:
        profile.runcall(lambda: checked_draft(text, recognise(text)))
    finally:
        gc.enable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]  # not in typeshed


@pytest.mark.parametrize(
    ("words", "count"),
    [(_figures, 40), (_row_of_figures, 120), (_dates, 20), (_bodies, 40), (_tasks, 10), (_rows, 10)],
)
def test_the_work_grows_as_the_notice_does(words: Callable[[int], str], count: int) -> None:
    """What comes to a notice that is doubled takes twice as many calls when it is doubled again, not four times."""
    _calls(words(count + 1))  # what is made once for all is made here
    first, second, third = (_calls(words(count * factor)) for factor in (1, 2, 4))
    assert third - second <= MOST * (second - first)
