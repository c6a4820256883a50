"""`plansite check`: the data folder checked; findings, or what was checked."""

from pathlib import Path

import click

from generator.commands.errors import report_findings
from generator.commands.exit_codes import CLEAN, FINDINGS
from generator.commands.help import command
from generator.commands.options import data_option
from generator.findings import DatasetError, Finding, ordered
from generator.load import CheckedDataset, load, read_states
from generator.load import check as check_states
from generator.model.dataset import Dataset
from generator.report import FORMATS, report
from generator.rules.concerned import ON_DRAFTS
from generator.rules.context import RuleContext
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
    """Write the findings, or one line of counts where there are none; with `--drafts` one for each draft, too."""
    with report_findings(data, output):
        checked = _load_for_review(data, output) if list_drafts else load(data)
    findings = _to_review(checked) if list_drafts else checked.warnings
    if findings or output == "json":
        click.echo(report(findings, output, data), nl=False)
    failed = strict and checked.warnings
    if output == "text":
        if list_drafts:
            click.echo(f"{draft_counts(checked.dataset)}{_other_warnings(findings)}")
        click.echo(_failed(checked) if failed else _clean(checked))
    return FINDINGS if failed else CLEAN


def _load_for_review(data: Path, output: str) -> CheckedDataset:
    """Return the checked dataset of a folder; of one with errors, write these and the drafts, and end the command."""
    states = read_states(data)
    try:
        return check_states(states)
    except DatasetError as error:
        dataset = states[-1].dataset
        wrong = [finding for finding in error.findings if finding.rule != DRAFT_LEFT]
        wrong += draft_findings(dataset, _doubts(dataset))
        click.echo(report(wrong, output, data), nl=False)
        raise click.exceptions.Exit(FINDINGS) from error


def _to_review(checked: CheckedDataset) -> tuple[Finding, ...]:
    """Return the drafts, worst first, then every warning, those too that would come once a draft is reviewed."""
    dataset = checked.dataset
    context = RuleContext(dataset, checked.graph, checked.states)
    later = (finding for rule in ON_DRAFTS for finding in rule(context))
    others = (finding for finding in checked.warnings if finding.rule != DRAFT_LEFT)
    return (*draft_findings(dataset, _doubts(dataset)), *ordered((*others, *later)))


def _other_warnings(findings: tuple[Finding, ...]) -> str:
    """Return how many findings are no drafts, in words; "" for none."""
    count = sum(finding.rule != DRAFT_LEFT for finding in findings)
    return f"；另有 {count} 个警告，在清单末尾 (and {count} warnings, at the end of the list)" if count else ""


def _doubts(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return what comments beside drafts say was unsure, by the record's id, in the order of the import's report."""
    # It imports the importer, which no other check waits for.
    from generator.importing.review_comments import doubts_by_record  # noqa: PLC0415

    return doubts_by_record(
        Path(file) for file in sorted({draft.record.origin.location.file for draft in dataset.drafts})
    )


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
