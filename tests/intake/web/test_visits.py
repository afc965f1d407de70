"""Addresses that people name, as reports."""

import json
from datetime import UTC, datetime

import pytest

from crossbearing.intake.media import media_of
from crossbearing.intake.report import report_of_bytes
from crossbearing.intake.sources.found import Found, Unread
from crossbearing.intake.web.fetcher import Fetcher
from crossbearing.intake.web.manners import Manners
from crossbearing.intake.web.visits import Visits
from web_site import ENTRY, FEED, STORY, Site

NOON = datetime(2031, 5, 13, 12, tzinfo=UTC)
PAGE = STORY.format(title="Shell hits the ferry", killed=2)
OWN = Manners(allow_private=True, pause=0.0)


class Waits(list[float]):
    """What is slept, without sleeping."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def found_at(site: Site, path: str, waits: Waits | None = None) -> list[Found | Unread]:
    sleep = Waits() if waits is None else waits
    visits = Visits(OWN, clock=lambda: NOON, sleep=sleep, fetcher=Fetcher(OWN, clock=lambda: NOON))
    return list(visits.finds(site.address + path))


def test_a_page_is_one_report_with_its_address_and_when_it_was_fetched(site):
    site.put("/page", PAGE, kind="text/html; charset=windows-1256")
    (found,) = found_at(site, "/page")
    assert (found.name, found.raw) == (site.address + "/page", PAGE.encode())
    assert media_of(found.media).given == {"fetched": "2031-05-13T12:00:00Z", "charset": "windows-1256"}
    report = report_of_bytes(found.name, found.raw, media=found.media)
    assert (report.publication.publisher, report.publication.url) == ("Hill Post", site.address + "/page")
    assert (report.publication.published, report.publication.basis) == ("../2031-05-13", "inferred")


def test_a_page_that_was_saved_is_the_same_report(site, tmp_path):
    site.put("/page", PAGE.replace("<head>", "<head><meta name='date' content='2031-05-12'>"))
    (found,) = found_at(site, "/page")
    fetched = report_of_bytes(found.name, found.raw, media=found.media)
    saved = report_of_bytes("page.html", found.raw)
    assert (fetched.sha256, fetched.text, fetched.zones) == (saved.sha256, saved.text, saved.zones)
    assert fetched.publication.published == saved.publication.published == "2031-05-12"
    assert fetched.publication.publisher == saved.publication.publisher


def test_a_page_in_another_encoding_is_read_as_its_server_says(site):
    text = "<html><body><p>قصف جوي أصاب السوق في المدينة يوم الاثنين وقتل خمسة أشخاص.</p></body></html>"
    site.put("/page", text.encode("windows-1256"), kind="text/html; charset=windows-1256")
    (found,) = found_at(site, "/page")
    assert "قصف جوي" in report_of_bytes(found.name, found.raw, media=found.media).text


def test_a_feed_is_its_entries_as_the_feed_has_them(site):
    words = "Three people were killed in Durra on Monday, the mayor said."
    entries = "".join(ENTRY.format(path=f"/{one}", updated="2031-05-12T08:00:00Z", text=words) for one in "ab")
    site.put("/feed", FEED.format(entries=entries), kind="application/atom+xml")
    first, second = found_at(site, "/feed")
    assert (first.name, second.name) == (site.address + "/a", site.address + "/b")
    assert json.loads(first.raw)["text"] == words
    report = report_of_bytes(first.name, first.raw, media=first.media)
    assert (report.publication.publisher, report.publication.published) == ("Hill Post", "2031-05-12")
    assert site.times("/a") == 0


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "image/png", "it is image/png"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "text/plain", "a PNG image"),
        (b"%!PS", "application/postscript", "it is application/postscript"),
        (b"body { color: red }", "text/css", "it is text/css"),
        (b"", "text/html", "empty"),
        (b"<rss version='2.0'><channel></channel></rss>", "application/rss+xml", "the feed has no entries"),
    ],
)
def test_what_is_no_report_is_refused_with_its_reason(site, body, kind, said):
    site.put("/page", body, kind=kind)
    (found,) = found_at(site, "/page")
    if isinstance(found, Found):
        with pytest.raises(Exception, match=said):
            report_of_bytes(found.name, found.raw, media=found.media)
    else:
        assert said in found.reason


def test_plain_text_and_pages_by_another_name_are_reports(site):
    site.put("/text", "Two people were killed in Durra.", kind="application/octet-stream")
    site.put("/page", PAGE, kind="application/xhtml+xml")
    site.put("/xml", PAGE, kind="application/xml")
    kinds = [media_of(found_at(site, path)[0].media).type for path in ("/text", "/page", "/xml")]
    assert kinds == ["text/plain", "text/html", "text/html"]


def test_a_server_that_fails_for_a_moment_is_asked_again(site):
    answers = iter([(503, {}), (429, {"Retry_After": "7"}), (200, {})])

    def answer(handler):
        status, headers = next(answers)
        site.put("/other", PAGE, status=status, **headers)
        site.pages["/other"](handler)

    site.pages["/page"] = answer
    waits = Waits()
    (found,) = found_at(site, "/page", waits)
    assert found.raw == PAGE.encode()
    assert waits == [1.0, 7.0]


@pytest.mark.parametrize(("status", "headers", "times"), [(404, {}, 1), (500, {}, 3), (503, {"Retry_After": "600"}, 1)])
def test_what_does_not_help_is_not_repeated(site, status, headers, times):
    site.put("/page", status=status, **headers)
    (found,) = found_at(site, "/page")
    assert f"answered {status}" in found.reason
    assert site.times("/page") == times


def test_hosts_are_not_asked_faster_than_they_want(site):
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 4", kind="text/plain")
    site.put("/page", PAGE)
    waits = Waits()
    visits = Visits(OWN, clock=lambda: NOON, sleep=waits)
    for _ in range(2):
        list(visits.finds(site.address + "/page"))
    assert waits == [4.0]


def test_a_feed_that_is_made_to_fill_the_memory_is_refused_before_it_is_parsed(site):
    site.put("/feed", b"<rss version='2.0'><channel>" + b"<item>" * 50_001, kind="application/rss+xml")
    (found,) = found_at(site, "/feed")
    assert "it has more than 50,000 entries, which no feed has" in found.reason
