"""How the data are cited: `citation.cff` (Citation File Format 1.2.0), `citation.bib` (BibTeX), GB/T 7714—2015."""

import json

from generator.exports.terms import Terms
from generator.model import Dataset

DAY = "引用日期"
ANONYMOUS = "佚名"  # the format demands an author; the issuers of the notice have not made the data


def cff(dataset: Dataset, terms: Terms) -> bytes:
    """Return the citation in the Citation File Format; its strings are JSON's, which YAML reads."""
    plan, revision = dataset.plan, dataset.revision
    lines = [
        "cff-version: 1.2.0",
        f"message: {_text('引用这份数据时，请注明原通知和数据的版本。')}",
        "type: dataset",
        f"title: {_text(_title(dataset))}",
        "authors:",
        f"  - name: {_text(terms.maintainer or ANONYMOUS)}",
        f"version: {_text(revision.id)}",
    ]
    if terms.homepage:
        lines.append(f"url: {_text(terms.homepage)}")
    if terms.license:
        lines.append(f"license: {_text(terms.license)}")
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


def bibtex(dataset: Dataset, terms: Terms) -> bytes:
    """Return the citation as an entry of BibTeX."""
    number = dataset.plan.notice.document_number
    fields = {
        "title": f"{{{_braced(_title(dataset))}}}",
        "author": f"{{{_braced(terms.maintainer)}}}" if terms.maintainer else "",
        "version": dataset.revision.id,
        "note": _braced(f"据{number}" if number else ""),
        "url": terms.homepage or "",
    }
    entries = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{dataset.plan.id},\n{entries}\n}}\n".encode()


def gbt_7714(dataset: Dataset, terms: Terms) -> tuple[str, str]:
    """Return the citations of the notice and of the data by GB/T 7714—2015, without what is not known.

    What is cited online takes the day on which it was read, which whoever cites it fills in.
    """
    plan = dataset.plan
    issuers = f"{'，'.join(plan.notice.issuers)}. " if plan.notice.issuers else ""
    number = f"：{plan.notice.document_number}" if plan.notice.document_number else ""
    date = f". ({plan.notice.written})" if plan.notice.written else ""
    notice = f"{issuers}{plan.title}{number}[Z]{date}."
    online, address = ("[DS/OL]", f". [{DAY}]. {terms.homepage}") if terms.homepage else ("[DS]", "")
    maintainer = f"{terms.maintainer}. " if terms.maintainer else ""
    data = f"{maintainer}{_title(dataset)}：版本 {dataset.revision.id}{online}{address}."
    return notice, data


def _title(dataset: Dataset) -> str:
    return f"{dataset.plan.title}：结构化数据"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _braced(words: str) -> str:
    """Return words without what ends a field of BibTeX early."""
    return words.replace("\\", "").replace("{", "(").replace("}", ")")
