"""Connections to places that were checked, on which every wait ends by a fixed moment, however slowly bytes drip."""

import math
import socket
import ssl
import time
from collections.abc import Sequence
from typing import Any

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection

from crossbearing.intake.web.address import Address
from crossbearing.intake.web.places import Place

# Who does not answer by then will not.
CONNECT_SECONDS = 10.0
# Without one more byte for so long, a connection is dead.
SILENT_SECONDS = 20.0


class _Timed(socket.socket):
    """A socket that gives up at a moment of the monotonic clock."""

    ends = math.inf

    def recv_into(self, buffer: Any, nbytes: int = 0, flags: int = 0) -> int:
        self.settimeout(_left(self.ends, SILENT_SECONDS))
        return super().recv_into(buffer, nbytes, flags)


class _TimedTls(ssl.SSLSocket):
    """The same under TLS."""

    ends = math.inf

    def recv_into(self, buffer: Any, nbytes: int | None = None, flags: int = 0) -> int:
        self.settimeout(_left(self.ends, SILENT_SECONDS))
        return super().recv_into(buffer, nbytes, flags)


class _Plain(HTTPConnection):
    places: Sequence[Place] = ()
    ends = math.inf

    def _new_conn(self) -> socket.socket:
        return _connected(self.places, self.ends)


class _Secure(HTTPSConnection):
    places: Sequence[Place] = ()
    ends = math.inf

    def _new_conn(self) -> socket.socket:
        return _connected(self.places, self.ends)

    def connect(self) -> None:
        super().connect()
        if isinstance(self.sock, _TimedTls):
            self.sock.ends = self.ends


def connection(address: Address, places: Sequence[Place], ends: float, tls: ssl.SSLContext) -> HTTPConnection:
    """A connection to the first of these places that answers, for what is asked of the address's host."""
    made: _Plain | _Secure
    if address.scheme == "https":
        made = _Secure(address.host, address.port, timeout=SILENT_SECONDS, ssl_context=tls)
    else:
        made = _Plain(address.host, address.port, timeout=SILENT_SECONDS)
    made.places, made.ends = places, ends
    return made


def trusted() -> ssl.SSLContext:
    """Whom this machine trusts to vouch for hosts; the list of Mozilla where it has none of its own."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if paths.cafile is None and paths.capath is None:
        context.load_verify_locations(certifi.where())
    return context


def timed(context: ssl.SSLContext) -> ssl.SSLContext:
    """The same, whose connections give up in time."""
    context.sslsocket_class = _TimedTls
    return context


def _connected(places: Sequence[Place], ends: float) -> socket.socket:
    fault: OSError = OSError("the host has no address")
    for family, place in places:
        made = _Timed(family, socket.SOCK_STREAM)
        made.ends = ends
        try:
            made.settimeout(_left(ends, CONNECT_SECONDS))
            made.connect(place)
            # What TLS needs to begin is waited for no longer than for anything else.
            made.settimeout(_left(ends, SILENT_SECONDS))
        except OSError as error:
            made.close()
            fault = error
        else:
            return made
    raise fault


def _left(ends: float, most: float) -> float:
    """How long to wait now; TimeoutError once the moment has come."""
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError("it took too long")
    return min(left, most)
