"""Addresses of records, of files, and of pages that more than one module names; others stand in their `PageType`.

They are relative to the site's root and follow ids, never names.

A page's address ends in `/` (the home page's is empty), a file's in its name; a place on a page follows `#`.
"""

import re
from functools import cache, lru_cache

from generator.model import Level

HOME = ""
ENGINEERINGS = "engineerings/"
PROJECTS = "projects/"
UNITS = "units/"
MATRIX = "matrix/"
UNIT_PROJECT_MATRIX = "matrix/unit-project/"
UNIT_ENGINEERING_MATRIX = "matrix/unit-engineering/"
LEAD_PARTICIPANT_MATRIX = "matrix/lead-participant/"
ASSESSMENT = "assessment/"
SOURCE = "source/"
REVISIONS = "revisions/"
FROZEN = "v/"
DATA = "data/"
RULES = "rules/"
HELP = "help/"  # people write it by hand, help/index.md in `docs_dir`; a site need not have it
LEVELS = {Level.COUNTY: "levels/county/", Level.TOWNSHIP: "levels/township/", Level.VILLAGE: "levels/village/"}

API = "api/v1/"
DATAPACKAGE = "data/datapackage.json"
CSVW = "data/csv-metadata.json"
CITATION = "data/citation.cff"
BIBTEX = "data/citation.bib"
LLMS = "llms.txt"
FEED = "feeds/all.atom"
JSON_FEED = "feeds/all.json"

FACT_LETTERS = {"targets": "T", "deadlines": "D", "recurring": "R", "citations": "C"}
"""The letter of each kind of fact in ids: P31-T1 is a target of P31."""

_FACT = rf"-[{''.join(FACT_LETTERS.values())}]\d+"
_UNIT = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PAGE = re.compile(rf"(?P<kind>[EP])(?P<number>\d+)(?P<fact>{_FACT})?")
_ASSESSMENT = re.compile(r"A[SPCQMR]\d+")
_CLAUSE = re.compile(r"R(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?P<place>-\d+)?-\d+")
_IN_SOURCE = re.compile(rf"(N|[A-Z]\d+)(-\d+)*({_FACT})?")


def anchor(record: str) -> str:
    """Return the anchor of a record or fact on a page that holds it: `A2-13` is `a2-13`."""
    return record.lower()


@cache
def address(record: str) -> str:
    """Return the address of a record or fact by its id.

    Engineerings, projects and units have pages, their facts a place there; assessment items have a place on the page of
    the assessment, clauses of amendments on that of their revision; everything else (provisions, phases, errata…) in
    the source. Raises ValueError for no id.
    """
    if not record:  # the tasks outside any group stand in the list of all
        return PROJECTS
    if _UNIT.fullmatch(record):
        return f"{UNITS}{record}/"
    if match := _PAGE.fullmatch(record):
        folder = ENGINEERINGS if match["kind"] == "E" else PROJECTS
        return f"{folder}{match['number']}/" + (f"#{anchor(record)}" if match["fact"] else "")
    if _ASSESSMENT.fullmatch(record):
        return f"{ASSESSMENT}#{anchor(record)}"
    if match := _CLAUSE.fullmatch(record):
        day = "-".join(match.group("year", "month", "day"))
        return f"{revision(day + (match['place'] or ''))}#{anchor(record)}"
    if _IN_SOURCE.fullmatch(record):
        return source_place(record)
    message = f"no record has the id {record!r}"
    raise ValueError(message)


def source_place(record: str) -> str:
    """Return where the words of any text record stand in the source: `P31` is `source/#p31`."""
    return f"{SOURCE}#{anchor(record)}"


def part(page: str, engineering: str) -> str:
    """Return the address of an engineering's part of a page of everything: `part("targets/", "E5")` is `targets/5/`."""
    return f"{page}{engineering[1:] or 0}/"


def revision(revision: str) -> str:
    """Return the address of a published state's page by its id, which is its document's date."""
    return f"{REVISIONS}{revision}/"


def notice(revision: str, unit: str) -> str:
    """Return the address of what a revision changed for a unit."""
    return f"{REVISIONS}{revision}/{unit}/"


def frozen(revision: str) -> str:
    """Return the root of an earlier state's own site."""
    return f"{FROZEN}{revision}/"


def rule(name: str) -> str:
    """Return where a rule is documented."""
    return f"{RULES}#{name}"


def api(file: str) -> str:
    """Return the address of a file of the static API, such as `projects.json`."""
    return f"{API}{file}"


def api_schema(name: str) -> str:
    """Return the address of the JSON Schema of a file of the static API, by the file's name without its ending."""
    return f"{API}schemas/{name}.schema.json"


def feed(record: str) -> str:
    """Return the address of the feed of a unit or an engineering: `feed("E5")` is `feeds/engineerings/5.atom`."""
    return f"feeds/{address(record).removesuffix('/')}.atom"


def table(name: str, *, excel: bool = False) -> str:
    """Return the address of a CSV table; `excel` names the copy with a byte order mark."""
    return f"{DATA}{name}-excel.csv" if excel else f"{DATA}{name}.csv"


def parquet(name: str) -> str:
    """Return the address of a table as Parquet."""
    return f"{DATA}{name}.parquet"


def unit_file(unit: str, suffix: str) -> str:
    """Return the address of a unit's office file by its suffix: `xlsx`, `docx` or `ics`."""
    return f"{address(unit)}{unit}.{suffix}"


def markdown(page: str) -> str:
    """Return the address of the Markdown beside a page: `projects/31/31.md`, of the home page `index.md`."""
    return f"{page}{page.rstrip('/').rpartition('/')[2] or 'index'}.md"


def plan_file(plan: str, suffix: str) -> str:
    """Return the address of a file that holds the whole plan, such as its workbook (`xlsx`)."""
    return f"{DATA}{plan}.{suffix}"


def folder(page: str) -> str:
    """Return the folder that a page's own lies in: `projects/` of `projects/31/`."""
    return page.rstrip("/").rpartition("/")[0] + "/"


def relative(from_address: str, to_address: str) -> str:
    """Return the link from one page or file to another: `relative("projects/31/", "units/")` is `../../units/`."""
    from_page, up, top = _standpoint(from_address)
    if top and not to_address.startswith(top):  # the plain case, and by far the most
        return up + to_address
    to_page, mark, place = to_address.partition("#")
    if from_page == to_page and place:
        return f"#{place}"
    here, there = from_page.split("/")[:-1], to_page.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    steps = [".."] * (len(here) - shared) + there[shared:]
    return ("/".join(steps) or "./") + mark + place


@lru_cache(maxsize=1)
def _standpoint(address: str) -> tuple[str, str, str]:
    """Return the page that an address is on, the way up from it to the root, and the first folder on the way down."""
    page = address.partition("#")[0]
    first, mark, _ = page.partition("/")
    return page, "../" * page.count("/"), first + mark if mark else ""
