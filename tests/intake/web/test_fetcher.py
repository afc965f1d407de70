"""What an address leads to, and what of it is not taken."""

import gzip
import socket
import ssl
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest

from crossbearing.errors import FetchError
from crossbearing.intake.web.fetcher import Fetcher
from crossbearing.intake.web.manners import Manners
from web_site import Answering, Handler, Site, running

OWN = Manners(allow_private=True, pause=0.0, seconds=20.0, contact="amal@example.org")
MB = 1_000_000


def fault(site: Site, path: str = "/page", **manners: object) -> FetchError:
    """Why a page cannot be had."""
    values = {"allow_private": True, "pause": 0.0, "seconds": 20.0, **manners}
    with pytest.raises(FetchError) as caught:
        Fetcher(Manners(**values)).get(site.address + path)
    assert "\n" not in str(caught.value)
    return caught.value


def peak() -> int:
    """The most memory that this process ever had, in bytes."""
    resource = pytest.importorskip("resource")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(most if sys.platform == "darwin" else most * 1_024)


def test_a_page_comes_with_its_bytes_kind_and_marks(site):
    site.put("/page", "قصف", kind="text/html; charset=utf-8", ETag='"a"', Last_Modified="Mon, 12 May 2031 10:00:00 GMT")
    found = Fetcher(OWN).get(site.address + "/page#top")
    assert (found.raw, found.kind, found.charset) == ("قصف".encode(), "text/html", "utf-8")
    assert (found.etag, found.modified) == ('"a"', "Mon, 12 May 2031 10:00:00 GMT")
    assert found.address == site.address + "/page"


def test_servers_are_told_who_asks_and_whom_to_write_to(site):
    site.put("/page", "words")
    Fetcher(OWN).get(site.address + "/page")
    assert [headers["User-Agent"] for _, headers in site.asked] == [OWN.agent] * 2
    assert OWN.agent.startswith("crossbearing/")
    assert OWN.agent.endswith(" (+amal@example.org)")


@pytest.mark.parametrize("mark", [{"ETag": '"v1"'}, {"Last_Modified": "Mon, 12 May 2031 10:00:00 GMT"}])
def test_what_did_not_change_is_not_sent_again(site, mark):
    site.put_marked("/page", "words", **mark)
    fetcher = Fetcher(OWN)
    first = fetcher.get(site.address + "/page")
    again = fetcher.get(site.address + "/page", etag=first.etag, modified=first.modified)
    assert first.raw == b"words"
    assert again.raw is None
    assert (again.etag, again.modified) == (first.etag, first.modified)


def test_packed_pages_are_unpacked(site):
    site.put("/page", gzip.compress(b"one ") + gzip.compress(b"two"), Content_Encoding="gzip")
    assert Fetcher(OWN).get(site.address + "/page").raw == b"one two"


@pytest.mark.parametrize(
    ("status", "words", "later"),
    [
        (404, "answered 404 Not Found", False),
        (410, "answered 410 Gone", False),
        (403, "answered 403 Forbidden", False),
        (204, "answered 204 No Content", False),
        (304, "answered 304 Not Modified", False),
        (429, "answered 429 Too Many Requests", True),
        (500, "answered 500 Internal Server Error", True),
        (599, "answered 599", True),
    ],
)
def test_an_answer_that_is_no_page_is_one_line(site, status, words, later):
    site.put("/page", status=status)
    found = fault(site)
    assert words in str(found)
    assert (found.later, found.status) == (later, status)


@pytest.mark.parametrize(("said", "seconds"), [("120", 120), ("999999999999", 86_400), ("soon", None), ("-1", None)])
def test_a_server_says_how_long_to_leave_it_alone(site, said, seconds):
    site.put("/page", status=503, Retry_After=said)
    assert fault(site).wait == seconds


def test_a_server_says_until_when_to_leave_it_alone(site):
    until = datetime.now(UTC) + timedelta(minutes=10)
    site.put("/page", status=429, Retry_After=f"{until:%a, %d %b %Y %H:%M:%S} GMT")
    assert 590 < fault(site).wait <= 600


@pytest.mark.parametrize(
    ("status", "is_remembered"), [(301, True), (308, True), (302, False), (303, False), (307, False)]
)
def test_a_redirect_is_followed_and_one_for_good_remembered(site, status, is_remembered):
    site.put("/old", status=status, Location="/page")
    site.put("/page", "words")
    found = Fetcher(OWN).get(site.address + "/old")
    assert (found.raw, found.address) == (b"words", site.address + "/page")
    assert found.moved == (found.address if is_remembered else None)


def test_only_the_hops_for_good_before_any_other_are_remembered(site):
    site.put("/old", status=301, Location="/new")
    site.put("/new", status=302, Location="/today")
    site.put("/today", "words")
    assert Fetcher(OWN).get(site.address + "/old").moved == site.address + "/new"


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("/page", "it leads in a circle"),
        ("ftp://127.0.0.1/page", "only http and https addresses"),
        ("file:///etc/passwd", "only http and https addresses"),
        ("http://[::1", "no address"),
        ("http://amal:secret@127.0.0.1/", "a name or password"),
    ],
)
def test_a_redirect_to_what_cannot_be_fetched_is_refused(site, location, words):
    site.put("/page", status=302, Location=location)
    found = fault(site)
    assert words in str(found)
    assert "secret" not in str(found)
    assert not found.later


