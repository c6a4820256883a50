"""Semantic rules: each a small named generator function whose docstring is its published documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.rules.basis import member_of_collective, name_has_basis
from generator.rules.facts import fact_agrees_with_quote, figure_is_target
from generator.rules.figures import figure_covered, waiver_needed
from generator.rules.naming import alias_names_another, alias_once, alias_shared, unique_name
from generator.rules.order import (
    calendar_in_order,
    numbers_in_order,
    phases_ascend,
    within_period,
)
from generator.rules.quotes import quote_in_text
from generator.rules.responsibilities import mention_names_unit, one_lead, unit_once, variant_used
from generator.rules.rule import Rule, RuleDocumentation
from generator.rules.source import printed_once, source_covered, source_unchanged, text_in_source
from generator.rules.stages import stage_documentation
from generator.rules.subject import Subject
from generator.rules.texts import one_measure_a_line, project_has_measure
from generator.rules.ties import fact_id_fits, no_orphan, nothing_unused, unit_name_in_text
from generator.rules.words import (
    actor_in_text,
    annex_title_agrees,
    assessment_in_article,
    citation_agrees_with_quote,
    indicator_agrees_with_quote,
    level_in_quote,
    level_once,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.graph import ResponsibilityGraph
    from generator.model import Dataset

RULES: tuple[Rule, ...] = (
    text_in_source,
    source_covered,
    source_unchanged,
    printed_once,
    quote_in_text,
    fact_agrees_with_quote,
    figure_is_target,
    figure_covered,
    waiver_needed,
    citation_agrees_with_quote,
    indicator_agrees_with_quote,
    level_in_quote,
    level_once,
    actor_in_text,
    assessment_in_article,
    annex_title_agrees,
    one_lead,
    unit_once,
    mention_names_unit,
    variant_used,
    unique_name,
    fact_id_fits,
    unit_name_in_text,
    alias_names_another,
    alias_shared,
    alias_once,
    name_has_basis,
    member_of_collective,
    numbers_in_order,
    phases_ascend,
    calendar_in_order,
    within_period,
    project_has_measure,
    one_measure_a_line,
    no_orphan,
    nothing_unused,
)
"""Every rule, in the order in which /rules/ lists them: the proofs first."""

__all__ = ["RULES", "Rule", "RuleDocumentation", "check", "documentation"]


def check(dataset: Dataset, graph: ResponsibilityGraph) -> Iterator[Diagnostic]:
    """Yield everything that breaks a rule in a dataset whose references hold."""
    subject = Subject(dataset, graph)
    for rule in RULES:
        yield from rule(subject)


def documentation() -> tuple[RuleDocumentation, ...]:
    """Return the documentation of every rule by which a finding may be named, stage after stage."""
    return (*stage_documentation(), *(rule.documentation for rule in RULES))
