"""Decode JSON values that a schema accepts into frozen records, by the type hints of the records."""

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from generator import model
from generator.model.revisions import UNDATED
from generator.source import Document, OfficialText, Origin

Decoder = Callable[[Any, Origin], Any]

T = TypeVar("T", bound=model.Record)

# Fields that are set from the record's place or file, not from its own YAML.
INJECTED = {
    (model.Project, "engineering"),
    (model.Provision, "part"),
    (model.Provision, "chapter"),
    (model.Revision, "official"),
    (model.Revision, "official_sha256"),
}


# What a plan without these keys has: records without words.
_NO_WORDS = {"id": "", "text": ""}
ABSENT: dict[str, Any] = dict.fromkeys(("preamble", "vision", "approach", "opening"), _NO_WORDS) | {
    "notice": {},
    "words": {},
}
_SHORT = 11  # characters of a name in matrix headings


def decode(cls: type[T], value: Any, origin: Origin) -> T:  # noqa: ANN401 - the schema has checked its type
    """Return the record of a value that its schema accepts. Raises TypeError where a required field is missing."""
    values = {
        name: value[key] if decoder is _as_it_is else decoder(value[key], origin / key)  # most need no place
        for name, key, decoder in _fields(typing.cast("type", cls))
        if key in value
    }
    return cls(origin=origin, **values)


def dataset(
    documents: Iterable[Document], official: OfficialText, revisions: tuple[model.Revision, ...], sha256: str
) -> model.Dataset:
    """Return the dataset of schema-valid documents and the official text.

    Only engineerings and revisions have several documents. `sha256` is that of their snapshot.
    """
    documents = tuple(documents)
    by_kind = {document.kind: document for document in documents}
    assessment, units = by_kind.get("assessment"), by_kind.get("units")
    plan = _plan(by_kind["plan"])
    return model.Dataset(
        plan=plan,
        engineerings=tuple(_engineering(document) for document in documents if document.kind == "engineering"),
        ungrouped=tuple(_project(project) for project in _list(model.Project, by_kind.get("projects"), "projects")),
        units=_whole(model.UnitRegister, units) if units else model.UnitRegister(origin=plan.origin),
        parts=tuple(_part(part) for part in _list(model.PlanPart, by_kind.get("provisions"), "parts")),
        relationships=_list(model.Relationship, by_kind.get("relationships"), "relationships"),
        assessment=_whole(model.Assessment, assessment) if assessment else model.Assessment(origin=plan.origin),
        waivers=_list(model.WaivedWord, by_kind.get("waivers"), "words"),
        layout=_whole(model.Layout, by_kind["layout"]),
        revisions=revisions,
        source=official.text,
        sha256=sha256,
        source_sha256=official.sha256,
        original_sha256=official.original_sha256,
    )


def revisions(documents: Iterable[Document], texts: Mapping[str, OfficialText]) -> tuple[model.Revision, ...]:
    """Return the revisions in the order of their dates; `texts` are the amendments' official texts by file name.

    The original has the title, number, issuers and date of the notice. A plan without revision files has the original,
    whose id is `UNDATED` where the notice prints no date.
    """
    documents = tuple(documents)
    plan = _plan(next(document for document in documents if document.kind == "plan"))
    notice = plan.notice
    decoded = [_whole(model.Revision, document) for document in documents if document.kind == "revision"]
    if not decoded:
        decoded = [model.Revision(origin=notice.origin, id=notice.written or UNDATED, kind=model.RevisionKind.ORIGINAL)]
    return tuple(sorted((_revision(revision, plan, texts) for revision in decoded), key=_day_and_place))


def _revision(revision: model.Revision, plan: model.Plan, texts: Mapping[str, OfficialText]) -> model.Revision:
    if revision.kind is model.RevisionKind.ORIGINAL:
        notice = plan.notice
        return dataclasses.replace(
            revision,
            title=notice.title or plan.title,
            number=notice.document_number or None,
            issuers=notice.issuers,
            issued=notice.written,
            issued_text=notice.written_text,
            effective=plan.validity.start if plan.validity else None,
            effective_quote=plan.validity.quote if plan.validity else None,
        )
    if revision.source is None:
        return revision
    official = texts[revision.source.file]
    return dataclasses.replace(revision, official=official.text, official_sha256=official.sha256)


