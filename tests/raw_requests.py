"""Requests byte for byte, as no browser and no library would send them."""

import socket
from urllib.parse import urlsplit

PATIENCE = 20


def connected(home: str) -> socket.socket:
    """A connection to whatever listens at an address."""
    parts = urlsplit(home)
    assert parts.hostname is not None
    return socket.create_connection((parts.hostname, parts.port or 80), timeout=PATIENCE)


def asked(home: str, *lines: str, body: bytes = b"") -> tuple[int, str, str]:
    """What is answered to a request of these lines: status, head and body. A host is named where no line does."""
    named = (
        lines if any(line.lower().startswith("host:") for line in lines) else (*lines, f"Host: {urlsplit(home).netloc}")
    )
    with connected(home) as connection:
        connection.sendall("\r\n".join([*named, "Connection: close", "", ""]).encode("utf-8") + body)
        return parsed(received(connection))


def received(connection: socket.socket) -> bytes:
    """Everything that comes until the other side ends."""
    parts = []
    while part := connection.recv(65_536):
        parts.append(part)
    return b"".join(parts)


def parsed(answer: bytes) -> tuple[int, str, str]:
    """Its status, head and body."""
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split(b" ", 2)[1]), head.decode("latin-1"), body.decode("utf-8", "replace")
