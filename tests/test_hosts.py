"""What hosts of repositories are told: files that they take, commands that run here too, and no needless rights."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import parse_qs

import pytest
import yaml

from tests.support.checkout import checkout
from tests.support.paths import BIN, REPOSITORY
from tests.support.sites import run

WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
GITLAB = REPOSITORY / ".gitlab-ci.yml"


class Command(NamedTuple):
    """What a job of a host runs."""

    host: str
    job: str
    text: str


def read(path: Path) -> dict[Any, Any]:
    """Read a host's file. The key `on` is read as true: that is YAML 1.1."""
    value: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return value


CI, COMMENT = (read(REPOSITORY / ".github" / "workflows" / name) for name in ("ci.yml", "comment.yml"))
JOBS: dict[str, dict[str, Any]] = {name: job for path in WORKFLOWS for name, job in read(path)["jobs"].items()}
GITLAB_JOBS: dict[str, dict[str, Any]] = {
    name: job for name, job in read(GITLAB).items() if isinstance(job, dict) and "script" in job
}


def commands() -> Iterator[Command]:
    """Yield every command."""
    for name, job in JOBS.items():
        yield from (Command("github", name, step["run"]) for step in job["steps"] if "run" in step)
    for name, job in GITLAB_JOBS.items():
        yield from (Command("gitlab", name, text) for part in ("script", "after_script") for text in job.get(part, ()))


