"""Where fetching may go."""

import socket
from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.errors import FetchError
from crossbearing.intake.web.fetcher import Fetcher
from crossbearing.intake.web.manners import Manners
from crossbearing.intake.web.places import is_public

OWN = Manners(allow_private=True, pause=0.0)


def lookups(*answers: str):
    """A network that gives one answer after another, whatever it is asked, and notes the names it was asked for."""
    asked: list[str] = []

    def lookup(host: str, port: int, **how: object) -> list[tuple[object, ...]]:
        asked.append(host)
        place = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port))]

    return lookup, asked


@pytest.mark.parametrize(
    "place",
    [
        *("127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.1.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:a00:1::", "64:ff9b::7f00:1", "64:ff9b:1::1"),
    ],
)
def test_no_place_of_ones_own_network_is_public(place):
    assert not is_public(place)


@pytest.mark.parametrize("place", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_other_places_are_public(place):
    assert is_public(place)


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_no_private_place_is_public_in_any_wrapping(place):
    wrapped = (f"::ffff:{place}", f"64:ff9b::{place}")
    assert not any(is_public(one) for one in (str(place), *wrapped))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "127.1"])
def test_private_places_are_refused_and_nobody_is_asked(site, host):
    site.put("/page", "words")
    port = site.address.rpartition(":")[2]
    with pytest.raises(FetchError, match="is no public address") as caught:
        Fetcher(Manners()).get(f"http://{host}:{port}/page")
    assert not caught.value.later
    assert site.asked == []


@pytest.mark.parametrize("host", ["127.0.0.2", "[::1]", "localhost", "2130706434"])
def test_a_redirect_to_a_private_place_is_refused(site, host):
    port = site.address.rpartition(":")[2]
    site.put("/page", status=301, Location=f"http://{host}:{port}/secret")
    here = Manners(allow_private=(ip_network("127.0.0.1/32"),))
    with pytest.raises(FetchError, match="is no public address") as caught:
        Fetcher(here, lookup=other_places).get(site.address + "/page")
    assert str(caught.value).startswith(f"Cannot fetch {site.address}/page: it leads to ")
    assert site.times("/secret") == 0


def other_places(host: str, port: int, **how: object) -> list[tuple[object, ...]]:
    """The network as it is, on a machine that is called by other numbers than the site's."""
    return socket.getaddrinfo("127.0.0.3" if host == "localhost" else host, port, **how)


@pytest.mark.parametrize("place", ["10.1.0.1", "::ffff:10.1.0.1", "8.8.8.8"])
def test_a_network_of_ones_own_can_be_named(place):
    assert is_public(place, [ip_network("10.1.0.0/16")])
    assert is_public(place, [ip_network("10.2.0.0/16")]) is (place == "8.8.8.8")


def test_a_name_is_looked_up_once_for_each_request_and_connected_to_where_it_was_checked(site):
    site.put("/page", "words")
    site.put("/robots.txt", "")
    port = site.address.rpartition(":")[2]
    # For the page, for its robots.txt; a third look would lead to a place where nobody answers.
    lookup, asked = lookups("127.0.0.1", "127.0.0.1", "127.0.0.2")
    assert Fetcher(OWN, lookup=lookup).get(f"http://hill.example:{port}/page").raw == b"words"
    assert asked == ["hill.example", "hill.example"]
    assert site.asked[-1][1]["Host"] == f"hill.example:{port}"


def test_one_private_place_among_public_ones_is_enough(site):
    def lookup(host: str, port: int, **how: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, 1, 6, "", (place, port)) for place in ("8.8.8.8", "127.0.0.1")]

    with pytest.raises(FetchError, match=r"hill\.example \(127\.0\.0\.1\) is no public address"):
        Fetcher(Manners(), lookup=lookup).get("http://hill.example/page")


def test_a_host_that_nobody_knows_is_asked_for_later():
    def lookup(host: str, port: int, **how: object) -> list[tuple[object, ...]]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(FetchError, match="there is no host") as caught:
        Fetcher(Manners(), lookup=lookup).get("http://hill.example/page")
    assert caught.value.later
