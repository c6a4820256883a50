"""What a machine has read and nobody has looked at says so wherever it is taken to."""

import re
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO

import openpyxl
import pytest
from docx import Document
from lxml import html

from generator import urls
from generator.assistants.answers import Assistant
from generator.load import CheckedDataset, load
from generator.office.ledger import unit_ledger
from generator.office.markdown_files import markdown_files
from generator.office.plan_document import plan_document
from generator.office.plan_workbook import plan_workbook
from generator.office.provenance import provenance
from generator.office.single_page import single_page
from generator.office.unit_document import unit_document
from generator.office.unit_workbook import unit_workbook
from generator.pages.context import PageContext
from generator.publisher import Publisher
from generator.text.wording import DRAFT
from tests.support.paths import CITY

DRAFTED = {"engineerings/01.yml": ("P1", "P2-T1"), "provisions.yml": ("A2-5",)}
UNIT = "shi-jiaotongju"  # it joins P1 and leads P2


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> CheckedDataset:
    """Return the city with one task, a figure of another, and one provision that nobody has looked at."""
    folder = tmp_path_factory.mktemp("drafted") / "data"
    shutil.copytree(CITY, folder)
    for name, ids in DRAFTED.items():
        text = (folder / name).read_text(encoding="utf-8")
        for id_ in ids:
            text, count = re.subn(rf"^( *)- id: {id_}$", r"\g<0>\n\1  draft: true", text, flags=re.MULTILINE)
            assert count == 1
        (folder / name).write_text(text, encoding="utf-8")
    return load(folder)


def rows_of_workbook(content: bytes) -> Iterator[str]:
    """Yield the rows of a workbook but those on where it comes from."""
    for sheet in openpyxl.load_workbook(BytesIO(content)).worksheets[:-1]:
        yield from (" ".join(str(value) for value in row if value) for row in sheet.iter_rows(values_only=True))


def rows_of_document(content: bytes) -> Iterator[str]:
    """Yield the rows of a document's tables, and its paragraphs, each with the two after it."""
    document = Document(BytesIO(content))
    yield from (" ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows)
    lines = [paragraph.text for paragraph in document.paragraphs]
    yield from (" ".join(lines[place : place + 3]) for place in range(len(lines)))


def of_unit(function: Callable[..., bytes], context: PageContext) -> bytes:
    """Return a file of the unit."""
    ledger = unit_ledger(context, context.dataset.unit_by_id[UNIT])
    return function(context, ledger, tuple(provenance(context, "", None)))


def test_files_mark_what_nobody_has_looked_at(drafted: CheckedDataset) -> None:
    """In Word and Excel, of the unit and of the plan, the drafted task is marked where it stands, another is not."""
    context = PageContext(drafted, Publisher())
    marked, other = (context.dataset.project_by_id[id_].name for id_ in ("P1", "P5"))
    for rows in (
        [*rows_of_workbook(of_unit(unit_workbook, context)), *rows_of_workbook(plan_workbook(context, None))],
        rows_of_document(of_unit(unit_document, context)),
        rows_of_document(plan_document(context, None)),
    ):
        lines = list(rows)
        assert any(marked in line and DRAFT in line for line in lines)
        assert not any(other in line and DRAFT in line for line in lines)
    provision, figure = context.labels["A2-5"], context.dataset.project_by_id["P2"].targets[0].what
    lines = list(rows_of_workbook(plan_workbook(context, None)))
    for words in (provision, figure):
        assert any(words in line and DRAFT in line for line in lines)
    assert any(provision in line and DRAFT in line for line in rows_of_document(plan_document(context, None)))


def test_pages_and_answers_mark_what_nobody_has_looked_at(drafted: CheckedDataset) -> None:
    """So do the single page, the Markdown of the task and of its unit, and what assistants are answered."""
    context = PageContext(drafted, Publisher())
    page = html.document_fromstring(single_page(context))
    for anchor in ("p1", "a2-5"):
        (part,) = page.iterfind(f".//*[@id='{anchor}']")
        assert DRAFT in str(part.xpath("string()"))
    (row,) = page.iterfind(f".//*[@id='{UNIT}']//tr[@data-project='P1']")
    assert DRAFT in str(row.xpath("string()"))
    written = {file.path: file.content.decode() for file in markdown_files(PageContext(drafted, Publisher()), None)}
    for path in (f"units/{UNIT}/{UNIT}.md", urls.markdown(urls.address("P1"))):
        assert DRAFT in written[path]
    assert DRAFT not in written[urls.markdown(urls.address("P5"))]
    assistant = Assistant(context)
    assert assistant.project("P1")["remarks"] == [DRAFT]
    assert assistant.project("P5")["remarks"] == []
    hits = {hit["name"]: hit["remarks"] for hit in assistant.search("盲道")["hits"] if "remarks" in hit}
    assert [DRAFT] in hits.values()
