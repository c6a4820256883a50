"""Word documents have the form of official documents, and say what the pages say."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from docx.document import Document
from docx.shared import Length
from lxml import etree

from generator.office.provenance import NO_TIME
from generator.office.word_document import BODY, FALLBACKS, DocumentWriter
from tests.support.office import CITY, files
from tests.support.pages import checked

PLANS = ("tests/plans/list", "tests/plans/duties")


def opened(folder: str, path: str) -> Document:
    """Return a document as python-docx reads it."""
    return docx.Document(BytesIO(files(folder)[path]))


def words(document: Document) -> str:
    """Return all words of a document, tables included."""
    return "\n".join(document.element.body.xpath(".//w:t/text()"))


@pytest.mark.parametrize("folder", [CITY, "data", *PLANS])
def test_a_units_document_has_every_project_with_its_measures(folder: str) -> None:
    """Each project that names the unit is there with all its measures, in the table of its role."""
    plan = checked(folder)
    for unit in plan.dataset.annex_units[:: 1 if folder != "data" else 10]:
        said = words(opened(folder, f"units/{unit.id}/{unit.id}.docx"))
        for project in plan.dataset.projects:
            if unit.id in project.role_by_unit:
                assert project.name in said
                assert all(measure in said for measure in project.text.clauses)


@pytest.mark.parametrize("folder", [CITY, "data", *PLANS])
def test_the_plans_document_has_every_project_and_provision(folder: str) -> None:
    """Projects with measures and units, provisions, and in the contents a working link to each project."""
    dataset = checked(folder).dataset
    document = opened(folder, f"data/{dataset.plan.id}.docx")
    said = words(document)
    for project in dataset.projects:
        assert all(measure in said for measure in (project.name, *project.text.clauses))
    for provision in dataset.provisions:
        assert all(line in said for line in provision.text.printed.split("\n"))
    links = document.element.xpath("//w:hyperlink/@w:anchor")
    bookmarks = document.element.xpath("//w:bookmarkStart/@w:name")
    assert len(links) > len(dataset.projects)
    assert links == bookmarks
    assert len(set(links)) == len(links)


def test_the_page_is_that_of_an_official_document() -> None:
    """GB/T 9704: A4, 37 mm above and 28 mm left of 156 × 225 mm, 仿宋 三号, page numbers between dashes outside."""
    document = opened(CITY, "units/shi-zhengshuju/shi-zhengshuju.docx")
    section = document.sections[0]
    lengths = (section.page_width, section.page_height, section.top_margin, section.left_margin, section.right_margin)
    width, height, top, left, right = (round(Length(length or 0).mm) for length in lengths)
    assert (width, height, top, left, width - left - right) == (210, 297, 37, 28, 156)
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        assert footer.paragraphs[0].text.startswith("— ")
        assert footer.paragraphs[0]._p.xpath("w:pPr/w:jc/@w:val") == [side]  # noqa: SLF001
        assert " PAGE " in footer.paragraphs[0]._p.xpath(".//w:instrText/text()")  # noqa: SLF001
    run = document.paragraphs[3].runs[0]._r  # noqa: SLF001
    assert run.xpath("w:rPr/w:rFonts/@w:eastAsia") == [BODY]
    assert run.xpath("w:rPr/w:sz/@w:val") == ["32"]


def test_fonts_have_others_in_their_place() -> None:
    """Each font that a document names is in its font table with what stands in for it."""
    for path, content in files().items():
        if path.endswith(".docx"):
            with ZipFile(BytesIO(content)) as zipped:
                document, table = (zipped.read(f"word/{name}.xml").decode() for name in ("document", "fontTable"))
            named = set(re.findall('w:eastAsia="([^"]+)"', document))
            assert named <= set(FALLBACKS)
            assert all(f'w:name="{font}"><w:altName' in table for font in named)


def test_any_words_make_a_document() -> None:
    """Markup and characters that XML cannot hold neither break the document nor get lost but for the latter."""
    writer = DocumentWriter(title="<&>", subject="\x00", created=NO_TIME)
    writer.add("a<b>&\x01\x0b\ufffe“c”", bookmark="r_p1")
    writer.add_table(("甲", "乙"), (20, 20), [("<w:p/>", "一\n二")])
    document = docx.Document(BytesIO(writer.content))
    assert document.paragraphs[0].text == "a<b>&“c”"
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["<w:p/>", "一\n二"]
    assert document.core_properties.title == "<&>"
    with ZipFile(BytesIO(writer.content)) as zipped:
        for name in zipped.namelist():
            etree.fromstring(zipped.read(name))


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed (soffice)")
def test_libreoffice_prints_documents(tmp_path: Path) -> None:
    """It makes PDFs of them: the plan's contents have page numbers, its matrix stands on A3."""
    for path in ("data/heyuan-2012.docx", "units/shi-zongzhiban/shi-zongzhiban.docx"):
        (tmp_path / Path(path).name).write_bytes(files("data")[path])
    command = [
        *(str(shutil.which("soffice")), f"-env:UserInstallation={(tmp_path / 'user').as_uri()}", "--headless"),
        *("--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, sorted(tmp_path.glob("*.docx")))),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 - the program it is about
    plan = pypdfium2.PdfDocument(tmp_path / "heyuan-2012.pdf")
    pages = [page.get_textpage().get_text_range() for page in plan]
    assert re.search(r"1 法治政府建设项目[.\s]*\d", pages[0])
    assert round(plan[len(plan) - 1].get_width() / 72 * 25.4) == 420
    assert "— 1 —" in pages[0]
    unit = pypdfium2.PdfDocument(tmp_path / "shi-zongzhiban.pdf")
    assert "市综治办责任清单" in unit[0].get_textpage().get_text_range()
