"""The plan through its revisions: texts, snapshots, who had what duty when."""

import hashlib
import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.commands.write_snapshot import SnapshotError, write_snapshot
from generator.graph import ResponsibilityGraph
from generator.load import load
from generator.model import Effect, Revision, RevisionKind, Text
from generator.revisions.states import as_of, consolidate, ended
from generator.text.official import printed, record_fragments
from tests.support.amended_city import checked
from tests.support.amendment import edit
from tests.support.cases import findings_of
from tests.support.paths import AMENDED_CITY, CITY, PLAN

REVISIONS = ("2020-03-02", "2021-06-01", "2022-03-15", "2022-09-01", "2023-02-10")
MERGED, BUILDERS, TRAFFIC = "shi-chengjianjiaotongju", "shi-zhujianju", "shi-jiaotongju"


def test_states_are_in_the_order_of_their_documents() -> None:
    """Five states, the original first; each knows what made it."""
    states = checked().states
    assert tuple(state.revision.id for state in states) == REVISIONS
    kinds = [state.revision.kind for state in states]
    assert kinds == [RevisionKind.ORIGINAL, *[RevisionKind.AMENDMENT] * 2, RevisionKind.CORRECTION, kinds[1]]
    assert states[-1].dataset is checked().dataset


def test_the_text_in_force_is_the_text_before_and_what_amendments_quote() -> None:
    """Each state prints the consolidated text; only words that an amendment quotes or strikes differ."""
    for before, after in zip(checked().states, checked().states[1:], strict=False):
        text = consolidate(before.dataset, after.revision).text
        assert printed(after.dataset).text == text == after.dataset.source
        if after.revision.kind is RevisionKind.CORRECTION:
            assert text == before.dataset.source
    first, *_, last = (state.dataset.source for state in checked().states)
    assert first == (AMENDED_CITY / "source" / "linjiang-2020.txt").read_text(encoding="utf-8")
    assert "2024年底前,在政务大厅" in last
    assert "\n7.无障碍导航项目。" in last
    assert "4.信息无障碍项目" not in last
    assert "3.手语服务项目" in last


def test_every_character_of_an_amendment_is_held(copy: Path, thorough: bool) -> None:  # noqa: FBT001 - a fixture
    """An amendment's clause or field that is changed by one character is found at its own place."""
    draw = random.Random(7)  # noqa: S311 - a sample
    files = sorted((copy / "revisions").glob("*.yml"))
    amendments = [path for path in files if "kind: amendment" in path.read_text(encoding="utf-8")]
    for path in amendments:
        text = path.read_text(encoding="utf-8")
        start, end = text.index("clauses:"), text.index("effects:")
        places = [
            index
            for index in range(start, end)
            if "一" <= text[index] <= "鿿"
            and text[index] != "变"
            and "no_effect" not in text[text.rindex("\n", 0, index) : index]
        ]
        for index in places if thorough else draw.sample(places, 4):
            path.write_text(text[:index] + "变" + text[index + 1 :], encoding="utf-8")
            rules = {(finding.rule, finding.location.file) for finding in findings_of(copy)}
            assert ("text-in-source", path.as_posix()) in rules, text[index - 5 : index + 5]
        path.write_text(text, encoding="utf-8")


def test_no_edit_of_a_snapshot_stays_unseen(copy: Path) -> None:
    """One byte more, less or other in any snapshot is found, and nothing is read from it."""
    draw = random.Random(11)  # noqa: S311 - a sample
    for path in sorted((copy / "revisions").glob("*.json")):
        content = path.read_bytes()
        at = draw.randrange(len(content))
        for changed in (content + b"\n", content[:at] + content[at + 1 :], content[:at] + b"~" + content[at + 1 :]):
            path.write_bytes(changed)
            assert [(finding.rule, finding.location.file) for finding in findings_of(copy)] == [
                ("snapshot-unchanged", path.as_posix())
            ]
        path.write_bytes(content)
    assert findings_of(copy) == ()


def test_a_snapshot_is_the_dataset_of_the_api() -> None:
    """A snapshot's SHA-256 is that of its state's dataset, stated by its revision; the real plan has one too."""
    for folder in (AMENDED_CITY, PLAN):
        for state in load(folder).states:
            content = (folder / "revisions" / f"{state.revision.id}.json").read_bytes()
            assert state.dataset.sha256 == state.revision.snapshot == hashlib.sha256(content).hexdigest()


def test_a_state_is_frozen_once(copy: Path) -> None:
    """Freezing writes snapshot and checksum, does nothing the second time, and refuses other data."""
    revision, snapshot = copy / "revisions" / "2023-02-10.yml", copy / "revisions" / "2023-02-10.json"
    document, frozen = revision.read_bytes(), snapshot.read_bytes()
    revision.write_text(document.decode()[: document.decode().index("snapshot:")], encoding="utf-8")
    snapshot.unlink()
    assert write_snapshot(copy).is_new
    assert (revision.read_bytes(), snapshot.read_bytes()) == (document, frozen)
    assert not write_snapshot(copy).is_new
    edit(copy / "units.yml", "aliases: [城建交通局]", "aliases: [城建交通局, 城建局]")
    with pytest.raises(SnapshotError, match="2023-02-10"):
        write_snapshot(copy)
    assert (revision.read_bytes(), snapshot.read_bytes()) == (document, frozen)


