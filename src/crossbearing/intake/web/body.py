"""The bytes of a response, as far as they are not too many, neither as they come nor unpacked."""

import zlib
from collections.abc import Iterator

from urllib3 import BaseHTTPResponse

from crossbearing.errors import FetchError

# So much is held beside what was taken already.
AT_ONCE = 1 << 16
ENCODINGS = "gzip, identity"
_PACKED, _UNPACKED = ("gzip", "x-gzip"), ("", "identity")


def body_of(address: str, response: BaseHTTPResponse, most: int) -> bytes:
    """All bytes of a response, unpacked. FetchError if there are more than `most`, or they cannot be unpacked."""
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > most:
        raise _too_many(address, most)
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    if coding not in (*_PACKED, *_UNPACKED):
        raise FetchError(f"Cannot fetch {address}: it is packed as {coding[:20]!r}, which was not asked for")
    taken = _unpacked(address, _sent(address, response, most)) if coding in _PACKED else _sent(address, response, most)
    body = bytearray()
    for part in taken:
        body += part
        if len(body) > most:
            raise _too_many(address, most)
    return bytes(body)


def _sent(address: str, response: BaseHTTPResponse, most: int) -> Iterator[bytes]:
    """What comes, part by part, as long as it is not too much."""
    size = 0
    for part in response.stream(AT_ONCE, decode_content=False):
        size += len(part)
        if size > most:
            raise _too_many(address, most)
        yield part


def _unpacked(address: str, parts: Iterator[bytes]) -> Iterator[bytes]:
    """What the parts hold; no more of it is unpacked at once than is held."""
    unpacking = _gunzip()
    try:
        for part in parts:
            rest = part
            while rest:
                if unpacking.eof:
                    # One packed stretch may follow another.
                    unpacking = _gunzip()
                yield unpacking.decompress(rest, AT_ONCE)
                rest = unpacking.unused_data if unpacking.eof else unpacking.unconsumed_tail
        # The last bytes may stand for more than was taken of them at once.
        while not unpacking.eof and (more := unpacking.decompress(b"", AT_ONCE)):
            yield more
    except zlib.error as error:
        raise FetchError(f"Cannot fetch {address}: its content cannot be unpacked ({error})", later=True) from error
    if not unpacking.eof:
        raise FetchError(f"Cannot fetch {address}: what was packed breaks off", later=True)


def _gunzip() -> "zlib._Decompress":
    return zlib.decompressobj(zlib.MAX_WBITS | 16)


def _too_many(address: str, most: int) -> FetchError:
    return FetchError(f"Cannot fetch {address}: it has more than {most / 1e6:,.4g} MB, which no report has")
