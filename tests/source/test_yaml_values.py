"""YAML is read as JSON values, and every place lies where it says."""

import json
from collections.abc import Callable, Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import DatasetError, Location
from generator.invisible import INVISIBLE
from generator.source import (
    Json,
    Origin,
    SourcePlace,
    read_folder,
    read_values,
    yaml_values,
)
from generator.source.slips import in_key
from tests.support.paths import CITY

# Characters that a text may hold; the two that begin markup are left to tests of their own.
WORDS = st.text(
    st.one_of(
        st.sampled_from("\n \t\u00a0'\"#:-,[]}*&!|>%@`?~=。;、“”一0.eE"),
        st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="<{"),
    ).filter(lambda character: not INVISIBLE.match(character)),
    max_size=12,
)
# Without what an input method leaves in place of a colon, a comma or a space, which tests of their own refuse.
WORDS = WORDS.filter(lambda words: "，" not in words and "：" not in words)
KEYS = WORDS.filter(lambda words: in_key(words) is None)
NUMBERS = st.one_of(st.integers(-(10**13), 10**13), st.integers(-(10**9), 10**9).map(lambda cents: cents / 100))
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


def as_json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def as_block(value: Json) -> str:
    return yaml.safe_dump(value, allow_unicode=True, default_flow_style=False, sort_keys=False)


def as_mixed(value: Json) -> str:
    return yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=None, width=20, line_break="\r\n", sort_keys=False
    )


def places(place: SourcePlace) -> Iterator[SourcePlace]:
    yield place
    inner = place.inner.values() if isinstance(place.inner, dict) else place.inner or ()
    for inner_place in inner:
        yield from places(inner_place)


