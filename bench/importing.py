"""How well and how fast notices are read: `python -m bench.importing`.

By notice: F1 of bodies with their roles, of tasks, of limits, what of title, issuer, number and date is wrong, time.
Then a notice of about 300 pages, made of the real plan many times over, and half of it: time must grow with length.
Last, what the whole import of those pages takes, from the file to the checked folder.
"""

import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.importing.recognise.notice import recognise
from tests.importing.scoring import NOTICES, decoded, f1, names, score
from tests.support.paths import BIN, REPOSITORY

_PAGE = 700  # characters of a page
_PAGES = (75, 150, 300)
_KILOBYTE = 1024


def main() -> None:
    """Print the tables."""
    pooled: Counter[tuple[str, str]] = Counter()
    _line(f"{'notice':30} {'bodies':>7} {'tasks':>7} {'limits':>7} {'ms':>6}  wrong")
    mean = []
    for name in names():
        start = time.process_time()
        recognise(decoded(NOTICES / f"{name}.txt"))
        taken = time.process_time() - start
        scored = score(name)
        pooled += scored.counts
        mean.append(scored.f1("resp"))
        values = " ".join(f"{scored.f1(kind):7.3f}" for kind in ("resp", "seg", "dl"))
        _line(f"{name:30} {values} {taken * 1000:6.0f}  {' '.join(scored.wrong_source)}")
    _line(f"{'together':30} " + " ".join(f"{f1(pooled, kind):7.3f}" for kind in ("resp", "seg", "dl")))
    _line(f"{'mean over notices':30} {sum(mean) / len(mean):7.3f}\n")
    text = (REPOSITORY / "data" / "source" / "heyuan-2012.txt").read_text(encoding="utf-8")
    _line("pages  tasks  seconds")
    for pages in _PAGES:
        long = (text * (pages * _PAGE // len(text) + 1))[: pages * _PAGE]
        start = time.process_time()
        reading = recognise(long)
        _line(f"{pages:5} {len(reading.tasks):6} {time.process_time() - start:8.2f}")
    _whole_import(long)


def _whole_import(text: str) -> None:
    """Import a notice in a process of its own and print what it took."""
    with TemporaryDirectory() as folder:
        notice = Path(folder) / "notice.txt"
        notice.write_text(text, encoding="utf-8")
        subprocess.run([BIN / "plansite", "import", notice, Path(folder) / "plan"], check=True, capture_output=True)  # noqa: S603 - our own command
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    _line(f"file to folder: {seconds:.2f} s of the processor, {used.ru_maxrss / _KILOBYTE:.0f} MB at the most")


def _line(words: str) -> None:
    """Print a line."""
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    main()
