"""How to correct a form whose lists do not print the roles of its task."""

from generator.model import Dataset, Piece, Project
from generator.text import forms
from generator.text.forms import FormError, Hole


def form_remedy(dataset: Dataset, project: Project) -> str:
    """Return what to change in the form of a project so that it prints every body of its lists once."""
    piece = dataset.layout.piece_by_record.get(project.id)
    words = _change(_holes(dataset, project, piece) if piece else [], project)
    if piece and "{" not in (piece.form or ""):
        name = piece.form or forms.kind(project)
        words += f"；forms 里的 {name} 是几条共用的：把它的整句抄到 {project.id} 的 form，只改这一句"
    return f"{words} (correct the form's lists; copy a shared form before changing it)"


def _change(holes: list[Hole], project: Project) -> str:
    listed = dict.fromkeys(str(tie.role) for tie in project.responsibilities if tie.is_listed)
    names = [hole.name for hole in holes]
    unfilled = [name for name in names if name in forms.LISTS - {"units"} and name not in listed]
    unprinted = [role for role in listed if role not in names]
    if "lead" in names and any(hole.name == "units" and not hole.start for hole in holes):
        return "格式有 {lead} 的，{units} 改为 {units[1:]}，牵头的才不印两次"
    if len(unfilled) == 1 and len(unprinted) == 1 and "units" not in names:
        return f"把格式里的 {{{unfilled[0]}}} 改为 {{{unprinted[0]}}}"
    return "改正格式里的名单：不分角色的写 {units}，{lead} 以外的写 {units[1:]}"


def _holes(dataset: Dataset, project: Project, piece: Piece) -> list[Hole]:
    """Return the holes of a form; none of one that cannot be read."""
    pattern = forms.pattern(dataset.layout, piece, forms.kind(project)) or ""
    try:
        return [part for part in forms.parse(pattern) if isinstance(part, Hole)]
    except FormError:
        return []
