"""Markdown beside pages says what they say, and leads to what is there."""

import re
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import urlsplit

from lxml import etree, html

from generator import urls
from generator.office.markdown_files import markdown_files
from generator.pages.context import PageContext
from generator.website.page_markdown import closed, page_markdown
from tests.support.pages import PUBLISHER, checked, site


def test_every_link_leads_to_a_page(city_folder: Path) -> None:
    """In the built site, without an address of its own, each link of each file leads to a file of the site."""
    beside = {city_folder / urls.markdown(page.address) for page in site().pages if not page.state}
    assert set(city_folder.rglob("*.md")) == beside
    listed = (city_folder / "llms.txt").read_text(encoding="utf-8")
    assert {city_folder / path for path in re.findall(r"\]\(([^)\s]+\.md)\)", listed)} == beside
    for file in [city_folder / "llms.txt", *sorted(beside)]:
        text = file.read_text(encoding="utf-8")
        for link in re.findall(r"(?:\]\(|网页：)([^)\s]+)", text):
            target = link.partition("#")[0].partition("?")[0]
            if urlsplit(link).scheme:
                continue
            place = normpath(join(file.parent.relative_to(city_folder).as_posix(), target))
            assert (city_folder / place).is_file() or (city_folder / place / "index.html").is_file(), (file, link)


def test_every_page_has_markdown_beside_it(plan_folder: Path, demo_folder: Path) -> None:
    """The help that people wrote too, and `llms.txt` lists it; only earlier states and 404 have none."""
    for folder in (plan_folder, demo_folder):
        pages = {page.parent.relative_to(folder).as_posix() for page in folder.rglob("index.html")}
        current = {"" if page == "." else f"{page}/" for page in pages if not page.startswith(urls.FROZEN)}
        listed = (folder / "llms.txt").read_text(encoding="utf-8")
        assert len(current) > 50
        for address in current:
            assert (folder / urls.markdown(address)).is_file(), address
            assert f"{urls.markdown(address)})" in listed, address
        others = {page.relative_to(folder).as_posix() for page in folder.rglob("*.html") if page.name != "index.html"}
        assert others == {"404.html"}
    text = (plan_folder / "help" / "help.md").read_text(encoding="utf-8")
    assert text.startswith("# 使用说明\n\n《创建平安河源行动计划")
    assert "- [找到单位](https://plan.example.org/heyuan/help/#find)" in text
    assert "](https://plan.example.org/heyuan/units/)" in text
    assert "![市司法局的页面：" in text


def test_a_units_markdown_has_its_measures_and_whole_addresses() -> None:
    """Of the real plan: each project of a unit with all measures; on a site with an address, links are whole."""
    plan = checked("data")
    files = {
        file.path: file.content.decode()
        for file in markdown_files(PageContext(plan, PUBLISHER), "https://plan.example.org/")
    }
    text = files["units/shi-zongzhiban/shi-zongzhiban.md"]
    for project in (*plan.graph.leads("shi-zongzhiban"), *plan.graph.participations("shi-zongzhiban")):
        assert f"{project.number} {project.name}" in text
        assert all(measure in text for measure in project.text.clauses)
        assert f"https://plan.example.org/projects/{project.number}/" in text


def test_a_pages_markdown_says_what_the_page_says() -> None:
    """Of each page of the real plan but drawings and forms: every word of headings, cells and items is there."""
    for page in site("data").pages:
        if page.markdown is None:
            continue
        text = page.markdown.content.decode()
        plain = re.sub(r"[\\*`]|\]\([^)]*\)|[\[\]]|\s", "", text)
        root = html.fragment_fromstring(page.html, create_parent="main")
        etree.strip_elements(root, "svg", "form", "nav", "button", "template", with_tail=False)
        for hidden in root.xpath("//*[@hidden]"):
            hidden.drop_tree()
        for element in root.xpath("//h1 | //h2 | //h3 | //th[not(*)] | //td[not(*)] | //li[not(*)] | //p[not(*)]"):
            words = re.sub(r"[\\*`\[\]]|\s", "", element.text_content())
            assert words in plain, (page.address, words)


def test_what_people_wrote_is_closed_first() -> None:
    """Elements left open, a `<` in an attribute, scripts, a page without `<h1>`: nothing is lost, and nothing fails."""
    page = (
        '<p>一<br>二<p>三 <a title="x<y>z" href="../a/">乙</a> <img alt="甲>" src=x.webp></b>'
        "<script>if (a<b>c)</script><ul><li>1<li><video><source src=y></video>2</ul></div><Foo-Bar>四<p>五"
    )
    assert page_markdown(closed(page, "<T>"), lambda link: link).splitlines() == [
        *("# \\<T>", "", "一 二", "", "三 [乙](../a/) ![甲>](x.webp)", "", "- 1", "- 2", "", "四", "", "五", ""),
    ]


def test_markdown_of_every_kind_of_element() -> None:
    """Headings, marks, links, lists in lists, quotes, tables with spans, lists in cells, code; no drawing, no form."""
    page = (
        '<h1>甲*</h1><nav><a href="x">y</a></nav><p>见 <a href="../a/?b=1&amp;c">乙</a>，<b>1</b><b>2</b>。</p>'
        "<ul><li>一<ul><li>二</li></ul></li></ul><svg><path d='M0'/></svg><form><p>z</p></form>"
        '<table><caption>表</caption><tr><th colspan="2">丙|</th><th>丁</th></tr>'
        "<tr><td>1</td><td></td><td><ul><li>2</li><li>3</li></ul></td></tr></table>"
        "<blockquote><p>引</p></blockquote><p hidden>h</p>"
        "<pre><code>a_b\n  c</code></pre><p><q>戊</q> <code>a_b</code></p>"
    )
    assert page_markdown(page, lambda link: link).splitlines() == [
        *("# 甲\\*", "", "见 [乙](../a/?b=1&c)，**12**。", "", "- 一", "  - 二", "", "表", ""),
        *("| 丙\\| |  | 丁 |", "| --- | --- | --- |", "| 1 |  | 2；3 |", "", "> 引", ""),
        *("```", "a_b", "  c", "```", "", "“戊” `a_b`", ""),
    ]
