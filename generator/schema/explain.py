"""What jsonschema finds in a document, in Chinese and English, at its place in YAML; the nearest name for a slip."""

import json
import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry, Resource

from generator.ellipsis import shortened
from generator.findings import Finding
from generator.partial_dates import is_partial_date
from generator.schema.accept import schemas_by_name
from generator.source import Document, Origin

_TYPES = {
    "string": ("文字", "a string"),
    "number": ("数", "a number"),
    "integer": ("整数", "an integer"),
    "boolean": ("true 或 false", "a boolean"),
    "array": ("列表", "a list"),
    "object": ("映射", "a mapping"),
    "null": ("空", "nothing"),
}
_TYPE_HINTS = {
    "string": "写文字；数字、日期和 true 等要作文字时加引号 (write words; quote a number, a date or true)",
    "number": "只写数字，如 85 或 30.5，不加引号 (write a plain number)",
    "integer": "只写整数，不加引号 (write a whole number)",
    "boolean": "写 true，或不写这一项 (write true, or leave it out)",
    "array": "写成列表：每项一行，以“- ”开头，或写在 [ ] 里 (write a list)",
    "object": "写成“键: 值”，各占一行，或写在 { } 里 (write a mapping)",
}
_SHOWN = 30  # characters of a value that a message shows
MOST = 100  # findings of a document; the next check shows the rest


def findings(document: Document) -> Iterator[Finding]:
    """Yield what its kind's schema does not accept in a document: the first `MOST` findings."""
    errors = _validator(document.kind).iter_errors(document.value)
    yield from islice((finding for error in errors for finding in _findings(error, document.origin)), MOST)


def _pattern(_: Validator, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:  # noqa: ANN401 - JSON
    """Check `pattern` as ECMA-262 has it: `$` is the very end, where Python's also stands before a last line feed."""
    if isinstance(instance, str) and not _compiled(pattern).search(instance):
        yield ValidationError(str(schema.get("patternErrorMessage", pattern)))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("$", r"\Z"))


def _unique(_: Validator, wanted: bool, instance: Any, schema: Any) -> Iterator[ValidationError]:  # noqa: ANN401, ARG001, FBT001 - JSON
    """Check `uniqueItems` in time that grows with the list, where jsonschema compares each item with each."""
    if wanted and isinstance(instance, list):
        written = {json.dumps(item, sort_keys=True) for item in instance}
        if len(written) < len(instance):
            yield ValidationError("an item stands twice")


_Validator = extend(Draft202012Validator, {"pattern": _pattern, "uniqueItems": _unique})  # type: ignore[no-untyped-call]  # untyped in its stubs
_FORMATS = FormatChecker(formats=())


_FORMATS.checks("partial-date")(is_partial_date)


@cache
def _validator(kind: str) -> Validator:
    """Return the validator of a kind of file; the schemas refer to each other by file name."""
    schemas = schemas_by_name()
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    validator: Validator = _Validator(schemas[f"{kind}.schema.json"], registry=registry, format_checker=_FORMATS)
    return validator


