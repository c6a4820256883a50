"""The folder of a site from a draft: data, the original, `mkdocs.yml`, the report; ready to be written."""

from collections.abc import Iterator

from generator import resources
from generator.files import GeneratedFile
from generator.importing.draft.checked_draft import CheckedDraft
from generator.importing.draft.review_items import ReviewItem
from generator.importing.readers import SourceText
from generator.importing.report import ImportCounts, markdown_report
from generator.importing.review_comments import with_comments
from generator.source.files import kind_of
from generator.synthesis.yaml_writer import Record, document

REPORT = "import-report.md"
_HEAD = "机器读出，未经核对：对照原文看一条，改正，删去它的 draft: true；plansite check --drafts 列出还剩哪些"
_SUFFIXES = {"docx": "docx", "xlsx": "xlsx", "pdf": "pdf", "doc": "doc", "rtf": "rtf", "web": "html"}
_GIT_ATTRIBUTES = (
    "# 行尾到哪里都是 LF (line ends are LF in every checkout)\n* text=auto eol=lf\n"
    "# 原文、原件和快照一个字节也不能变 (texts, their originals and snapshots stay as they are)\n"
    "data/source/* -text\ndata/revisions/*.json -text\n"
)
_GIT_IGNORE = "site/\n.cache/\n"
_MKDOCS = """\
# 网站的设置；内容都在 data/ 里。改完保存，mkdocs serve 的页面随之更新。
site_name: {title}
# 网站的网址；填了才有站点地图、规范链接。
# site_url: https://example.org/
# 手写的网页放在这里；数据只读取，不会复制到网站上。
docs_dir: data
theme:
  name: material
plugins:
  - plansite:
      data_dir: data
      # 每个单位的 Excel、Word 清单和日历供下载；要就删去下一行的 #，生成要多花些时间。
      # office: true
      # 谁维护这个网站、怎样报告错误；填了就印在每页下面。
      # maintainer: 某某办公室
      # contact: 0000-0000000
      # report_url: mailto:someone@example.org
"""


def site_files(
    draft: CheckedDraft, source: SourceText, original: bytes, items: tuple[ReviewItem, ...]
) -> Iterator[GeneratedFile]:
    """Yield every file of the folder, in a fixed order."""
    values = draft.values
    files = with_comments(data_values(draft, source), items)
    for name, value in sorted(files.items()):
        yield GeneratedFile.of(f"data/{name}", data_file(name, value))
    yield GeneratedFile.of(f"data/source/{values.plan_id}.txt", draft.arrangement.text)
    yield GeneratedFile.of(f"data/source/{_original_name(draft, source)}", original)
    for path in sorted(resources.folder("schemas").glob("*.schema.json")):
        yield GeneratedFile.of(f"schemas/{path.name}", path.read_bytes())
    title = document("", {"title": files["plan.yml"]["title"]}).partition("title: ")[2].strip()
    yield GeneratedFile.of("mkdocs.yml", _MKDOCS.format(title=title))
    yield GeneratedFile.of(".gitattributes", _GIT_ATTRIBUTES)
    yield GeneratedFile.of(".gitignore", _GIT_IGNORE)
    yield GeneratedFile.of(REPORT, markdown_report(ImportCounts.of(draft), items, source))


def data_values(draft: CheckedDraft, source: SourceText) -> dict[str, Record]:
    """Return the value of each YAML file by its name in the data folder."""
    files = draft.values.files
    name = f"source/{draft.values.plan_id}.yml"
    original = {"file": _original_name(draft, source), "sha256": source.sha256, "reader": source.reader}
    first = {key: files[name][key] for key in ("file", "sha256")}
    return files | {name: first | {"original": original} | files[name]}


def _original_name(draft: CheckedDraft, source: SourceText) -> str:
    return f"{draft.values.plan_id}.original.{original_suffix(source)}"


def data_file(name: str, value: Record) -> str:
    """Return the text of a YAML file of drafts by its name in the data folder."""
    up = "../" * (name.count("/") + 1)
    return document(f"{up}schemas/{kind_of(name)}.schema.json", _headed(name, value))


def original_suffix(source: SourceText) -> str:
    """Return the ending of the original's name, by the format that was read."""
    return next((suffix for word, suffix in _SUFFIXES.items() if source.reader.startswith(word)), "txt")


def _headed(name: str, value: Record) -> Record:
    """Return a file's value with the comment that says what to do with drafts."""
    if name.startswith("source/"):
        return value
    return {"#": _HEAD} | value
