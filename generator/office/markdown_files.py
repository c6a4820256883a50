"""Markdown of each unit and project beside its page, and `llms.txt` (llmstxt.org), which lists all Markdown."""

import re
from collections.abc import Iterable, Iterator

from generator import urls
from generator.files import GeneratedFile
from generator.load import CheckedDataset
from generator.model import Dataset, Plan, Unit
from generator.office.ledger import ProjectLine, project_line, role_lines, unit_ledger
from generator.pages.context import PageContext

_MARKUP = re.compile(r"[\\`*_\[\]<|]")


def markdown_files(context: PageContext, site_url: str | None) -> Iterator[GeneratedFile]:
    """Yield the Markdown of each unit and project; addresses are whole where one is known."""
    root = site_url or ""
    for unit in context.dataset.units.units:
        yield _file(urls.unit_file(unit.id, "md"), _unit(context, unit, root))
    for project in context.dataset.projects:
        yield _file(urls.markdown(urls.address(project.id)), _project(context, project.id, root))


def list_for_assistants(
    checked: CheckedDataset, others: Iterable[tuple[str, str]], site_url: str | None
) -> GeneratedFile:
    """Return `llms.txt`; `others` are title and address of the pages that are no unit's or project's."""
    return _file(urls.LLMS, _list(checked.dataset, others, site_url or ""))


def _file(path: str, lines: Iterable[str]) -> GeneratedFile:
    return GeneratedFile.of(path, "\n".join(lines) + "\n")


def _unit(context: PageContext, unit: Unit, root: str) -> Iterator[str]:
    ledger, here = unit_ledger(context, unit), urls.unit_file(unit.id, "md")
    yield from (
        f"# {literal(unit.name)}",
        "",
        f"{about(context.dataset.plan)}网页：{_link(root, here, unit.id)}",
    )
    for part in ledger.roles:
        yield from ("", f"## {part.verb}（{len(part.projects)}）")
        for line in part.projects:
            yield from ("", f"### {line.number} {literal(line.name)}", "", *_lines(context, line, root, here))
    if ledger.indirect:
        yield from ("", f"## 没有点名、可能涉及（{len(ledger.indirect)}）", "")
        for indirect in ledger.indirect:
            name, basis = literal(indirect.project.name), "；".join((indirect.basis, *indirect.project.remarks))
            yield f"- {indirect.project.number} {name}：{indirect.way}（{literal(basis)}）"
    if ledger.provisions:
        yield from ("", f"## 条款（{len(ledger.provisions)}）", "")
        for provision in ledger.provisions:
            relation = "由其承担" if provision.acts else "涉及它"
            via = f"，经由{literal(provision.via)}" if provision.via else ""
            label, link = literal(provision.label), _link(root, here, provision.id)
            remark = f"，{provision.remark}" if provision.remark else ""
            yield f"- [{label}]({link})（{relation}{via}{remark}）：{literal(provision.text)}"


def _project(context: PageContext, id_: str, root: str) -> Iterator[str]:
    line = project_line(context, context.dataset.project_by_id[id_])
    yield from (f"# {line.number} {literal(line.name)}", "", about(context.dataset.plan), "")
    yield from _lines(context, line, root, urls.markdown(urls.address(id_)))


def _lines(context: PageContext, line: ProjectLine, root: str, here: str) -> Iterator[str]:
    """Yield what is said of a project: group, units by role, measures, facts, address."""
    project = context.dataset.project_by_id[line.id]
    if line.group:
        yield f"- {context.words.group}：{literal(line.group)}"
    yield from (f"- {role}：{literal(units)}" for role, units in role_lines(context, project))
    if project.open_ended:
        yield "- 原文在名单之后写“等”，没有列完"
    yield from (f"- {literal(remark)}" for remark in line.remarks)
    yield f"- 网页：{_link(root, here, line.id)}"
    if line.measures:
        alone = [measure.number for measure in line.measures] == [1]
        yield from (
            "",
            *(("" if alone else f"{measure.number}. ") + literal(measure.text) for measure in line.measures),
        )
    if line.facts:
        yield from ("", *(f"- {literal(fact)}" for fact in line.facts))


def _list(dataset: Dataset, others: Iterable[tuple[str, str]], root: str) -> Iterator[str]:
    project = dataset.plan.words.project
    yield from (f"# {literal(dataset.plan.title)}", "")
    yield f"> 逐单位、逐{project}的责任。{about(dataset.plan)}没有记录的不等于原文没有写，以原文为准。"
    yield from ("", "## 单位", "")
    for unit in dataset.units.units:
        yield f"- [{literal(unit.name)}]({root}{urls.unit_file(unit.id, 'md')})"
    yield from ("", f"## {project}", "")
    for record in dataset.projects:
        name, address = literal(record.name), urls.markdown(urls.address(record.id))
        yield f"- [{record.label or record.number} {name}]({root}{address})"
    yield from ("", "## 其他页面", "")
    for title, address in others:
        yield f"- [{literal(title)}]({root}{urls.markdown(address)})"
    yield from ("", "## 数据", "")
    yield f"- [全部数据与接口]({root}{urls.DATA})"


def literal(words: str) -> str:
    """Return words of the data that Markdown takes as they are: no tag, link, emphasis or code."""
    return _MARKUP.sub(lambda match: f"\\{match[0]}", words)


def about(plan: Plan) -> str:
    """Return which plan a text is about, and that the original prevails."""
    number = f"（{plan.notice.document_number}）" if plan.notice.document_number else ""
    return f"《{literal(plan.title)}》{number}。以原文为准。"


def _link(root: str, here: str, record: str) -> str:
    """Return the address of a record's page: whole where the site's is known, else from the file that links to it."""
    address = urls.address(record)
    return f"{root}{address}" if root else urls.relative(here, address)
