"""Scripts and styles are published under names that hold a hash of their bytes."""

import hashlib
import re
from pathlib import Path

from generator.website.assets import BY_KIND
from tests.support.paths import REPOSITORY
from tests.support.sites import BuiltSite, build, project

ASSETS = REPOSITORY / "site_overrides" / "assets"
HASHED = re.compile(r"assets/(?:\w+/)?[\w-]+\.([0-9a-f]{8,64})\.(?:min\.)?(?:css|js)")


def test_every_script_and_style_has_the_hash_of_its_bytes_in_its_name(city_folder: Path) -> None:
    """Pages name no other script or style, and each of ours is there with the bytes that its name tells."""
    site = BuiltSite(city_folder)
    named = {
        link.lstrip("./")
        for page in site.pages.values()
        for link in page.root.xpath("//script/@src | //link[@rel='stylesheet']/@href")
    }
    assert len(named) > len(("site", "preferences", "search"))
    for path in named:
        match = HASHED.fullmatch(path)
        assert match, path
        content = site.files[path]
        assert hashlib.sha256(content).hexdigest().startswith(match[1]), path
    loose = [path for path in site.files if path.endswith((".css", ".js")) and not HASHED.fullmatch(path)]
    assert loose == []


def test_styles_ask_for_nothing(city_folder: Path) -> None:
    """Material's sheet is there, without the icons that the policy would refuse and the map that is not published."""
    styles = {path: content for path, content in BuiltSite(city_folder).files.items() if path.endswith(".css")}
    assert any(b".md-typeset" in content and b".md-grid" in content for content in styles.values())
    assert [path for path, content in styles.items() if b"url(" in content or b"sourceMappingURL" in content] == []


def test_a_page_asks_for_few_files(city_folder: Path) -> None:
    """A browser fetches six at a time: two styles and three scripts at most, all told."""
    for path, page in BuiltSite(city_folder).pages.items():
        assert len(page.root.xpath("//link[@rel='stylesheet']")) <= len(("site", "view")), path
        assert len(page.root.xpath("//script[@src]")) <= len(("preferences", "view", "search")), path


def test_what_a_kind_of_page_needs_is_whole(city_folder: Path) -> None:
    """A joined file holds each of its parts as it stands in the repository, in the order said."""
    site = BuiltSite(city_folder)
    for kind, parts in BY_KIND.items():
        page = next(page for page in site.pages.values() if page.root.xpath(f"//article[@data-kind='{kind}']"))
        links = page.root.xpath("//head/link[@rel='stylesheet']/@href | //head/script/@src")
        for suffix in (".css", ".js"):
            texts = [(ASSETS / part).read_bytes() for part in parts if part.endswith(suffix)]
            assert not texts or b"\n".join(texts) in [site.files[link.lstrip("./")] for link in links], kind


def test_a_users_own_file_takes_the_place_of_ours(tmp_path: Path, city_folder: Path) -> None:
    """A file in `custom_dir` overrides ours of that name, and changes the joined one; a style of the user's is last."""
    folder = project(tmp_path)
    (folder / "own" / "assets").mkdir(parents=True)
    (folder / "own" / "assets" / "theme.css").write_text("body { color: red }\n", encoding="utf-8")
    (folder / "data" / "extra.css").write_text("p { margin: 0 }\n", encoding="utf-8")
    configuration = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    own = configuration.replace("theme: { name: material }", "theme: { name: material, custom_dir: own }")
    (folder / "mkdocs.yml").write_text(f"{own}extra_css: [extra.css]\n", encoding="utf-8")
    site = BuiltSite(build(folder))
    styles = site.pages["index.html"].root.xpath("//link[@rel='stylesheet']/@href")
    joined = next(path for path in styles if path.startswith("assets/site."))
    assert b"body { color: red }\n" in site.files[joined]
    assert joined not in BuiltSite(city_folder).files
    assert styles[-1] == "extra.css"
