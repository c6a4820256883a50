"""Documentation of the rules that earlier stages check: reading YAML, JSON Schema, references."""

from generator import schema, source
from generator.findings import Severity
from generator.rules import forms, references
from generator.rules.rule import RuleDocumentation


def stage_documentation() -> tuple[RuleDocumentation, ...]:
    """Return the documentation of each rule of the stages before this one, in the order of the stages."""
    stages = {
        "yaml": {name: (rule.text_zh, rule.text_en) for name, rule in source.RULES.items()},
        "schema": schema.DOCUMENTATION,
        "reference": references.DOCUMENTATION | forms.DOCUMENTATION,
    }
    return tuple(
        RuleDocumentation(name, Severity.ERROR, stage, text_zh, text_en)
        for stage, rules in stages.items()
        for name, (text_zh, text_en) in rules.items()
    )
