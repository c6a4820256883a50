"""What few notices need of a draft: simpler ways that the checks ask for, groups that come again, odd headings."""

from generator.importing.draft.checked_draft import CheckedDraft, checked_draft
from generator.importing.recognise.notice import recognise
from generator.importing.report import ImportCounts

TASKS = "\n一、任务\n1.修路架桥。（{}）\n2.办学。（市教育局负责）\n"
TABLE = """\
临江市2025年任务清单
序号\t类别\t工作任务\t责任单位
1\t基础设施\t修路。\t市交通局
2\t\t架桥。\t市水利局
3\t公共服务\t建园。\t市园林局
4\t\t办学。\t市教育局
5\t基础设施\t建站。\t市交通局
6\t\t改管。\t市住建局
"""
DEBRIS = """\
臨江市2025年重點工作
一、推進(jìn)交通
（一）修路。改造道路。（市交通局負責）
二、推進(jìn)民生
（一）建園。新建公園。（市園林局負責）
"""


def drafted(text: str) -> CheckedDraft:
    """Return the draft of a text."""
    return checked_draft(text, recognise(text))


def test_a_period_that_ends_before_it_begins_is_left_out() -> None:
    """A part of the plan that the checks refuse is not in the draft."""
    draft = drafted("临江市2026—2022年重点任务" + TASKS.format("市交通局负责"))
    assert draft.simplifications.left_out == {"period"}
    assert draft.checked.dataset.plan.period is None


def test_an_alias_that_looks_like_another_name_is_left_out() -> None:
    """水利局 is no alias of 市水利局 beside a unit whose name is printed with a radical for the first character."""
    draft = drafted("临江市2025年重点任务" + TASKS.format("市水利局、⽔利局负责"))
    assert draft.simplifications.refused_aliases == {"水利局"}
    assert [unit.search_names for unit in draft.checked.dataset.units.units] == [(), (), ("教育局",)]


def test_a_unit_stands_once_where_the_first_leads() -> None:
    """Where the order tells the lead, a unit that a task names in two roles is listed once."""
    bodies = "市交通局牵头，市水利局配合）建成后移交。（市水利局牵头，市财政局配合"
    draft = drafted("临江市2025年重点任务\n（列在首位的为牵头单位，下同）" + TASKS.format(bodies))
    assert draft.simplifications.units_once == {0}
    ties = draft.checked.dataset.projects[0].responsibilities
    assert [tie.mention for tie in ties] == ["市交通局", "市水利局", "市财政局"]


def test_a_group_of_a_table_that_comes_again_is_the_same_group() -> None:
    """A cell that names a group for the second time is a cell of its row, and the rows beside it are in the group."""
    dataset = drafted(TABLE).checked.dataset
    assert [group.name for group in dataset.engineerings] == ["基础设施", "公共服务"]
    assert [project.engineering for project in dataset.projects] == ["E1", "E1", "E2", "E2", "E1", "E1"]


def test_a_heading_with_debris_keeps_its_words() -> None:
    """The readings that a scraper wrote into a heading stay in the group's name, as they are printed."""
    assert [group.name for group in drafted(DEBRIS).checked.dataset.engineerings] == ["推進(jìn)交通", "推進(jìn)民生"]


def test_bodies_that_begin_a_sentence_do_what_its_figures_say() -> None:
    """Of two clauses each body does its own; several joined bodies do theirs together; a fact without any has none."""
    text = (
        "临江市2025年重点任务\n一、任务\n1.种茶。市自然资源和规划局每年单列用地指标50亩，市财政局每年安排资金200万元。"
        "由市农业农村局、市林业局于2025年6月底前提交方案。（市农业农村局、市林业局、市财政局、市自然资源和规划局负责）\n"
        "2.办学。新建学校2所。（市教育局负责）\n"
    )
    first, second = drafted(text).checked.dataset.projects
    doers = {fact.quote: [actor.mention for actor in fact.actors] for fact in (*first.targets, *first.deadlines)}
    assert [names for quote, names in doers.items() if "50亩" in quote] == [["市自然资源和规划局"]]
    assert [names for quote, names in doers.items() if "200万元" in quote] == [["市财政局"]]
    assert [names for quote, names in doers.items() if "6月" in quote] == [["市农业农村局", "市林业局"]]
    assert [actor.unit for fact in first.targets for actor in fact.actors if "财政" in actor.mention] == [
        "shi-caizhengju"
    ]
    assert [fact.actors for fact in second.targets] == [()]


