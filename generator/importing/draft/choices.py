"""What of a draft is stored in a simpler way because the checks refused it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the checks have refused so far, and is therefore stored in a simpler way.

    plain: tasks (their place in the reading) whose lists stay in their text; single: tasks that name each unit once,
    whatever its roles; tries: how many quotes of a fact were
    refused, by record, list and offset; aliases: refused ones; excepted: projects that the convention does not hold
    for; dropped: parts of `plan.yml` that are left out.
    """

    plain: frozenset[int] = frozenset()
    single: frozenset[int] = frozenset()
    tries: dict[tuple[str, str, int], int] = field(default_factory=dict)
    aliases: frozenset[str] = frozenset()
    excepted: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
