"""The compiled validator and the one that finds the words agree, whatever is wrong with a record."""

import copy
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.schema.accept import accepts
from generator.schema.explain import findings
from generator.source import Document, read_folder
from generator.synthesis import synthesize, write
from tests.support.paths import CITY

# What people may write in the place of something else; strings include what the patterns of two languages read apart.
ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1,
        1.0,
        1.5,
        2**53 + 1,
        1e308,
        [],
        {},
        [1],
        ["甲", "甲"],
        [[]],
        {"id": "P1"},
        [True, 1],
    ),
    *(
        "",
        " ",
        "\n",
        "甲\n",
        "\n甲",
        "甲\n乙",
        "P0",
        "P01",
        "P1",
        "P1\n",
        "E1",
        "E-1",
        "P1-T1",
        "P1-T0",
        "p1",
        "shi",
        "shi-",
        "-shi",
    ),
    *(
        "2013",
        "2013\n",
        "2013-02-30",
        "2013-2-3",
        "2013-13",
        "0000",
        "２０１３",
        "٢٠١٣",
        "2012-02-29",
        "2013-02-29",
        "９",
        "lü",
    ),
    *(
        "lead",
        "Lead",
        "lead ",
        "市",
        "县",
        "%",
        ">=",
        "≥",
        "source",
        "weekly",
        "FREQ=YEARLY",
        "〔2012〕3号",
        "\u00a0",
        "\u2028",
        "𠮷",
    ),
)
KEYS = (
    "id",
    "name",
    "text",
    "quote",
    "value",
    "value_to",
    "year",
    "open_ended",
    "collective",
    "note",
    "basis",
    "Id",
    "ｉｄ",
    "",
)


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every value within a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, value_there in inner:
        yield (*path, step)
        yield from places(value_there, (*path, step))


def slip(value: Any, random: Random) -> Any:  # noqa: ANN401 - any JSON value
    """Return a value with one thing replaced, taken away, added, renamed, or said twice."""
    changed = copy.deepcopy(value)
    *path, last = random.choice(list(places(changed)))
    record = changed
    for step in path:
        record = record[step]
    match random.randrange(6):
        case 0 if isinstance(record, dict):
            record[random.choice(KEYS)] = record.pop(last)
        case 1:
            del record[last]
        case 2 if isinstance(record, dict):
            record[random.choice(KEYS)] = random.choice(ODD)
        case 2:
            record.append(random.choice((record[last], *ODD)))
        case 3 if isinstance(record[last], str):
            record[last] = random.choice(
                (record[last] + "\n", record[last] + " ", record[last][:-1], "甲" + record[last])
            )
        case _:
            record[last] = random.choice(ODD)
    return changed


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    """Return documents of every kind, short ones, so that many slips are soon tried."""
    folder: Path = tmp_path_factory.mktemp("plan")
    write(synthesize(12, 9, 1), folder)
    return [*read_folder(CITY), *read_folder(folder)]


def test_what_one_validator_accepts_the_other_does(documents: list[Document], thorough: bool) -> None:  # noqa: FBT001
    """Records with slips, thousands in a full run, are accepted by both validators or by neither, many by neither."""
    random = Random(0)  # noqa: S311 - a test that anybody can repeat
    refused = 0
    tried = 20_000 if thorough else 250
    for _ in range(tried):
        document = random.choice(documents)
        value = slip(document.value, random)
        finding = next(findings(Document(document.file, value, document.origin, document.name)), None)
        assert accepts(document.kind, value) == (finding is None), (document.name, finding, value)
        refused += finding is not None
    assert tried // 4 < refused < tried


def test_what_is_right_is_accepted(documents: list[Document]) -> None:
    """Documents without a slip are accepted by both."""
    for document in documents:
        assert accepts(document.kind, document.value)
        assert list(findings(document)) == []
