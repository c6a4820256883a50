"""A project's page: its text, its dates, and the projects that it is tied to."""

import pytest

from generator.importing.draft.checked_draft import checked_draft
from generator.importing.recognise.notice import recognise
from generator.pages.context import PageContext
from generator.pages.parties import shown_roles
from generator.pages.plan.project_list import project_rows
from generator.pages.plan.projects import project_answers
from generator.publisher import Publisher
from tests.support.pages import checked, parsed

TIES = "//ol[@class='ps-ties']/li"


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_project_pages_show_their_text_unbroken(folder: str) -> None:
    """However quotes overlap, the words of a project are whole, and each quote lies in marks of its kind."""
    for project in checked(folder).dataset.projects:
        (quoted,) = parsed(folder)[f"projects/{project.number}/"].xpath("//ol[@id='measures']")
        measures = quoted.xpath("li[@id]/span[@class='ps-words']")
        assert len(measures) == len(project.text.clauses)
        for measure, words in zip(measures, project.text.clauses, strict=True):
            assert measure.text_content().strip().rstrip(";。；") == words
        printed = "".join(measure.text_content() for measure in measures)
        assert "".join(printed.split()) == "".join(project.text.printed.split())
        for kind, facts in (
            ("target", project.targets),
            ("deadline", project.deadlines),
            ("recurring", project.recurring),
        ):
            words = "".join(quoted.xpath(f".//mark[contains(@class, 'ps-mark--{kind}')]/text()"))
            assert all(fact.quote in words for fact in facts), project.id


def test_a_date_is_shown_in_the_words_of_the_source() -> None:
    """2014年前 must not become 2014年: the real plan's deadline keeps its words."""
    cells = parsed("data")["projects/35/"].xpath("//tr[@id='p35-d1']/td[@data-label='期限']")
    assert [cell.text_content().strip() for cell in cells] == ["2014年前"]


def test_projects_that_cite_the_same_document_are_named() -> None:
    """Each project names the others that cite a document of its own, and leads there; one cited once names none."""
    cited = {number: parsed()[f"projects/{number}/"].xpath(f"//li[@id='p{number}-c1']//a") for number in (4, 6)}
    assert {number: [(link.text_content(), link.get("href")) for link in links] for number, links in cited.items()} == {
        4: [("第6项 社区互助项目", "../6/")],
        6: [("第4项 信息无障碍项目", "../4/")],
    }
    (alone,) = parsed("tests/demo/data")["projects/6/"].xpath("//li[@id='p6-c1']")  # the other one was struck
    assert "同样引用" not in alone.text_content()


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_projects_with_the_same_units_are_named(folder: str) -> None:
    """A project's page lists those that share two units or more with it, most first, with just the units shared."""
    projects = checked(folder).dataset.projects
    units = {project.id: {tie.unit for tie in project.responsibilities} for project in projects}
    for project in projects:
        rows = parsed(folder)[f"projects/{project.number}/"].xpath("//h2[@id='related']/following::tbody[1]/tr")
        listed = [
            (
                int(row.xpath("string(th/a/@href)").strip("./")),
                {link.split("/")[-2] for link in row.xpath("td[2]//@href")},
            )
            for row in rows
        ]
        shared = ((other, units[other.id] & units[project.id]) for other in projects if other != project)
        expected = [(other.number, both) for other, both in shared if len(both) > 1]
        assert listed == sorted(expected, key=lambda pair: -len(pair[1]))[:8], project.id


def test_a_project_says_what_units_are_named_for() -> None:
    """What the text says of a unit stands with it; of the others the page says that their parts are not recorded."""
    pages = parsed("data")
    named = {tie.xpath("string(a)"): tie.xpath("string(.//q)") for tie in pages["projects/17/"].xpath(TIES)}
    assert {unit for unit, words in named.items() if words} == {"市总工会", "团市委", "市妇联"}
    assert named["市妇联"].startswith("充分发挥工会、共青团、妇联等群众团体")
    assert "其他单位各自负责哪一部分，本站没有单独记录" in pages["projects/17/"].text_content()
    assert "各单位各自负责哪一部分，本站没有单独记录" in pages["projects/31/"].text_content()


def test_a_group_has_a_column_for_each_role_that_it_tells_of() -> None:
    """Of a plan with three roles, the list of a group leaves out those of which none of its tasks says anything."""
    context = PageContext(checked("examples/three-levels/data"), Publisher())
    assert [role.id for role in context.roles] == ["lead", "participant", "responsible"]
    roles = {
        group.id: [role.id for role in shown_roles(context.parties[project.id] for project in group.projects)]
        for group in context.dataset.engineerings
        if group.projects
    }
    assert all(roles.values())
    assert len({tuple(shown) for shown in roles.values()}) > 1


def test_dates_in_a_table_that_repeats_a_task_are_named() -> None:
    """A task whose date stands only in a table that repeats it names the table's row; it does not count as undated."""
    rows = "1\t做强茶叶产业\t建设茶园八百亩。\t镇农业办\t2027年5月底前\n\t\t建成市场一处。\t镇农业办\t2027年9月底前\n"
    text = (
        "云岭镇2027年重点工作\n一、任务\n1.做强茶叶产业。推进项目建设。（镇农业办负责）\n2.加强管理。完善制度。（镇应急办负责）\n"
        f"附件\n任务分解表\n序号\t目标任务\t具体措施\t责任单位\t完成时限\n{rows}"
    )
    context = PageContext(checked_draft(text, recognise(text)).checked, Publisher())
    answers = [project_answers(context, project) for project in context.dataset.projects]
    assert [[value for _, value in answer.elsewhere["deadlines"]] for answer in answers[:2]] == [
        ["2027年5月底前", "2027年9月底前"],
        [],
    ]
    assert [row.record.id for row, _ in answers[0].elsewhere["deadlines"]] == ["P3", "P4"]
    assert [answer.are_none for answer in answers[:2]] == [False, True]
    assert [row.filters.deadline for row in project_rows(context, context.dataset.projects)] == [
        True,
        False,
        True,
        True,
    ]
