"""`plansite synthesize`: a valid fictional plan of any size, the same for the same numbers and seed."""

from pathlib import Path

import click

from generator import synthesis
from generator.commands.errors import CommandUsageError
from generator.commands.exit_codes import CLEAN
from generator.commands.help import command
from generator.commands.options import PATH, WholeNumber


@command
@click.option(
    "--projects", type=WholeNumber(synthesis.MOST_PROJECTS), required=True, metavar="N", help="项目数，必填 (projects)"
)
@click.option(
    "--units", type=WholeNumber(synthesis.MOST_UNITS), required=True, metavar="M", help="责任单位数，必填 (units)"
)
@click.option("--seed", type=int, default=0, metavar="S", help="种子，默认 0；相同则结果相同 (the seed)")
@click.argument("folder", type=PATH, metavar="DIR", help="写入的文件夹，须为空 (an empty folder to write to)")
def synthesize(projects: int, units: int, seed: int, folder: Path) -> int:
    """Write the plan into an empty folder, or one that is not there yet."""
    if folder.exists() and any(folder.iterdir()):
        message = f"{folder} 不是空文件夹 (the folder is not empty)"
        raise CommandUsageError(message)
    count = synthesis.write(synthesis.synthesize(projects, units, seed), folder)
    click.echo(f"已写入 {count} 个文件，内容纯属虚构：{folder} (written, all fiction)")
    return CLEAN
