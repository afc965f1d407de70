"""What sites ask to be left alone."""

from datetime import UTC, datetime, timedelta

import pytest

from crossbearing.errors import FetchError
from crossbearing.intake.web.fetcher import Fetcher
from crossbearing.intake.web.manners import Manners

OWN = Manners(allow_private=True, pause=0.0)
NOON = datetime(2031, 5, 12, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "wishes",
    [
        "User-agent: *\nDisallow: /",
        "User-agent: crossbearing\nDisallow: /page",
        "User-agent: other\nAllow: /\n\nUser-agent: *\nDisallow: /*ge$",
        "User-agent: *\nAllow: /\nDisallow: /page",
    ],
)
def test_what_a_site_wants_left_alone_is_left_alone(site, wishes):
    site.put("/robots.txt", wishes, kind="text/plain")
    site.put("/page", "words")
    with pytest.raises(FetchError, match=r"robots.txt asks programs to leave it alone") as caught:
        Fetcher(OWN).get(site.address + "/page")
    assert not caught.value.later
    assert site.times("/page") == 0


@pytest.mark.parametrize(
    "wishes", ["", "User-agent: other\nDisallow: /", "User-agent: *\nDisallow: /\nAllow: /page", "<html>no such</html>"]
)
def test_the_rest_is_fetched(site, wishes):
    site.put("/robots.txt", wishes, kind="text/plain")
    site.put("/page", "words")
    assert Fetcher(OWN).get(site.address + "/page").raw == b"words"


def test_a_site_without_wishes_is_fetched_and_asked_for_them_once_a_day(site):
    site.put("/page", "words")
    moments = iter([NOON, NOON + timedelta(hours=23), NOON + timedelta(hours=25), NOON + timedelta(hours=26)])
    fetcher = Fetcher(OWN, clock=lambda: next(moments))
    for _ in range(4):
        assert fetcher.get(site.address + "/page").raw == b"words"
    assert site.times("/robots.txt") == 2


def test_a_site_whose_wishes_cannot_be_had_is_left_alone_for_now(site):
    site.put("/robots.txt", status=503, Retry_After="60")
    site.put("/page", "words")
    with pytest.raises(FetchError, match=r"robots.txt allows cannot be known \(the server answered 503") as caught:
        Fetcher(OWN).get(site.address + "/page")
    assert (caught.value.later, caught.value.wait) == (True, 60)
    assert site.times("/page") == 0


def test_wishes_are_those_of_where_a_redirect_leads(site):
    site.put("/robots.txt", "User-agent: *\nDisallow: /inner", kind="text/plain")
    site.put("/page", status=302, Location="/inner/page")
    with pytest.raises(FetchError, match="leave it alone"):
        Fetcher(OWN).get(site.address + "/page")
    assert site.times("/inner/page") == 0


@pytest.mark.parametrize(("wanted", "seconds"), [("5", 5.0), ("0.5", 1.0), ("86400", 60.0), ("soon", 1.0)])
def test_a_site_says_how_slowly_it_wants_to_be_read(site, wanted, seconds):
    site.put("/robots.txt", f"User-agent: *\nCrawl-delay: {wanted}", kind="text/plain")
    site.put("/page", "words")
    fetcher = Fetcher(Manners(allow_private=True, pause=1.0))
    fetcher.get(site.address + "/page")
    assert fetcher.delay(site.address + "/page") == seconds
