"""Where on the network a host is: looked up once, and let through only where anybody may go."""

# Invariant: what is connected to is what was checked. A name is never looked up a second time, which could give another
# answer.

import socket
from collections.abc import Callable, Iterator, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

from crossbearing.errors import FetchError
from crossbearing.intake.web.address import Address
from crossbearing.intake.web.manners import Manners, Network

# A family of addresses and what a socket of that family connects to.
Place = tuple[int, tuple[Any, ...]]
# As `socket.getaddrinfo`.
Lookup = Callable[..., Sequence[tuple[Any, ...]]]

# Addresses of version 6 that stand for one of version 4, by which part of them it is.
_TRANSLATED = IPv6Network("64:ff9b::/96")


def places_of(address: Address, manners: Manners, lookup: Lookup = socket.getaddrinfo) -> list[Place]:
    """Where a host is. FetchError if nobody knows, or if any of it is no place where these manners let go."""
    try:
        found = lookup(address.host, address.port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f"Cannot fetch {address.text}: there is no host {address.host}, or this machine is not on the network",
            later=True,
        ) from error
    places = [(int(family), tuple(place)) for family, _, _, _, place in found]
    if manners.allow_private is True:
        return places
    for _, place in places:
        if not is_public(place[0], manners.allow_private or ()):
            where = address.host if address.host == place[0] else f"{address.host} ({place[0]})"
            raise FetchError(
                f"Cannot fetch {address.text}: {where} is no public address; for a network of your own: "
                "--allow-private, or allow_private = true in the list of feeds"
            )
    return places


def is_public(written: str, but: Sequence[Network] = ()) -> bool:
    """Whether an IP address, with what is wrapped in it, belongs to the open internet or to one of these networks."""
    address = ip_address(written.partition("%")[0])
    return all(_is_open(one) or any(one in network for network in but) for one in _unwrapped(address))


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    # Version 6 had addresses for one's own site, which some networks use still.
    is_of_site = isinstance(address, IPv6Address) and address.is_site_local
    return address.is_global and not (address.is_multicast or address.is_reserved or is_of_site)


def _unwrapped(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address that is reached: the one of version 4 that an address of version 6 may stand for."""
    if isinstance(address, IPv4Address):
        yield address
    elif address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    elif address.sixtofour is not None:
        yield address.sixtofour
    elif address.teredo is not None:
        yield from address.teredo
    elif address in _TRANSLATED:
        yield IPv4Address(address.packed[-4:])
    else:
        yield address
