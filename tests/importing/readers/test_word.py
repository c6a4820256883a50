"""Word documents are read as Word prints them."""

import pytest

from generator.importing.readers.notice import extract_text
from generator.importing.readers.word_numbers import format_number
from tests.importing.readers.word_files import W, level, numbered, numbering, paragraph, word_file

THREE = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")
ONE_LIST = {1: '<w:abstractNumId w:val="0"/>'}


def lines(body: str, parts: dict[str, str] | None = None) -> list[str]:
    """Return the lines that are read of a body."""
    return extract_text(word_file(body, parts)).text.splitlines()


@pytest.mark.parametrize(
    ("value", "format_", "printed"),
    [
        (1, "chineseCounting", "一"), (10, "chineseCounting", "十"), (12, "chineseCountingThousand", "十二"),
        (20, "japaneseCounting", "二十"), (103, "chineseCountingThousand", "一百零三"),
        (110, "chineseCounting", "一百一十"),
        (15, "chineseLegalSimplified", "壹拾伍"), (10, "ideographDigital", "一〇"), (3, "ideographTraditional", "丙"),
        (12, "ideographZodiac", "亥"), (7, "decimalEnclosedCircle", "⑦"), (21, "decimalEnclosedCircleChinese", "㉑"),
        (3, "decimalEnclosedParen", "⑶"), (3, "decimalEnclosedFullstop", "⒊"), (12, "decimalFullWidth", "１２"),
        (3, "decimalZero", "03"), (28, "lowerLetter", "bb"), (2, "upperLetter", "B"), (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"), (5, "none", ""), (6, "somethingNew", "6"), (0, "chineseCounting", "0"),
    ],
)  # fmt: skip
def test_number_formats(value: int, format_: str, printed: str) -> None:
    """Each number format of Chinese documents prints what Word prints; an unknown one prints digits."""
    assert format_number(value, format_) == printed


def test_levels_restart_after_higher_ones() -> None:
    """A level counts on until a higher one comes, then begins anew."""
    body = "".join(
        [numbered("甲", 1), numbered("乙", 1, 2), numbered("丙", 1, 2), numbered("丁", 1), numbered("戊", 1, 2)]
    )
    assert lines(body, {"numbering": numbering({0: THREE}, ONE_LIST)}) == ["一、甲", "1.乙", "2.丙", "二、丁", "1.戊"]


def test_level_that_never_restarts_counts_on() -> None:
    """`lvlRestart` of 0 numbers a level through the whole document."""
    through = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    body = "".join([numbered("甲", 1), numbered("乙", 1, 1), numbered("丙", 1), numbered("丁", 1, 1)])
    assert lines(body, {"numbering": numbering({0: through}, ONE_LIST)}) == ["一、甲", "1.乙", "二、丙", "2.丁"]


def test_overriding_start_makes_a_gap() -> None:
    """A list with `startOverride` begins there, once; another list of the same definition counts on."""
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = {**ONE_LIST, 2: f'<w:abstractNumId w:val="0"/>{override}', 3: '<w:abstractNumId w:val="0"/>'}
    body = "".join([numbered("甲", 1), numbered("乙", 2), numbered("丙", 2), numbered("丁", 3)])
    assert lines(body, {"numbering": numbering({0: THREE}, lists)}) == ["一、甲", "五、乙", "六、丙", "七、丁"]


def test_overriding_level_is_printed_in_its_own_form() -> None:
    """A list may replace a level of its definition."""
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1项")}</w:lvlOverride>'
    lists = {1: f'<w:abstractNumId w:val="0"/>{override}'}
    assert lines(numbered("甲", 1), {"numbering": numbering({0: THREE}, lists)}) == ["第1项 甲"]


def test_legal_numbering_prints_digits_of_every_level() -> None:
    """`isLgl` prints 1.2 where the level above prints 一."""
    legal = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    body = numbered("甲", 1) + numbered("乙", 1, 1) + numbered("丙", 1, 1)
    assert lines(body, {"numbering": numbering({0: legal}, ONE_LIST)}) == ["一、甲", "1.1 乙", "1.2 丙"]


def test_style_gives_list_and_level() -> None:
    """A paragraph style, or the one that it is based on, numbers its paragraphs; `numId` 0 takes the number away."""
    linked = level(0, "chineseCounting", "%1、", '<w:pStyle w:val="Chapter"/>') + level(
        1, "decimal", "%2.", '<w:pStyle w:val="Item"/>'
    )
    styles = (
        f"<w:styles {W}>"
        '<w:style w:type="paragraph" w:styleId="Chapter">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Bold"><w:basedOn w:val="Chapter"/></w:style></w:styles>'
    )
    styled = '<w:pStyle w:val="{}"/>'
    body = (
        paragraph("甲", styled.format("Chapter"))
        + paragraph("乙", styled.format("Item"))
        + paragraph("丙", styled.format("Bold"))
        + paragraph("丁", styled.format("Item") + '<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    parts = {"numbering": numbering({0: linked}, ONE_LIST), "styles": styles}
    assert lines(body, parts) == ["一、甲", "1.乙", "二、丙", "丁"]


def test_list_style_is_followed() -> None:
    """A definition that only names a list style has the levels of the definition that makes the style."""
    definitions = {0: '<w:styleLink w:val="Outline"/>' + THREE, 1: '<w:numStyleLink w:val="Outline"/>'}
    assert lines(numbered("甲", 1), {"numbering": numbering(definitions, {1: '<w:abstractNumId w:val="1"/>'})}) == [
        "一、甲"
    ]


def test_bullets_of_symbol_fonts_are_dots() -> None:
    """A bullet from a symbol font's private characters is printed as a dot, another as it is."""
    bullets = level(0, "bullet", "\uf0b7") + level(1, "bullet", "◆")
    body = numbered("甲", 1) + numbered("乙", 1, 1)
    assert lines(body, {"numbering": numbering({0: bullets}, ONE_LIST)}) == ["●甲", "◆ 乙"]


def test_numbers_in_an_automatic_column() -> None:
    """A table whose first column holds nothing but automatic numbers prints them."""
    rows = "".join(
        f"<w:tr><w:tc>{numbered('', 1)}</w:tc><w:tc>{paragraph(text)}</w:tc></w:tr>" for text in ("修路", "架桥")
    )
    parts = {"numbering": numbering({0: level(0, "decimal", "%1")}, ONE_LIST)}
    assert lines(f"<w:tbl>{rows}</w:tbl>", parts) == ["1\t修路", "2\t架桥"]


def test_merged_cells_stand_once() -> None:
    """Cells merged down are empty below, cells merged across empty beside; a row that is one cell has no tabs."""
    body = (
        "<w:tbl>"
        f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>{paragraph("一、项目攻坚")}</w:tc></w:tr>'
        f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("水")}</w:tc>'
        f"<w:tc>{paragraph('修渠')}</w:tc>"
        f"<w:tc>{paragraph('县水利局')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('不印')}</w:tc>"
        '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
        f"{paragraph('清淤')}</w:tc></w:tr></w:tbl>"
    )
    assert lines(body) == ["一、项目攻坚", "水\t修渠\t县水利局", "\t清淤\t"]


def test_lines_of_a_cell_are_one() -> None:
    """Paragraphs of a cell go on after a separator, else a blank keeps two names apart."""
    cell = f"<w:tc>{paragraph('县财政局、')}{paragraph('县林业局')}{paragraph('白石镇')}</w:tc>"
    assert lines(f"<w:tbl><w:tr><w:tc>{paragraph('1')}</w:tc>{cell}</w:tr></w:tbl>") == ["1\t县财政局、县林业局 白石镇"]


def test_box_of_one_cell_is_lines() -> None:
    """A table of one cell is a box: its paragraphs are lines."""
    assert lines(f"<w:tbl><w:tr><w:tc>{paragraph('专栏1')}{paragraph('建驿站')}</w:tc></w:tr></w:tbl>") == [
        "专栏1",
        "建驿站",
    ]


def test_text_box_follows_its_paragraph_once() -> None:
    """A text box's words come after the paragraph that it hangs on, not once more from its replacement for old Word."""
    box = f"<w:txbxContent>{paragraph('签发人：甲')}</w:txbxContent>"
    body = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>临江市文件</w:t></w:r></w:p>"
    )
    assert lines(body) == ["临江市文件", "签发人：甲"]


def test_notes_follow_the_text() -> None:
    """Footnotes come after the text in the order of their marks, which are circled so that no figure gains a digit."""
    body = (
        "<w:p><w:r><w:t>青年92万人</w:t></w:r><w:r><w:footnoteReference w:id='7'/></w:r><w:r><w:t>。</w:t></w:r></w:p>"
    )
    notes = f"<w:footnotes {W}><w:footnote w:id='7'>{paragraph('按普查口径。')}</w:footnote></w:footnotes>"
    assert lines(body, {"footnotes": notes}) == ["青年92万人①。", "", "①按普查口径。"]


def test_tracked_changes_read_as_accepted() -> None:
    """Inserted words are read, deleted and hidden ones are left out and listed, as is a page header."""
    body = (
        "<w:p><w:r><w:t>由</w:t></w:r><w:del><w:r><w:delText>市教育局</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>市体育局</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r>"
        "<w:r><w:t>负责</w:t></w:r></w:p>"
    )
    header = f"<w:hdr {W}>{paragraph('内部资料')}</w:hdr>"
    extract = extract_text(word_file(body, {"header1": header}))
    assert extract.text == "由市体育局负责\n"
    assert [piece.text for piece in extract.debris] == ["市教育局", "草稿", "内部资料"]


def test_contents_are_left_out() -> None:
    """A table of contents repeats the headings: its lines are left out and listed."""
    styles = f'<w:styles {W}><w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>'
    body = paragraph("一、总则\t3", '<w:pStyle w:val="T1"/>') + paragraph("一、总则")
    extract = extract_text(word_file(body, {"styles": styles}))
    assert (extract.text, len(extract.debris)) == ("一、总则\n", 1)


def test_fields_controls_and_breaks() -> None:
    """A field prints its result and not its code; controls are transparent; a line break is one, a tab is a blank."""
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        "<w:r><w:instrText>DATE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>2025年</w:t></w:r><w:r><w:tab/><w:t>甲</w:t><w:br/>"
        "<w:t>乙</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert lines(body) == ["2025年 甲", "乙"]
