"""The plan through its revisions: texts, snapshots, who holds what when, and what the site keeps of earlier states."""

from __future__ import annotations

import hashlib
import json
import random
import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.commands.read_state import UnknownStateError, read_state
from generator.commands.write_snapshot import SnapshotError, write_snapshot
from generator.graph import ResponsibilityGraph
from generator.load import CheckedDataset, load
from generator.model import Effect, Revision, RevisionKind, Text
from generator.pages import Publisher
from generator.revisions import CanonicalDataset, changes
from generator.revisions.states import as_of, consolidate, ended
from generator.text.official import printed, record_fragments
from generator.website import Website, website
from tests.support.amendment import command, edit
from tests.support.cases import findings_of
from tests.support.paths import AMENDED_CITY, CITY, PLAN

REVISIONS = ("2020-03-02", "2021-06-01", "2022-03-15", "2022-09-01", "2023-02-10")
MERGED, BUILDERS, TRAFFIC = "shi-chengjianjiaotongju", "shi-zhujianju", "shi-jiaotongju"


@cache
def checked() -> CheckedDataset:
    """Return the amended city, checked."""
    return load(AMENDED_CITY)


@cache
def site() -> Website:
    """Return the amended city's site."""
    return website(checked(), Publisher())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the amended city's data."""
    return shutil.copytree(AMENDED_CITY, tmp_path / "data")


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
        for index in places if thorough else draw.sample(places, 8):
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
    assert write_snapshot(copy).written
    assert (revision.read_bytes(), snapshot.read_bytes()) == (document, frozen)
    assert not write_snapshot(copy).written
    edit(copy / "units.yml", "aliases: [城建交通局]", "aliases: [城建交通局, 城建局]")
    with pytest.raises(SnapshotError, match="2023-02-10"):
        write_snapshot(copy)
    assert (revision.read_bytes(), snapshot.read_bytes()) == (document, frozen)


def test_a_plan_without_revisions_has_its_original_and_can_be_frozen(tmp_path: Path) -> None:
    """The city has one state, named by its notice's date; frozen, it says the same."""
    copy = shutil.copytree(CITY, tmp_path / "data")
    assert [state.revision.id for state in load(copy).states] == ["2020-03-02"]
    assert write_snapshot(copy).written
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
    whole = "".join(fragment.text for fragment in record_fragments(project))
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


STRIKING = """\
id: "2024-05-06"
kind: amendment
title: 关于修改考评办法的通知
issuers: [临江市人民政府办公室]
issued: "2024-05-06"
issued_text: 2024年5月6日
source:
  file: linjiang-2024.txt
  sha256: {sha256}
  lines:
    - field: /title
    - record: R20240506-1
    - record: R20240506-2
    - record: R20240506-3
    - parts: [ {{ field: /issuers/0 }}, {{ furniture: " " }}, {{ field: /issued_text }} ]
clauses:
  - id: R20240506-1
    text: 一、删去附件2第八条，第九条改为第八条。
  - id: R20240506-2
    text: 二、第二阶段名称“巩固提升”改为“全面提升”。
  - id: R20240506-3
    text: 三、撤销市广播电视台。
effects:
  - {{ type: abolished, record: shi-guangbodianshitai, clause: R20240506-3, quote: 撤销市广播电视台 }}
  - {{ type: withdrawn, record: A2-8, clause: R20240506-1, quote: 删去附件2第八条 }}
  - {{ type: assessment-removed, record: AQ3, clause: R20240506-1, quote: 删去附件2第八条 }}
  - {{ type: renumbered, record: A2-9, clause: R20240506-1, quote: 第九条改为第八条, number: 8 }}
  - type: renamed
    record: S2-2
    clause: R20240506-2
    quote: “巩固提升”改为“全面提升”
    replaced: 巩固提升
    replacement: 全面提升
"""
STRIKING_TEXT = """\
关于修改考评办法的通知
一、删去附件2第八条，第九条改为第八条。
二、第二阶段名称“巩固提升”改为“全面提升”。
三、撤销市广播电视台。
临江市人民政府办公室 2024年5月6日"""