def _findings(error: ValidationError, root: Origin) -> Iterator[Finding]:
    """Yield an error of the validator as findings: one for each key that is too many or missing."""
    origin = root
    for step in error.absolute_path:
        origin = origin / step
    value: Any = error.instance
    schema: dict[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    match error.validator:
        case "additionalProperties":
            patterns = [_compiled(pattern) for pattern in schema.get("patternProperties", {})]
            others = sorted(key for key in schema["properties"] if key not in value)
            unknown = (key for key in value if key not in schema["properties"])
            for key in (key for key in unknown if not any(pattern.search(key) for pattern in patterns)):
                yield _unknown(key, others, origin)
        case "required":
            yield from (_missing(key, origin) for key in schema["required"] if key not in value)
        case "dependentRequired":
            for given, wanted in schema["dependentRequired"].items():
                yield from (_missing(key, origin, given) for key in wanted if given in value and key not in value)
        case "type":
            yield _type(value, schema, origin)
        case _:
            yield _value(error, schema, origin)


def _unknown(key: str, others: Sequence[str], origin: Origin) -> Finding:
    near = get_close_matches(key[:_SHOWN], others, 1, 0.6)
    allowed = "、".join(others)
    hint = f"是不是 {near[0]}？(did you mean {near[0]}?)" if near else f"删去；这里还可以写 {allowed} (delete it)"
    message = f"没有“{_short(key)}”这一项 (unknown key {_short(key)})"
    return Finding("schema-unknown-key", origin.key(key), message, hint)


def _missing(key: str, origin: Origin, given: str | None = None) -> Finding:
    because = f"写了 {given} 就要写 {key} ({given} calls for {key})" if given else f"缺少 {key} ({key} is missing)"
    return Finding("schema-missing-key", origin.location, because, f"补上 {key} (add {key})")


def _type(value: Any, schema: dict[str, Any], origin: Origin) -> Finding:  # noqa: ANN401 - JSON
    wanted = schema["type"]
    chinese, english = _TYPES[wanted]
    given_chinese, given_english = _TYPES[_type_of(value)]
    shown = f" {_short(value)} " if isinstance(value, (str, int, float)) else ""
    message = (
        f"{_named(schema)}应当是{chinese}，这里是{given_chinese}{shown} ({english} is wanted, not {given_english})"
    )
    return Finding("schema-type", origin.location, message, _TYPE_HINTS[wanted])


def _value(error: ValidationError, schema: dict[str, Any], origin: Origin) -> Finding:
    """Return the finding of a value that has the right type and is not allowed."""
    limit: Any = error.validator_value
    name, shown = _named(schema) or f"“{error.absolute_path[-1]}”", _short(error.instance)
    hint = "改正这个值 (correct the value)"
    match error.validator:
        case "enum":
            message = f"{name}不能是 {shown} (not one of the choices)"
            near = get_close_matches(str(error.instance)[:_SHOWN], limit, 1, 0.6)
            hint = f"写 {'、'.join(limit)} 之一" + (f"；是不是 {near[0]}？" if near else "") + " (write one of these)"
        case "const":
            message = f"{name}只能是 {json.dumps(limit)} (only {json.dumps(limit)} is allowed)"
            hint = "写这个值，或不写这一项 (write it, or leave the key out)"
        case "pattern":
            message = f"{name} {shown} 的写法不对 (not of the right form)"
            hint = f"{error.message} (the form is {limit})"
        case "format":
            message = f"{name} {shown} 不是存在的日期 (no such date)"
        case "minItems":
            message, hint = f"{name}是空的 (an empty list)", "写上一项 (add an item)"
        case "uniqueItems":
            message, hint = f"{name}有重复 (an item stands twice)", "删去重复的 (delete one)"
        case "minimum" | "maximum":
            word, english = ("小于", "less") if error.validator == "minimum" else ("大于", "greater")
            message = f"{name} {shown} {word} {limit} ({english} than {limit})"
        case "minLength" | "maxLength":
            word, english = ("少于", "fewer") if error.validator == "minLength" else ("多于", "more")
            message = f"{name} {shown} {word} {limit} 个字 ({english} than {limit} characters)"
        case _:  # a condition, whose schema says in words what it is
            message = f"{name}：{schema.get('errorMessage', '不合格式')} (not allowed so)"
    return Finding("schema-value", origin.location, message, hint)


def _named(schema: dict[str, Any]) -> str:
    return f"“{schema['title']}”" if "title" in schema else ""


def _type_of(value: object) -> str:
    """Return the name of a JSON value's type."""
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "null")


def _short(value: object) -> str:
    """Return a value as people write it, cut where it is long."""
    parts = [value] if isinstance(value, str) else json.JSONEncoder(ensure_ascii=False).iterencode(value)
    words = "".join(islice(parts, _SHOWN + 1))
    return shortened(words, _SHOWN)
