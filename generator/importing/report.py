"""What an import read, for the terminal and as `import-report.md`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.importing.draft.checked_draft import CheckedDraft
from generator.importing.draft.review_items import ReviewItem
from generator.importing.draft.waivers import NOT_READ
from generator.importing.readers import SourceText
from generator.model.repetition import repeated_groups, repeated_tasks
from generator.programs import typed

_ON_TERMINAL = 8


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """How much an import read: each a number of records, of responsibilities, or of facts; waivers: figures left.

    repeated: the ids of each task or group whose name another group's task has before it, and of that task.
    """

    tasks: int
    groups: int
    units: int
    responsibilities: int
    provisions: int
    phases: int
    deadlines: int
    figures: int
    recurring: int
    citations: int
    waivers: int
    title: str
    repeated: tuple[tuple[str, str], ...] = ()
    repeated_groups: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, draft: CheckedDraft) -> ImportCounts:
        """Count what a draft holds."""
        dataset = draft.checked.dataset
        texts = tuple(dataset.texts)
        return cls(
            tasks=len(dataset.projects),
            groups=len(dataset.engineerings),
            units=len(dataset.units.units),
            responsibilities=sum(len(project.responsibilities) for project in dataset.projects),
            provisions=len(dataset.provisions),
            phases=len(dataset.plan.phases),
            deadlines=sum(len(record.deadlines) for record in texts),
            figures=sum(len(record.targets) for record in texts),
            recurring=sum(len(record.recurring) for record in texts),
            citations=sum(len(record.citations) for record in texts),
            waivers=sum(waiver.reason == NOT_READ for record in texts for waiver in record.waivers),
            title=dataset.plan.title,
            repeated=tuple((row.id, task.id) for row, task in repeated_tasks(dataset)),
            repeated_groups=tuple((group.id, task.id) for group, task in repeated_groups(dataset)),
        )

    @property
    def repetition(self) -> str:
        """What is to be said first where a table repeats tasks of the text; nothing where none does."""
        what = ((self.repeated, "项任务"), (self.repeated_groups, "个分组"))
        same = [
            f"有 {len(pairs)} {name}与前面的任务名称相同，多半是附表重复正文，各算一项，总数因此多算："
            f"{'、'.join(f'{row} 同 {task}' for row, task in pairs)}。"
            for pairs, name in what
            if pairs
        ]
        joined = "用 plansite join-rows 并入正文的任务，" if self.repeated else ""
        return f"{''.join(same)}{joined}见 docs/import.md (tasks that a table repeats)" if same else ""

    @property
    def words(self) -> str:
        """The counts in one sentence, what there is none of left out."""
        counts = (
            (self.tasks, "项任务"),
            (self.groups, "个分组"),
            (self.units, "个单位"),
            (self.responsibilities, "处责任"),
            (self.provisions, "条条款"),
            (self.phases, "个阶段"),
            (self.deadlines, "个时限"),
            (self.figures, "个指标"),
            (self.recurring, "项周期任务"),
            (self.citations, "份引用的文件"),
        )
        words = "、".join(f"{count} {what}" for count, what in counts if count)
        return f"{words}；{self.waivers} 处数字没有记为事实" if self.waivers else words


def terminal_report(
    counts: ImportCounts, items: tuple[ReviewItem, ...], source: SourceText, folder: str, programs: str
) -> str:
    """Return what is said on the terminal: what was read, the worst of what is unsure, and what to do next.

    programs: what stands before the name of a program that is started in `folder`: ../.venv/bin/ or nothing.
    """
    lines = [f"读出《{counts.title}》：{counts.words} (read; everything is a draft)"]
    lines += [f"  {counts.repetition}"] if counts.repetition else []
    lines += [f"  第 {item.line} 行 {item.message}：{item.words}" for item in items[:_ON_TERMINAL]]
    if len(items) > _ON_TERMINAL:
        lines.append(f"  ……共 {len(items)} 处要看，见 {folder}/import-report.md (all of them are listed there)")
    if source.debris:
        lines.append(f"略去网页、页眉页脚等 {len(source.debris)} 处，见 import-report.md (left out as debris)")
    site, review = typed(programs + "mkdocs"), typed(programs + "plansite")
    lines += [
        "下一步 (next):",
        f"  1. cd {typed(folder)}",
        f"  2. {site} serve 看网站 (look)",
        f"  3. {review} check --drafts 逐条核对 (review)",
    ]
    return "\n".join(lines)


def markdown_report(counts: ImportCounts, items: tuple[ReviewItem, ...], source: SourceText) -> str:
    """Return `import-report.md`."""
    return "\n".join(_markdown(counts, items, source)) + "\n"


def _markdown(counts: ImportCounts, items: tuple[ReviewItem, ...], source: SourceText) -> Iterator[str]:
    yield f"# 导入报告：{_cell(counts.title)}"
    yield ""
    yield f"原件 `{source.original}`，SHA-256 `{source.sha256}`，由 {source.reader} 读出。"
    yield ""
    yield f"读出 {counts.words}。"
    yield ""
    if counts.repetition:
        yield f"**{_cell(counts.repetition)}**"
        yield ""
    yield "这些都是机器读出的，未经核对，数据里写着 `draft: true`。"
    yield "原文的每一个字都在数据里，`plansite check` 逐字比对过。"
    yield "核对一条：对照原文看，改正，只删去 `draft: true` 这几个字：自己占一行的，删去那一行；"
    yield "写在 `{ … }` 里的，删去它和前面的逗号，那一行留着（删去就少了一个单位）。"
    yield "`plansite check --drafts` 列出还剩哪些，次序和下面的表一样，别的在后。"
    yield ""
    yield f"## 先看这 {len(items)} 处"
    yield ""
    if items:
        yield "| 原文的行 | 记录 | 看什么 | 原文 |"
        yield "|---|---|---|---|"
        for item in items:
            yield f"| {item.line} | {item.record} | {item.message} | {_cell(item.words)} |"
    else:
        yield "没有拿不准的地方；每一条仍须核对。"
    yield ""
    yield "## 略去的文字"
    yield ""
    if source.debris:
        yield "| 位置 | 理由 | 文字 |"
        yield "|---|---|---|"
        for piece in source.debris:
            yield f"| {_cell(piece.place)} | {_cell(piece.reason)} | {_cell(piece.text)} |"
    else:
        yield "没有略去任何文字。"


def _cell(words: str) -> str:
    """Return words for a cell of a Markdown table."""
    return words.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
