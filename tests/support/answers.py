"""Answers of a running server."""

from email.message import Message
from http.client import HTTPConnection
from typing import NamedTuple


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: Message
    body: bytes


def ask(connection: HTTPConnection, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path; header names are written with underscores."""
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    return Answer(response.status, response.headers, response.read())
