"""`make bench-pages`: the time in which pages open and matrices answer, in Chromium, from a real nginx.

`/about/`, a short text with the same header, shows what every page takes. The pages are opened in turns, each time with
an empty cache, and once more by the link in the index of the matrices.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, ViewportSize

from generator import urls
from generator.publication import publish
from tests.support.browser import chromium
from tests.support.nginx import configuration, nginx, without_tls
from tests.support.ports import free_port

MATRICES = (urls.UNIT_PROJECT_MATRIX, urls.UNIT_ENGINEERING_MATRIX, urls.LEAD_PARTICIPANT_MATRIX)
PLAIN = "about/"
PAGES = (PLAIN, urls.HOME, urls.address("shi-gonganju"), urls.address("P16"), "network/", urls.SOURCE, *MATRICES)
OFFICE: ViewportSize = {"width": 1366, "height": 768}
# Milliseconds from the request until the scripts have run, and until the first paint.
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
# Milliseconds from a choice in each field of the filter, and from its reset, until the page is laid out.
ANSWERS = """() => {
  const form = document.querySelector(".ps-controls");
  const timed = function (change) {
    const start = performance.now();
    change();
    form.dispatchEvent(new Event("input", { bubbles: true }));
    document.body.offsetHeight;
    return performance.now() - start;
  };
  const choices = Array.from(form.querySelectorAll("option")).filter((option) => option.value);
  const times = [];
  for (const option of choices) {
    times.push(timed(() => { option.parentElement.value = option.value; }));
    times.push(timed(() => { option.parentElement.value = ""; }));
  }
  for (const box of form.querySelectorAll("[type=checkbox]")) {
    times.push(timed(() => { box.checked = true; }));
    times.push(timed(() => { box.checked = false; }));
  }
  for (const words of ["公安", "gongan", "局", ""]) {
    times.push(timed(() => { form.elements.unit.value = words; }));
  }
  return times;
}"""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A visit of a page, in milliseconds.

    ready: until the scripts have run.
    painted: until the first paint.
    work: the time of all tasks of the page.
    followed: `ready` and `painted` where the page is opened by a link.
    """

    ready: float
    painted: float
    work: float
    followed: tuple[float, float]


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="make bench-pages", description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"), help="a built site (site/)")
    parser.add_argument("--rounds", type=int, default=15, metavar="N", help="visits of each page (15)")
    parser.add_argument("--json", action="store_true", help="print one JSON value")
    options = parser.parse_args()
    with _served(options.site) as address, chromium() as browser:
        openings: dict[str, list[Opening]] = {page: [] for page in PAGES}
        for _ in range(options.rounds):
            for page, visits in openings.items():
                visits.append(_open(browser, address, page))
        answers = {page: _answers(browser, address + page) for page in MATRICES}
    if options.json:
        opened = {page: [asdict(visit) for visit in visits] for page, visits in openings.items()}
        sys.stdout.write(json.dumps({"openings": opened, "answers": answers}, indent=1) + "\n")
    else:
        sys.stdout.write(table(openings, answers))
    return 0


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """Publish a site and serve it as deploy/nginx.conf does, without TLS."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        folder.chmod(0o755)  # nginx may run as another user
        publish(folder / "served", site, keep=1)
        with nginx(without_tls(configuration(folder / "served"), port), folder / "nginx", port):
            yield f"http://127.0.0.1:{port}/"


def _open(browser: Browser, site: str, address: str) -> Opening:
    context = browser.new_context(viewport=OFFICE, locale="zh-CN")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    _visit(page, site + address)
    ready, painted = _times(page)
    metrics = {metric["name"]: float(metric["value"]) for metric in session.send("Performance.getMetrics")["metrics"]}
    _visit(page, site + urls.MATRIX)
    _visit(page, site + address)
    followed = _times(page)
    context.close()
    return Opening(ready=ready, painted=painted, work=metrics["TaskDuration"] * 1000, followed=followed)


def _times(page: Page) -> tuple[float, float]:
    return float(page.evaluate(READY)), float(page.evaluate(PAINTED))


def _answers(browser: Browser, address: str) -> list[float]:
    context = browser.new_context(viewport=OFFICE, locale="zh-CN")
    page = context.new_page()
    _visit(page, address)
    times = page.evaluate(ANSWERS)
    context.close()
    return [float(time) for time in times]


def _visit(page: Page, address: str) -> None:
    """Open a page and wait until it is painted and idle."""
    page.goto(address, wait_until="load")
    page.evaluate("() => new Promise((rested) => requestAnimationFrame(() => setTimeout(rested, 300)))")


def table(openings: Mapping[str, Sequence[Opening]], answers: Mapping[str, Sequence[float]]) -> str:
    """Return medians in milliseconds as a Markdown table; in brackets the difference from the plain page."""
    heads = (
        "page",
        "scripts can answer",
        "first paint",
        "work in all",
        "by a link: can answer",
        "first paint",
        "a filter answers",
        "at most",
    )
    lines = [heads, ("---", *["---:"] * (len(heads) - 1))]
    plain = [_medians(openings[PLAIN])]
    for page, visits in openings.items():
        beyond = zip(_medians(visits), *plain, strict=True)
        cells = [f"{value:.0f} ({value - floor:+.0f})" if page != PLAIN else f"{value:.0f}" for value, floor in beyond]
        times = answers.get(page)
        lines.append((f"/{page}", *cells, *((f"{median(times):.0f}", f"{max(times):.0f}") if times else ("", ""))))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _medians(visits: Sequence[Opening]) -> tuple[float, ...]:
    columns = zip(*((visit.ready, visit.painted, visit.work, *visit.followed) for visit in visits), strict=True)
    return tuple(median(column) for column in columns)


if __name__ == "__main__":
    sys.exit(main())
