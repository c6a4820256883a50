"""PDF files, printed by a browser here, are read as paragraphs and tables."""

import pytest
from playwright.sync_api import Browser

from generator.importing.readers.notice import extract_text
from generator.importing.readers.source_text import Extract

STYLE = """<style>@page { size: A4 }
body { font: 16pt/1.6 "Noto Sans CJK SC", "WenQuanYi Zen Hei", sans-serif; margin: 0; text-align: justify }
p { margin: 0; text-indent: 2em } h1 { font-size: 22pt; text-align: center; margin: 0 0 1em }
table { border-collapse: collapse; width: 100% } td, th { border: 1px solid black; padding: 4px; text-align: left }
</style>"""
LONG = (
    "推进城乡道路建设，改造危桥险段，新建农村公路一百二十公里，"
    "完善安全防护设施，确保群众出行安全便捷，按月通报进度并公开结果。"
)


def read(browser: Browser, body: str, **options: object) -> Extract:
    """Print a page of this body to PDF, and read it."""
    page = browser.new_page()
    page.set_content(f"<!DOCTYPE html><html lang=zh-CN><head>{STYLE}</head><body>{body}</body></html>")
    margin = {"top": "30mm", "bottom": "30mm", "left": "28mm", "right": "26mm"}
    data = page.pdf(prefer_css_page_size=True, margin=margin, **options)  # type: ignore[arg-type]
    page.close()
    return extract_text(data)


def test_paragraphs_are_whole(browser: Browser) -> None:
    """Indented paragraphs over several lines are one line each, also where one goes on overleaf."""
    paragraphs = [
        f"{number}.{LONG}（牵头单位：市交通运输局，配合单位：市财政局、市自然资源局）" for number in range(1, 31)
    ]
    extract = read(browser, "".join(f"<p>{text}</p>" for text in paragraphs))
    assert extract.text.splitlines() == paragraphs


def test_title_and_short_lines_stay_apart(browser: Browser) -> None:
    """A title over two centred lines is one line; short lines below each other stay lines."""
    title = "关于印发临江市城乡道路建设三年行动计划任务分工方案的通知"
    body = f"<h1>{title}</h1><p>牵头单位：市交通运输局</p><p>完成时限：2025年6月底前</p><p>{LONG}</p><p>{LONG}</p>"
    assert read(browser, body).text.splitlines() == [
        title,
        "牵头单位：市交通运输局",
        "完成时限：2025年6月底前",
        LONG,
        LONG,
    ]


def test_running_heads_and_page_numbers_are_left_out(browser: Browser) -> None:
    """What the top and foot of every page repeat is listed as debris, with the page."""
    body = "".join(f"<p>{number}.{LONG}</p>" for number in range(1, 31))
    mark = '<div style="font-size:9pt;width:100%;text-align:center">{}</div>'
    extract = read(
        browser,
        body,
        display_header_footer=True,
        header_template=mark.format("临江市人民政府公报"),
        footer_template=mark.format('— <span class="pageNumber"></span> —'),
    )
    assert "公报" not in extract.text
    assert [line[: line.index(".")] for line in extract.text.splitlines()] == [str(number) for number in range(1, 31)]
    reasons = [piece.reason for piece in extract.debris]
    assert sum("page number" in reason for reason in reasons) == sum("running head" in reason for reason in reasons) > 2


def test_tables_over_pages(browser: Browser) -> None:
    """Cells of a table over several pages are whole, its header of two rows stands once, merged cells stand once."""
    rows = []
    for number in range(1, 41):
        group = f'<td rowspan="2">第{number // 2 + 1}类</td>' if number % 2 else ""
        rows.append(f"<tr><td>{number}</td>{group}<td>{LONG}</td><td>市交通运输局、市财政局</td></tr>")
    wide = "<th style='width:{}em'>{}</th>"
    head = f"{wide.format(2, '序号')}{wide.format(4, '类别')}<th>任务内容</th>{wide.format(6, '责任')}"
    second = "<tr><th></th><th></th><th>含时限</th><th>责任单位</th></tr>"
    extract = read(browser, f"<table><thead><tr>{head}</tr>{second}</thead><tbody>{''.join(rows)}</tbody></table>")
    expected = [
        f"{number}\t{f'第{number // 2 + 1}类' if number % 2 else ''}\t{LONG}\t市交通运输局、市财政局"
        for number in range(1, 41)
    ]
    assert extract.text.splitlines() == ["序号\t类别\t任务内容\t责任", "\t\t含时限\t责任单位", *expected]


