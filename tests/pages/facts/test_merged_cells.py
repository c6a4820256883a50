"""A date in a cell that several rows of a table share is each row's: the record that prints it is named."""

from tests.support.pages import checked, parsed

FOLDER = "examples/table-with-deadlines/data"


def test_a_merged_cell_gives_its_date_to_each_row() -> None:
    """P8 has the date that P7's row prints: on its page, on that of all dates and in the API, with where it stands."""
    (fact,) = checked(FOLDER).dataset.project_by_id["P8"].deadlines
    assert (fact.quote, fact.date, fact.printed_in) == ("2025年9月", "2025-09", "P7")
    pages = parsed(FOLDER)
    task, dates = pages["projects/8/"], pages["targets/"]
    (row,) = task.xpath("//tr[@id='p8-d1']")
    assert row.xpath("string(td[@data-label='期限'])").strip() == "2025年9月"
    for page in (task, dates):
        assert "印在第7项 建成日处理300吨的厨余垃圾处理厂" in page.xpath("string(//tr[@id='p8-d1'])").replace("\n", "")
    assert dates.xpath("//tr[@id='p8-d1']/@data-units") == dates.xpath("//tr[@id='p7-d1']/@data-units")
    (chip,) = pages["units/shi-chengshiguanliju/"].xpath("//tr[@data-project='P8']//a[@href='../../projects/8/#p8-d1']")
    assert chip.text_content() == "2025年9月"
