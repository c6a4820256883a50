"""What a full-text query must find, worked out from the dataset alone by plain string search."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from opencc import OpenCC

from generator.model import Dataset

SIMPLIFY = OpenCC("t2s")


def plain(text: str) -> str:
    """Return the text without white space."""
    return "".join(text.split())


def folded(text: str) -> str:
    """Return letters and digits only, in one width, case and script."""
    shown = SIMPLIFY.convert(unicodedata.normalize("NFKC", text).lower())
    return "".join(character for character in shown if character.isalnum())


@dataclass(frozen=True)
class Truth:
    """The search texts of projects, units and provisions, each by `kind:name`, as lists of fields."""

    fields: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, dataset: Dataset) -> Truth:
        """Take a project's engineering, name, text and units, a unit's names, a provision's heading and text."""
        fields: dict[str, tuple[str, ...]] = {}
        for project in dataset.projects:
            listed = "".join(
                ((tie.separator or "、") if place else "") + tie.mention
                for place, tie in enumerate(project.responsibilities)
            )
            engineering = dataset.engineering_by_id[project.engineering].name
            fields[f"project:{project.number}"] = (engineering, project.name, project.text.printed, listed)
        for unit in dataset.units.units:
            fields[f"unit:{unit.name}"] = (unit.name, *unit.aliases)
        for provision in dataset.provisions:
            fields[f"provision:{provision.id}"] = (provision.heading or "", provision.text.printed)
        return cls(fields)

    def holding(self, *words: str) -> list[str]:
        """Return the records each of whose `words` stands in one of its fields, white space aside."""
        return [
            key
            for key, fields in self.fields.items()
            if all(any(plain(word) in plain(field) for field in fields) for word in words)
        ]

    def folded(self, words: str) -> list[str]:
        """Return the records one of whose fields holds the words, width, script, white space and punctuation aside."""
        return [key for key, fields in self.fields.items() if any(folded(words) in folded(field) for field in fields)]
