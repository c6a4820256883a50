"""Web pages give the notice, in lines as a browser breaks them."""

import pytest

from generator.importing.readers.furniture import furniture_reason
from generator.importing.readers.notice import extract_text
from generator.importing.readers.source_text import Extract

TASKS = "".join(f"<p>{number}.修第{number}条路，年底前完工。（牵头单位：市交通运输局）</p>" for number in range(1, 9))


def read(body: str, head: str = "") -> Extract:
    """Read a page of this body."""
    return extract_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def test_title_and_number_outside_the_text_are_kept() -> None:
    """A title, a document number and a date that only stand around the text are its first lines."""
    page = (
        "<div class=nav><a>首页</a></div><table><tr><td>发文字号：</td><td>临政发〔2025〕3号</td>"
        "<td>成文日期：</td><td>2025年3月2日</td></tr></table><h1>关于印发任务清单的通知</h1>"
        f"<div class=content>{TASKS}</div><div>版权所有：临江市</div>"
    )
    lines = read(page).text.split("\n")
    assert lines[:4] == [
        "关于印发任务清单的通知",
        "临政发〔2025〕3号",
        "2025年3月2日",
        "1.修第1条路，年底前完工。（牵头单位：市交通运输局）",
    ]
    assert "版权" not in read(page).text


def test_title_in_the_text_is_not_repeated() -> None:
    """A heading that the text holds as well stands once."""
    page = f"<h1>关于印发清单的通知</h1><div><p>关于印发清单的通知</p>{TASKS}</div>"
    assert read(page).text.count("关于印发清单的通知") == 1


def test_page_without_furniture_is_read_whole() -> None:
    """A page that holds only the notice loses nothing."""
    page = f"<p>关于修路的通知</p>{TASKS}<p>临江市人民政府</p>"
    assert read(page).text.splitlines()[0] == "关于修路的通知"
    assert read(page).text.splitlines()[-1] == "临江市人民政府"
    assert read(page).debris == ()


def test_table_spans() -> None:
    """Cells that span rows and columns stand once; a table without end tags is read as browsers read it."""
    page = (
        "<table><tr><th>序号<th>任务<th>单位<tr><td colspan=3>一、交通"
        "<tr><td>1<td>修路<td rowspan=2>市交通运输局、<br>市财政局"
        "<tr><td>2<td>架桥</table>"
    )
    assert read(page).text.splitlines() == [
        "序号\t任务\t单位",
        "一、交通",
        "1\t修路\t市交通运输局、市财政局",
        "2\t架桥\t",
    ]


def test_layout_tables_are_blocks() -> None:
    """A table that holds a table only makes the page's layout: its cells are blocks."""
    inner = "<table><tr><td>1</td><td>甲</td></tr><tr><td>2</td><td>乙</td></tr></table>"
    page = f"<table><tr><td>左栏</td><td>{TASKS}{inner}</td></tr></table>"
    assert read(page).text.splitlines()[-2:] == ["1\t甲", "2\t乙"]


def test_spaces_as_browsers_show_them() -> None:
    """Line breaks of the markup are none of the text: none between Chinese characters, blanks elsewhere."""
    assert read("<p>市交通\n  运输局</p><p>CT \n scan</p><p>段&nbsp;峥</p>").text == "市交通运输局\nCT scan\n段 峥\n"


def test_programs_and_hidden_words_are_no_text() -> None:
    """Scripts, styles and comments vanish; words that the page hides are listed."""
    extract = read(f"<script>牵头单位：甲</script><!-- 乙 --><div style='display: none'>丙局</div><div>{TASKS}</div>")
    assert not set("甲乙丙") & set(extract.text)
    assert [piece.text for piece in extract.debris] == ["丙局"]


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "gb18030"])
def test_page_that_calls_itself_gb2312(charset: str) -> None:
    """Characters beyond GB 2312 are read on a page that calls itself gb2312."""
    page = f"<html><head><meta charset={charset}></head><body><p>龑街道、㙟镇、镕湖区负责。</p></body></html>"
    assert extract_text(page.encode("gb18030")).text == "龑街道、㙟镇、镕湖区负责。\n"


def test_utf8_page_that_calls_itself_gb2312() -> None:
    """What is valid UTF-8 is UTF-8, whatever the page says."""
    assert extract_text("<html><meta charset=gb2312><p>市教育局负责。</p>".encode()).text == "市教育局负责。\n"


@pytest.mark.parametrize(
    "line",
    ["分享到：微信 微博", "【打印】【关闭】", "上一篇：关于调整的公告", "您现在的位置：首页 > 公开",
     "浏览次数：120",
     "发布时间：2025-03-10 来源：办公室",
     "责任编辑：张三", "字体：[大 中 小]", "[大 中 小] 打印本页", "京ICP备00000000号", "相关链接：", "Baidu map"],
)  # fmt: skip
def test_furniture(line: str) -> None:
    """What pages print for the site is known as such."""
    assert furniture_reason(line) is not None


@pytest.mark.parametrize(
    "line",
    ["责任单位：市教育局", "主办单位：市政府办公室　承办单位：市数据局", "完成时间：2025年6月底前",
     "来源地核查由市海关负责，并建立台账，每季度向省里报送，结果公开。",
     "大中小学", "打印机共享率达到80%", "中小企业", "下一步工作：", "位置偏远的村", "微信小程序上线"],
)  # fmt: skip
def test_words_of_notices_are_no_furniture(line: str) -> None:
    """Lines that notices print are not taken for the site's."""
    assert furniture_reason(line) is None


def test_menus_within_the_main_part_are_left_out() -> None:
    """A row of short links in a page of layout tables is the site's; links to annexes are the notice's."""
    annexes = "".join(f"<a>附件{number}：临江市城区道路建设任务分工表</a>" for number in range(1, 4))
    menu = "<div><a>首页</a> <a>新闻中心</a> <a>信息公开</a></div>"
    page = f"<table><tr><td>{menu}</td></tr><tr><td><p>市教育局负责。</p><p>{annexes}</p></td></tr></table>"
    extract = extract_text(f"<html><body>{page}</body></html>".encode())
    assert extract.text.startswith("市教育局负责。\n附件1：")
    assert [piece.text for piece in extract.debris] == ["首页 新闻中心 信息公开"]
