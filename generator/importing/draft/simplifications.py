"""What of a draft is stored in a simpler way because the checks refused it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Simplifications:
    """What the checks have refused so far, and is therefore stored in a simpler way.

    lists_in_text: tasks (their place in the reading) whose lists stay in their text.
    units_once: tasks that name each unit once, whatever its roles.
    refused_quotes: how many quotes of a fact were refused, by record, list and offset.
    refused_aliases: aliases that the checks refuse.
    without_lead: projects that the convention does not hold for.
    left_out: parts of `plan.yml`.
    """

    lists_in_text: frozenset[int] = frozenset()
    units_once: frozenset[int] = frozenset()
    refused_quotes: dict[tuple[str, str, int], int] = field(default_factory=dict)
    refused_aliases: frozenset[str] = frozenset()
    without_lead: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
