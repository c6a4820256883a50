"""The printed reading is what its schema says."""

import json

import pytest
from jsonschema import Draft202012Validator

from generator.importing.reading_json import reading_json
from generator.importing.recognise.notice import recognise
from tests.importing.scoring import NOTICES, decoded, names
from tests.support.paths import REPOSITORY

_SCHEMA = json.loads((REPOSITORY / "schemas" / "reading.schema.json").read_text(encoding="utf-8"))


def test_schema() -> None:
    """The schema is one of JSON Schema 2020-12."""
    Draft202012Validator.check_schema(_SCHEMA)


@pytest.mark.parametrize("name", names())
def test_printed(name: str) -> None:
    """Every reading of the development set fits the schema, and so does that of an empty text."""
    validator = Draft202012Validator(_SCHEMA)
    for text in (decoded(NOTICES / f"{name}.txt"), ""):
        printed = reading_json(recognise(text))
        assert not [error.message for error in validator.iter_errors(json.loads(json.dumps(printed)))]
