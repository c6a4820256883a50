"""What sentences say in figures and dates: what is a target, by when, and what comes back."""

import pytest

from generator.importing.draft.checked_draft import checked_draft
from generator.importing.draft.review_items import review_items
from generator.importing.recognise.notice import recognise
from generator.model import Project
from tests.importing.test_sentences import HEAD, OTHER, first_task


def stored(words: str) -> Project:
    """Return the record of a notice's first task, whose text has these words."""
    text = f"{HEAD.replace('方案', '方案（2026—2028年）', 1)}1.开展工作。{words}（责任单位：市民政局）\n{OTHER}"
    return checked_draft(text, recognise(text)).checked.dataset.projects[0]


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("对树龄30年以上、亩产值低于4000元的老茶园实施改造。", []),
        ("对投资额5000万元的项目，实行专班服务。", []),
        (
            "新增500千瓦以上充电站3座，培育超10亿元企业2家，组织100人以上企业招聘会5场。",
            [(3, "座"), (2, "家"), (5, "场")],
        ),
        ("培育30人以上的企业，7个工作日内办结率达到98%。", [(98, "%")]),
        ("对新评为示范的企业，一次性奖励20万元。", []),
        ("对投资总额在1亿元以上的项目，按5%给予补助，最高不超过500万元，同一企业不超过10名。", []),
        ("补贴标准每亩200元，贷款贴息2%，每增加5000万元增加1名，处2000元以上1万元以下罚款。", []),
        ("发放补贴500万元，补助标准提高到每人每年700元，户均增收3000元。", [(500, "万元"), (700, "元"), (3000, "元")]),
        ("对200户困难家庭给予补助，补贴额由1000元提高到1500元。", [(200, "户"), (1500, "元")]),
        ("完善24小时预警，引进20亿级项目，建设15分钟生活圈，召开50人会，开展100天集中行动。", []),
        ("设置标识标牌200块，印发宣传册500本、折页3000份。", [(200, "块"), (500, "本"), (3000, "份")]),
    ],
)
def test_conditions_grants_and_names_are_no_targets(words: str, figures: list[tuple[float, str]]) -> None:
    """What says which things are meant, how much each is granted or what something is called is no target."""
    assert [(figure.value, figure.unit) for figure in first_task(words).facts.figures] == figures


def test_a_figure_aside_is_waived_as_such() -> None:
    """A condition or a grant is waived as no target and is not among what to look at first; 3年内 may be a limit."""
    text = f"{HEAD}1.开展工作。对亩产值低于4000元的茶园每亩补助200元，3年内免收租金。（责任单位：市民政局）\n{OTHER}"
    draft = checked_draft(text, recognise(text))
    reasons = {waiver.quote: waiver.reason for waiver in draft.checked.dataset.projects[0].waivers}
    assert [quote for quote, reason in reasons.items() if "条件、标准或名称里的数字" in reason] == ["4000元", "200元"]
    assert [item.words for item in review_items(draft) if item.kind == "figure-unread"] == ["3年内"]


def test_a_span_that_no_limit_takes_is_looked_at() -> None:
    """半年内 with a verb that is not known as the end of something is among what to look at."""
    text = f"{HEAD}1.开展工作。半年内巡展，发放半价券。（责任单位：市民政局）\n{OTHER}"
    draft = checked_draft(text, recognise(text))
    assert [item.words for item in review_items(draft) if item.kind == "figure-unread"] == ["半"]


def test_years_of_paired_figures() -> None:
    """Each figure of a row takes the year printed before it, and what it is about; no quote holds two years."""
    targets = stored("有机茶园面积2026年达到5万亩、2028年达到8万亩。").targets
    assert [(target.value, target.year, target.what, target.quote) for target in targets] == [
        (50000, 2026, "有机茶园面积2026年达到5万亩", "有机茶园面积2026年达到5万亩"),
        (80000, 2028, "有机茶园面积2028年达到8万亩", "2028年达到8万亩"),
    ]