def test_a_plan_without_revisions_has_its_original_and_can_be_frozen(tmp_path: Path) -> None:
    """The city has one state, named by its notice's date; frozen, it says the same."""
    copy = shutil.copytree(CITY, tmp_path / "data")
    assert [state.revision.id for state in load(copy).states] == ["2020-03-02"]
    assert write_snapshot(copy).is_new
    after = load(copy)
    assert (after.dataset.revision.id, after.warnings) == ("2020-03-02", ())
    assert after.dataset.revision.snapshot == after.dataset.sha256


def test_who_held_a_duty_on_a_date() -> None:
    """Before a merger the unit named, since then its successor, by the words that hand the duties over."""
    states = checked().states

    def lead(project: str, date: str) -> set[tuple[str, str, str]]:
        rows = as_of(states, date)
        return {
            (row.unit.id, row.named.id, row.basis) for row in rows if row.project.id == project and row.role == "lead"
        }

    assert as_of(states, "2020-03-01") == ()
    assert lead("P1", "2022-03-31") == {(BUILDERS, BUILDERS, "source")}
    assert lead("P1", "2022-04-01") == {(MERGED, BUILDERS, "source")}
    assert lead("P2", "2022-04-01") == {(MERGED, TRAFFIC, "source")}
    assert lead("P2", "2023-02-10") == {(MERGED, MERGED, "source")}
    assert lead("P4", "2023-02-09") == {("shi-zhengshuju", "shi-zhengshuju", "source")}
    assert lead("P4", "2023-02-10") == set()
    assert lead("P3", "2021-07-01") == {("shi-zhengshuju", "shi-zhengshuju", "source")}
    # Both parties of P1 are one body now: it holds the duty once.
    both = [row for row in as_of(states, "2022-04-01") if row.project.id == "P1" and row.unit.id == MERGED]
    assert len(both) == 1


def test_a_succession_without_words_that_hand_duties_over_is_inferred() -> None:
    """Where no quoted words assign the duties, the successor's are inferred; before its date there is none."""
    dataset = checked().dataset
    silent = tuple(replace(tie, assigns=False) for tie in dataset.relationships)
    graph = ResponsibilityGraph(replace(dataset, relationships=silent))
    assert {row.basis for row in graph.as_of("2023-02-10") if row.unit != row.named} == {"inferred"}
    assert graph.as_of("2023-02-10") != graph.as_of("2022-03-31")
    assert all(row.unit == row.named for row in graph.as_of("2022-03-31"))


def test_what_a_revision_ended_is_known() -> None:
    """The struck project and its facts ended with the last state that has them."""
    assert {record: state.revision.id for record, state in ended(checked().states).items()} == {
        "P4": "2022-09-01",
        "P4-C1": "2022-09-01",
    }


@given(st.data())
def test_any_replaced_words_are_what_the_records_then_print(data: st.DataObject) -> None:
    """Whatever words of whatever project an effect replaces, the text made from it is what the record prints."""
    before = checked().states[0].dataset
    project = data.draw(st.sampled_from(before.projects))
    words = project.text.lines[0]
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(words)), st.integers(0, len(words)))))
    replaced, replacement = words[start:end], data.draw(st.text("甲乙丙12年。", max_size=5))
    whole = "".join(fragment.text for fragment in record_fragments(before, project))
    line = words[:start] + replacement + words[end:]
    assume(replaced and line and whole.count(replaced) == 1)  # an empty line would part two paragraphs
    effect = Effect(
        origin=project.origin, type="text-changed", record=project.id, replaced=replaced, replacement=replacement
    )
    revision = Revision(origin=project.origin, id="2021-01-01", kind=RevisionKind.AMENDMENT, effects=(effect,))
    text = Text((line, *project.text.lines[1:]))
    after = replace(
        before,
        engineerings=tuple(
            replace(
                engineering, projects=tuple(replace(p, text=text) if p is project else p for p in engineering.projects)
            )
            for engineering in before.engineerings
        ),
    )
    consolidation = consolidate(before, revision)
    assert consolidation.unapplied == ()
    assert consolidation.text == printed(after).text


def test_snapshots_are_canonical() -> None:
    """A snapshot is one JSON object by file name, keys sorted, nothing between."""
    for path in sorted((AMENDED_CITY / "revisions").glob("*.json")):
        value = json.loads(path.read_bytes())
        assert list(value) == sorted(value)
        assert "revisions/2020-03-02.yml" not in value
        assert {"plan.yml", "units.yml", "engineerings/01.yml", "source/linjiang-2020.yml"} <= value.keys()
