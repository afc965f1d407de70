"""Requests that are too large, or do not come in: they are ended, and keep nobody else out."""

import socket
from threading import Thread
from time import monotonic, sleep

import pytest
import uvicorn

from bench_server import serving
from crossbearing.web.answer import MOST_BYTES
from crossbearing.web.security.hurry import HurriedProtocol
from raw_requests import asked, connected, parsed, received
from workbenches import token_of

FORM = {"content-type": "application/x-www-form-urlencoded"}
PARTS = {"content-type": "multipart/form-data; boundary=x"}


def part(name: bytes, more: bytes = b"", value: bytes = b"1") -> bytes:
    return b'--x\r\nContent-Disposition: form-data; name="' + name + b'"' + more + b"\r\n\r\n" + value + b"\r\n"


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"a" * (MOST_BYTES + 1), FORM, 413),
        (b"a=" + b"x" * MOST_BYTES, FORM, 413),
        (b"&".join([b"a=1"] * 2000), FORM, 400),
        (b"&".join(b"k%d=1" % number for number in range(2000)), FORM, 400),
        (b"&" * (MOST_BYTES - 1), FORM, 400),
        (b"a=" + b"%" * (MOST_BYTES - 10), FORM, 400),
        (b"".join(part(b"k%d" % number) for number in range(2000)) + b"--x--\r\n", PARTS, 400),
        (part(b"name", b"\r\nA: b" * 100_000) + b"--x--\r\n", PARTS, 400),
        (part(b"name", b'; filename="../../etc/passwd"', b"x" * 10_000) + b"--x--\r\n", PARTS, 400),
        (b"--x\r\n" * 100_000, PARTS, 400),
    ],
    ids=lambda one: one[:12] if isinstance(one, bytes) else None,
)
def test_a_form_that_is_too_much_is_refused_at_once(stranger, body, headers, status):
    token = token_of(stranger, "/login")
    start = monotonic()
    sent = stranger.post("/login", content=body, headers={**headers, "x-csrf-token": token})
    assert sent.status_code == status and monotonic() - start < 5
    assert len(sent.text) < 10_000


def test_what_is_too_much_is_not_read_to_its_end(example_ledger):
    with serving(example_ledger) as home, connected(home) as connection:
        head = f"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {FORM['content-type']}"
        head += "\r\nContent-Length: 1000000000\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode() + b"x" * (MOST_BYTES + 1))
        assert parsed(received(connection))[0] == 413


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/login", {"name": "x" * 300, "password": "y"}),
        ("/login", {"name": "x", "password": "y" * 5000}),
        ("/login", {"name": "x", "password": "y", "at": "/" + "z" * 9000}),
        ("/language", {"language": "en", "at": "/" + "z" * 9000}),
    ],
)
def test_a_field_that_is_too_long_is_refused_before_any_work(stranger, team, path, fields):
    sent = stranger.post(path, data={"csrf": token_of(stranger, "/login"), **fields})
    assert sent.status_code == 400 and team.people.audit.listed() == []


async def echo(scope, receive, send):
    """Answers once everything has come in."""
    while scope["type"] == "http" and (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


class Hurried(HurriedProtocol):
    seconds = 0.6


@pytest.fixture(scope="module")
def hurried():
    """The address of a server that waits for half a second."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(echo, http=Hurried, ws="none", lifespan="off", log_level="critical")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET",
        b"GET / HTTP/1.1\r\nHost: x\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
)
def test_a_request_that_comes_byte_by_byte_is_ended(hurried, begun):
    start = monotonic()
    with connected(hurried) as connection:
        connection.sendall(begun)
        ended = b"\0"
        while monotonic() - start < 10 and ended:
            connection.settimeout(0.1)
            try:
                # A byte now and then buys no time.
                if begun:
                    connection.sendall(b"1\r\n1\r\n" if b"chunked" in begun else b"x")
                ended = connection.recv(100)
            except TimeoutError:
                continue
            except OSError:
                ended = b""
    assert 0.3 < monotonic() - start < 8


def test_a_request_that_comes_in_is_answered_however_many_come_on_one_connection(hurried):
    with connected(hurried) as connection:
        for _ in range(4):
            connection.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n12")
            sleep(0.25)
            connection.sendall(b"34")
            answer = b""
            while not answer.endswith(b"ok"):
                answer += connection.recv(65_536)
            assert parsed(answer)[0] == 200
    assert asked(hurried, "GET / HTTP/1.1")[2] == "ok"


def test_headers_without_end_are_refused(hurried):
    with connected(hurried) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: " + b"b" * 100_000)
        assert parsed(received(connection))[0] == 400
