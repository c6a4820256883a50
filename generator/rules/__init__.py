"""Semantic rules: each a small named generator function whose docstring is its published documentation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding
from generator.revisions.states import State
from generator.rules.basis import member_of_collective, name_has_basis
from generator.rules.context import RuleContext
from generator.rules.earlier_stages import stage_documentation
from generator.rules.facts import fact_agrees_with_quote, figure_is_target
from generator.rules.figures import figure_covered, waiver_needed
from generator.rules.naming import alias_names_another, alias_once, alias_shared, unique_name
from generator.rules.order import calendar_in_order, numbers_in_order, phases_ascend, within_period
from generator.rules.quotes import quote_in_text
from generator.rules.responsibilities import mention_names_unit, one_lead, unit_once, variant_used
from generator.rules.revisions import (
    change_has_effect,
    clause_has_effect,
    effect_applies,
    effect_in_clause,
    effect_took_place,
    id_never_reused,
    revision_in_order,
    state_recorded,
    succession_agrees,
    unit_stays,
)
from generator.rules.rule import Rule, RuleDocumentation
from generator.rules.source import printed_once, source_covered, source_unchanged, text_in_source
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

PROOFS: tuple[Rule, ...] = (text_in_source, source_covered, source_unchanged, printed_once, quote_in_text)
"""What ties a state to the official text."""

RULES: tuple[Rule, ...] = (
    *PROOFS,
    revision_in_order,
    clause_has_effect,
    effect_in_clause,
    effect_applies,
    effect_took_place,
    change_has_effect,
    succession_agrees,
    id_never_reused,
    unit_stays,
    state_recorded,
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


def check(states: tuple[State, ...]) -> Iterator[Finding]:
    """Yield everything that breaks a rule in the last of the states, whose references hold.

    Earlier ones are frozen: of them only the proofs against the official text are made again.
    """
    for place, state in enumerate(states, start=1):
        context = RuleContext(state.dataset, state.graph, states[:place])
        for rule in RULES if state is states[-1] else PROOFS:
            yield from rule(context)


def documentation() -> tuple[RuleDocumentation, ...]:
    """Return the documentation of every rule by which a finding may be named, stage after stage."""
    return (*stage_documentation(), *(rule.documentation for rule in RULES))
