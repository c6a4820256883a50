"""The pages of the levels: what the text asks of counties, townships and villages."""

import re

import pytest

from generator import urls
from generator.pages.context import PageContext
from generator.pages.plan.levels import has_tasks, level_pages
from generator.publisher import Publisher
from tests.support.pages import checked, parsed


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_levels_show_the_clause_around_their_words(folder: str) -> None:
    """Each duty of a level stands once with its whole clause, its words marked in it; provisions stand apart."""
    for level, address in urls.LEVELS.items():
        page = parsed(folder)[address]
        rows = page.xpath("//h2[@id='duties']/following-sibling::table[1]/tbody/tr")
        listed = set(page.xpath("//h2[@id='provisions']/following-sibling::table[1]/tbody/tr/@id"))
        ties = [
            (record, tie)
            for record in checked(folder).dataset.texts
            for tie in record.levels
            if tie.level is level and urls.anchor(record.id) not in listed
        ]
        assert len(rows) == len(ties)
        for row, (record, tie) in zip(rows, ties, strict=True):
            assert row.xpath("string(.//mark)") == tie.quote
            assert any(line in row.xpath("string(.//q)") for line in record.text.lines if line)
            assert row.xpath("string(.//q)") in record.text.printed


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_the_index_of_levels_counts_what_their_pages_list(folder: str) -> None:
    """Each level's card leads to its page and has the numbers that the headings there have, and no others."""
    cards = parsed(folder)["levels/"].xpath("//li[@class='ps-card']")
    assert ["levels/" + card.xpath("string(a/@href)") for card in cards] == list(urls.LEVELS.values())
    for card, address in zip(cards, urls.LEVELS.values(), strict=True):
        headings = "".join(parsed(folder)[address].xpath("//h2/text()"))
        assert re.findall(r"\d+", card.xpath("string(span)")) == re.findall(r"\d+", headings)


LISTS = ("facts", "provisions", "assessment", "projects", "parts")


@pytest.mark.parametrize("example", ["ministry", "table-with-deadlines", "three-levels"])
def test_a_level_has_tasks_where_its_page_would_list_any(example: str) -> None:
    """Whether a level has a page, asked without making it, is whether that page has anything to list."""
    context = PageContext(checked(f"examples/{example}/data"), Publisher())
    for level in urls.LEVELS:
        values = next(level_pages(context, level)).values
        assert has_tasks(context, level) == bool(values["total"] or any(values[name] for name in LISTS))


def test_levels_say_what_the_assessment_asks_of_them() -> None:
    """A county reads by when it assesses itself, its bureau of justice what it leads; a township how 各级 was read."""
    county, township = (parsed("data")[f"levels/{level}/"] for level in ("county", "township"))
    (step,) = county.xpath("//h2[@id='assessment']/following-sibling::table//tr[td][1]")
    assert step.xpath("string(th)").startswith("自评")
    assert "每年1月底前（附件2第十二条）" in step.xpath("string(th)")
    assert any("县区司法局" in mark.text_content() for mark in county.xpath("//mark"))
    readings = township.xpath("//h2[@id='assessment']/following-sibling::table//p[@class='ps-reading']")
    assert "本站理解 “各级综治办”读作含乡镇(街道)一级" in readings[0].text_content()


def test_levels_answer_four_questions_first() -> None:
    """Each level reads its duties, dates, assessor and what follows for the last, or that the text is silent."""
    answers = {
        level: {
            item.xpath("string(dt)"): item.xpath("string(dd)") for item in page.xpath("//dl[@class='ps-answers']/div")
        }
        for level, page in ((level, parsed("data")[f"levels/{level}/"]) for level in ("county", "township", "village"))
    }
    assert {tuple(said) for said in answers.values()} == {("要做什么", "期限（先到的在前）", "谁考评", "排在最后怎样")}
    assert answers["county"]["期限（先到的在前）"].startswith("2013 年底前（第22项")
    assert "市综治办组织考评" in answers["county"]["谁考评"]
    assert "附件2第十四条" in answers["county"]["排在最后怎样"]
    assert "县区考评" in answers["township"]["谁考评"]
    likewise = "参照上一级做法（五、考评奖惩(二)考评内容及程序"  # what the text says instead
    assert answers["township"]["排在最后怎样"] == f"原文未写明乡镇排在最后的后果；{likewise}）"
    assert (
        answers["village"]["排在最后怎样"]
        == f"原文未写明村居排在最后的后果；{likewise}）；参照上一级做法（附件2第十七条）"
    )


def test_a_level_reads_each_sentence_once() -> None:
    """No provision's words stand twice on the page of a level: the assessment leads to the provisions above it."""
    page = parsed("data")["levels/county/"]
    quotes = [quote.text_content() for quote in page.xpath("//table//q")]
    (article,) = (p for p in checked("data").dataset.provisions if p.id == "A2-14")
    sentence = article.text.clauses[0]
    assert sum(sentence in quote for quote in quotes) == 1
