"""`plansite workbook`: the data as one Excel workbook, to be edited and read back."""

from pathlib import Path

import click

from generator.commands.errors import report_findings
from generator.commands.exit_codes import CLEAN
from generator.commands.help import command
from generator.commands.options import PATH, data_option, require_ending
from generator.files import write_output
from generator.load import load
from generator.source import read_folder


@command
@click.argument("file", type=PATH, metavar="FILE", help="写到这个文件，.xlsx (the file to write)")
@data_option
def workbook(file: Path, data: Path) -> int:
    """Write the workbook where the data have no errors, or else the findings."""
    # Its libraries take as long to import as all the rest, which help and completion need not wait for.
    from generator.editing import workbook as written  # noqa: PLC0415
    from generator.editing.records import record_sheets  # noqa: PLC0415
    from generator.importing.review_comments import doubts_by_record  # noqa: PLC0415

    require_ending(file, ".xlsx")
    with report_findings(data):
        plan, documents = load(data).dataset.plan, read_folder(data)
    sheets = record_sheets(documents, plan.words)
    doubts = doubts_by_record(data / document.name for document in documents)
    write_output(file, written.workbook(sheets, plan.title, doubts))
    rows = sum(len(sheet.rows) for sheet in sheets)
    click.echo(f"写了 {len(sheets)} 张工作表、{rows} 行到 {file} ({len(sheets)} sheets, {rows} rows)")
    return CLEAN
