"""`data/<table>.parquet`: a table as Apache Parquet, the same bytes for the same rows.

One row group, one plain page a column, nothing compressed: the parts of the format (github.com/apache/parquet-format)
that tables of some hundred rows need, where pyarrow would be larger than all that plansite depends on. A list is one
text with `;` between its values, as in CSV; what is missing is null.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence

from generator.exports import schemas, tables

_MAGIC = b"PAR1"
# Types of the format, of its footer's encoding (Thrift's compact protocol), and of its values' encodings.
_BOOLEAN, _INT64, _DOUBLE, _BYTE_ARRAY = 0, 2, 5, 6
_TYPES = {"boolean": _BOOLEAN, "integer": _INT64, "number": _DOUBLE}
_I32, _I64, _BINARY, _LIST, _STRUCT = 5, 6, 8, 9, 12
_PLAIN, _RLE = 0, 3
_OPTIONAL = 1

Field = tuple[int, int, bytes]
"""A field of a Thrift struct: its id, its type, its value encoded."""


def encode(name: str, rows: Iterable[Mapping[str, object]], about: Mapping[str, str]) -> bytes:
    """Return the rows of a table as Parquet; `about` is what its metadata say, by key."""
    rows = tuple(rows)
    types = {column: _type(name, column) for column in tables.TABLES[name]}
    content = bytearray(_MAGIC)
    chunks = []
    for column, type_ in types.items():
        page = _page([row[column] for row in rows], type_)
        chunks.append(_chunk(column, type_, len(content), len(page), len(rows)))
        content += page
    elements = [_struct((4, _BINARY, _text("schema")), (5, _I32, _int(len(types))))]
    elements += [_element(column, type_) for column, type_ in types.items()]
    group = _struct(
        (1, _LIST, _list(_STRUCT, chunks)), (2, _I64, _int(len(content) - len(_MAGIC))), (3, _I64, _int(len(rows)))
    )
    pairs = [_struct((1, _BINARY, _text(key)), (2, _BINARY, _text(value))) for key, value in about.items()]
    footer = _struct(
        (1, _I32, _int(1)),
        (2, _LIST, _list(_STRUCT, elements)),
        (3, _I64, _int(len(rows))),
        (4, _LIST, _list(_STRUCT, [group] if rows else [])),
        (5, _LIST, _list(_STRUCT, pairs)),
        (6, _BINARY, _text("plansite")),
    )
    return bytes(content + footer + struct.pack("<I", len(footer)) + _MAGIC)


def _type(name: str, column: str) -> int:
    (json_type,) = schemas.types(schemas.row_properties(name)[column])
    return _TYPES.get(json_type, _BYTE_ARRAY)


def _element(column: str, type_: int) -> bytes:
    """Return a column of the schema; texts are UTF-8, in the words of the old and of the new format."""
    text: tuple[Field, ...] = ((6, _I32, _int(0)), (10, _STRUCT, _struct((1, _STRUCT, _struct()))))
    return _struct(
        (1, _I32, _int(type_)),
        (3, _I32, _int(_OPTIONAL)),
        (4, _BINARY, _text(column)),
        *(text if type_ == _BYTE_ARRAY else ()),
    )


def _chunk(column: str, type_: int, start: int, size: int, rows: int) -> bytes:
    """Return where a column's page lies in the file."""
    encodings = [_int(_PLAIN), _int(_RLE)]
    about = _struct(
        (1, _I32, _int(type_)),
        (2, _LIST, _list(_I32, encodings)),
        (3, _LIST, _list(_BINARY, [_text(column)])),
        (4, _I32, _int(0)),
        (5, _I64, _int(rows)),
        (6, _I64, _int(size)),
        (7, _I64, _int(size)),
        (9, _I64, _int(start)),
    )
    return _struct((2, _I64, _int(start)), (3, _STRUCT, about))


def _page(values: Sequence[object], type_: int) -> bytes:
    """Return a column's values with their page's header: which of them there are, then those that are there."""
    levels = _bits([value is not None for value in values])
    levels = _varint(len(levels) << 1 | 1) + levels
    data = struct.pack("<I", len(levels)) + levels + _plain([value for value in values if value is not None], type_)
    about = _struct((1, _I32, _int(len(values))), (2, _I32, _int(_PLAIN)), (3, _I32, _int(_RLE)), (4, _I32, _int(_RLE)))
    size = _int(len(data))
    return _struct((1, _I32, _int(0)), (2, _I32, size), (3, _I32, size), (5, _STRUCT, about)) + data


def _plain(values: Sequence[object], type_: int) -> bytes:
    if type_ == _BOOLEAN:
        return _bits([bool(value) for value in values])
    if type_ in {_INT64, _DOUBLE}:
        return struct.pack(f"<{len(values)}{'q' if type_ == _INT64 else 'd'}", *values)
    texts = (tables.cell(value).encode() for value in values)
    return b"".join(struct.pack("<I", len(text)) + text for text in texts)


def _bits(values: Sequence[bool]) -> bytes:
    """Return truths as bits, eight a byte, the first one lowest."""
    digits = "".join("1" if value else "0" for value in reversed(values))
    return int(digits or "0", 2).to_bytes(-(-len(values) // 8), "little")


def _struct(*fields: Field) -> bytes:
    last, encoded = 0, bytearray()
    for id_, type_, value in fields:
        encoded += bytes([(id_ - last) << 4 | type_]) + value
        last = id_
    return bytes(encoded) + b"\0"


def _list(type_: int, items: Sequence[bytes]) -> bytes:
    short = 15  # from which on the length stands apart
    head = bytes([len(items) << 4 | type_]) if len(items) < short else bytes([0xF0 | type_]) + _varint(len(items))
    return head + b"".join(items)


def _int(number: int) -> bytes:
    return _varint(number << 1)  # none is negative here


def _text(words: str) -> bytes:
    encoded = words.encode()
    return _varint(len(encoded)) + encoded


def _varint(number: int) -> bytes:
    encoded = bytearray()
    while number > 0x7F:  # noqa: PLR2004 - seven bits a byte
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*encoded, number])
