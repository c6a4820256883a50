"""The command is asked as the protocol has it, and by its SDK; each answer has the text's own words and an address."""

import json
import subprocess
import sys
from functools import cache

import pytest

from generator.assistants.answers import Assistant
from generator.cli import main
from generator.pages.context import PageContext
from generator.publisher import Publisher
from tests.support.pages import checked
from tests.support.paths import CITY, REPOSITORY

URL = "https://plan.example.org/"
TOOLS = ("about", "unit", "project", "search", "quote")


@cache
def assistant() -> Assistant:
    """Return what answers of the real plan."""
    return Assistant(PageContext(checked("data"), Publisher()), URL)


def test_the_command_speaks_the_protocol() -> None:
    """Lines of JSON-RPC, as the protocol has them, are answered: tools only read, an answer is the function's."""
    client = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    asked: list[dict[str, object]] = [
        {"id": 1, "method": "initialize", "params": client},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/list"},
        {"id": 3, "method": "tools/call", "params": {"name": "unit", "arguments": {"name": "市残联"}}},
    ]
    with subprocess.Popen(  # noqa: S603 - ours
        [sys.executable, "-m", "generator.cli", "mcp", "--data", str(CITY), "--url", URL],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as command:
        assert command.stdin is not None
        assert command.stdout is not None
        command.stdin.writelines(json.dumps({"jsonrpc": "2.0", **message}) + "\n" for message in asked)
        command.stdin.flush()
        said = [json.loads(command.stdout.readline()) for message in asked if "id" in message]
        command.stdin.close()
    assert command.returncode == 0
    begun, tools, called = (answer["result"] for answer in sorted(said, key=lambda answer: int(answer["id"])))
    assert begun["serverInfo"]["name"] == "plansite"
    assert {tool["name"]: tool["annotations"]["readOnlyHint"] for tool in tools["tools"]} == dict.fromkeys(TOOLS, True)
    city = Assistant(PageContext(checked("tests/city"), Publisher()), URL)
    assert json.loads(called["content"][0]["text"]) == json.loads(json.dumps(city.unit("市残联")))


# The SDK takes as long to import, twice, as a hundred tests.
@pytest.mark.long
def test_a_client_asks_the_command() -> None:
    """Tools only read; a unit, a task, words and a quote are answered as the same functions answer here."""
    words = "于每年1 月底前完成"
    questions = [
        ("about", {}),
        ("unit", {"name": "综治办"}),
        ("project", {"name": 31}),
        ("search", {"words": "第三方 调解"}),
        ("quote", {"words": words}),
    ]
    program = [sys.executable, "-m", "tests.assistants.client", URL]
    done = subprocess.run(  # noqa: S603 - ours
        program, cwd=REPOSITORY, input=json.dumps(questions), capture_output=True, text=True, check=True
    )
    said = json.loads(done.stdout)
    assert said["tools"] == dict.fromkeys(TOOLS, True)
    expected = [
        assistant().plan(),
        assistant().unit("综治办"),
        assistant().project("31"),
        assistant().search("第三方 调解"),
        assistant().quote(words),
    ]
    assert said["answers"] == json.loads(json.dumps(expected))


def test_a_units_answer_has_its_whole_ledger() -> None:
    """The projects of each role are the graph's, all measures and quotes are the source's, all addresses whole."""
    graph, dataset = checked("data").graph, checked("data").dataset
    answer = assistant().unit("市综治办")
    lead, joined = answer["roles"]
    assert [row["project"].split()[1] for row in lead["projects"]] == [p.name for p in graph.leads("shi-zongzhiban")]
    assert len(joined["projects"]) == len(graph.participations("shi-zongzhiban"))
    for row in (*lead["projects"], *joined["projects"]):
        assert "市综治办" in "、".join(row["units_by_role"].values())
        assert row["partners"] or row["units_by_role"].keys() == {"牵头单位"}
        assert row["address"].startswith(f"{URL}projects/")
        assert all(words in dataset.source for words in (*row["measures"], *row["fact_quotes"]))


def test_what_is_not_there_is_not_made_up() -> None:
    """An unknown name gives no unit, one that fits several the candidates, a changed quote is not printed."""
    assert assistant().unit("市不存在局")["candidates"] == []
    assert {"市公安局", "市司法局"} <= set(assistant().unit("局")["candidates"])
    assert not assistant().quote("于每年5 月底前完成")["printed"]
    assert assistant().search("")["hits"] == []
    assert assistant().unit("")["candidates"] == []
    assert not assistant().quote(" \n")["printed"]


def test_names_are_taken_as_they_are_written() -> None:
    """A number as pages print it, blanks around a name: the same unit and task."""
    assert assistant().unit(" 市公安局\n") == assistant().unit("市公安局")
    for name in ("第31项", "31项", " 31 ", "P31"):
        assert assistant().project(name) == assistant().project("31")


def test_a_quote_says_where_it_stands() -> None:
    """The words of project 31's first measure are printed, and lead to their place in the source."""
    words = checked("data").dataset.project_by_id["P31"].text.clauses[0]
    answer = assistant().quote(words)
    assert answer["printed"]
    assert f"{URL}source/#p31" in [place["address"] for place in answer["places"]]


def test_a_unit_is_counted_in_the_roles_that_its_plan_has() -> None:
    """Counts are no quote; where a plan tells no lead from the others, nobody is said to lead nothing."""
    dataset = checked("examples/one-year-list/data")
    assistant = Assistant(PageContext(dataset, Publisher()))
    for unit in dataset.dataset.annex_units:
        hit = next(hit for hit in assistant.search(unit.name)["hits"] if hit["name"] == unit.name)
        assert hit["quote"] is None
        assert hit["counts"] == {"负责": len(assistant.context.graph.responsible(unit.id))}


def test_a_body_that_only_lists_name_is_found_where_they_print_it() -> None:
    """The name of a body stands in the list of each task that has it; each place is given."""
    unit = next(unit for unit in assistant().context.dataset.annex_units if assistant().context.graph.leads(unit.id))
    places = [place["address"] for place in assistant().quote(unit.name)["places"]]
    for project in assistant().context.graph.leads(unit.id):
        assert any(address.endswith(f"#{project.id.lower()}") for address in places), (project.id, places)


def test_an_address_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """What answers would begin with is a web address, or nothing is answered at all."""
    for url in ("javascript:alert(1)", "example.org/a", "https://", "https://a b"):
        assert main(["mcp", "--data", str(CITY), "--url", url]) == 2
        assert "--url" in capsys.readouterr().err