@pytest.fixture
def struck(copy: Path) -> Path:
    """Return the amended city with one more amendment: an article struck, a phase renamed, a body abolished."""
    (copy / "source" / "linjiang-2024.txt").write_bytes(STRIKING_TEXT.encode())
    sha256 = hashlib.sha256(STRIKING_TEXT.encode()).hexdigest()
    (copy / "revisions" / "2024-05-06.yml").write_text(STRIKING.format(sha256=sha256), encoding="utf-8")
    article = (
        "          - id: A2-8\n            number: 8\n            text: |-\n              对弄虚作假的,给予通报批评。\n"
    )
    edit(copy / "provisions.yml", article, "")
    edit(copy / "provisions.yml", "            number: 9\n", "            number: 8\n")
    edit(copy / "source" / "linjiang-2020.yml", "  - record: A2-8\n", "")
    edit(copy / "plan.yml", "    name: 巩固提升\n", "    name: 全面提升\n")
    rewards = (copy / "assessment.yml").read_text(encoding="utf-8")
    start, end = rewards.index("  - id: AQ3\n"), rewards.index("separate:\n")
    (copy / "assessment.yml").write_text(rewards[:start] + rewards[end:], encoding="utf-8")
    return copy


def test_articles_are_struck_and_renumbered(struck: Path) -> None:
    """The check proves it; what was struck keeps its place on the page of the source, with the words that ended it."""
    after = load(struck)
    assert after.warnings == ()
    assert "第八条\u00a0对市直有关单位的考评办法" in after.dataset.source
    assert "第二阶段(到2025 年):全面提升。" in after.dataset.source
    pages = {page.address: page.html for page in website(after, Publisher()).pages}
    assert 'id="a2-8"' in pages["source/"]
    assert "删去附件2第八条" in pages["source/"]
    assert "附件2第八条" in pages["revisions/2024-05-06/"]
    assert 'id="a2-9"' in pages["source/"]
    assert "市广播电视台已撤销" in pages["units/shi-guangbodianshitai/"]


@pytest.mark.parametrize(
    ("find", "put", "rule"),
    [
        ("quote: 第九条改为第八条, number: 8", "quote: 第九条改为第八条, number: 7", "effect-in-clause"),
        ("replaced: 巩固提升", "replaced: 巩固", "text-in-source"),
        ("record: A2-8, clause", "record: A2-7, clause", "change-has-effect"),
        (
            "  - {{ type: assessment-removed, record: AQ3, clause: R20240506-1, quote: 删去附件2第八条 }}\n",
            "",
            "change-has-effect",
        ),
    ],
)
def test_an_effect_that_does_not_agree_is_found(struck: Path, find: str, put: str, rule: str) -> None:
    """A wrong number, wrong words, a wrong record and a change that no effect tells of each break a rule."""
    edit(struck / "revisions" / "2024-05-06.yml", find.replace("{{", "{").replace("}}", "}"), put)
    assert rule in {finding.rule for finding in findings_of(struck)}


def test_published_states_are_compared_by_their_ids() -> None:
    """`plansite diff` takes ids of revisions, also where the data in force break a rule; an unknown id is told."""
    old, new = (read_state(name, AMENDED_CITY) for name in REVISIONS[:2])
    expected = changes(checked().states[0].value, checked().states[1].value)
    assert changes(old.value, new.value) == expected
    assert {change.type for change in expected} >= {"added", "participant-added", "deadline-changed", "text-changed"}
    assert isinstance(read_state("2023-02-10", AMENDED_CITY), CanonicalDataset)
    with pytest.raises(UnknownStateError):
        read_state("2020-03-03", AMENDED_CITY)


