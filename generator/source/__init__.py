"""The data folder as JSON values with places: the only module that knows YAML."""

from generator.source.file_rules import RULES
from generator.source.files import (
    LARGEST,
    Document,
    OfficialText,
    printed_markup,
    read_document,
    read_folder,
    read_official_text,
    read_original,
)
from generator.source.places import Origin, SourcePlace, ValuePath
from generator.source.snapshots import read_snapshot, snapshot, snapshot_bytes, snapshot_sha256
from generator.source.yaml_values import Json, read_values

__all__ = [
    "LARGEST",
    "RULES",
    "Document",
    "Json",
    "OfficialText",
    "Origin",
    "SourcePlace",
    "ValuePath",
    "printed_markup",
    "read_document",
    "read_folder",
    "read_official_text",
    "read_original",
    "read_snapshot",
    "read_values",
    "snapshot",
    "snapshot_bytes",
    "snapshot_sha256",
]
