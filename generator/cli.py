"""The console command `plansite`. Exit code 0: nothing wrong; 1: findings; 2: wrong usage or a failing system."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

from generator import publication, revisions
from generator.commands import freeze, read_state
from generator.findings import DatasetError
from generator.load import CheckedDataset, load
from generator.report import FORMATS, report
from generator.synthesis import MOST_PROJECTS, MOST_UNITS, synthesize, write

CLEAN, FINDINGS, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; whatever goes wrong is told without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that knows no Chinese shows codes
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has gone (`plansite check | head`): nobody is left to tell, also when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINDINGS
    except publication.PublicationError as error:
        print(f"plansite: {error}", file=sys.stderr)  # noqa: T201
        return USAGE if isinstance(error, publication.UsageError) else FINDINGS
    except OSError as error:
        print(f"plansite: {error.strerror}: {error.filename or ''}", file=sys.stderr)  # noqa: T201
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="plansite", description="行动计划的数据与网站 (an action plan as data)")
    commands = parser.add_subparsers(title="命令 (commands)", metavar="COMMAND", required=True)
    check = commands.add_parser("check", help="检查数据 (check the dataset)")
    _add_data(check)
    check.add_argument("--format", choices=FORMATS, default="text", help="结果的格式，默认 text (format of findings)")
    check.add_argument("--strict", action="store_true", help="有警告也算不通过 (a warning fails too)")
    check.set_defaults(run=_check)
    diff = commands.add_parser("diff", help="比较两个状态，按单位说明变化 (what changed, for whom)")
    diff.add_argument(
        "old",
        metavar="OLD",
        help="旧的状态：数据文件夹、版本号或 git 版本 (a data folder, a revision's id or a git revision)",
    )
    diff.add_argument(
        "new",
        metavar="NEW",
        help="新的状态：数据文件夹、版本号或 git 版本 (a data folder, a revision's id or a git revision)",
    )
    _add_data(diff)
    diff.add_argument("--format", choices=revisions.FORMATS, default="text", help="结果的格式，默认 text (the format)")
    diff.set_defaults(run=_diff)
    export = commands.add_parser("export", help="把网页写成 Markdown，供其他生成器使用 (the pages as Markdown)")
    export.add_argument("folder", type=Path, metavar="DIR", help="写到这个文件夹 (the folder to write to)")
    _add_data(export)
    export.set_defaults(run=_export)
    freeze = commands.add_parser("freeze", help="为最后一个版本生成快照 (freeze the state of the last revision)")
    _add_data(freeze)
    freeze.set_defaults(run=_freeze)
    synthesis = commands.add_parser("synthesize", help="生成任意规模的虚构计划 (make a fictional plan of any size)")
    synthesis.add_argument(
        "--projects", type=_up_to(MOST_PROJECTS), required=True, metavar="N", help="项目数 (projects)"
    )
    synthesis.add_argument("--units", type=_up_to(MOST_UNITS), required=True, metavar="M", help="责任单位数 (units)")
    synthesis.add_argument("--seed", type=int, default=0, metavar="S", help="种子，默认 0；相同则结果相同 (the seed)")
    synthesis.add_argument(
        "folder", type=Path, metavar="DIR", help="写入的文件夹，须为空 (an empty folder to write to)"
    )
    synthesis.set_defaults(run=_synthesize)
    publish = commands.add_parser(
        "publish", help="把生成的网站原子地发布到服务器的文件夹 (publish in one atomic switch)"
    )
    publish.add_argument("folder", type=Path, metavar="DIR", help="发布到这里，服务器的根目录是 DIR/current")
    _add_site(publish)
    publish.add_argument("--keep", type=_kept, default=5, metavar="N", help="保留几个版本，默认 5 (releases to keep)")
    publish.set_defaults(run=_publish)
    rollback = commands.add_parser("rollback", help="退回上一个发布的版本 (go back to the release before)")
    rollback.add_argument("folder", type=Path, metavar="DIR", help="发布用的文件夹 (the folder published to)")
    rollback.set_defaults(run=_rollback)
    verify = commands.add_parser("verify", help="逐个文件核对线上的网站 (compare what is served with a build)")
    verify.add_argument("served", metavar="URL-or-DIR", help="网址或文件夹 (an address or a folder)")
    _add_site(verify)
    verify.set_defaults(run=_verify)
    return parser


def _add_site(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--site", type=Path, default=Path("site"), metavar="SITE", help="生成的网站，默认 site (the built site)"
    )


def _kept(text: str) -> int:
    count = int(text) if text.isdecimal() else 0
    if count < publication.LEAST_KEPT:
        message = f"至少保留 {publication.LEAST_KEPT} 个版本，才能退回 (keep two at least, to go back to one)"
        raise argparse.ArgumentTypeError(message)
    return count


def _add_data(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--data", type=Path, default=Path("data"), metavar="DIR", help="数据文件夹，默认 data (the data folder)"
    )


def _up_to(most: int) -> Callable[[str], int]:
    """Return the reader of a number from 1 to `most`."""

    def number(words: str) -> int:
        if not words.isascii() or not words.isdigit() or not 1 <= int(words) <= most:
            message = f"应为 1 到 {most} 的整数 (a whole number from 1 to {most}): {words}"
            raise argparse.ArgumentTypeError(message)
        return int(words)

    return number


def _check(options: argparse.Namespace) -> int:
    try:
        checked = load(options.data)
    except DatasetError as error:
        sys.stdout.write(report(error.findings, options.format, options.data))
        return FINDINGS
    if checked.warnings or options.format == "json":
        sys.stdout.write(report(checked.warnings, options.format, options.data))
    if options.format == "text":
        sys.stdout.write(_clean(checked))
    return FINDINGS if options.strict and checked.warnings else CLEAN


def _diff(options: argparse.Namespace) -> int:
    try:
        old, new = (read_state.read_state(name, options.data) for name in (options.old, options.new))
    except read_state.UnknownStateError as error:
        print(f"plansite: {error}", file=sys.stderr)  # noqa: T201
        return USAGE
    except DatasetError as error:
        sys.stderr.write(report(error.findings, "line", options.data))
        return USAGE
    for state in (old, new):
        sys.stderr.write(report(state.findings, "line", options.data))
    found = revisions.Difference.of(old, new)
    sys.stdout.write(found.told(options.format))
    return FINDINGS if found.changes else CLEAN


def _export(options: argparse.Namespace) -> int:
    # The pages' pinyin takes a quarter of a second to import, which no other command needs.
    from generator.website import (  # noqa: PLC0415
        Publisher,
        markdown,
        website,
    )

    try:
        checked = load(options.data)
    except DatasetError as error:
        sys.stdout.write(report(error.findings, "text", options.data))
        return FINDINGS
    count = markdown.export(website(checked, Publisher()), options.folder)
    sys.stdout.write(f"写了 {count} 个文件到 {options.folder} ({count} files written)\n")
    return CLEAN


def _freeze(options: argparse.Namespace) -> int:
    try:
        frozen = freeze.freeze(options.data)
    except DatasetError as error:
        sys.stdout.write(report(error.findings, "text", options.data))
        return FINDINGS
    except freeze.SnapshotError as error:
        print(f"plansite: {error}", file=sys.stderr)  # noqa: T201
        return FINDINGS
    told = "已生成快照" if frozen.written else "快照没有变化"
    sys.stdout.write(
        f"版本 {frozen.revision}：{told} {frozen.snapshot} ({'frozen' if frozen.written else 'unchanged'})\n"
    )
    return CLEAN


def _publish(options: argparse.Namespace) -> int:
    outcome = publication.publish(options.folder, options.site, options.keep)
    if outcome.before == outcome.release:
        sys.stdout.write(f"内容没有变化，仍是版本 {outcome.release} (unchanged)\n")
    else:
        before = f"，此前是 {outcome.before}" if outcome.before else ""
        sys.stdout.write(f"已发布版本 {outcome.release}{before} (published)\n")
    return CLEAN


def _rollback(options: argparse.Namespace) -> int:
    outcome = publication.rollback(options.folder)
    sys.stdout.write(f"已从版本 {outcome.before} 退回到 {outcome.release} (rolled back)\n")
    return CLEAN


def _verify(options: argparse.Namespace) -> int:
    verification = publication.verify(options.served, options.site)
    sys.stdout.writelines(f"{difference}\n" for difference in verification.differences)
    if verification.differences:
        return FINDINGS
    sys.stdout.write(
        f"一致：核对了 {verification.compared} 个文件 (the same, {verification.compared} files compared)\n"
    )
    return CLEAN


def _clean(checked: CheckedDataset) -> str:
    """Return the line that says what was checked."""
    dataset = checked.dataset
    ties = sum(len(project.responsibilities) for project in dataset.projects)
    facts = sum(len(record.facts) for record in dataset.texts)
    counts = {
        "个工程": len(dataset.engineerings),
        "个项目": len(dataset.projects),
        "处责任单位": ties,
        "个单位": len(dataset.units.units),
        "条条款": len(dataset.provisions),
        "项事实": facts,
    }
    told = "、".join(f"{count} {what}" for what, count in counts.items())
    return f"检查通过：{told}，原文一字不差 (clean)\n"


def _synthesize(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    if folder.exists() and any(folder.iterdir()):
        print(f"plansite: {folder} 不是空文件夹 (the folder is not empty)", file=sys.stderr)  # noqa: T201
        return USAGE
    count = write(synthesize(options.projects, options.units, options.seed), folder)
    sys.stdout.write(f"已写入 {count} 个文件，内容纯属虚构：{folder} (written, all fiction)\n")
    return CLEAN
