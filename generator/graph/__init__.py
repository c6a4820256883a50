"""The responsibility graph: who leads and joins which project, asked in the domain's own words."""

from generator.graph.answers import (
    AbolitionEffects,
    Call,
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
    "AbolitionEffects",
    "Call",
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
