"""Markdown beside pages says what they say, and leads to what is there."""

import re
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import urlsplit

from lxml import etree, html

from generator import urls
from generator.office.markdown_files import markdown_files
from generator.website.page_markdown import page_markdown
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


def test_a_units_markdown_has_its_measures_and_whole_addresses() -> None:
    """Of the real plan: each project of a unit with all measures; on a site with an address, links are whole."""
    plan = checked("data")
    files = {file.path: file.content.decode() for file in markdown_files(plan, PUBLISHER, "https://plan.example.org/")}
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
