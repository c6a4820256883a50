"""Semantic rules: each a small named generator function whose docstring is its published documentation."""

from collections.abc import Iterator, Sequence
from types import ModuleType

from generator import schema
from generator import source as data_files
from generator.findings import Finding, Severity
from generator.revisions.states import State
from generator.rules import (
    basis,
    concerned,
    descriptions,
    drafts,
    facts,
    figures,
    forms,
    naming,
    order,
    printings,
    quotes,
    references,
    responsibilities,
    revisions,
    source,
    texts,
    usage,
    words,
)
from generator.rules.context import RuleContext
from generator.rules.rule import Rule, RuleDocumentation


def _rules(*topics: ModuleType) -> tuple[Rule, ...]:
    """Return the rules of modules, those of each in the order of their definition."""
    return tuple(value for topic in topics for value in vars(topic).values() if isinstance(value, Rule))


PROOFS = _rules(source, quotes)
"""What proves a state against the official text."""

RULES = (
    *PROOFS,
    *_rules(revisions, facts, figures, words, descriptions, concerned, responsibilities, printings),
    *_rules(naming, basis, order, texts, usage, drafts),
)
"""Every rule, in the order in which /rules/ lists them: the proofs first."""

__all__ = ["RULES", "Rule", "RuleDocumentation", "check", "documentation"]


def check(states: tuple[State, ...], rules: Sequence[Rule] = RULES) -> Iterator[Finding]:
    """Yield everything that breaks one of `rules` in the last of the states, whose references hold.

    Earlier states are frozen: only the proofs against the official text run on them.
    """
    for place, state in enumerate(states, start=1):
        context = RuleContext(state.dataset, state.graph, states[:place])
        for rule in rules:
            if state is states[-1] or rule in PROOFS:
                yield from rule(context)


def documentation() -> tuple[RuleDocumentation, ...]:
    """Return the documentation of every rule by which a finding may be named, stage after stage."""
    return (*_stage_documentation(), *(rule.documentation for rule in RULES))


def _stage_documentation() -> Iterator[RuleDocumentation]:
    """Yield the documentation of the rules that earlier stages check, in their order."""
    stages = {
        "yaml": {name: (rule.text_zh, rule.text_en) for name, rule in data_files.RULES.items()},
        "schema": schema.DOCUMENTATION,
        "reference": references.DOCUMENTATION | forms.DOCUMENTATION,
    }
    for stage, rules in stages.items():
        for name, (text_zh, text_en) in rules.items():
            yield RuleDocumentation(name, Severity.ERROR, stage, text_zh, text_en)