@pytest.mark.parametrize("landscape", [False, True])
def test_box_is_lines(browser: Browser, *, landscape: bool) -> None:
    """A framed paragraph is no table, on paper of either orientation."""
    body = f"<p>前文。</p><div style='border:1px solid'><p>专栏1</p><p>{LONG}</p></div><p>后文。</p>"
    style = "<style>@page { size: A4 landscape }</style>" if landscape else ""
    assert read(browser, style + body).text.splitlines() == ["前文。", "专栏1", LONG, "后文。"]


def test_raised_marks_are_no_digits(browser: Browser) -> None:
    """A raised mark after a figure is circled, so that no figure gains a digit."""
    assert read(browser, "<p>青年92万人<sup>1</sup>，占比27.4%<sup>2</sup>。</p>").text == "青年92万人①，占比27.4%②。\n"


def test_characters_beyond_the_first_plane(browser: Browser) -> None:
    """Rare characters of names come out whole."""
    assert "𠮷" in read(browser, "<p>由𠮷村负责修路。</p>").text


def test_two_columns_are_read_one_after_the_other(browser: Browser) -> None:
    """Text in two columns under a title over both is read down the left one, then down the right, page by page."""
    items = [f"{number}.{LONG}（市交通运输局牵头，市财政局配合）" for number in range(1, 33)]
    body = "".join(f"<p style='text-indent:0'>{text}</p>" for text in items)
    columns = "columns:2;column-gap:2em;column-fill:auto;font-size:11pt"
    extract = read(browser, f"<h1>临江市道路建设要点</h1><div style='{columns}'>{body}</div>")
    assert extract.text.splitlines() == ["临江市道路建设要点", *items]


@pytest.mark.parametrize("place", ["top", "middle"])
def test_tables_without_lines(browser: Browser, place: str) -> None:
    """A table that only its columns show, rows numbered, is read as one, over pages too, its cells whole."""
    rows = [
        [
            str(number),
            f"第{number}项：{LONG}",
            "市交通运输局、市财政局、各县（市、区）人民政府",
            f"{number % 12 + 1}月底",
        ]
        for number in range(1, 26)
    ]
    lines = [["序号", "工作任务", "牵头单位", "完成时限"], *rows]
    cell = f"<td style='border:none;vertical-align:{place};padding:6pt;width:{{}}em'>{{}}</td>"
    printed = [
        "<tr>" + "".join(cell.format(*pair) for pair in zip((2, 14, 8, 4), line, strict=True)) + "</tr>"
        for line in lines
    ]
    extract = read(browser, f"<p>任务表</p><table style='font-size:12pt'>{''.join(printed)}</table><p>备注：{LONG}</p>")
    assert extract.text.splitlines() == ["任务表", *("\t".join(line) for line in lines), f"备注：{LONG}"]


def unnumbered(rows: list[list[str]], place: str) -> str:
    """Return a table without lines as HTML; `place` is where the words of a cell stand: top, middle."""
    cell = f"<td style='border:none;vertical-align:{place};padding:0 9pt 0 0;width:{{}}em'>{{}}</td>"
    lines = ["".join(cell.format(*pair) for pair in zip((3, 9, 7, 5), row, strict=True)) for row in rows]
    return f"<table style='font-size:12pt;table-layout:fixed'>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


UNNUMBERED = [
    ["领域", "工作任务", "牵头单位", "完成时限"],
    ["道路", LONG, "市交通运输局、市财政局", "6月底前"],
    ["", "更新公交站台100座，增设遮雨棚。", "市交通运输局", "9月底前"],
    ["水利", "疏浚中小河流八十公里，加固堤防，修建生态护岸。", "市水利局、各县人民政府", "10月底前"],
    ["", "修复水毁工程12处。", "市水利局", "5月底前"],
]


def test_tables_without_lines_and_numbers(browser: Browser) -> None:
    """Under a head of known words, lines that fill the columns begin the rows of a table; one cell may be empty."""
    extract = read(browser, f"<p>任务表</p>{unnumbered(UNNUMBERED, 'top')}<p>备注：{LONG}</p>")
    lines = ["\t".join(row) for row in UNNUMBERED]
    assert extract.text.splitlines() == ["任务表", *lines, f"备注：{LONG}"]


def test_rows_that_nothing_parts_stay_text(browser: Browser) -> None:
    """Where the words of cells stand in their middle, no line begins a row, and nothing is guessed."""
    assert "\t" not in read(browser, unnumbered(UNNUMBERED, "middle")).text


def test_columns_that_do_not_count_stay_text(browser: Browser) -> None:
    """Words in columns below each other are no table where no numbers count the rows."""
    line = "<div style='display:flex;text-align:left'>" + "<div style='width:9em'>{}</div>" * 3 + "</div>"
    body = line.format("单位", "姓名", "职务") + line.format("市水利局", "江波", "局长") * 3
    assert "\t" not in read(browser, body).text
