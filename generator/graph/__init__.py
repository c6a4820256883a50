"""The responsibility graph: who leads and joins which project, asked in the domain's own words."""

from generator.graph.answers import (
    Call,
    DerivedResponsibility,
    EngineeringShare,
    Figure,
    HeldResponsibility,
    Partner,
    ProjectSize,
    ProvisionDuty,
    RelatedProject,
    SystemShare,
    Touched,
    UnitLoad,
)
from generator.graph.responsibilities import ResponsibilityGraph

__all__ = [
    "Call",
    "DerivedResponsibility",
    "EngineeringShare",
    "Figure",
    "HeldResponsibility",
    "Partner",
    "ProjectSize",
    "ProvisionDuty",
    "RelatedProject",
    "ResponsibilityGraph",
    "SystemShare",
    "Touched",
    "UnitLoad",
]
