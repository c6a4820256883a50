"""What the site says of revisions: notices to units, earlier states, published states compared."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.commands.read_state import UnknownStateError, read_state
from generator.findings import DatasetError
from generator.load import load
from generator.publisher import Publisher
from generator.revisions.canonical import ComparedState
from generator.revisions.changes import changes
from generator.website import website
from tests.support.amended_city import checked, site
from tests.support.amendment import command, edit
from tests.support.paths import AMENDED_CITY, CITY, PLAN

REVISIONS = ("2020-03-02", "2021-06-01", "2022-03-15", "2022-09-01", "2023-02-10")


def test_published_states_are_compared_by_their_ids() -> None:
    """`plansite diff` takes ids of revisions, also where the data in force break a rule; an unknown id is told."""
    old, new = (read_state(name, AMENDED_CITY) for name in REVISIONS[:2])
    expected = changes(checked().states[0].value, checked().states[1].value)
    assert changes(old.value, new.value) == expected
    assert {change.type for change in expected} >= {"added", "participant-added", "deadline-changed", "text-changed"}
    assert isinstance(read_state("2023-02-10", AMENDED_CITY), ComparedState)
    with pytest.raises(UnknownStateError):
        read_state("2020-03-03", AMENDED_CITY)


def test_one_participant_struck_is_told_to_the_unit_first(copy: Path) -> None:
    """The unit is told that it left, lead and other parties that a partner left, nobody else anything."""
    edit(copy / "engineerings" / "01.yml", "      - { role: participant, unit: shi-canlian, mention: 市残联 }\n", "")
    report = command("2023-02-10", copy, "--data", copy)
    assert report.returncode == 1
    assert report.stdout.splitlines() == [
        f"从 2023-02-10 到 {copy}：1 处变化，涉及 1 个单位",
        "",
        "各单位的变化",
        "市残联：退出第1项盲道修复项目（原为参加单位）",
        "",
        "合作单位有变化的：市住建局、市交通局、市直有关单位",
    ]
    assert "text-in-source" in report.stderr


def test_each_concerned_unit_has_a_notice_and_no_other() -> None:
    """Notices are there for the units that a change concerns, directly or as partners."""
    notices = {page.address for page in site().pages if page.kind == "notice"}
    expected = set()
    for before, after in zip(checked().states, checked().states[1:], strict=False):
        for change in changes(before.value, after.value):
            if change.place.section != "layout":
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


def test_an_amendment_prints_its_own_clauses(tmp_path: Path) -> None:
    """A layout that prints the clauses of another amendment is a finding at each of them, never a traceback."""
    data = Path(shutil.copytree(AMENDED_CITY, tmp_path / "data"))
    files = [data / "revisions" / f"{day}.yml" for day in ("2021-06-01", "2022-03-15")]
    first, second = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in files)
    files[1].write_text(yaml.safe_dump(second | {"source": first["source"]}, allow_unicode=True), encoding="utf-8")
    with pytest.raises(DatasetError) as error:
        load(data)
    unknown = [finding for finding in error.value.findings if finding.rule == "known-reference"]
    assert {finding.location.file for finding in unknown} == {files[1].as_posix()}