def test_one_participant_struck_is_told_to_the_unit_first(copy: Path) -> None:
    """The unit is told that it left, lead and other parties that a partner left, nobody else anything."""
    edit(copy / "engineerings" / "01.yml", "      - { role: participant, unit: shi-canlian, mention: 市残联 }\n", "")
    report = command("2023-02-10", copy, "--data", copy)
    assert report.returncode == 1
    assert report.stdout.splitlines() == [
        f"从 2023-02-10 到 {copy}：1 处变化，涉及 1 个单位，另有 3 个单位的合作单位有变化",
        "",
        "各单位的变化",
        "市残联：退出第1项盲道修复项目（原为参加单位）",
        "",
        "合作单位的变化",
        "市住建局：第1项：市残联不再参加",
        "市交通局：第1项：市残联不再参加",
        "市直有关单位：第1项：市残联不再参加",
    ]
    assert "text-in-source" in report.stderr


def test_each_concerned_unit_has_a_notice_and_no_other() -> None:
    """Notices are there for the units that a change concerns, directly or as partners."""
    notices = {page.address for page in site().pages if page.kind == "notice"}
    expected = set()
    for before, after in zip(checked().states, checked().states[1:], strict=False):
        for change in changes(before.value, after.value):
            if change.spot.section != "layout":
                units = (*change.units.direct, *change.units.partners)
                expected |= {f"revisions/{after.revision.id}/{unit}/" for unit in units}
    assert notices == expected


def test_an_earlier_state_is_the_site_that_it_was(tmp_path: Path) -> None:
    """The earlier state's pages are those of its own data, word for word, but for where they lie and link beyond."""
    first = shutil.copytree(CITY, tmp_path / "data")
    edit(first / "engineerings" / "03.yml", "what: 租借点的工作人员", "what: 租借点的工作人元")
    alone = {page.address: page for page in website(load(first), Publisher()).pages}
    root = "v/2020-03-02/"
    frozen = {page.address.removeprefix(root): page for page in site().pages if page.address.startswith(root)}
    beyond = {"about", "data", "revision", "revisions", "rules"}
    assert frozen.keys() == {address for address, page in alone.items() if page.kind not in beyond}
    for address in ("units/", "targets/", "timeline/", "matrix/unit-project/", "engineerings/1/", "source/"):
        then, now = (re.sub(r'<p class="ps-yaml">.*</p>', "", page[address].html) for page in (frozen, alone))
        assert then == now, address  # but for the file that holds the data


def test_an_earlier_state_searches_its_own_text() -> None:
    """The index of a state holds its words and not those that came later."""
    files = {file.path: file.content.decode() for file in site().files if "assets/search/index." in file.path}
    indexes = {path.partition("assets/")[0]: content for path, content in files.items()}
    assert indexes.keys() == {"", *(f"v/{revision}/" for revision in REVISIONS[:-1])}
    assert "无障碍导航" in indexes[""]
    assert "无障碍导航" not in indexes["v/2020-03-02/"]
    assert "信息无障碍项目" in indexes["v/2020-03-02/"]
    assert "信息无障碍项目（已撤销）" in indexes[""]
    assert "临府办〔2023〕3号" in indexes[""]
    addresses = {page.address for page in site().pages}
    for root, content in indexes.items():
        rows = json.loads(content.partition("=")[2].rstrip(";\n"))
        listed = [row[1] for kind in ("units", "engineerings", "projects", "pages") for row in rows[kind]]
        assert {root + address.partition("#")[0] for address in listed} <= addresses
    assert site().states.keys() == set(REVISIONS[:-1])


def test_the_real_plan_has_one_state() -> None:
    """No amendment is invented: one revision, the notice, no earlier state and no notice to a unit."""
    real = load(PLAN)
    assert [state.revision.id for state in real.states] == ["2012-12-25"]
    site = website(real, Publisher())
    assert not site.states
    kinds = [page.kind for page in site.pages]
    assert (kinds.count("revision"), kinds.count("revisions"), kinds.count("notice"), kinds.count("ended")) == (
        1,
        1,
        0,
        0,
    )


def test_snapshots_are_canonical() -> None:
    """A snapshot is one JSON object by file name, keys sorted, nothing between."""
    for path in sorted((AMENDED_CITY / "revisions").glob("*.json")):
        value = json.loads(path.read_bytes())
        assert list(value) == sorted(value)
        assert "revisions/2020-03-02.yml" not in value
        assert {"plan.yml", "units.yml", "engineerings/01.yml", "source/linjiang-2020.yml"} <= value.keys()
