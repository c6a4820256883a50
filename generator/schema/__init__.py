"""JSON Schema 2020-12 on documents: a compiled validator accepts or refuses, another explains what is refused.

Tests prove that both agree on thousands of records with slips; where the first refuses, the second explains.
"""

from collections.abc import Iterator

from generator.findings import Finding
from generator.schema.accept import accepts
from generator.source import Document

# What /rules/ says of these findings: Chinese and English.
DOCUMENTATION = {
    "schema-unknown-key": (
        "没有格式里没有的键。",
        "No key that the format has not.",
    ),
    "schema-missing-key": (
        "该写的键都写了，包括一项写了另一项就要写的（如 collective 与 collective_basis）。",
        "Every key that is required is there, also one that another one calls for.",
    ),
    "schema-type": (
        "值的类型正确：文字、数、整数、是否、列表或映射。",
        "Every value has its type: string, number, integer, boolean, list or mapping.",
    ),
    "schema-value": (
        "值是允许的：选项之一、写法正确、个数和长度合适、日期存在。",
        "Every value is allowed: one of the choices, of the right form, number and length, a date that exists.",
    ),
}


def validate(document: Document) -> Iterator[Finding]:
    """Yield everything in a document that its kind's schema does not accept."""
    if not accepts(document.kind, document.value):
        # Its import takes as long as everything else here, and good data have no need of it.
        from generator.schema.explain import findings  # noqa: PLC0415 - see above

        yield from findings(document)