def _day_and_place(revision: model.Revision) -> tuple[str, int]:
    """Return the date in a revision's id and its place among the revisions of that day; an undated one is the first."""
    if revision.id == UNDATED:
        return "", 1
    return revision.id[:10], int(revision.id[11:] or 1)


def yaml_key(cls: type, name: str) -> str:
    """Return the YAML key of a record's field: `class` for `class_`, `aim` for the `text` of an engineering."""
    return "aim" if (cls, name) == (model.Engineering, "text") else name.rstrip("_")


def _whole(cls: type[T], document: Document) -> T:
    return decode(cls, document.value, document.origin)


def _list(cls: type[T], document: Document | None, key: str) -> tuple[T, ...]:
    """Return the records of the list under a key of a file; none where there is no file."""
    if document is None:
        return ()
    items = typing.cast("dict[str, list[Any]]", document.value).get(key, [])
    return tuple(decode(cls, item, document.origin / key / index) for index, item in enumerate(items))


def _plan(document: Document) -> model.Plan:
    """Return the plan, with records without words for what it lacks."""
    plan = decode(model.Plan, ABSENT | typing.cast("dict[str, Any]", document.value), document.origin)
    return plan if plan.short_title else dataclasses.replace(plan, short_title=plan.title)


def _engineering(document: Document) -> model.Engineering:
    """Return an engineering, with its id in its projects."""
    engineering = _whole(model.Engineering, document)
    projects = tuple(_project(project, engineering.id) for project in engineering.projects)
    return dataclasses.replace(engineering, projects=projects)


def _project(project: model.Project, engineering: str = "") -> model.Project:
    """Return a project with the id of its group, and a short name where it has none."""
    short_name = project.short_name or project.name[:_SHORT]
    return dataclasses.replace(project, engineering=engineering, short_name=short_name)


def _part(part: model.PlanPart) -> model.PlanPart:
    """Return a part, with its id and the number of their chapter in its provisions."""
    chapters = (
        dataclasses.replace(
            chapter,
            provisions=tuple(
                dataclasses.replace(provision, part=part.id, chapter=chapter.number) for provision in chapter.provisions
            ),
        )
        for chapter in part.chapters
    )
    return dataclasses.replace(part, chapters=tuple(chapters))


@cache
def _fields(cls: type) -> tuple[tuple[str, str, Decoder], ...]:
    """Return name, YAML key and decoder of each field that is read from YAML."""
    hints = typing.get_type_hints(cls, localns={"Origin": Origin})
    names = (field.name for field in dataclasses.fields(cls) if field.name != "origin")
    return tuple((name, yaml_key(cls, name), _decoder(hints[name])) for name in names if (cls, name) not in INJECTED)


def _decoder(hint: Any) -> Decoder:  # noqa: ANN401 - a type hint
    """Return the function that makes a value of the hinted type."""
    if isinstance(hint, types.UnionType):  # X | None: None means that the key is missing
        return _decoder(typing.get_args(hint)[0])
    if typing.get_origin(hint) is tuple:
        decoder = _decoder(typing.get_args(hint)[0])
        return lambda value, origin: _items(decoder, value, origin)
    if hint is model.Text:
        return lambda value, _: model.Text.of(value)
    if dataclasses.is_dataclass(hint):
        return lambda value, origin: decode(typing.cast("type[model.Record]", hint), value, origin)
    if issubclass(hint, (Enum, int)) and hint is not bool:  # JSON's 1.0 is an integer too
        return lambda value, _: hint(value)
    return _as_it_is


def _as_it_is(value: Any, _: Origin) -> Any:  # noqa: ANN401 - JSON
    return value


def _items(decoder: Decoder, value: Any, origin: Origin) -> tuple[Any, ...]:  # noqa: ANN401 - JSON
    """Return the items of a list, or of a mapping by name: there a key is the item's `name`, plain words its `text`."""
    if isinstance(value, dict):
        return tuple(
            decoder({"name": name, **(item if isinstance(item, dict) else {"text": item})}, origin / name)
            for name, item in sorted(value.items())
        )
    if decoder is _as_it_is:
        return tuple(value)
    return tuple(decoder(item, origin / index) for index, item in enumerate(value))
