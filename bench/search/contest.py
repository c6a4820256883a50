"""Ask each engine the same queries in the same Chromium, and judge the answers."""

import gzip
import statistics
import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from bench.search.engines import Built, Engine
from bench.search.pages import key_of
from tests.support.search.judge import Judge, Query

HERE = Path(__file__).parent
WARM_UP = "安全生产"
# Compressed as it is; everything else counts as a server with gzip sends it.
PACKED = (".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter")


@dataclass
class Score:
    """The results of an engine.

    name, note: the engine's, the note for the table.
    build: seconds to build the index.
    bytes_before: compressed bytes before the first answer.
    right: by kind of query, whether each answer is right.
    recalls, precisions: of queries of full text, 0 to 1.
    times: milliseconds of each query.
    """

    name: str
    build: float
    note: str = ""
    bytes_before: int = 0
    right: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    recalls: list[float] = field(default_factory=list)
    precisions: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """The time in which 95 % of the queries are answered."""
        return sorted(self.times)[int(len(self.times) * 0.95)]


def contend(engine: Engine, built: Built, browser: Browser, judge: Judge, queries: Sequence[Query]) -> Score:
    """Return the score of an engine over the queries."""
    score = Score(engine.name, built.seconds, built.note)
    with _served(built.folder) as address:
        page = _opened(browser, address, engine)
        asked: list[tuple[str, int]] = []
        page.on("response", lambda answer: asked.append((urlsplit(answer.url).path, answer.status)))
        page.goto(address)
        page.add_script_tag(content=(HERE / engine.script).read_text(encoding="utf-8"))
        _ask(page, WARM_UP)
        page.wait_for_timeout(200)
        score.bytes_before = sum(_sizes(built, [path for path, status in asked if status == 200]))  # noqa: PLR2004
        for query in queries:
            locations, time = _ask(page, query.words)
            keys = [key_of(judge.dataset, location) for location in locations if location.strip("/")]
            score.times.append(time)
            score.right[query.kind].append(judge.right(query, keys))
            if query.full_text and query.expected:
                _judge_list(score, query, keys)
        page.context.close()
    return score


def _judge_list(score: Score, query: Query, keys: Sequence[str]) -> None:
    """Add recall and precision of a query, for the kinds of records that it expects."""
    kinds = {expected.split(":")[0] for expected in query.expected}
    answered = {key for key in keys if key.split(":")[0] in kinds}
    hit = answered & set(query.expected)
    score.recalls.append(len(hit) / len(query.expected))
    score.precisions.append(len(hit) / len(answered) if answered else 1.0)


def _opened(browser: Browser, address: str, engine: Engine) -> Page:
    page = browser.new_context(locale="zh-CN", base_url=address).new_page()
    if engine.script in ("material.js", "zensical.js"):
        page.add_init_script(path=HERE / "hook.js")
    page.set_default_timeout(120_000)
    return page


def _ask(page: Page, words: str) -> tuple[list[str], float]:
    timed = "const start = performance.now(), found = await ask(words); return [found, performance.now() - start];"
    answer = page.evaluate(f"async (words) => {{ {timed} }}", words)
    return [str(location) for location in answer[0]], float(answer[1])


def _sizes(built: Built, paths: Sequence[str]) -> Iterator[int]:
    """Yield the bytes of the files of search among those that a page asked for."""
    for path in dict.fromkeys(paths):
        if any(name in path for name in built.files):
            content = (built.folder / path.lstrip("/")).read_bytes()
            yield len(content) if path.endswith(PACKED) else len(gzip.compress(content, 9))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a folder without a policy: some engines need one that allows more than plansite's."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


def mean(values: Sequence[float]) -> float:
    """Return the mean in percent."""
    return 100 * statistics.fmean(values) if values else float("nan")
