"""A plan as Markdown, one page a record, for the engines that index pages."""

import json
from collections.abc import Iterator
from pathlib import Path

from pypinyin import lazy_pinyin

from generator.model import Dataset
from generator.text.fragments import chinese

CONFIGURATION = """\
site_name: bench
site_url: http://127.0.0.1/
docs_dir: docs
theme: {{ name: material, language: zh, font: false }}
plugins: {plugins}
nav: [index.md]
not_in_nav: "*"
validation: {{ nav: {{ omitted_files: ignore }} }}
"""


def write(dataset: Dataset, folder: Path, *, searched: bool = True) -> None:
    """Write a project of MkDocs: its configuration, and in `docs` a page a record, at `<kind>/<name>/`."""
    folder.mkdir(parents=True, exist_ok=True)
    plugins = "[{search: {lang: [zh]}}]" if searched else "[]"
    (folder / "mkdocs.yml").write_text(CONFIGURATION.format(plugins=plugins), encoding="utf-8")
    for path, title, paragraphs in pages(dataset):
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n# {title}\n\n"
        file.write_text(head + "\n\n".join(paragraphs) + "\n", encoding="utf-8")


def pages(dataset: Dataset) -> Iterator[tuple[str, str, list[str]]]:
    """Yield path, title and paragraphs of each page.

    Aliases and pinyin stand on the pages as words, joined and as initials: other engines know no other way to them.
    """
    yield "index.md", "首页", ["搜索的比较。"]
    for unit in dataset.units.units:
        names = (unit.name, *unit.aliases, *unit.search_names)
        yield f"unit/{unit.id}.md", unit.name, ["、".join(names[1:]), " ".join(_sounds(*names))]
    for engineering in dataset.engineerings:
        yield f"engineering/{engineering.number}.md", engineering.name, [engineering.text.printed]
        for project in engineering.projects:
            listed = "、".join(tie.mention for tie in project.responsibilities)
            numbered = f"第{project.number}项 {engineering.name}"
            words = [numbered, project.text.printed, listed, " ".join(_sounds(project.name, project.short_name))]
            yield f"project/{project.number}.md", project.name, words
    for provision in dataset.provisions:
        number = f"附件2第{chinese(provision.number or 0)}条" if provision.part != "S" else provision.id
        yield f"provision/{provision.id}.md", provision.heading or number, [provision.text.printed]
    for phase in dataset.plan.phases:
        yield f"phase/{phase.id}.md", phase.heading, [phase.text.printed]
    for goal in dataset.plan.goals:
        yield f"goal/{goal.id}.md", goal.name, [goal.quote]


def key_of(dataset: Dataset, location: str) -> str:
    """Return the page at an address as the query sets name it: `unit/shi-fayuan/` is `unit:市法院`."""
    kind, _, name = location.strip("/").partition("/")
    return f"unit:{dataset.unit_by_id[name].name}" if kind == "unit" else f"{kind}:{name}"


def _sounds(*names: str) -> Iterator[str]:
    for name in names:
        syllables = lazy_pinyin(name, errors="ignore")
        yield "".join(syllables)
        yield "".join(syllable[0] for syllable in syllables)