@pytest.mark.parametrize("since", ["自2026年5月1日起3年内完成", "从2026年起用3年时间", "2026年6月起，逐步"])
def test_a_start_is_no_year_of_a_target(since: str) -> None:
    """The year in which something begins is not the year by which a figure is reached."""
    assert [(target.value, target.year) for target in stored(f"{since}改造500户。").targets] == [(500, None)]


def test_a_year_with_a_clause_of_its_own() -> None:
    """力争到2027年，… dates what follows wherever it stands in the sentence; another clause's limit dates nothing."""
    record = stored("坚持全链条发展，力争到2027年，茶园面积达到20万亩，产值达到30亿元。")
    assert [(target.value, target.year) for target in record.targets] == [(200000, 2027), (30, 2027)]
    record = stored("于2026年5月底前完成调查摸底，并于每月15日前将进展汇总报市民政局，三年新增主体5000户。")
    assert [(limit.what, limit.date) for limit in record.deadlines] == [("于2026年5月底前完成调查摸底", "2026-05")]
    assert [(target.value, target.year) for target in record.targets] == [(5000, None)]


def test_a_season_of_a_year_is_a_limit() -> None:
    """A limit by a feast or a season has the year that is printed, as a reading that says so."""
    limits = stored("2027年春茶开采前完成改造，2027年国庆假期前开放。").deadlines
    assert [(limit.date, limit.basis, limit.quote) for limit in limits] == [
        ("2027", "reading", "2027年春茶开采前完成改造"),
        ("2027", "reading", "2027年国庆假期前开放"),
    ]
    assert all("没有写哪一天" in (limit.reading or "") for limit in limits)


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("举办全国茶旅骑行赛，承办全省职工运动会。", []),
        ("考核结果纳入乡镇年度综合考核。", []),
        ("结果纳入乡镇考核，各乡镇负责巡查。", ["乡镇"]),
        ("在全省推广。", ["省"]),
        ("贯彻第十三次全国代表大会和全国两会精神，争创全国样板。", ["国家"]),
        ("学习第十三次全国代表大会文件。", []),
    ],
)
def test_levels_that_do_something(words: str, levels: list[str]) -> None:
    """A level in an event's name, or in where a result goes, does nothing."""
    assert [level.level for level in first_task(words).facts.levels] == levels


def test_each_limit_of_a_sentence_has_its_own_words() -> None:
    """The clause of a limit ends where the next limit's begins; a bare month takes the year printed before it."""
    task = first_task("2027年6月底前制定方案，9月底前完成试点，力争12月底前全面推开。")
    assert [(limit.clause.text, limit.date, limit.basis) for limit in task.facts.deadlines] == [
        ("2027年6月底前制定方案", "2027-06", "source"),
        ("9月底前完成试点", "2027-09", "reading"),
        ("12月底前全面推开", "2027-12", "reading"),
    ]


