"""Waivers of a draft: every figure, date or period that no fact quotes is marked as not looked at."""

import copy
import re
from dataclasses import replace
from typing import Any

from generator.graph import ResponsibilityGraph
from generator.importing.draft.values import DraftValues
from generator.model import Dataset, decode
from generator.model.drafts import UNREVIEWED
from generator.revisions.states import State
from generator.rules.context import RuleContext
from generator.rules.figures import PrintedWords, printed_words, unclaimed, waived_places, within
from generator.source import Document, OfficialText
from generator.synthesis.yaml_writer import Record
from generator.text.lexicon import Expression
from generator.text.official import places

NOT_READ = f"{UNREVIEWED}：机器没有读懂，或没有记为事实"
_ORDINAL = f"{UNREVIEWED}：会议的次第，不是任务的数字"
_MEETING = re.compile(r"第[\d〇零一二三四五六七八九十百]+[次届](?:(?!第)[\u3400-\u9fff]){0,12}?(?:会议|全会)")
_NAME = f"{UNREVIEWED}：名称或标题里的数字"


def with_waivers(values: DraftValues, documents: tuple[Document, ...], official: OfficialText) -> DraftValues:
    """Return the values with a waiver for every expression of the lexicon that no fact quotes."""
    dataset = decode.dataset(documents, official, decode.revisions(documents, {}))
    graph = ResponsibilityGraph(dataset)
    context = RuleContext(dataset, graph, (State(dataset, graph, {}, ()),))
    waived = waived_places(dataset)
    by_record: dict[str, list[Record]] = {}
    names: dict[str, None] = {}
    left: list[tuple[PrintedWords, str, list[Expression]]] = []
    for words in printed_words(context):
        open_ = [expression for expression in unclaimed(words, dataset) if not within(expression, waived(words.text))]
        if not open_:
            continue
        cell = _cell(words, dataset)
        if cell is None:
            names[words.text] = None
        else:
            left.append((words, cell, open_))
    for words, cell, open_ in left:
        spans = [(start, start + len(name)) for name in names for start in places(words.text, name)]
        for expression in open_:
            if within(expression, spans):
                continue
            meeting = _MEETING.match(words.text, expression.start)
            quote = meeting.group() if meeting else expression.text
            starts = places(words.text, quote)
            value: Record = {"quote": quote}
            value |= {"cell": cell} if cell else {}
            value |= {"reason": _ORDINAL if meeting else NOT_READ}
            value |= {"occurrence": starts.index(expression.start) + 1} if len(starts) > 1 else {}
            by_record.setdefault(words.name, []).append(value | {"draft": True})
    files = copy.deepcopy(values.files)
    for value in files.values():
        _add(value, by_record)
    if names:
        entries = [{"word": name, "reason": _NAME, "draft": True} for name in names]
        files["waivers.yml"] = {"words": entries}
    return replace(values, files=files)


def _cell(words: PrintedWords, dataset: Dataset) -> str | None:
    """Return the name of the cell that printed words are, "" for a record's text, None for a name or heading."""
    record = dataset.text_by_id.get(words.name)
    if record is None:
        return None
    if words.lines is not None:
        return ""
    for cell in record.cells:
        if cell.origin.location == words.origin.location:
            return cell.name
    return None


def _add(value: Any, by_record: dict[str, list[Record]]) -> None:  # noqa: ANN401 - JSON
    """Give each record its waivers, before its `draft`."""
    if isinstance(value, list):
        for entry in value:
            _add(entry, by_record)
    elif isinstance(value, dict):
        own = by_record.get(value.get("id", "")) if "id" in value else None
        if own:
            is_draft = value.pop("draft", None)
            projects = value.pop("projects", None)
            value["waivers"] = own
            value |= {"projects": projects} if projects else {}
            value |= {"draft": True} if is_draft else {}
        for entry in value.values():
            _add(entry, by_record)