def actions() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every action that GitHub is to take from elsewhere, and what it is given."""
    for job in JOBS.values():
        yield from ((step["uses"], step.get("with", {})) for step in job["steps"] if "uses" in step)


@pytest.mark.parametrize("path", [*WORKFLOWS, GITLAB], ids=lambda path: path.name)
def test_the_hosts_own_schema_takes_the_file(path: Path) -> None:
    """Each file is as GitHub's or GitLab's schema of such files wants it."""
    schema = "vendor.gitlab-ci" if path == GITLAB else "vendor.github-workflows"
    done = run(BIN / "check-jsonschema", "--builtin-schema", schema, path, folder=REPOSITORY)
    assert done.returncode == 0, done.stdout


def test_what_a_command_names_is_there() -> None:
    """Every make target, script and command of plansite that is named exists, and bash can read the whole."""
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set()
    for command in commands():
        assert subprocess.run(["bash", "-nc", command.text], check=False).returncode == 0, command  # noqa: S603, S607
        for target in re.findall(r"\bmake ([a-z-]+)", command.text):
            assert f"\n{target}:" in makefile, command
            targets.add(target)
        for script in re.findall(r"(?:scripts|\.ci)/[a-z-]+", command.text):
            assert (REPOSITORY / script).is_file(), command
        for verb in re.findall(r"plansite ([a-z]+)", command.text):
            assert run(BIN / "plansite", verb, "--help", folder=REPOSITORY).returncode == 0, command
    assert targets == {"check", "proposal", "publish", "rollback"}


def test_actions_are_github_s_own_at_one_commit() -> None:
    """No action comes from a third party, from a branch or from a tag that somebody can move."""
    used = [name for name, _ in actions()]
    assert len(used) > 5
    assert [name for name in used if not re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40}", name)] == []


def test_a_proposal_gets_no_rights() -> None:
    """What runs a proposal's code may only read, and what may write a comment runs none of it."""
    assert set(CI[True]) == {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert CI["permissions"] == {"contents": "read"}
    assert [name for name, job in CI["jobs"].items() if "permissions" in job] == ["publish"]
    assert "github.event_name != 'pull_request'" in JOBS["publish"]["if"]
    assert all(given["persist-credentials"] is False for name, given in actions() if "checkout" in name)

    assert COMMENT[True] == {"workflow_run": {"workflows": [CI["name"]], "types": ["completed"]}}
    assert COMMENT["permissions"] == {}
    uploaded = {given["name"]: given["path"] for name, given in actions() if "upload-artifact" in name}
    assert uploaded == {"diff": "proposal/diff.md", "preview": "proposal/preview"}
    assert [given["name"] for name, given in actions() if "download-artifact" in name] == ["diff"]
    steps = [step.get("uses", "gh").partition("@")[0] for step in JOBS["comment"]["steps"]]
    assert steps == ["actions/download-artifact", "gh"]
    # What somebody chose, such as a branch's name, reaches a shell by the environment, never as part of the command.
    assert [command for command in commands() if "${{" in command.text] == []


def test_publishing_waits_for_the_tests() -> None:
    """Publishing comes after the tests, on what is merged only, and one at a time."""
    assert JOBS["publish"]["needs"] == "test"
    assert "github.ref == 'refs/heads/main'" in JOBS["publish"]["if"]
    stages = read(GITLAB)["stages"]
    assert stages.index(GITLAB_JOBS["publish"]["stage"]) > stages.index(GITLAB_JOBS["test"]["stage"])
    assert GITLAB_JOBS["publish"]["rules"] == [
        {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $PUBLISH_TO && $SITE_URL"}
    ]
    assert JOBS["publish"]["concurrency"] == GITLAB_JOBS["publish"]["resource_group"] == "publish"


@pytest.mark.long  # `test_proposal.py` runs what the jobs run, `make proposal` and `make publish`
@pytest.mark.parametrize(("host", "jobs"), [(host, ["proposal", "publish"]) for host in ("github", "gitlab")])
def test_a_host_s_commands_run_here(host: str, jobs: list[str], tmp_path: Path) -> None:
    """The commands of a host's jobs show a proposal and publish a merge on any machine; what it uploads is there."""
    clone, served = checkout(tmp_path), tmp_path / "served"
    settings = {
        "FORMAT": "text",
        "GITHUB_BASE_REF": "main",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "origin/main",
        "COMMENT_TOKEN": "",
        "PUBLISH_TO": str(served),
        "SITE_URL": "https://plan.example.org/",
    }
    for command in commands():
        if command.host == host and command.job in jobs and "rollback" not in command.text:
            # What is served lies in a folder here, which `verify` takes as well as an address.
            place = {"SITE_URL": str(served)} if "verify" in command.text else {}
            done = run("bash", "-ec", command.text, folder=clone, **{**settings, **place})
            assert done.returncode == 0, (command, done.stdout)
    report = (clone / "proposal" / "diff.md").read_text(encoding="utf-8")
    assert "没有变化" in report
    if host == "github":
        assert (tmp_path / "summary.md").read_text(encoding="utf-8") == report
        uploaded = [given["path"] for name, given in actions() if "upload" in name or "cache" in name]
        assert len(uploaded) == 5
    else:
        uploaded = list(GITLAB_JOBS["proposal"]["artifacts"]["paths"])
        uploaded += [str(served / "current")] if "publish" in jobs else []
    assert [path for path in uploaded if not (clone / path).exists()] == []


class Notes(BaseHTTPRequestHandler):
    """A host that takes comments and lists them."""

    taken: list[tuple[str, str, str | None, bytes]]
    listed: list[dict[str, object]]

    def do_GET(self) -> None:
        """Say whose the token is, or what was noted."""
        content = json.dumps({"id": 3} if self.path.endswith("/user") else self.listed).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_POST(self) -> None:
        """Take a comment, or what it shall be now."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.taken.append((self.command, self.path, self.headers["PRIVATE-TOKEN"], body))
        self.send_response(201)
        self.end_headers()

    do_PUT = do_POST  # noqa: N815 - the library's name

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("before", [False, True], ids=["first", "again"])
def test_gitlab_is_sent_the_diff_as_it_is(tmp_path: Path, *, before: bool) -> None:
    """The comment is the file, byte for byte, among the proposal's notes; the next takes its place."""
    report = "## 变化\n\n- **市财政局** & 100%+\n"
    (tmp_path / "proposal").mkdir()
    (tmp_path / "proposal" / "diff.md").write_text(report, encoding="utf-8")
    (text,) = GITLAB_JOBS["comment"]["script"]
    Notes.taken = []
    Notes.listed = [{"id": 12, "author": {"id": 4}, "system": False}, {"id": 11, "author": {"id": 3}, "system": True}]
    Notes.listed += [{"id": 9, "author": {"id": 3}, "system": False}] if before else []
    with HTTPServer(("127.0.0.1", 0), Notes) as host:
        Thread(target=host.serve_forever, daemon=True).start()
        settings = {
            "COMMENT_TOKEN": "t0ken",
            "CI_API_V4_URL": f"http://127.0.0.1:{host.server_port}/api/v4",
            "CI_MERGE_REQUEST_PROJECT_ID": "7",
            "CI_MERGE_REQUEST_IID": "60",
            "no_proxy": "127.0.0.1",
        }
        done = run("sh", "-ec", text, folder=tmp_path, **settings)
        host.shutdown()
    assert done.returncode == 0, done.stdout
    notes = "/api/v4/projects/7/merge_requests/60/notes"
    ((command, path, token, body),) = Notes.taken
    assert (command, path) == (("PUT", f"{notes}/9") if before else ("POST", notes))
    assert token == "t0ken"  # noqa: S105 - a token of the test's
    assert parse_qs(body.decode())["body"] == [report]