BODY = """\
云岭镇2027年重点工作
一、任务
（一）产业
1.做强茶叶产业。新建茶园。（镇农业办负责）
（二）安全
2.筑牢安全防线。开展排查。（镇应急办负责）
"""
HEADS = "附件\n任务分解表\n序号\t目标任务\t具体措施\t责任单位\n"


def test_a_table_with_measures_repeats_the_text() -> None:
    """A table whose column names groups of measures does so in all its chapters; the report says what it repeats."""
    first = "一、产业\n1\t做强茶叶产业\t新建茶园。\t镇农业办\n\t\t新建市场。\t镇财政所\n"
    draft = drafted(f"{BODY}{HEADS}{first}二、安全\n2\t筑牢安全防线\t开展排查。\t镇应急办\n")
    tasks, measures = ["做强茶叶产业", "筑牢安全防线"], ["新建茶园", "新建市场", "开展排查"]
    assert [project.name for project in draft.checked.dataset.projects] == [*tasks, *measures]
    groups = {group.id: group.name for group in draft.checked.dataset.engineerings}
    assert [groups[row] for row, _ in ImportCounts.of(draft).repeated_groups] == tasks


def test_a_table_that_names_each_task_again_leaves_the_names_of_the_text() -> None:
    """A name that the text prints is its task's own, whatever a later table calls its rows."""
    rows = "1\t做强茶叶产业\t建茶园。\t镇农业办\n2\t筑牢安全防线\t开展排查。\t镇应急办\n"
    draft = drafted(f"{BODY}{HEADS}{rows}")
    projects = draft.checked.dataset.projects
    assert [project.name for project in projects[:2]] == ["做强茶叶产业", "筑牢安全防线"]
    assert [project.name for project in projects[2:]] == ["做强茶叶产业（1）", "筑牢安全防线（2）"]
    assert ImportCounts.of(draft).repeated == (("P3", "P1"), ("P4", "P2"))


def test_a_list_of_roles_in_a_sentence_does_not_say_who_does_its_figures() -> None:
    """由甲牵头，乙、丙负责 repeats the task's bodies; who does a thing behind it does so under the lead."""
    first, second = drafted(
        "云岭镇2027年重点工作\n一、任务\n1.治水。由镇规划办牵头，镇水利站、镇财政所按职责分工负责，新建设施4座。\n"
        "2.育林。由镇林业站牵头，镇水利站、镇财政所每年造林600亩。\n"
    ).checked.dataset.projects
    assert [fact.actors for fact in first.targets] == [()]
    assert {actor.mention for fact in second.targets for actor in fact.actors} <= {"镇林业站", "镇水利站", "镇财政所"}
    assert all(not fact.actors or fact.actors[0].mention == "镇林业站" for fact in second.targets)


def test_groups_of_one_name_keep_it() -> None:
    """Response levels that come again, in another chapter or behind another number, are named as printed."""
    level = "{}红色响应\n1．{}。组织{}。（责任单位：市应急局、市水利局）\n2．报告{}。报送情况。（责任单位：市气象局）\n"
    text = "临江市防汛抗旱工作预案\n" + "".join(
        f"{chapter}\n" + level.format("（一）", *words, words[0]) + level.format("（二）", *words[::-1], words[1])
        for chapter, words in (("一、防汛响应", ("巡堤查险", "人员转移")), ("二、抗旱响应", ("应急调水", "人工增雨")))
    )
    groups = drafted(text).checked.dataset.engineerings
    assert [(group.label, group.name) for group in groups] == [
        ("一", "防汛响应"),
        ("（一）", "红色响应"),
        ("（二）", "红色响应"),
        ("二", "抗旱响应"),
        ("（一）", "红色响应"),
        ("（二）", "红色响应"),
    ]
