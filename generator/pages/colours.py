"""The colours of engineerings, of which the stylesheet has ten."""

from generator.model import Engineering


def engineering_colour(engineering: Engineering | None) -> int:
    """Return the colour of an engineering, 1 to 10, 0 for none; its number says the same to those who do not see it."""
    return (engineering.number - 1) % 10 + 1 if engineering else 0
