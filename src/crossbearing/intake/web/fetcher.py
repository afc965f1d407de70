"""Fetches what an address leads to: checked, polite, within limits, or one line why it cannot be had."""

# Invariants kept here:
# - every hop of a redirect is checked as the first address is: its form, its place on the network, its robots.txt;
# - no response takes longer, or more memory, than was set.

import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from http import HTTPStatus
from http.client import HTTPException

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from crossbearing.errors import FetchError
from crossbearing.intake.web.address import Address, address_of, led_to
from crossbearing.intake.web.body import ENCODINGS, body_of
from crossbearing.intake.web.connection import connection, timed, trusted
from crossbearing.intake.web.manners import Manners
from crossbearing.intake.web.places import Lookup, Place, places_of
from crossbearing.intake.web.robots import MOST_BYTES, Robots

Clock = Callable[[], datetime]

# More hops than so many are a circle that changes its addresses.
MOST_HOPS = 10
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"
_FOR_GOOD = (301, 308)
_LEADS_ON = (*_FOR_GOOD, 302, 303, 307)
# What servers say when it is worth asking again: time ran out, too early, too often, and all faults of their own.
_FOR_A_TIME = (408, 425, 429)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
# Longer waits that a server asks for are taken for a slip: it is asked again after so long.
LONGEST_WAIT = 86_400.0
# What a server is given back to ask whether something changed; longer values are none.
_LONGEST_MARK = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address led to. `raw` is None where nothing changed since it had these marks.

    `address` is where it stands, `moved` where it is to be asked for from now on, if the server said so.
    """

    address: str
    raw: bytes | None
    kind: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class Fetcher:
    """Fetches with these manners. What a site's robots.txt says is remembered."""

    def __init__(
        self,
        manners: Manners,
        *,
        clock: Clock = now,
        lookup: Lookup = socket.getaddrinfo,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.manners = manners
        self._clock = clock
        self._lookup = lookup
        self._given_tls = tls
        self._robots = Robots(self._robots_file, clock)

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        # Reading whom the machine trusts takes a while, and many feeds of one's own network need nobody.
        return timed(trusted() if self._given_tls is None else self._given_tls)

    def get(self, words: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """What an address leads to; with the marks that it had before, only if it changed since."""
        asked = {"Accept": ACCEPT}
        asked |= {"If-None-Match": etag} if etag else {}
        asked |= {"If-Modified-Since": modified} if modified else {}
        return self._followed(address_of(words), asked, is_robots=False)

    def delay(self, words: str) -> float:
        """How many seconds to leave the host of an address alone before it is asked again."""
        return max(self.manners.pause, self._robots.delay(address_of(words)))

    def _followed(self, address: Address, asked: dict[str, str], *, is_robots: bool) -> Answer:
        """What an address leads to in the end."""
        first, moved, for_good = address, None, True
        seen = {address.text}
        for _ in range(MOST_HOPS):
            with _led_from(first, address):
                places = places_of(address, self.manners, self._lookup)
                if not is_robots:
                    self._robots.require_allowed(address)
                found = self._asked(address, places, asked)
            if isinstance(found, Answer):
                return Answer(found.address, found.raw, found.kind, found.charset, found.etag, found.modified, moved)
            status, there = found
            if there.text in seen:
                raise FetchError(f"Cannot fetch {first.text}: it leads in a circle; tell its publisher")
            seen.add(there.text)
            # What anyone on the way can change is no word to remember.
            for_good = for_good and status in _FOR_GOOD and (there.scheme == "https" or address.scheme == "http")
            address, moved = there, there.text if for_good else moved
        raise FetchError(f"Cannot fetch {first.text}: it leads on more than {MOST_HOPS} times; tell its publisher")

    def _asked(
        self, address: Address, places: Sequence[Place], asked: dict[str, str]
    ) -> "Answer | tuple[int, Address]":
        """What one request brings: an answer, or the status and address of where it leads."""
        ends = time.monotonic() + self.manners.seconds
        headers = {"User-Agent": self.manners.agent, "Accept-Encoding": ENCODINGS, "Connection": "close"} | asked
        with _explaining(address):
            link = connection(address, places, ends, self._tls)
            try:
                link.request("GET", address.path, headers=headers, preload_content=False, decode_content=False)
                with closing(link.getresponse()) as response:
                    return self._read(address, response, asked)
            finally:
                link.close()

    def _read(
        self, address: Address, response: BaseHTTPResponse, asked: dict[str, str]
    ) -> "Answer | tuple[int, Address]":
        status, headers = response.status, response.headers
        if status in _LEADS_ON and headers.get("Location"):
            return status, led_to(address, headers["Location"])
        etag, modified = _mark(headers.get("ETag")), _mark(headers.get("Last-Modified"))
        if status == HTTPStatus.NOT_MODIFIED and len(asked) > 1:
            etag, modified = etag or asked.get("If-None-Match"), modified or asked.get("If-Modified-Since")
            return Answer(address.text, None, etag=etag, modified=modified)
        if status not in (200, 203):
            raise self._refusal(address, status, headers.get("Retry-After"))
        kind = headers.get("Content-Type", "")
        charset = _CHARSET.search(kind)
        raw = body_of(address.text, response, self.manners.most_bytes)
        kind = kind.partition(";")[0].strip().lower()
        return Answer(address.text, raw, kind, None if charset is None else charset[1], etag, modified)

    def _refusal(self, address: Address, status: int, retry_after: str | None) -> FetchError:
        words = next((one.phrase for one in HTTPStatus if one == status), "")
        later = status >= 500 or status in _FOR_A_TIME
        said = f"the server answered {status} {words}".rstrip()
        wait = self._seconds(retry_after) if later and retry_after else None
        return FetchError(f"Cannot fetch {address.text}: {said}", later=later, wait=wait, status=status)

    def _seconds(self, retry_after: str) -> float | None:
        """How many seconds a server asks to be left alone, in seconds or until a date."""
        value = retry_after.strip()
        if value.isdecimal():
            return min(float(value[:9]), LONGEST_WAIT)
        try:
            until = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError):
            return None
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return min(max((until - self._clock()).total_seconds(), 0.0), LONGEST_WAIT)

    def _robots_file(self, words: str) -> str | None:
        """The text of a robots.txt; None where the server says that there is none."""
        try:
            answer = self._followed(address_of(words), {"Accept": "text/plain, */*;q=0.5"}, is_robots=True)
        except FetchError as error:
            if error.later or error.status is None:
                raise
            return None
        return (answer.raw or b"")[:MOST_BYTES].decode("utf-8-sig", "replace")


def _mark(value: str | None) -> str | None:
    """A header that the server is given back, if it is one line that can be given back."""
    is_plain = value is not None and value.isascii() and value.isprintable() and len(value) <= _LONGEST_MARK
    return value if is_plain else None


@contextmanager
def _led_from(first: Address, address: Address) -> Iterator[None]:
    """Name the address that was asked for where what it leads to cannot be had."""
    try:
        yield
    except FetchError as error:
        if address is first:
            raise
        said = f"Cannot fetch {first.text}: it leads to {address.host}, and there {error.found}"
        raise FetchError(said, later=error.later, wait=error.wait, status=error.status) from error


@contextmanager
def _explaining(address: Address) -> Iterator[None]:
    """Turn what sockets and servers do into one line."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        found = f"its certificate cannot be trusted ({error.verify_message})"
        raise FetchError(f"Cannot fetch {address.text}: {found}; nobody knows who would answer") from error
    except TimeoutError as error:
        raise FetchError(f"Cannot fetch {address.text}: it took too long", later=True) from error
    except (OSError, HTTPException, HTTPError) as error:
        raise _broken(address, error) from error


def _broken(address: Address, error: Exception) -> FetchError:
    """What became of a connection; libraries wrap what happened in errors of their own."""
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, TimeoutError):
            return FetchError(f"Cannot fetch {address.text}: it took too long", later=True)
        inner = inner.__cause__ or inner.__context__
    if isinstance(error, ssl.SSLError):
        found = f"no secure connection can be made ({error.reason or 'TLS'})"
    elif isinstance(error, ConnectionRefusedError):
        found = f"nothing answers at {address.host}, port {address.port}"
    elif isinstance(error, OSError) and error.strerror:
        found = f"the connection failed ({error.strerror})"
    else:
        found = "the connection broke off before all had come"
    return FetchError(f"Cannot fetch {address.text}: {found}", later=True)