@settings(deadline=None)
@given(JSON, st.sampled_from([as_json, as_block, as_mixed]))
def test_any_json_value_reads_back(value: Json, written: Callable[[Json], str]) -> None:
    """Any JSON value written as YAML, in any style and with any line ends, reads back as itself, types and all."""
    text = written(value)
    read, place = read_values(text, "x.yml")
    assert as_json(read) == as_json(value)
    lines = text.replace("\r\n", "\n").split("\n")
    for inner_place in places(place):
        assert 1 <= inner_place.line <= len(lines), text
        assert 1 <= inner_place.column <= len(lines[inner_place.line - 1]) + 1, text
        for key, (line, column) in (inner_place.keys or {}).items():
            assert lines[line - 1][column - 1 :].startswith((key[:1] or "'", "'", '"')), text


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_both_parsers_read_the_city_alike(loader: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libyaml the same values stand at the same places."""
    expected = read_folder(CITY)
    monkeypatch.setattr(yaml_values, "PARSER", loader)
    assert read_folder(CITY) == expected


GUESSED = (
    *("no", "yes", "on", "off", "y", "~", "True", "NULL", "85%", "３０", "1,000"),
    *("012", "0x10", "0o7", "1_000", "+1", ".5", "1.", "1e3", "1E3", ".inf", ".nan"),
    *("2013-01-01", "2013/2/3", "12:30:45"),
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("0", 0),
        ("-12", -12),
        ("30.50", 30.5),
        ("'85'", "85"),
        ('"true"', "true"),
        *((word, word) for word in GUESSED),
    ],
)
def test_scalars_resolve_as_json(written: str, value: Json) -> None:
    """Only what JSON reads as true, false, null or a number is one; YAML guesses at nothing else."""
    read, _ = read_values(f"a: {written}\n", "x.yml")
    assert isinstance(read, dict)
    assert read == {"a": value}
    assert type(read["a"]) is type(value)


TEXT = """\
# a comment
id: P1
text: |-
  甲;

   乙。
tie: { role: lead, unit: shi }
list:
  - 一
  - two: 2
empty:
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_origin_steps_to_the_place_of_each_value(line_end: str) -> None:
    """A scalar stands where it begins, a list or block at its key; a step to nothing stays at what there is."""
    value, place = read_values(TEXT.replace("\n", line_end), "a.yml")
    root = Origin("a.yml", place)
    assert value == {
        "id": "P1",
        "text": "甲;\n\n 乙。",
        "tie": {"role": "lead", "unit": "shi"},
        "list": ["一", {"two": 2}],
        "empty": None,
    }
    expected = {
        (root / "id").location: (2, 5),
        (root / "text").location: (3, 1),
        (root / "text").at(0): (4, 3),
        (root / "text").at(2, 1): (6, 4),
        (root / "tie").location: (7, 1),
        (root / "tie" / "unit").location: (7, 26),
        (root / "tie" / "mention").location: (7, 1),
        (root / "tie").key("unit"): (7, 20),
        (root / "list").location: (8, 1),
        (root / "list" / 0).location: (9, 5),
        (root / "list" / 0).at(3): (9, 5),
        (root / "list" / 1 / "two").location: (10, 10),
        (root / "list" / 7).location: (8, 1),
        (root / "empty").location: (11, 1),
        (root / "none" / 3 / "x").location: (2, 1),
        root.key("none"): (2, 1),
    }
    assert {location: (location.line, location.column) for location in expected} == expected


REFUSED = [
    ("yaml-empty", "", 1, 1),
    ("yaml-empty", "# only a comment\n", 1, 1),
    ("yaml-tab", "a:\n\tb: 1\n", 2, 1),
    ("yaml-tab", "a: b\tc\n", 1, 5),
    ("yaml-duplicate-key", "a: 1\nb: 2\na: 3\n", 3, 1),
    ("yaml-duplicate-key", "{ a: 1, 'a': 2 }", 1, 9),
    ("yaml-merge-key", "a: 1\n<<: { b: 2 }\n", 2, 1),
    ("yaml-alias", "a: &x 1\n", 1, 4),
    ("yaml-alias", "a: 1\nb: *x\n", 2, 4),
    ("yaml-tag", "a: !!str 1\n", 1, 4),
    ("yaml-tag", "a: !!python/object/apply:os.system [ls]\n", 1, 4),
    ("yaml-tag", "a: ! b\n", 1, 4),
    ("yaml-key", "1: a\n", 1, 1),
    ("yaml-key", "a: 1\ntrue: a\n", 2, 1),
    ("yaml-key", "? [a, b]\n: c\n", 1, 3),
    ("yaml-key", "? { a: b }\n: c\n", 1, 3),
    ("yaml-documents", "a: 1\n---\nb: 2\n", 2, 1),
    ("yaml-number", "a: 1234567890123456\n", 1, 4),
    ("yaml-number", "a: " + "9" * 5000 + "\n", 1, 4),
    ("yaml-number", "a: 1.00000000000000001\n", 1, 4),
    ("yaml-syntax", "a: b: c\n", 1, 5),
    ("yaml-syntax", "a: 'b\n\nc: d\n", 1, 4),
    ("yaml-syntax", "a: @b\n", 1, 4),
    ("yaml-syntax", "a: [1, 2\nb: 3\n", 2, 2),
    ("control-character", "a: b\x07\n", 1, 5),
    ("control-character", "a: b\rc\n", 1, 5),
    ("control-character", "a: b\x85c\n", 1, 5),
    ("control-character", "a: b\u2028c\n", 1, 5),
    ("control-character", "a: b\ufeffc\n", 1, 5),
    ("control-character", 'a: "b\\0"\n', 1, 4),
    ("control-character", 'a: "b\\e[31m"\n', 1, 4),
    ("bidi-character", "a: b\u202ec\n", 1, 5),
    ("bidi-character", "a: 1 # \u2066\n", 1, 8),
    ("bidi-character", 'a: "\\u202Ec"\n', 1, 4),
    ("bidi-character", '"\\u2069": 1\n', 1, 1),
    ("markup", "a: 甲<script>alert(1)</script>\n", 1, 4),
    ("markup", "a: |-\n  甲\n  乙<b>丙\n", 3, 4),
    ("markup", "a: '{{ 7 * 7 }}'\n", 1, 4),
    ("markup", "a: 甲{% raw %}\n", 1, 4),
    ("markup", "a: 甲{# 乙 #}\n", 1, 4),
    ("markup", "a: <!-- 甲\n", 1, 4),
    ("markup", "a<b: 1\n", 1, 1),
    ("yaml-depth", "[" * 65 + "]" * 65, 1, 65),
]


@pytest.mark.parametrize(("rule", "text", "line", "column"), REFUSED)
@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_what_a_file_must_not_hold_is_a_finding_at_its_place(  # noqa: PLR0913, PLR0917 - a table's columns
    loader: object, rule: str, text: str, line: int, column: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever YAML has beyond JSON, and whatever no text needs, is refused where it stands, by either parser."""
    monkeypatch.setattr(yaml_values, "PARSER", loader)
    with pytest.raises(DatasetError) as error:
        read_values(text, "a.yml")
    assert (rule, Location("a.yml", line, column)) in {
        (finding.rule, finding.location) for finding in error.value.findings
    }


@pytest.mark.parametrize("text", ["[" * 64 + "]" * 64, "a: 3 < 5\n", "a: x<5\n", "a: '{ }'\n", 'a: "总\\u00a0则\\t"\n'])
def test_what_a_text_may_hold(text: str) -> None:
    """64 levels are not too deep, and a bare less-than sign, a brace, an escaped tab or a wide space is no markup."""
    read_values(text, "a.yml")


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize(
    "text", ["[" * 10_000, "- " * 10_000, '{"a":' * 10_000, "\n".join(" " * n + "a:" for n in range(2000))]
)
def test_nesting_without_end_ends_early(loader: object, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nesting 10,000 deep neither overflows the stack nor takes time: the walk ends at level 65."""
    monkeypatch.setattr(yaml_values, "PARSER", loader)
    with pytest.raises(DatasetError) as error:
        read_values(text, "a.yml")
    assert [finding.rule for finding in error.value.findings] == ["yaml-depth"]


def test_aliases_are_never_expanded() -> None:
    """A billion laughs are fifty findings at the most, not a billion values."""
    text = "a: &a [x]\n" + "".join(
        f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcd", "bcde", strict=True)
    )
    with pytest.raises(DatasetError) as error:
        read_values(text, "a.yml")
    assert {finding.rule for finding in error.value.findings} == {"yaml-alias"}
