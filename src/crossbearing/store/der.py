"""Looks into the DER of time stamps where the library that reads them does not: the order of certificates, a nonce."""

# Large authorities send their certificates in an order of their own, which the strict reader of a SET refuses. Nothing
# is signed over that order, so they are put in order before they are read; what is kept is the response as it came.

from itertools import islice

_INTEGER, _OCTETS, _SEQUENCE, _TAGGED = 0x02, 0x04, 0x30, 0xA0
# Lengths of up to 127 stand in one byte; for longer ones it says how many bytes follow with them.
_LONG = 0x80
_MOST_LENGTH_BYTES = 4


class DerError(ValueError):
    """Bytes are no DER of the shape that was asked for."""


class _Part:
    """One value in some bytes: its tag, where it begins, where its content does and where both end."""

    def __init__(self, whole: bytes, start: int, limit: int) -> None:
        if start + 2 > limit:
            raise DerError("cut off")
        self._whole, self.tag, self.start = whole, whole[start], start
        self.begin, length = start + 2, whole[start + 1]
        if length >= _LONG:
            count = length - _LONG
            if not 0 < count <= _MOST_LENGTH_BYTES:
                raise DerError("a length that is not definite")
            length = int.from_bytes(whole[self.begin : self.begin + count])
            self.begin += count
        self.end = self.begin + length
        if self.end > limit:
            raise DerError("cut off")

    @property
    def content(self) -> bytes:
        """What it holds."""
        return self._whole[self.begin : self.end]

    def parts(self) -> "list[_Part]":
        """The values inside it."""
        found: list[_Part] = []
        at = self.begin
        while at < self.end:
            found.append(_Part(self._whole, at, self.end))
            at = found[-1].end
        return found


def in_order(response: bytes) -> bytes:
    """The response with its certificates as a strict reader wants them; as it is where none are found."""
    try:
        certificates = _certificates(response)
        members = sorted(response[part.start : part.end] for part in certificates.parts())
    except DerError:
        return response
    return response[: certificates.begin] + b"".join(members) + response[certificates.end :]


def asked(request: bytes) -> tuple[bytes, int | None]:
    """The hash that a request wants stamped, and its nonce. DerError if it is no request."""
    # A request is: version, imprint, then perhaps policy, nonce, whether certificates are wanted, extensions.
    parts = _Part(request, 0, len(request)).parts()
    if [part.tag for part in parts[:2]] != [_INTEGER, _SEQUENCE]:
        raise DerError("no request")
    hashed = parts[1].parts()
    if len(hashed) != 2 or hashed[1].tag != _OCTETS:
        raise DerError("no request")
    nonce = next((part for part in islice(parts, 2, None) if part.tag == _INTEGER), None)
    return hashed[1].content, None if nonce is None else int.from_bytes(nonce.content, signed=True)


def _certificates(response: bytes) -> _Part:
    """Where the certificates stand: a response is a status and a token, which is a type and, tagged, signed data."""
    part = _Part(response, 0, len(response))
    for position in (1, 1, 0):
        parts = part.parts()
        if position >= len(parts):
            raise DerError("no token")
        part = parts[position]
    # Signed data are: version, algorithms, what is signed, then certificates under the first tag of their own.
    found = next((one for one in islice(part.parts(), 3, None) if one.tag == _TAGGED), None)
    if found is None:
        raise DerError("no certificates")
    return found
