"""`plansite reimport`: what a corrected notice changes, put into data that people have reviewed."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from generator.commands.errors import CommandError, CommandUsageError, report_findings
from generator.commands.exit_codes import CLEAN, FINDINGS
from generator.commands.help import command
from generator.commands.options import PATH, data_option
from generator.commands.read_state import read_state
from generator.ellipsis import shortened
from generator.files import write_whole
from generator.importing.draft.checked_draft import RefusedDraftError
from generator.importing.readers import ReadError
from generator.importing.reimport.corrected_documents import UnmergedError
from generator.importing.reimport.merging import Conflict
from generator.importing.reimport.reading_again import ReadingAgain, read_again
from generator.importing.site_folder import REPORT
from generator.invisible import visible
from generator.revisions.report import Difference
from generator.source import Json

_SHOWN = 60  # characters of a value


@command
@click.argument("notice", type=PATH, metavar="NOTICE", help="改过的通知 (the corrected notice)")
@data_option
def reimport(notice: Path, data: Path) -> int:
    """Put the notice's changes into the data as drafts, tell them by unit, and list what stays as people edited it."""
    if not data.is_dir():
        message = f"没有数据文件夹 {data}：用 --data 指明 (no such data folder)"
        raise CommandUsageError(visible(message))
    with report_findings(data):
        old = read_state(str(data), data)  # first: it refuses data that break their schemas
        again = _read(notice, data)
    if not (again.files or again.conflicts):
        click.echo("通知没有改动，什么也没有写 (nothing has changed, nothing is written)")
        return CLEAN
    _write(again.files, data)
    report = data.resolve().parent / REPORT
    if report.is_file():
        write_whole({report: again.report})
    new = read_state(str(data), data)
    click.echo(Difference.of(old, replace(new, name=notice.name)).report("text"), nl=False)
    click.echo("")
    for name, place, conflict in again.conflicts:
        for line in _lines(f"{name} 的 {place}", conflict):
            click.echo(visible(line))
    errors = sum(finding.severity == "error" for finding in new.findings)
    click.echo(
        f"改了 {len(dict(again.files))} 个文件；通知改过的记录又标了 draft: true，用 plansite check --drafts 逐条核对"
        f" ({len(dict(again.files))} files changed; what the notice changed is a draft again)"
    )
    if errors:
        click.echo(f"还有 {errors} 处与新的原文不符：用 plansite check 列出，逐条改 (the check finds errors)")
    return FINDINGS if errors or again.conflicts else CLEAN


def _read(notice: Path, data: Path) -> ReadingAgain:
    """Return what the notice changes. Raises CommandError where it cannot be put into the data."""
    try:
        return read_again(data, notice)
    except (ReadError, RefusedDraftError, UnmergedError) as error:
        message = f"什么也没有写：{error} (nothing is written)"
        raise CommandError(visible(message)) from error


def _write(files: Iterable[tuple[str, bytes | None]], data: Path) -> None:
    """Write and remove files in their order; as a whole those before one that is removed or written again."""
    batch: dict[Path, bytes] = {}
    for name, content in files:
        if content is None or data / name in batch:
            write_whole(batch)
            batch = {}
        if content is None:
            (data / name).unlink(missing_ok=True)
        else:
            batch[data / name] = content
    write_whole(batch)


def _lines(where: str, conflict: Conflict) -> Iterator[str]:
    """Yield the lines on a value that the notice has changed and that stays as it was."""
    if not conflict.is_edited:
        yield f"通知改了，在 YAML 里改不了它而不动别处，没有动，请直接改：{where} (edit the YAML)"
        yield f"    改后读出：{_shown(conflict.new)}"
        return
    yield f"你改过、通知也改了的，没有动：{where} (edited on both sides)"
    values = (("原来读出", conflict.old), ("改后读出", conflict.new), ("你写的", conflict.edited))
    for title, value in values:
        yield f"    {title}：{_shown(value)}"


def _shown(value: Json) -> str:
    """Return a value as words, cut to a line; 没有 where there is none."""
    words = "没有" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shortened(words, _SHOWN)