@pytest.mark.parametrize(
    ("words", "quote", "rule"),
    [
        ("每月15日前报送进展", "每月15日前", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("每年年底前开展一次评估", "每年年底前开展一次", ""),
        ("每季度末召开调度会", "每季度末", ""),
        ("每季度末月25日前报送进展", "每季度末月25日前", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),
        ("每年4月举办采茶节", "每年4月", "FREQ=YEARLY;BYMONTH=4"),
        ("每年4月、10月各举办一次招聘会", "每年4月、10月各举办一次", ""),
        (
            "每个季度第1个月的20日前，将情况报市政府",
            "每个季度第1个月的20日前",
            "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=20",
        ),
        ("每年6月底、12月底前各通报一次", "每年6月底、12月底前各通报一次", ""),
        ("每年3月底前报送", "每年3月底前", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1"),
    ],
)
def test_the_days_of_a_recurring_duty(words: str, quote: str, rule: str) -> None:
    """The words for a frequency take along the days, what is done by then and how often; one day makes a rule."""
    text = f"临江市2026年行动方案\n一、任务\n1.开展工作。{words}。（责任单位：市民政局）\n{OTHER}"
    reading = recognise(text)
    assert [(duty.quote.text, duty.rrule) for duty in reading.tasks[0].facts.recurring] == [(quote, rule)]
    stored = checked_draft(text, reading).checked.dataset.projects[0]
    assert [duty.quote for duty in stored.recurring] == [words]
    assert not stored.waivers


def test_a_measure_that_says_which_things_are_meant_is_no_target() -> None:
    """以上 and 以下 before 的 and a thing bound what is counted; before 的 and a rate they say how far to come."""
    task = first_task(
        "消除年收入10万元以下的村，年收入50万元以上的村占比达到20%，保持6%以上的增速，培育10家以上的企业，"
        "转让6亩以下（不含6亩）的土地，800公里以上班线的客车安装装置，环评报告表7个工作日内办结。"
    )
    assert [(figure.value, figure.unit) for figure in task.facts.figures] == [
        (20, "%"),
        (6, "%"),
        (10, "家"),
        (7, "个工作日"),
    ]


def test_where_a_result_goes_does_not_come_back() -> None:
    """A result that enters a yearly assessment is no yearly duty; a yearly assessment that is held is one."""
    task = first_task("每季度通报进展情况，结果纳入年度综合考核。市民政局开展年度考核。（责任单位：市民政局）")
    assert [duty.frequency for duty in task.facts.recurring] == ["quarterly", "yearly"]
    assert "纳入" not in "".join(duty.clause.text for duty in task.facts.recurring)


def test_from_one_year_to_another() -> None:
    """A figure that is raised from one year's to another's has both years and both figures, in the draft too."""
    words = "每百户设施由2025年的3.8个提高到2028年的5.2个。（责任单位：市民政局）"
    (figure,) = first_task(words).facts.figures
    assert (figure.value, figure.year, figure.baseline, figure.baseline_year) == (5.2, 2028, 3.8, 2025)
    text = f"{HEAD}1.开展工作。{words}\n{OTHER}"
    (target,) = checked_draft(text, recognise(text)).checked.dataset.projects[0].targets
    assert (target.value, target.year, target.baseline, target.baseline_year) == (5.2, 2028, 3.8, 2025)


@pytest.mark.parametrize("base", ["由现有的4家", "由现有4家", "从原有的4家", "由目前的4家", "由4家"])
def test_from_what_there_is(base: str) -> None:
    """A figure that is raised from what there is now is one target, and the other where it starts."""
    figures = first_task(f"示范农场{base}增加到7家。（责任单位：市民政局）").facts.figures
    assert [(figure.value, figure.baseline) for figure in figures] == [(7, 4)]


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("力争2年内完成改造400户。", [("2年内", None)]),
        ("用三年时间建成网络，一个月内制定清单。", [("三年时间", None), ("一个月内", None)]),
        ("半年内摸清底数，限期2个月整改到位。", [("半年内", None), ("2个月", None)]),
        ("年内完成普查。", [("年内", "2026")]),
        ("县水利局3年内完成改造小区20个，半年内投用。", [("3年内", None), ("半年内", None)]),
        ("自印发之日起2个月内出台细则。", [("自印发之日起2个月内", "2026-05-03")]),
        ("对毕业2年内的学生给予补贴，5个工作日内办结，三年内免收租金。", []),
    ],
)
def test_a_span_without_a_beginning_has_no_date(words: str, limits: list[tuple[str, str | None]]) -> None:
    """A span that something is to be done within is a limit in words: no date is made of it, and the report has it."""
    text = (
        "临江市人民政府办公室关于印发临江市养老方案的通知\n各县（市、区）人民政府：\n现将方案印发给你们。\n"
        f"临江市人民政府办公室\n2026年3月3日\n临江市养老方案\n一、任务\n1.开展工作。{words}（责任单位：市民政局）\n"
        "2.新建床位。（责任单位：市数据局）\n"
    )
    draft = checked_draft(text, recognise(text))
    project = draft.checked.dataset.projects[0]
    assert [limit.date for limit in project.deadlines] == [date for _, date in limits]
    assert all(quote in limit.quote for limit, (quote, _) in zip(project.deadlines, limits, strict=True))
    assert not [target for target in project.targets if "月" in target.unit or target.unit == "年"]
    unread = [item.words for item in review_items(draft) if item.kind == "date-unread"]
    assert sorted(unread) == sorted(quote for quote, date in limits if date is None)