def test_a_redirect_without_end_is_refused(site):
    for number in range(20):
        site.put(f"/{number}", status=302, Location=f"/{number + 1}")
    assert "leads on more than 10 times" in str(fault(site, "/0"))
    assert site.times("/12") == 0


def test_a_page_of_a_gigabyte_is_cut_off_early_and_never_held(site):
    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(1_000):
            sent.append(handler.wfile.write(bytes(MB)))

    sent: list[int] = []
    site.pages["/page"] = answer
    before = peak()
    assert "more than 2 MB" in str(fault(site, most_bytes=2 * MB))
    assert sum(sent) < 100 * MB
    assert peak() - before < 60 * MB


def test_a_page_that_says_it_has_a_gigabyte_is_not_begun(site):
    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(1_000 * MB))
        handler.end_headers()
        site.ending.wait(20)

    site.pages["/page"] = answer
    assert "more than 20 MB" in str(fault(site))


def test_a_gzip_bomb_is_given_up(site):
    site.put("/page", gzip.compress(bytes(100 * MB)), Content_Encoding="gzip")
    before = peak()
    assert "more than 1 MB" in str(fault(site, most_bytes=MB))
    assert peak() - before < 60 * MB


def test_what_is_packed_in_ways_nobody_asked_for_is_refused(site):
    site.put("/page", b"?", Content_Encoding="br")
    assert "packed as 'br'" in str(fault(site))


@pytest.mark.parametrize("raw", [b"no gzip", gzip.compress(b"words" * 100)[:-12]], ids=["other", "cut"])
def test_what_cannot_be_unpacked_is_asked_for_again(site, raw):
    site.put("/page", raw, Content_Encoding="gzip")
    assert fault(site).later


def dripping(site: Site, begins: bytes) -> Answering:
    """What sends a byte now and then."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(begins)
        while not site.ending.wait(0.05):
            handler.wfile.write(b"x")

    return answer


@pytest.mark.parametrize("begins", [b"", b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_slow_drip_ends_when_its_time_is_over(site, begins):
    site.pages["/page"] = dripping(site, begins)
    began = time.monotonic()
    found = fault(site, seconds=0.5)
    assert "it took too long" in str(found)
    assert found.later
    assert time.monotonic() - began < 10


def test_a_connection_that_is_dropped_within_a_page_gives_no_half_page(site):
    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"half a page")

    site.pages["/page"] = answer
    found = fault(site)
    assert "broke off before all had come" in str(found)
    assert found.later


@pytest.mark.parametrize(
    "raw", [b"", b"no http at all\r\n\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"]
)
def test_what_is_no_http_is_one_line(site, raw):
    site.pages["/page"] = lambda handler: handler.wfile.write(raw)
    assert fault(site).later


def test_nobody_there_is_one_line():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match=f"nothing answers at 127.0.0.1, port {port}") as caught:
        Fetcher(OWN).get(f"http://127.0.0.1:{port}/page")
    assert caught.value.later


@pytest.mark.parametrize(
    "address",
    ["page", "ftp://hill.example/", "http:///page", "http://a b/", "http://h\n/", "http://[::1%25lo]/", "http://h:0/"],
)
def test_what_is_no_address_is_one_line(address):
    with pytest.raises(FetchError) as caught:
        Fetcher(OWN).get(address)
    assert not caught.value.later


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and the certificate that it gives itself, for this machine."""
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    signed = made.add_extension(here, critical=False).sign(key, hashes.SHA256())
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    path.write_bytes(key.private_bytes(pem, form, serialization.NoEncryption()) + signed.public_bytes(pem))
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[Site]:
    """A site under TLS."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with running(tls) as site:
        yield site


def test_a_site_whose_certificate_nobody_vouches_for_is_refused(secure):
    found = fault(secure)
    assert "certificate cannot be trusted (self-signed certificate)" in str(found)
    assert not found.later
    assert secure.asked == []


def test_a_site_that_is_vouched_for_is_fetched_and_may_not_drip_either(secure, certificate):
    vouched = ssl.create_default_context(cafile=str(certificate))
    secure.put("/page", "words")
    assert Fetcher(OWN, tls=vouched).get(secure.address + "/page").raw == b"words"
    secure.pages["/slow"] = dripping(secure, b"HTTP/1.1 200 OK\r\n\r\n")
    with pytest.raises(FetchError, match="it took too long"):
        Fetcher(Manners(allow_private=True, seconds=0.5), tls=vouched).get(secure.address + "/slow")


def test_proxies_of_the_environment_are_not_used(site, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.put("/page", "words")
    assert Fetcher(OWN).get(site.address + "/page").raw == b"words"
