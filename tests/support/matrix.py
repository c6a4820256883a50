"""What is in sight of a matrix in a browser."""

import csv
import io
from pathlib import Path

from playwright.sync_api import Page


def shown(page: Page) -> list[str]:
    """Return the units of the rows in sight."""
    rows = page.locator("tbody tr[data-unit]:visible").all()
    return [str(row.get_attribute("data-unit")) for row in rows]


def counts(page: Page) -> tuple[int, int, int, int]:
    """Return the sum of the leads and of the participations in the margins, of the foot, and the total."""
    lead, joined = (
        sum(int(text) for text in page.locator(f"tbody tr:visible td.ps-margin:nth-child({n})").all_inner_texts())
        for n in (2, 3)
    )
    foot = sum(int(text) for text in page.locator("tfoot td:not(.ps-margin):visible").all_inner_texts())
    return lead, joined, foot, int(page.locator("tfoot td.ps-margin").last.inner_text())


def downloaded(page: Page) -> list[list[str]]:
    """Return the rows of the CSV, which begins with a byte order mark."""
    with page.expect_download() as started:
        page.click(".ps-controls__download")
    content = Path(started.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
