"""A notice that prints tags, templates and Markdown is held as printed, and stays text wherever it is shown."""

import csv
import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser

from generator.cli import main
from generator.load import load
from generator.text.official import printed
from tests.support.sites import HtmlPage, build

NOTICE = """\
临江市2025年养老服务行动方案<script>window.ran=1</script>
一、加强<b onmouseover='ran=1'>机构</b>管理
1．开展{{ 7*7 }}检查<img src=x onerror=ran=1>。每年检查一次，使用`rm -rf`和|管道|{% raw %}，\
见<a href='javascript:ran=1'>附件</a>。（责任单位：市民政局、市<u>数据</u>局）
2．公布检查结果。2025年6月底前公布{# 注 #}，*加粗*[链接](javascript:ran=1)。（责任单位：市数据局）
</script><script>window.ran=1</script>
二、实施步骤
第一阶段（2025年3月）：<u>动员</u>部署。制定方案。
第二阶段（2025年6月）：</textarea>--><svg onload=ran=1>全面实施。
"""


class _QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder without a policy, so that nothing but the pages themselves keeps words from running."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import and build the notice."""
    notice = tmp_path_factory.mktemp("notice") / "notice.txt"
    notice.write_text(NOTICE, encoding="utf-8", newline="")
    folder = notice.parent / "plan"
    assert main(["import", str(notice), str(folder)]) == 0
    build(folder)
    return folder


def test_the_text_is_rebuilt(folder: Path) -> None:
    """Records and forms hold every character as printed."""
    dataset = load(folder / "data").dataset
    assert printed(dataset).text == NOTICE
    assert "<img src=x onerror=ran=1>" in dataset.projects[0].name
    assert dataset.plan.phases[0].name == "<u>动员</u>部署"


def test_other_markup_stays_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Markup that the official text does not print is an error, also where it only begins like that of the text."""
    file = folder / "data" / "engineerings" / "01.yml"
    text = file.read_text(encoding="utf-8")
    try:
        for words in ("<i>甲</i>", "<script>window.run=2</script>", "{{ 8*8 }}"):
            file.write_text(text.replace("name: 公布检查结果", f'name: "{words}"'), encoding="utf-8")
            assert main(["check", "--data", str(folder / "data"), "--format", "json"]) == 1
            assert "markup" in {finding["rule"] for finding in json.loads(capsys.readouterr().out)}
    finally:
        file.write_text(text, encoding="utf-8")


def test_files_are_well_formed(folder: Path) -> None:
    """No page has an element of the notice, and JSON, XML, CSV and Markdown hold its words as words."""
    files = [path for path in sorted((folder / "site").rglob("*")) if path.is_file()]
    for path in files:
        match path.suffix:
            case ".html":
                page = HtmlPage.read(folder / "site", path)
                assert page.root.xpath("//u | //textarea | //img[@src='x'] | //svg[@onload] | //@onmouseover") == [], (
                    path
                )
                assert [a for a in page.links if a.startswith("javascript")] == [], path
                assert [s for s in page.root.xpath("//script[not(@type)]/text()") if "ran=1" in s] == [], path
            case ".json":
                json.loads(path.read_text(encoding="utf-8"))
            case ".xml" | ".atom" | ".svg":
                etree.parse(path)
            case ".csv":
                rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
                assert len({len(row) for row in rows}) == 1, path
            case ".md":
                words = "".join(path.read_text(encoding="utf-8").split("```")[::2])  # what is no code
                assert "<" not in words.replace("\\<", ""), path
                assert "](javascript" not in words.replace("\\](", ""), path
    assert {".html", ".json", ".csv", ".md"} <= {path.suffix for path in files}


def test_nothing_runs(folder: Path, browser: Browser) -> None:
    """In a browser without a policy no word of the notice runs, on no page nor in the results of a search."""
    handler = partial(_QuietHandler, directory=str(folder / "site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page(locale="zh-CN")
    try:
        root = f"http://127.0.0.1:{server.server_address[1]}/"
        for address in ("", "projects/1/", "projects/2/", "source/", "units/shi-shujuju/", "?q=检查", "?q=<u>动员"):
            page.goto(root + address)
            page.wait_for_load_state("networkidle")
            assert page.evaluate("[window.ran, document.querySelectorAll('u, img[src=x]').length]") == [None, 0], (
                address
            )
        page.goto(f"{root}projects/1/")
        assert "开展{{ 7*7 }}检查<img src=x onerror=ran=1>" in page.inner_text("h1")
    finally:
        page.close()
        server.shutdown()
        server.server_close()
