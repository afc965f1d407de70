"""Addresses on the web: which words are one, and what of it is asked of whom."""

import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from crossbearing.errors import FetchError

# Longer ones are not used by publishers, and servers refuse them.
LONGEST = 4_000
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f]")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """An address in its parts; `text` is all of it as it is asked for, without what stands after #."""

    text: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Whom it belongs to: one robots.txt holds for one origin."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{shown}:{self.port}"


def address_of(words: str) -> Address:
    """The address that these words are. FetchError if they are none that can be fetched."""
    words = words.strip()
    if len(words) > LONGEST:
        raise FetchError(f"Cannot fetch {words[:80]}...: the address has {len(words):,} characters; no report's has")
    if _UNSEEN.search(words):
        raise FetchError(f"Cannot fetch {words}: a blank or an unseen sign stands in the address; write it as %20")
    try:
        found = parse_url(words)
    except LocationParseError as error:
        raise FetchError(f"Cannot fetch {words}: it is no address; copy it from a browser") from error
    if found.scheme not in _PORTS:
        raise FetchError(f"Cannot fetch {words}: only http and https addresses are fetched; save it to a file")
    if found.auth is not None:
        raise FetchError(
            f"Cannot fetch {found.scheme}://...@{found.host}: a name or password stands in the address, and addresses "
            "are kept in ledgers; leave it out"
        )
    host = (found.host or "").strip("[]").rstrip(".")
    if host == "" or "%" in host or found.port == 0:
        raise FetchError(f"Cannot fetch {words}: it names no host; copy the address from a browser")
    port = found.port or _PORTS[found.scheme]
    whole = found._replace(fragment=None, path=found.path or "/").url
    return Address(whole, found.scheme, host, port, found.request_uri)


def led_to(address: Address, location: str) -> Address:
    """Where a server that was asked for an address leads with these words."""
    with suppress(UnicodeError):
        # Servers write other letters in UTF-8, and headers are taken for Latin-1.
        location = location.encode("latin-1").decode("utf-8")
    try:
        return address_of(urljoin(address.text, location.strip().replace(" ", "%20")))
    except ValueError as error:
        raise FetchError(f"Cannot fetch {address.text}: it leads to what is no address; tell its publisher") from error
