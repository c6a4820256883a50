"""How pages of the fictional city look, beside stored pictures; `make pictures` takes them anew.

Another browser or font draws letters otherwise: with any but those that the pictures were made with, differences are
reported and fail nothing.
"""

import json
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps
from playwright.sync_api import Browser

from tests.quality.conftest import Report
from tests.support.browser import executable
from tests.support.sites import BuiltSite

PICTURES = Path(__file__).parent / "pictures"
MADE_WITH = PICTURES / "made-with.json"
SIZES = {"office": (1366, 768), "phone": (390, 844)}
BITS = 3  # of each colour: pictures in the repository must be small
LEVEL = 64  # of 255: two steps of three bits
SHARE = 0.0002  # of a picture: less than a word takes


def drawn_with(browser: Browser) -> dict[str, str]:
    """Return what decides how pages are drawn: the browser, its version and the font that stands for Chinese."""
    asked = ["fc-match", "--format", "%{fullname} %{fontversion}", "Noto Sans CJK SC"]
    font = subprocess.run(asked, capture_output=True, text=True, check=True).stdout  # noqa: S603 - fontconfig's own
    return {"program": Path(executable()).name, "browser": browser.version, "font": font}


def difference(picture: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that anybody would see to differ."""
    levels = ImageChops.difference(picture, other).convert("L").histogram()
    return sum(levels[LEVEL:]) / sum(levels)


@pytest.mark.parametrize("size", SIZES)
def test_pages_look_as_agreed(  # noqa: PLR0913 - pytest gives what it names
    city_folder: Path,
    city_address: str,
    browser: Browser,
    size: str,
    record_property: Report,
    *,
    update: bool,
    thorough: bool,
) -> None:
    """Each kind of page looks as its stored picture, where browser and font are those that made it.

    A plain run looks at every fourth kind on an office screen, at others on a phone.
    """
    here, made_with = drawn_with(browser), json.loads(MADE_WITH.read_text(encoding="utf-8"))
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
    shares: dict[str, float] = {}
    kinds = BuiltSite(city_folder).one_of_each_kind()
    for kind in sorted(kinds) if update or thorough else sorted(kinds)[[*SIZES].index(size) :: 2 * len(SIZES)]:
        page.goto(city_address + kinds[kind].path.removesuffix("index.html"))
        picture = ImageOps.posterize(Image.open(BytesIO(page.screenshot())).convert("RGB"), BITS)
        stored = PICTURES / f"{kind}-{size}.webp"
        shares[stored.name] = difference(picture, Image.open(stored).convert("RGB")) if stored.exists() else 1
        if update and (shares[stored.name] > SHARE or here != made_with):
            picture.save(stored, lossless=True)
    page.close()
    if update:
        return
    differing = {name: f"{share:.2%}" for name, share in shares.items() if share > SHARE}
    if here != made_with:
        record_property("report", f"pictures: made with {made_with}, here {here}; differing: {differing or 'none'}")
        return
    assert differing == {}


def test_every_picture_is_of_a_page(city_folder: Path, browser: Browser, *, update: bool) -> None:
    """No picture is left of a kind that is gone, and none weighs much."""
    names = {f"{kind}-{size}.webp" for kind in BuiltSite(city_folder).one_of_each_kind() for size in SIZES}
    if update:
        MADE_WITH.write_text(json.dumps(drawn_with(browser), indent=2) + "\n", encoding="utf-8")
        for path in set(PICTURES.glob("*.webp")) - {PICTURES / name for name in names}:
            path.unlink()
        return  # another process may be drawing what is new
    assert {path.name for path in PICTURES.glob("*.webp")} == names
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < 1_000_000


def test_a_changed_word_is_seen() -> None:
    """The comparison sees a patch of a word's size, and none where nothing but a shade differs."""
    plain = Image.new("RGB", (1366, 768), "white")
    word, shade = plain.copy(), Image.new("RGB", (1366, 768), (240, 240, 240))
    word.paste((90, 0, 0), (100, 100, 130, 112))
    assert difference(plain, word) > SHARE
    assert difference(plain, shade) == 0
