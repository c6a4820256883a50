"""`plansite check`: the data folder checked; findings, or what was checked."""

from pathlib import Path

import click

from generator.commands.errors import report_findings
from generator.commands.exit_codes import CLEAN, FINDINGS
from generator.commands.help import command
from generator.commands.options import data_option
from generator.load import CheckedDataset, load
from generator.model.dataset import Dataset
from generator.report import FORMATS, report
from generator.rules.drafts import NAME as DRAFT_LEFT
from generator.rules.drafts import draft_counts, draft_findings


@command
@data_option
@click.option(
    "--format", "output", type=click.Choice(FORMATS), default="text", help="结果的格式，默认 text (format of findings)"
)
@click.option("--strict", is_flag=True, help="有警告也算不通过 (a warning fails too)")
@click.option("--drafts", "list_drafts", is_flag=True, help="列出未经核对的，要紧的在前 (list drafts, worst first)")
def check(data: Path, output: str, *, strict: bool, list_drafts: bool) -> int:
    """Write the findings, or one line of counts where there are none; with `--drafts` a finding for each draft."""
    with report_findings(data, output):
        checked = load(data)
    findings = draft_findings(checked.dataset, _review_items(checked.dataset)) if list_drafts else checked.warnings
    if findings or output == "json":
        click.echo(report(findings, output, data), nl=False)
    failed = strict and checked.warnings
    if output == "text":
        if list_drafts:
            click.echo(draft_counts(checked.dataset))
        click.echo(_failed(checked) if failed else _clean(checked))
    return FINDINGS if failed else CLEAN


def _review_items(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return what comments beside drafts say was unsure, by the record's id, in the order of the import's report."""
    # It imports the importer, which no other check waits for.
    from generator.importing.review_comments import read_review_items  # noqa: PLC0415

    files = sorted({draft.record.origin.location.file for draft in dataset.drafts})
    words: dict[str, tuple[str, ...]] = {}
    for item in read_review_items(map(Path, files)):
        said = f"{item.message}：{item.words}（原文第 {item.line} 行）"
        words[item.record] = (*words.get(item.record, ()), said)
    return words


def _failed(checked: CheckedDataset) -> str:
    """Return the line that says what `--strict` does not pass."""
    left = len(checked.dataset.drafts)
    warnings = sum(warning.rule != DRAFT_LEFT for warning in checked.warnings)
    counts = ((left, "处未核对", "drafts"), (warnings, "个警告", "warnings"))
    what = "、".join(f"{count} {words}" for count, words, _ in counts if count)
    english = ", ".join(f"{count} {words}" for count, _, words in counts if count)
    return f"《{checked.dataset.plan.title}》没有通过：还有 {what} (not clean: {english} left)"


def _clean(checked: CheckedDataset) -> str:
    """Return the line that says what was checked."""
    dataset, words = checked.dataset, checked.dataset.plan.words
    counts = {
        f"个{words.group}": len(dataset.engineerings),
        f"个{words.project}": len(dataset.projects),
        "处责任单位": sum(1 for _ in dataset.responsibilities),
        "个单位": len(dataset.units.units),
        "条条款": len(dataset.provisions),
        "项事实": sum(len(record.facts) for record in dataset.texts),
    }
    counted = "、".join(f"{count} {what}" for what, count in counts.items() if count)
    return f"《{dataset.plan.title}》检查通过：{counted}，原文一字不差 (clean)"
