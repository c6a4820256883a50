"""How the data are cited: `citation.cff` (Citation File Format 1.2.0), `citation.bib` (BibTeX), GB/T 7714—2015."""

import json

from generator.model import Dataset
from generator.publisher import Publisher

DAY = "引用日期"
ANONYMOUS = "佚名"  # the format demands an author; the issuers of the notice have not made the data


def cff(dataset: Dataset, publisher: Publisher) -> bytes:
    """Return the citation in the Citation File Format; its strings are JSON's, which YAML reads."""
    plan, revision = dataset.plan, dataset.revision
    lines = [
        "cff-version: 1.2.0",
        f"message: {_text('引用这份数据时，请注明原通知和数据的版本。')}",
        "type: dataset",
        f"title: {_text(_title(dataset))}",
        "authors:",
        f"  - name: {_text(publisher.name or ANONYMOUS)}",
        f"version: {_text(revision.id)}",
    ]
    if publisher.homepage:
        lines.append(f"url: {_text(publisher.homepage)}")
    if publisher.license:
        lines.append(f"license: {_text(publisher.license)}")
    lines += ["identifiers:", "  - type: other", f"    value: {_text(f'sha256:{dataset.sha256}')}"]
    issuers = plan.notice.issuers or (plan.title,)
    lines += [
        "references:",
        "  - type: government-document",
        f"    title: {_text(plan.title)}",
        "    authors:",
        *(f"      - name: {_text(issuer)}" for issuer in issuers),
    ]
    if plan.notice.document_number:
        lines.append(f"    number: {_text(plan.notice.document_number)}")
    return ("\n".join(lines) + "\n").encode()


def bibtex(dataset: Dataset, publisher: Publisher) -> bytes:
    """Return the citation as an entry of BibTeX."""
    number = dataset.plan.notice.document_number
    fields = {
        "title": f"{{{_braced(_title(dataset))}}}",
        "author": f"{{{_braced(publisher.name)}}}" if publisher.name else "",
        "version": dataset.revision.id,
        "note": _braced(f"据{number}" if number else ""),
        "url": publisher.homepage or "",
    }
    entries = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{dataset.plan.id},\n{entries}\n}}\n".encode()


def gbt_7714(dataset: Dataset, publisher: Publisher) -> tuple[str, str]:
    """Return the citations of the notice and of the data by GB/T 7714—2015, without what is not known.

    What is cited online takes the day on which it was read, which whoever cites it fills in.
    """
    plan = dataset.plan
    issuers = f"{'，'.join(plan.notice.issuers)}. " if plan.notice.issuers else ""
    number = f"：{plan.notice.document_number}" if plan.notice.document_number else ""
    date = f". ({plan.notice.written})" if plan.notice.written else ""
    notice = f"{issuers}{plan.title}{number}[Z]{date}."
    online, address = ("[DS/OL]", f". [{DAY}]. {publisher.homepage}") if publisher.homepage else ("[DS]", "")
    maintainer = f"{publisher.name}. " if publisher.name else ""
    data = f"{maintainer}{_title(dataset)}：版本 {dataset.revision.id}{online}{address}."
    return notice, data


def _title(dataset: Dataset) -> str:
    return f"{dataset.plan.title}：结构化数据"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _braced(words: str) -> str:
    """Return words without what ends a field of BibTeX early."""
    return words.replace("\\", "").replace("{", "(").replace("}", ")")
