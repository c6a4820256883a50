"""The responsibility graph: which unit leads and joins which project, and what follows from it."""

from generator.graph.answers import (
    ClauseResponsibility,
    CurrentResponsibility,
    DerivedResponsibility,
    Figure,
    ProvisionDuty,
    RoleCounts,
    UnitLoad,
)
from generator.graph.responsibilities import ResponsibilityGraph

__all__ = [
    "ClauseResponsibility",
    "CurrentResponsibility",
    "DerivedResponsibility",
    "Figure",
    "ProvisionDuty",
    "ResponsibilityGraph",
    "RoleCounts",
    "UnitLoad",
]
