"""What recognisers use of the other packages: numerals and the lexicon of figures. The only imports from outside."""

from generator.text.lexicon import Expression, ExpressionKind, expressions, number, reading, recurrence_rules

__all__ = ["Expression", "ExpressionKind", "expressions", "number", "reading", "recurrence_rules"]
