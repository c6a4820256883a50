"""The console command `plansite`. Exit code 0: nothing wrong; 1: findings; 2: wrong usage or a failing system."""

from __future__ import annotations

import argparse
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from generator import markdown
from generator.diagnostics import DatasetError
from generator.load import load
from generator.report import FORMATS, report
from generator.synthesis import MOST_PROJECTS, MOST_UNITS, synthesize, write
from generator.website import Publisher, website

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.load import CheckedDataset

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
    export = commands.add_parser("export", help="把网页写成 Markdown，供其他生成器使用 (the pages as Markdown)")
    export.add_argument("folder", type=Path, metavar="DIR", help="写到这个文件夹 (the folder to write to)")
    _add_data(export)
    export.set_defaults(run=_export)
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
    return parser


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
        sys.stdout.write(report(error.diagnostics, options.format, options.data))
        return FINDINGS
    if checked.warnings or options.format == "json":
        sys.stdout.write(report(checked.warnings, options.format, options.data))
    if options.format == "text":
        sys.stdout.write(_clean(checked))
    return FINDINGS if options.strict and checked.warnings else CLEAN


def _export(options: argparse.Namespace) -> int:
    try:
        checked = load(options.data)
    except DatasetError as error:
        sys.stdout.write(report(error.diagnostics, "text", options.data))
        return FINDINGS
    count = markdown.export(website(checked, Publisher()), options.folder)
    sys.stdout.write(f"写了 {count} 个文件到 {options.folder} ({count} files written)\n")
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
