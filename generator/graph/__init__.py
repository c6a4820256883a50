"""The responsibility graph: which unit leads and joins which project, and what follows from it."""

from generator.graph.answers import (
    ClauseResponsibility,
    Collaboration,
    CurrentResponsibility,
    DerivedResponsibility,
    EngineeringShare,
    Figure,
    Partner,
    ProjectSize,
    ProvisionDuty,
    RelatedProject,
    SystemShare,
    UnitLoad,
)
from generator.graph.responsibilities import ResponsibilityGraph

__all__ = [
    "ClauseResponsibility",
    "Collaboration",
    "CurrentResponsibility",
    "DerivedResponsibility",
    "EngineeringShare",
    "Figure",
    "Partner",
    "ProjectSize",
    "ProvisionDuty",
    "RelatedProject",
    "ResponsibilityGraph",
    "SystemShare",
    "UnitLoad",
]
