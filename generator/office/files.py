"""Files for office programs: workbooks, documents and calendars of each unit and of the whole plan."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from generator import urls
from generator.files import GeneratedFile
from generator.load import CheckedDataset
from generator.office.duties import unit_calendar
from generator.office.ledger import unit_ledger
from generator.office.provenance import file_time, provenance
from generator.pages.context import PageContext
from generator.publisher import Publisher
from generator.speed.file_cache import FileCache


def office_files(
    checked: CheckedDataset, publisher: Publisher, site_url: str | None, files: FileCache
) -> Iterator[GeneratedFile]:
    """Yield the office files of a checked dataset, the same bytes for the same data, publisher and address.

    `files` has those of the last build, and keeps the new ones.
    """
    context = PageContext(checked, publisher)
    programs = _programs()
    for recipe in (*_of_units(context, site_url), *_of_plan(context, site_url)):
        content = files.get(f"{programs} {recipe.path} {recipe.ingredients}", recipe.make)
        yield GeneratedFile.of(recipe.path, content)
    files.forget_unused()


@dataclass(frozen=True)
class _Recipe:
    """A file's path, everything that its bytes depend on, and the function that makes it."""

    path: str
    ingredients: str
    make: Callable[[], bytes]


def _of_units(context: PageContext, site_url: str | None) -> Iterator[_Recipe]:
    for unit in context.dataset.units.units:
        ledger = unit_ledger(context, unit)
        source = tuple(provenance(context, urls.address(unit.id), site_url))
        ingredients = repr((ledger, context.words, source, file_time(context)))
        for suffix, function in (("xlsx", "unit_workbook"), ("docx", "unit_document")):
            yield _Recipe(urls.unit_file(unit.id, suffix), ingredients, _made_by(function, context, ledger, source))
        calendar = unit_calendar(context, unit)
        if calendar.duties:  # a calendar without an event is none
            ingredients = repr((calendar, context.dataset.plan.title, site_url))
            make = _made_by("calendar_file", context, calendar, site_url)
            yield _Recipe(urls.unit_file(unit.id, "ics"), ingredients, make)


def _of_plan(context: PageContext, site_url: str | None) -> Iterator[_Recipe]:
    plan = context.dataset.plan
    ingredients = repr((context.dataset.sha256, context.publisher, site_url))
    for suffix, function in (("xlsx", "plan_workbook"), ("docx", "plan_document")):
        yield _Recipe(urls.plan_file(plan.id, suffix), ingredients, _made_by(function, context, site_url))


def _made_by(function: str, *arguments: object) -> Callable[[], bytes]:
    """Return a call of a function in the module of its name, which is imported when it is called.

    Where all files are kept from the last build, none of the libraries is imported, which took half a second.
    """

    def make() -> bytes:
        content: bytes = getattr(import_module(f"generator.office.{function}"), function)(*arguments)
        return content

    return make


@cache
def _programs() -> str:
    """Return a hash of what makes the files: this package, those that it asks, and the libraries."""
    package = Path(__file__).parent
    sources = sorted(
        (*package.glob("*.py"), *package.parent.glob("pages/facts/*.py"), *package.parent.glob("text/*.py"))
    )
    code = b"".join(path.read_bytes() for path in sources)
    libraries = " ".join(version(name) for name in ("xlsxwriter", "python-docx", "icalendar"))
    return hashlib.sha256(code + libraries.encode()).hexdigest()
