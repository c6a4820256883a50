"""Real builds by MkDocs: strict, whole, the same bytes anywhere, and nothing where the data are bad."""

import os
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.forked_mkdocs import mkdocs
from tests.support.paths import BIN, CITY, PLAN, REPOSITORY
from tests.support.sites import CONFIGURATION, BuiltSite, HtmlPage, project, run


@pytest.fixture(scope="module")
def city(city_folder: Path) -> BuiltSite:
    """Read the fictional city's site, built in a folder that holds nothing but its data and mkdocs.yml."""
    return BuiltSite(city_folder)


@pytest.fixture(scope="module")
def plan(plan_folder: Path) -> BuiltSite:
    """Read the real plan's site."""
    return BuiltSite(plan_folder, "/heyuan/")


@pytest.fixture(params=["city", "plan"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Either of them."""
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


def test_every_link_and_anchor_resolves(site: BuiltSite) -> None:
    """No link of the whole site leads nowhere, to a page, a file or a place on a page."""
    assert site.broken_links() == []


def test_link_checker_sees_a_broken_link(tmp_path: Path) -> None:
    """The checker itself finds a missing page, file and anchor, and no more."""
    page = '<a href="b/"></a><a href="b/#x"></a><a href="b/#y"></a><a href="c/"></a><img src="d.svg"><a href="https://e/"></a>'
    (tmp_path / "index.html").write_text(page)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "index.html").write_text('<p id="x"></p><a href="../"></a><a href="..">')
    assert BuiltSite(tmp_path).broken_links() == ["index.html: b/#y", "index.html: c/", "index.html: d.svg"]


def test_every_page_carries_the_hooks(site: BuiltSite) -> None:
    """Language, one heading, number, revision and warning stand on every page; ids are unique."""
    notice = (PLAN if "units/shi-gonganju/index.html" in site.pages else CITY) / "plan.yml"
    number, revision = (
        re.search(rf"^  {key}: \"?([^\"\n]+)", notice.read_text(encoding="utf-8"), re.MULTILINE)
        for key in ("document_number", "written")
    )
    assert number
    assert revision
    for page in site.pages.values():
        assert page.root.get("lang") == "zh-CN", page.path
        assert len(page.root.xpath("//h1")) == 1, page.path
        footer = page.root.xpath("string(//footer)")
        for words in (number[1], revision[1], "以原文为准", "本站不判断现行效力"):
            assert words in footer, page.path
        assert len(page.root.xpath("//input[@id='site-search']")) == 1, page.path
        assert len(page.ids) == len(set(page.ids)), page.path


def test_keeper_and_report_of_errors_stand_where_named(city: BuiltSite, demo_folder: Path) -> None:
    """The footer names the keeper that mkdocs.yml names, and none where it names none."""
    footer = city.pages["index.html"].root.xpath("//footer")[0]
    assert "临江市某办" in footer.text_content()
    assert "0000-0000000" in footer.text_content()
    assert footer.xpath(".//a/@href")[-1] == "mailto:errors@example.org"
    unnamed = HtmlPage.read(demo_folder, demo_folder / "index.html")
    assert "维护：" not in unnamed.root.xpath("string(//footer)")


def test_canonical_links_need_an_address(city: BuiltSite, plan: BuiltSite) -> None:
    """With SITE_URL every page names its own address and the sitemap lists all; without it there is neither."""
    unit = plan.pages["units/shi-gonganju/index.html"].root
    assert unit.xpath("//link[@rel='canonical']/@href") == ["https://plan.example.org/heyuan/units/shi-gonganju/"]
    assert plan.files["sitemap.xml"].count(b"<loc>") == len(plan.pages) - 1  # 404.html is no page to find
    assert not any(page.root.xpath("//link[@rel='canonical']") for page in city.pages.values())
    assert "sitemap.xml" not in city.files


def test_navigation_lists_kinds_only(plan: BuiltSite) -> None:
    """No record has a line in the navigation, and every page marks where it is."""
    for path in ("units/shi-gonganju/index.html", "projects/31/index.html", "matrix/unit-project/index.html"):
        tabs = plan.pages[path].root.xpath("//nav[contains(@class, 'site-tabs')]")
        assert len(tabs[0].xpath(".//a")) == 7
        assert len(tabs[0].xpath(".//a[@aria-current]")) == 1, path


def test_bad_data_leave_the_site_alone(tmp_path: Path) -> None:
    """A finding ends the build with one line a finding, exit code 1 and no traceback; the folder stays as it was."""
    folder = project(tmp_path / "bad")
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("the last good site")
    units = folder / "data" / "units.yml"
    units.write_text(units.read_text(encoding="utf-8") + "\nunits: []\n", encoding="utf-8")
    done = mkdocs("build", folder=folder)
    assert done.returncode == 1
    assert re.search(r"^data/units\.yml:\d+:\d+: error\[[a-z-]+\]: ", done.stdout, re.MULTILINE), done.stdout
    assert "Traceback" not in done.stdout
    assert BuiltSite(folder / "site").files == {"index.html": b"the last good site"}


def test_another_theme_is_refused(tmp_path: Path) -> None:
    """The pages rely on Material's style sheet; another theme ends the build in one clear line."""
    folder = project(tmp_path / "plain")
    configuration = folder / "mkdocs.yml"
    configuration.write_text(CONFIGURATION.replace("name: material", "name: readthedocs"), encoding="utf-8")
    done = mkdocs("build", folder=folder)
    assert done.returncode == 1
    assert "the theme must be material" in done.stdout
    assert "Traceback" not in done.stdout


def test_missing_data_end_in_a_finding(tmp_path: Path) -> None:
    """A data folder that is not there is a finding, not a traceback."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION.replace("docs_dir: data\n", ""), encoding="utf-8")
    done = mkdocs("build", folder=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    assert not (tmp_path / "site").exists()


def test_what_developers_read_is_not_published(city: BuiltSite, plan: BuiltSite) -> None:
    """`docs_dir` may be the data folder, whose files are read, not copied; decisions stay in the repository."""
    assert not [
        path for path in city.files if path.endswith((".yml", ".txt")) and path not in {"robots.txt", "llms.txt"}
    ]
    assert not [path for path in plan.files if path.startswith(("decisions/", "another-plan", "pictures/"))]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(BIN / "python", "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, folder=REPOSITORY)
    assert built.returncode == 0, built.stdout
    return next(folder.glob("*.whl"))


def test_the_wheel_builds_the_same_anywhere(tmp_path: Path, wheel: Path, city: BuiltSite) -> None:
    """The wheel alone, in another folder, with another hash seed, locale, time zone and clock gives the same bytes.

    It has nothing of this folder; only third-party packages are lent to it.
    """
    environment = tmp_path / "environment"
    run(BIN / "python", "-m", "venv", "--without-pip", environment, folder=tmp_path)
    packages = next(path for path in (BIN.parent / "lib").glob("python*/site-packages"))
    own = next(environment.glob("lib/python*/site-packages"))
    (own / "lent.pth").write_text(f"{packages}\n")  # .pth files of a lent folder are not read: no editable install
    with ZipFile(wheel) as packed:
        packed.extractall(own)  # as pip does, but for the commands
    folder = project(tmp_path / "another")
    elsewhere = {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "America/New_York", "SOURCE_DATE_EPOCH": "86400"}
    done = run(environment / "bin" / "python", "-m", "mkdocs", "build", "--strict", folder=folder, **elsewhere)
    assert done.returncode == 0, done.stdout
    where = run(environment / "bin" / "python", "-c", "import generator; print(generator.__file__)", folder=folder)
    assert str(own) in where.stdout
    files = BuiltSite(folder / "site").files
    assert [path for path in files | city.files if files.get(path) != city.files.get(path)] == []


@pytest.mark.long
def test_newest_python_builds_the_same(tmp_path: Path, wheel: Path, city: BuiltSite) -> None:
    """The newest Python at hand, with the locked packages alone, builds the same bytes as this one."""
    names = (os.environ.get("NEWEST_PYTHON", "python3.14"), "python3.14", "python3.13", "python3.12")
    works = (
        name
        for name in names
        if shutil.which(name) and run(name, "-c", "import ensurepip", folder=tmp_path).returncode == 0
    )
    newest = next(works, None)
    if newest is None:
        pytest.skip("no newer Python here: name one in NEWEST_PYTHON")
    environment = tmp_path / "environment"
    run(newest, "-m", "venv", environment, folder=tmp_path)
    python = environment / "bin" / "python"
    for wanted in (("--require-hashes", "-r", REPOSITORY / "requirements" / "site.txt"), ("--no-deps", wheel)):
        installed = run(python, "-m", "pip", "install", *wanted, folder=tmp_path)
        assert installed.returncode == 0, installed.stdout
    folder = project(tmp_path / "newest")
    done = run(python, "-m", "mkdocs", "build", "--strict", folder=folder)
    assert done.returncode == 0, done.stdout
    files = BuiltSite(folder / "site").files
    assert [path for path in files | city.files if files.get(path) != city.files.get(path)] == []


def test_a_site_without_a_maintainer_says_so(tmp_path: Path) -> None:
    """Who keeps the site and how to reach them: unset, a strict, quiet build warns; pages say 维护单位信息暂缺."""
    folder = project(tmp_path / "nobody")
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(re.sub(r"plansite: \{.*\}", "plansite", text), encoding="utf-8")
    done = mkdocs("build", "--strict", "--quiet", folder=folder)
    assert done.returncode == 0, done.stdout
    assert "WARNING -  plansite: 网站未写明由谁维护" in done.stdout
    assert "maintainer、contact" in done.stdout
    foot = BuiltSite(folder / "site").pages["index.html"].root.xpath("string(//footer)")
    assert "维护单位信息暂缺" in foot
