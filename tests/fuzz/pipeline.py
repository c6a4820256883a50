"""A mutated plan through check, reports, pages, exports, office files, workbooks and freezing, as commands do it."""

import ctypes
import gc
import json
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from random import Random
from types import FrameType
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from yaml import YAMLError

from generator.commands.write_snapshot import SnapshotError, write_snapshot
from generator.editing.records import record_sheets
from generator.editing.workbook import read_workbook, workbook
from generator.findings import DatasetError
from generator.load import CheckedDataset, load
from generator.office.single_page import single_page
from generator.pages.context import PageContext
from generator.publisher import Publisher
from generator.report import FORMATS, report
from generator.source import files, read_folder, snapshots
from generator.speed.file_cache import FileCache
from generator.website import website
from tests.fuzz.mutations import mutate
from tests.support.paths import AMENDED_CITY, CITY

SECONDS = (
    120  # of work: a case that takes more is a fault, for a city is checked in a tenth of a second, and built in one
)
_SIGNAL_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
WAITING = 3600  # seconds by the clock, on a busy machine too


@dataclass(frozen=True)
class Outcome:
    """What became of a case: whether check accepted it, whether it was built, and the traceback of a fault."""

    seed: str
    mistake: str
    accepted: bool = False
    built: bool = False
    fault: str = ""


def begin() -> None:
    """Let this process do nothing but cases: parse a file once that many leave as it is, end with its parent."""
    files.read_values = lru_cache(128)(files.read_values)  # type: ignore[attr-defined]  # imported there
    snapshots._values = lru_cache(16)(snapshots._values)  # noqa: SLF001 - as above
    gc.freeze()
    if sys.platform == "linux":  # a parent that is killed would leave this process waiting for work
        ctypes.CDLL(None).prctl(_SIGNAL_WITH_PARENT, signal.SIGKILL)


def run(seed: str, workspace: Path, *, build: bool) -> Outcome:
    """Return the outcome of the case of a seed, which says everything about it; `build` says how far it goes.

    The case has a folder of this process in `workspace`, the same each time, so that paths are the same too.
    """
    chance = Random(seed)  # noqa: S311 - to be repeated, not to be secret
    mistake = ""
    data = workspace / str(os.getpid())
    shutil.copytree(chance.choice([CITY, AMENDED_CITY]), data)
    try:
        with _alarm():
            for turn in range(chance.choice([1, 1, 1, 2, 3])):
                try:
                    mistake += f"{mutate(data, chance)}; "
                except (ValueError, YAMLError, StopIteration, RecursionError):
                    if not turn:  # what the first has spoilt the second may not be able to read
                        raise
            return _through(data, seed, mistake, build=build)
    except Exception:  # noqa: BLE001 - whatever it is, it is the fault that is sought
        return Outcome(seed, mistake, fault=traceback.format_exc())
    finally:
        shutil.rmtree(data)


def _through(data: Path, seed: str, mistake: str, *, build: bool) -> Outcome:
    try:
        checked = load(data)
    except DatasetError as error:
        for form in FORMATS:
            words = report(error.findings, form, data)
            if not words or any(character in words for character in "\x00\x1b\u202e"):
                return Outcome(seed, mistake, fault=f"the report as {form} is empty or controls a terminal")
        return Outcome(seed, mistake)
    if build:
        _published(checked)
        sheets = record_sheets(read_folder(data), checked.dataset.plan.words)
        edited = read_workbook(workbook(sheets, checked.dataset.plan.title, {}), sheets)
        assert (edited.changes, edited.problems) == ((), ()), "a workbook that nobody edited says otherwise"
        try:
            write_snapshot(data)
        except SnapshotError:
            return Outcome(seed, mistake, accepted=True, built=True)
        load(data)  # what was frozen is accepted
    return Outcome(seed, mistake, accepted=True, built=build)


def _published(checked: CheckedDataset) -> None:
    """Make everything that is published of a plan; raise where a file cannot be read as what it is."""
    site = website(checked, Publisher(), "https://example.org/", office=FileCache(None))
    assert all(page.html for page in site.pages)
    for file in site.files:
        match file.path.rpartition(".")[2]:
            case "json" | "jsonld":
                json.loads(file.content)
            case "atom" | "xml" | "graphml":
                ET.fromstring(file.content)  # noqa: S314 - our own
            case "docx" | "xlsx":
                with ZipFile(BytesIO(file.content)) as parts:
                    for name in parts.namelist():
                        if name.endswith((".xml", ".rels")):
                            ET.fromstring(parts.read(name))  # noqa: S314 - our own
    assert single_page(PageContext(checked, Publisher()))


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(_signal: int, _frame: FrameType | None) -> None:
        message = f"more than {SECONDS} seconds of work, or {WAITING} of waiting"
        raise TimeoutError(message)

    before = [signal.signal(name, ring) for name in (signal.SIGALRM, signal.SIGPROF)]
    signal.alarm(WAITING)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGALRM, before[0])
        signal.signal(signal.SIGPROF, before[1])
