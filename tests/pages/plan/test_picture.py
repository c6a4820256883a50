"""The plan in one picture: each project a tile, on wide and narrow screens, whatever groups the plan has."""

from itertools import combinations

import pytest

from generator.pages.context import PageContext
from generator.pages.plan.picture import plan_pictures
from generator.publisher import Publisher
from tests.support.pages import checked, parsed

MARK, BLANK = 11, 3  # the width of a mark (--drawing-small) and of the blank between two, in pixels
FOLDERS = ("data", "tests/city", "tests/plans/duties", "tests/plans/list")


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_project_is_a_tile_of_its_own(folder: str) -> None:
    """Both pictures hold every project once, no two tiles overlap, and none stands beyond the edge."""
    context = PageContext(checked(folder), Publisher())
    for picture in plan_pictures(context):
        assert [tile.project for tile in sorted(picture.tiles, key=lambda tile: tile.project.number)] == list(
            context.dataset.projects
        )
        for tile in picture.tiles:
            assert 0 <= tile.x <= picture.width - picture.tile_width
            assert 0 <= tile.y <= picture.height - picture.tile_height
        for first, second in combinations(picture.tiles, 2):
            apart = abs(first.x - second.x) >= picture.tile_width or abs(first.y - second.y) >= picture.tile_height
            assert apart, (first.project.id, second.project.id)
        assert min(picture.tile_width, picture.tile_height) >= 24
        assert picture.tile_width >= 3 * MARK + 2 * BLANK  # three marks of a tile do not reach the next one's


def test_the_picture_says_who_leads_and_what_has_a_date() -> None:
    """A tile's accessible name has number, name, lead and what its marks mean; every date and figure has a mark."""
    tiles = parsed("data")[""].find_class("ps-plan__tile")
    links = {link.get("href"): link.get("aria-label") for link in tiles}
    said = links["projects/35/"]
    assert all(words in said for words in ("35 ", "特殊人群服务管理项目", "市综治办牵头", "有时限"))
    dataset = checked("data").dataset
    (wide, narrow) = plan_pictures(PageContext(checked("data"), Publisher()))
    for picture in (wide, narrow):
        marked = {tile.project.id for tile in picture.tiles if tile.marks}
        assert marked == {p.id for p in dataset.projects if p.targets or p.deadlines or p.recurring}
    assert [bar.phase for bar in wide.phases] == list(dataset.plan.phases)
