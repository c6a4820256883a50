"""What people set and write by hand: options of mkdocs.yml, pages in `docs_dir`."""

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.plugin.files import files_by_hand, pages_by_hand
from generator.publisher import Publisher
from generator.website.options import is_link, wrong_addresses, wrong_options
from tests.support.forked_mkdocs import mkdocs
from tests.support.sites import project

GOOD = (
    *("https://plan.example.org/errors?from=site#form", "http://[::1]:8080/", "mailto:errors@example.org"),
    *("tel:+86-762-1", "https://例子.中国/报错"),
)
BAD = (
    *(
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "a@b.cn",
        "plan.example.org/errors",
        "//host/x",
    ),
    *("https://", "https:///path", "http://host /x", " https://host/", "https://host/\u202e", "https://ho\tst/", ""),
    *('https://host/"onclick=', "https://host/<b>", "https://[::1/", "mailto:", "https://host\\@evil/", "ftp://host/x"),
)


@pytest.mark.parametrize("address", GOOD)
def test_addresses_that_may_be_published(address: str) -> None:
    """A whole address for browsers, mail or telephone is taken as it is."""
    assert list(wrong_options(Publisher(report_url=address), {})) == []


@pytest.mark.parametrize("address", BAD)
def test_addresses_that_may_not(address: str) -> None:
    """What runs, has no scheme, no host, or characters that no address has is refused; the option is named."""
    (message,) = wrong_options(Publisher(report_url=address), {})
    assert "report_url" in message
    assert "\u202e" not in message
    assert list(wrong_options(Publisher(source_url=address), {}))


def test_a_folder_of_data_is_no_mail_address() -> None:
    """Where the data lie is read by browsers only."""
    assert not is_link("mailto:errors@example.org", ("http", "https"))
    assert list(wrong_options(Publisher(source_url="mailto:errors@example.org"), {}))


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", "甲\u202e乙", "甲\u0000", "甲\n乙", "甲\u200b乙", "甲\u3164", "甲\ufe0f乙"),
        *("javascript:alert(1)", "data:text/html,x"),
    ],
)
def test_words_that_cannot_be_seen_or_would_run(words: str) -> None:
    """A name or contact is never empty, hidden, or an address that runs."""
    assert list(wrong_options(Publisher(contact=words), {}))


def test_the_name_of_the_site_is_seen() -> None:
    """MkDocs' own options that pages print keep the same rule."""
    (message,) = wrong_options(Publisher(), {"site_name": "平安\u200b临江", "site_description": None})
    assert "site_name" in message
    assert "\u200b" not in message


def test_words_of_a_contact() -> None:
    """Numbers, addresses of mail and words stay as they are."""
    for words in ("0762-3388000", "errors@example.org", "电话：0762-3388000，周一至周五", "mailto:errors@example.org"):
        assert list(wrong_options(Publisher(name="某办", contact=words), {})) == []


def test_pages_with_other_addresses_are_refused() -> None:
    """Material's `offline` and `use_directory_urls: false` would break every link; the message names plansite's own."""
    for plugins, directory_urls in ((["offline"], True), (["material/offline"], True), ([], False)):
        (message,) = wrong_addresses(plugins, directory_urls)
        assert "offline" in message
    assert list(wrong_addresses(["search"], use_directory_urls=True)) == []


def with_docs(folder: Path) -> Path:
    """Make a project of the city whose hand-written pages have a folder of their own."""
    plan = project(folder)
    (plan / "docs").mkdir()
    configuration = (plan / "mkdocs.yml").read_text(encoding="utf-8").replace("docs_dir: data", "docs_dir: docs")
    (plan / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    return plan


def test_pages_by_hand_are_read_for_search(tmp_path: Path) -> None:
    """Title and words of each page that is published are read as the site shows them; excluded ones are not."""
    plan = with_docs(tmp_path / "site")
    with (plan / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("exclude_docs: /notes.md\nmarkdown_extensions: [attr_list]\n")
    written = {
        "notes.md": "内部",
        "guide.md": "# 窗口指南 { #top }\n\n周三**下午**取号。\n\n- 带证件\n- 拍照\n",
        "more/README.md": "---\ntitle: 其他\n---\n<script>x()</script>\n\n甲 & 乙\n",
    }
    for name, text in written.items():
        (plan / "docs" / name).parent.mkdir(exist_ok=True)
        (plan / "docs" / name).write_text(text, encoding="utf-8")
    config = load_config(str(plan / "mkdocs.yml"))
    read = pages_by_hand(files_by_hand(config, plan / "data"), config)
    pages = {page.address: (page.title, page.text) for page in read}
    assert pages == {
        "guide/": ("窗口指南", "窗口指南\n周三下午取号。\n带证件\n拍照"),
        "more/": ("其他", "甲 & 乙"),
    }


def test_hidden_characters_of_pages_by_hand_end_a_build(tmp_path: Path) -> None:
    """Each character that nobody sees in a page by hand or a title of `nav` is told; those of pictures may stand."""
    plan = with_docs(tmp_path / "site")
    (plan / "docs" / "guide.md").write_text(
        "# 指南 \u26a0\ufe0f \u2764\ufe0f\u200d\U0001f525 \U0001f468\u200d\U0001f469 1\ufe0f\u20e3\n\n市\u200b民政局\n",
        encoding="utf-8",
    )
    (plan / "docs" / "draft.md").write_text("市\u200b民政局\n", encoding="utf-8")
    with (plan / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write('exclude_docs: /draft.md\nnav:\n  - "更\\u2062多":\n      - "指\\u00ad南": guide.md\n')
    done = mkdocs("build", folder=plan)
    assert done.returncode == 1
    assert re.findall("(?:docs/|nav).*", done.stdout.partition("\n")[2]) == [
        "docs/guide.md:3:2: 这里有看不见的字符 U+200B (nobody sees it)",
        "nav 的标题含看不见的字符：更\ufffd多 (a title with characters that cannot be seen)",
        "nav 的标题含看不见的字符：指\ufffd南 (a title with characters that cannot be seen)",
    ], done.stdout
    assert not (plan / "site").exists()


def test_clashes_end_a_build(tmp_path: Path) -> None:
    """Each page or file by hand that would have a generated one's address is named, with it; nothing is written."""
    plan = with_docs(tmp_path / "site")
    for name in ("units.md", "README.md", "projects/index.md", "guide.md", "api/v1/units.json", "404.html"):
        (plan / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (plan / "docs" / name).write_text("# 我的\n", encoding="utf-8")
    done = mkdocs("build", folder=plan)
    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if "同一个网址" in line]
    clashing = {"units.md": "units/", "README.md": "", "projects/index.md": "projects/"}
    clashing |= {name: name for name in ("api/v1/units.json", "404.html")}
    for name, address in clashing.items():
        assert [line for line in lines if f"docs/{name} 与生成的 /{address} 是" in line], done.stdout
    assert len(lines) == len(clashing)
    assert not (plan / "site").exists()
    assert "Traceback" not in done.stdout
