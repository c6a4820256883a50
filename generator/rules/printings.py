"""Rules on where a responsibility is printed: in a list of its record's form, in the sentences, or elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.findings import Severity
from generator.model import Dataset, Project, Responsibility
from generator.rules.context import RuleContext
from generator.rules.form_remedy import form_remedy
from generator.rules.rule import Violation, rule
from generator.text.lexicon import alternatives
from generator.text.official import record_fragments

_TELLING = re.compile("牵头|负责|会同|配合|协助|责任单位|责任部门|承办|主办|协办")
_SENTENCE = re.compile("[^。；;\n]+")


@rule("responsibility-printed")
def responsibility_printed(context: RuleContext) -> Iterator[Violation]:
    """每个责任单位恰好印一次：在格式的名单里，或者在正文里（in_text），或者在另一条记录里（printed_in）。

    Every responsibility is printed once: in a list of its record's form; or in the sentences of the text (`in_text`),
    in their order; or by the record that it names (`printed_in`).
    """
    dataset = context.dataset
    for project in dataset.projects:
        if project.id not in dataset.layout.piece_by_record:
            continue
        fragments = tuple(record_fragments(dataset, project))
        printings = Counter(fragment.responsibility for fragment in fragments)
        text = project.text.printed
        at = 0
        for place, tie in enumerate(project.responsibilities):
            if tie.is_listed and printings[place] != 1:
                yield _printed(dataset, tie, printings[place], project)
            elif tie.in_text:
                start = text.find(tie.mention, at)
                at = start + len(tie.mention) if start >= 0 else at
                if start < 0:
                    yield _missing(tie, project.id)
            elif tie.printed_in is not None:
                words = "".join(f.text for f in record_fragments(dataset, dataset.text_by_id[tie.printed_in]))
                if tie.mention not in words:
                    yield _missing(tie, tie.printed_in)


@rule("responsibility-untold", Severity.WARNING)
def responsibility_untold(context: RuleContext) -> Iterator[Violation]:
    """正文说到某个单位牵头、负责、配合的，责任单位里有它。

    Where a sentence of a task's text says 牵头, 负责, 配合 or 责任单位 beside the name of a unit of the register, the
    unit is among the task's responsibilities.
    """
    dataset = context.dataset
    unit_by_name = {unit.name: unit.id for unit in dataset.units.units}
    pattern = re.compile(alternatives(unit_by_name))
    for project in dataset.projects:
        for sentence in _SENTENCE.finditer(project.text.printed):
            if not _TELLING.search(sentence.group()):
                continue
            for name in dict.fromkeys(pattern.findall(sentence.group())):
                if unit_by_name[name] not in project.role_by_unit:
                    line, _ = project.text.place_at(sentence.start())
                    yield Violation(
                        project.text_origin.at(line),
                        f"{project.id} 的正文说到“{name}”的责任，责任单位里没有它 "
                        f"(the text of {project.id} gives a part to “{name}”, which is not among its responsibilities)",
                        "写进 responsibilities，并写 in_text；不是责任单位的不写 "
                        "(add it with `in_text`, unless the sentence makes it responsible for nothing)",
                    )


@rule("default-once")
def default_once(context: RuleContext) -> Iterator[Violation]:
    """一个单位对一项任务至多有一条普遍适用的责任。

    No two clauses on many tasks give one unit the same task.
    """
    seen: dict[tuple[str, str], int] = {}
    doubled: set[int] = set()
    defaults = context.dataset.plan.defaults
    places = {id(default): place for place, default in enumerate(defaults)}
    for row in context.graph.all_by_clause:
        place = places[id(row.default)]
        first = seen.setdefault((row.project.id, row.unit.id), place)
        if first != place and place not in doubled:
            doubled.add(place)
            yield Violation(
                row.default.origin.location,
                f"{row.unit.id} 对 {row.project.id} 已有一条普遍适用的责任 "
                f"({row.unit.id} has {row.project.id} by another clause already)",
                "改正 since、groups 或 except，或删去一条 (correct `since`, `groups` or `except`, or remove one)",
            )


def _printed(dataset: Dataset, tie: Responsibility, times: int, project: Project) -> Violation:
    return Violation(
        (tie.origin / "mention").location,
        f"{project.id} 的格式把“{tie.mention}”印了 {times} 次 (the form of {project.id} prints it {times} times)",
        f"{form_remedy(dataset, project)}；印在句子里的写 in_text，印在别处的写 printed_in "
        "(write `in_text` for words of a sentence, `printed_in` for those printed elsewhere)",
    )


def _missing(tie: Responsibility, record: str) -> Violation:
    return Violation(
        (tie.origin / "mention").location,
        f"“{tie.mention}”不在 {record} 印的文字里，或者次序不对 (not in the printed words of {record}, in this order)",
        "照原文改正 mention 或次序 (correct the mention or the order from the source)",
    )
