"""What users take into office programs, opened in a real one: the copied ledger, a matrix as CSV, the tables."""

import csv
import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page

# It belongs to the tests' system packages, but is larger than all of them: what cannot be had is said, not failed.
pytestmark = [
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed (soffice)"),
]
OPEN_DOCUMENT = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"
    for name, urn in {
        "table": "table", "text": "text", "style": "style", "fo": "xsl-fo-compatible", "office": "office",
    }.items()
}  # fmt: skip
MATRICES = ("unit-project", "unit-engineering", "lead-participant")
HTML, CSV = "HTML (StarWriter)", "CSV:44,34,76"  # for CSV what the import dialog finds: comma, quote, UTF-8


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page that may use the clipboard."""
    context = browser.new_context(locale="zh-CN", permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def opened(files: list[Path], as_what: str, kind: str) -> list[etree._Element]:
    """Open files of a folder in LibreOffice and return the documents that it makes of them, as flat OpenDocument."""
    soffice, folder = shutil.which("soffice"), files[0].parent
    assert soffice
    done = subprocess.run(  # noqa: S603 - the program that the test is about
        [
            soffice, f"-env:UserInstallation={(folder / 'user').as_uri()}", "--headless", f"--infilter={as_what}",
            "--convert-to", kind, "--outdir", str(folder / "out"), *map(str, files),
        ],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    documents = [folder / "out" / f"{file.stem}.{kind}" for file in files]
    assert all(document.exists() for document in documents), done.stdout + done.stderr
    return [etree.parse(document).getroot() for document in documents]


def rows(document: etree._Element) -> list[list[str]]:
    """Return the texts of all cells of a document's tables, row by row, without empty ends."""
    table = []
    for row in document.iterfind(".//table:table-row", OPEN_DOCUMENT):
        cells: list[str] = []
        for cell in row.iterfind("table:table-cell", OPEN_DOCUMENT):
            text = "\n".join(str(paragraph.xpath("string()")) for paragraph in cell.iterfind("text:p", OPEN_DOCUMENT))
            repeated = int(cell.get(f"{{{OPEN_DOCUMENT['table']}}}number-columns-repeated", "1"))
            cells += [text] * (repeated if text else min(repeated, 100))
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            table.append(cells)
    return table


def without_empty_ends(table: list[list[str]]) -> list[list[str]]:
    """Return a table as a spreadsheet keeps it."""
    return [row[: max((place + 1 for place, cell in enumerate(row) if cell), default=0)] for row in table]


def without_blanks(table: list[list[str]]) -> list[list[str]]:
    """Return a table without blanks in its cells."""
    return [["".join(cell.split()) for cell in row] for row in table]


def test_the_copied_ledger_has_borders_in_a_word_processor(page: Page, city_address: str, tmp_path: Path) -> None:
    """The clipboard's HTML becomes a table of the same rows, every cell with a border around it."""
    page.goto(f"{city_address}units/shi-zhengshuju/")
    page.click("[data-do=copy]")
    copied = page.evaluate(
        "navigator.clipboard.read().then(held => held[0].getType('text/html')).then(it => it.text())"
    )
    text = page.evaluate("navigator.clipboard.readText()")
    file = tmp_path / "copied.html"
    file.write_text(f'<meta charset="utf-8">{copied}', encoding="utf-8")
    (document,) = opened([file], HTML, "fodt")
    said = without_empty_ends([line.split("\t") for line in text.splitlines() if "\t" in line])
    assert without_blanks(rows(document)) == without_blanks(said)  # lines of a cell are told apart otherwise
    assert len(said) > 1
    styles = {
        style.get(f"{{{OPEN_DOCUMENT['style']}}}name"): style.find("style:table-cell-properties", OPEN_DOCUMENT)
        for style in document.iterfind(".//style:style", OPEN_DOCUMENT)
    }
    for cell in document.iterfind(".//table:table-cell", OPEN_DOCUMENT):
        properties = styles[cell.get(f"{{{OPEN_DOCUMENT['table']}}}style-name")]
        assert properties is not None
        sides = ("border", "border-left", "border-bottom")  # what a neighbour draws is not drawn twice
        assert any("solid" in properties.get(f"{{{OPEN_DOCUMENT['fo']}}}{side}", "") for side in sides)


@pytest.fixture(scope="module")
def spreadsheets(
    browser: Browser, city_address: str, city_folder: Path, tmp_path_factory: pytest.TempPathFactory, *, thorough: bool
) -> dict[str, tuple[list[list[str]], etree._Element]]:
    """Return, by name, the rows of CSV files and what a spreadsheet makes of them, which opens all at once.

    Those of matrices, and the tables that the data page offers for Excel; of both a plain run opens some.
    """
    folder = tmp_path_factory.mktemp("spreadsheets")
    page = browser.new_page(locale="zh-CN")
    for matrix in MATRICES if thorough else MATRICES[:1]:
        page.goto(f"{city_address}matrix/{matrix}/?rows=load")
        with page.expect_download() as started:
            page.click(".ps-controls__download")
        started.value.save_as(folder / f"{matrix}.csv")
    page.close()
    tables = sorted((city_folder / "data").glob("*-excel.csv"))
    for table in tables if thorough else tables[::4]:
        shutil.copy(table, folder)
    files = sorted(folder.glob("*.csv"))
    given = [list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")))) for file in files]
    documents = opened(files, CSV, "fods")
    return dict(zip((file.stem for file in files), zip(given, documents, strict=True), strict=True))


@pytest.mark.parametrize(
    "matrix", [MATRICES[0], *(pytest.param(matrix, marks=pytest.mark.long) for matrix in MATRICES[1:])]
)
def test_a_spreadsheet_opens_what_a_matrix_gives(
    spreadsheets: dict[str, tuple[list[list[str]], etree._Element]], matrix: str
) -> None:
    """Rows and columns are those of the file, names whole, numbers numbers."""
    given, document = spreadsheets[matrix]
    assert rows(document) == without_empty_ends(given)
    kinds = {cell.get(f"{{{OPEN_DOCUMENT['office']}}}value-type") for cell in margins(document)}
    assert kinds == {"float"}


def margins(document: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of the second column beneath its heading."""
    for row in list(document.iterfind(".//table:table-row", OPEN_DOCUMENT))[1:]:
        cells = row.findall("table:table-cell", OPEN_DOCUMENT)
        if len(cells) > 1:
            yield cells[1]


def test_a_spreadsheet_opens_the_tables_for_excel(
    spreadsheets: dict[str, tuple[list[list[str]], etree._Element]],
) -> None:
    """Every table that the data page offers for Excel comes out as it went in: no row split, no words garbled.

    A plain run opens every fourth.
    """
    tables = {name: both for name, both in spreadsheets.items() if name not in MATRICES}
    assert tables
    for name, (given, document) in tables.items():
        assert [row[0] for row in rows(document)] == [row[0] for row in given if any(row)], name
        assert [len(row) for row in rows(document)] == [len(row) for row in without_empty_ends(given)], name
