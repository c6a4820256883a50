"""Ports for servers that the tests start."""

from random import SystemRandom
from socket import socket

# Below those that Linux gives to whoever connects: nobody is given one between its choice and the server's start.
PORTS = range(20_000, 32_000)


def free_port() -> int:
    """Return a port of this machine that nobody uses now."""
    while True:
        port = SystemRandom().choice(PORTS)
        with socket() as tried:
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
