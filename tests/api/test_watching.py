"""Feeds that are watched into a ledger."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from crossbearing import api
from crossbearing.api.polls import Outcome, Polled
from crossbearing.intake.report import report_of_bytes
from crossbearing.intake.web.feed_list import Feed, FeedList
from crossbearing.intake.web.manners import Manners
from crossbearing.model.figure import Category
from crossbearing.run.reader import Reader
from crossbearing.store.identities import Said
from crossbearing.store.kept_report import kept_report
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.sealing import Key
from web_site import STORY, Site, running, send

NOON = datetime(2031, 5, 13, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
OWN = Manners(allow_private=True, pause=1.0, seconds=20.0)


class Time:
    """A clock that only goes on while somebody waits, and the waits."""

    def __init__(self) -> None:
        self.now = NOON
        self.waits: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def look(site: Site, time: Time, tmp_path: Path) -> Callable[..., list[Polled]]:
    """Watches feeds of the site, each time as a program of its own would."""

    def looked(*feeds: Feed | str, once: bool = True, seconds: float | None = None, **how: object) -> list[Polled]:
        every = tuple(Feed(site.address + one) if isinstance(one, str) else one for one in feeds or ("/feed",))
        with api.open(tmp_path / "field.db") as ledger:
            watching = ledger.watching(FeedList(every, OWN), clock=time, sleep=time.sleep, **how)
            return list(watching.steps(once=once, seconds=seconds))

    return looked


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[api.Ledger]:
    with api.open(tmp_path / "field.db") as ledger:
        yield ledger


def killed(ledger: api.Ledger) -> list[float | None]:
    figures = (figure for one in ledger.readings() for figure in one.quantities)
    return sorted(figure.value for figure in figures if figure.category is Category.KILLED)


def outcomes(looked: list[Polled]) -> list[str]:
    return [one.outcome.value for one in looked]


def test_what_a_feed_announces_is_fetched_and_kept_with_its_address(site, look, ledger):
    site.put_feed("/feed", "/a", "/b")
    (found,) = look()
    assert (found.outcome, found.kept, found.refused, found.moved) == (Outcome.READ, 2, (), None)
    assert {one.document.url for one in ledger.readings()} == {site.address + "/a", site.address + "/b"}
    assert {one.document.published for one in ledger.readings()} == {"2031-05-12"}
    assert {one.document.published_why for one in ledger.readings()} == {"the day its feed gives it"}
    assert killed(ledger) == [2, 3]
    assert ledger.verify().faults == ()


def test_a_page_that_is_added_by_its_file_is_there_already_and_the_other_way_round(site, look, ledger, tmp_path):
    site.put_feed("/feed", "/a", "/b")
    (tmp_path / "a.html").write_text(STORY.format(title="Shell hits the ferry of a", killed=2))
    (tmp_path / "b.html").write_text(STORY.format(title="Shell hits the ferry of b", killed=3))
    ledger.add(tmp_path / "a.html")
    (found,) = look()
    assert (found.kept, found.known) == (1, 1)
    assert [one.outcome for one in ledger.add([tmp_path / "a.html", tmp_path / "b.html"])] == ["known", "known"]


def test_what_was_seen_is_not_fetched_again(site, look, time):
    site.put_feed("/feed", "/a")
    look()
    assert outcomes(look()) == ["not due"]
    time.now += 15 * MINUTE
    assert outcomes(look()) == ["not modified"]
    site.put_feed("/feed", "/b", "/a")
    time.now += 15 * MINUTE
    assert [one.kept for one in look()] == [1]
    assert (site.times("/a"), site.times("/b"), site.times("/feed")) == (1, 1, 3)


def test_a_feed_known_by_its_date_is_not_sent_again_either(site, look, time):
    site.put_marked("/feed", "<rss version='2.0'><channel/></rss>", Last_Modified="Mon, 12 May 2031 10:00:00 GMT")
    assert outcomes(look()) == ["read"]
    time.now += 15 * MINUTE
    assert outcomes(look()) == ["not modified"]


def test_what_a_feed_says_was_changed_is_kept_beside_what_it_was(site, look, ledger, time):
    site.put_feed("/feed", "/a")
    look()
    site.put("/a", STORY.format(title="Shell hits the ferry of a", killed=9))
    time.now += 15 * MINUTE
    look()
    assert len(ledger) == 1
    site.put_feed("/feed", "/a", updated="2031-05-13T10:00:00Z")
    time.now += 15 * MINUTE
    assert [one.kept for one in look()] == [1]
    assert killed(ledger) == [2, 9]
    assert len(ledger.reprints()) == 1


def test_what_is_said_to_be_changed_and_is_not_is_there_already(site, look, time):
    site.put_marked("/a", STORY.format(title="Shell hits the ferry", killed=2), ETag='"a"')
    site.put_feed("/feed", "/a")
    look()
    site.put_feed("/feed", "/a", updated="2031-05-13T10:00:00Z")
    time.now += 15 * MINUTE
    (found,) = look()
    assert (found.kept, found.known) == (0, 1)
    assert site.asked[-1][1]["If-None-Match"] == '"a"'


def test_a_feed_may_hold_its_reports_itself(site, look, ledger):
    site.put_feed("/feed", "/a", text="Three people were killed in Durra on Monday, the mayor said.")
    (found,) = look(Feed(site.address + "/feed", articles=False, publisher="Delta Wire"))
    assert found.kept == 1
    assert site.times("/a") == 0
    (reading,) = ledger.readings()
    assert (reading.document.publisher, reading.document.url) == ("Delta Wire", site.address + "/a")
    assert reading.file == f"Delta Wire: {site.address}/a"


def test_a_report_is_read_again_from_the_ledger_as_it_was_fetched(site, look, ledger, tmp_path):
    site.put_feed("/feed", "/a")
    look(Feed(site.address + "/feed", publisher="Delta Wire"))
    (before,) = ledger.readings()
    assert before.document.publisher == "Delta Wire"
    with LedgerStore(tmp_path / "field.db") as store:
        kept = kept_report(store, before.sha256)
    assert kept.media_type == "text/html; dated=2031-05-12; fetched=2031-05-13T12%3A00%3A01Z"
    assert Reader().reading(report_of_bytes(kept.name, kept.raw, media=kept.media_type)) == before


def test_a_page_that_is_no_report_is_listed_and_not_asked_for_again(site, look, ledger, time):
    site.put_feed("/feed", "/a", "/gone", "/picture")
    site.put("/gone", status=410)
    site.put("/picture", b"\x89PNG", kind="image/png")
    (found,) = look()
    assert (found.kept, len(found.refused)) == (1, 2)
    assert sorted(one.reason for one in ledger.refusals()) == sorted(found.refused)
    assert any("answered 410 Gone" in one.reason for one in ledger.refusals())
    time.now += 15 * MINUTE
    assert outcomes(look()) == ["not modified"]
    assert site.times("/gone") == 1


def test_a_page_that_fails_for_a_time_is_asked_for_again_later(site, look, ledger, time):
    site.put_feed("/feed", "/a", "/b")
    site.put("/b", status=503)
    (first,) = look()
    assert (first.kept, len(first.put_off)) == (1, 1)
    assert outcomes(look()) == ["not due"]
    site.put("/b", STORY.format(title="Shell hits the mill", killed=7))
    time.now += 5 * MINUTE
    again, _ = sorted(look(), key=lambda one: one.outcome.value, reverse=True)
    assert (again.outcome, again.kept) == (Outcome.AGAIN, 1)
    assert (len(ledger), ledger.refusals()) == (2, [])
    time.now += 15 * MINUTE
    assert outcomes(look()) == ["not modified"]


def test_a_page_that_keeps_failing_is_given_up_and_listed(site, look, ledger):
    site.put_feed("/feed", "/a")
    site.put("/a", status=503)
    found = look(once=False, seconds=4 * 3_600)
    assert site.times("/a") == 5
    assert [one.outcome for one in found if one.refused] == [Outcome.AGAIN]
    assert [one.reason for one in ledger.refusals()] == [
        f"Cannot fetch {site.address}/a: the server answered 503 Service Unavailable; given up after 5 tries"
    ]


def test_a_feed_that_fails_is_asked_again_at_growing_distances_until_it_answers(site, look, time, ledger):
    site.put("/feed", status=500)

    def stopped() -> bool:
        if site.times("/feed") == 4:
            site.put_feed("/feed", "/a")
        return site.times("/a") == 1

    found = look(once=False, stopped=stopped)
    assert outcomes(found) == ["failed"] * 4 + ["read"]
    waits = [(later.at - sooner.at) // MINUTE for sooner, later in pairwise(found)]
    assert waits == [1, 2, 4, 8]
    assert [one.reason for one in ledger.refusals()] == [
        f"Cannot fetch {site.address}/feed: the server answered 500 Internal Server Error"
    ]


def test_a_feed_that_asks_to_be_left_alone_is(site, look, time):
    site.put("/feed", status=429, Retry_After="5000")
    (found,) = look()
    assert found.due == NOON + timedelta(seconds=5_000)
    time.now += timedelta(seconds=4_999)
    assert outcomes(look()) == ["not due"]
    site.put_feed("/feed")
    time.now += timedelta(seconds=1)
    assert outcomes(look()) == ["read"]


def test_a_host_that_asks_to_be_left_alone_is_in_all_its_feeds(site, look):
    site.put("/one", status=429, Retry_After="600")
    site.put_feed("/two", "/a")
    first, second = look("/one", "/two")
    assert (first.outcome, second.outcome) == (Outcome.FAILED, Outcome.FAILED)
    assert "its host asked to be left alone" in second.reason
    assert site.times("/two") == 0


def test_one_feed_that_fails_stops_no_other(site, look):
    site.put_feed("/good", "/a")
    site.put("/broken", "<rss><channel><item>", kind="application/rss+xml")
    site.put("/page", STORY.format(title="A page", killed=1))
    found = {one.feed.url.rpartition("/")[2]: one for one in look("/none", "/broken", "/page", "/good")}
    assert {name: one.outcome.value for name, one in found.items()} == {
        **dict.fromkeys(("none", "broken", "page"), "failed"),
        "good": "read",
    }
    assert "answered 404" in found["none"].reason
    assert found["none"].due == found["none"].at + timedelta(days=1)
    assert "it is a web page and no feed" in found["page"].reason
    assert "no feed, or a damaged one" in found["broken"].reason


def test_a_feed_that_breaks_off_is_read_so_far_and_asked_for_all_of_it_again(site, look, ledger, time):
    site.put_feed("/feed", "/a", "/b")
    whole = site.pages["/feed"]
    item = "<item><guid>1</guid><link>/a</link><pubDate>Mon, 12 May 2031 10:00:00 +0000</pubDate></item>"
    site.put("/feed", f"<rss version='2.0'><channel>{item}<item><lin", kind="text/xml", ETag='"half"')
    (found,) = look()
    assert found.kept == 1
    assert "breaks off" in found.reason
    site.pages["/feed"] = whole
    time.now += 15 * MINUTE
    assert [one.kept + one.known for one in look()] == [2]
    assert len(ledger) == 2


def test_where_a_feed_moved_for_good_is_remembered_until_nothing_is_there(site, look, time):
    site.put("/feed", status=301, Location="/new")
    site.put_feed("/new", "/a")
    assert [one.kept for one in look()] == [1]
    time.now += 15 * MINUTE
    assert outcomes(look()) == ["not modified"]
    assert (site.times("/feed"), site.times("/new")) == (1, 2)
    time.now += 15 * MINUTE
    assert [one.moved for one in look()] == [site.address + "/new"]
    site.put("/new", status=404)
    site.put_feed("/feed")
    time.now += 15 * MINUTE
    assert outcomes(look()) == ["failed"]
    time.now += timedelta(days=1)
    assert outcomes(look()) == ["read"]


def test_pages_that_robots_are_asked_to_leave_alone_are_listed_and_not_fetched(site, look, ledger):
    site.put("/robots.txt", "User-agent: *\nDisallow: /b", kind="text/plain")
    site.put_feed("/feed", "/a", "/b")
    (found,) = look()
    assert (found.kept, len(found.refused)) == (1, 1)
    assert "robots.txt asks" in ledger.refusals()[0].reason
    assert site.times("/b") == 0


def test_a_host_is_asked_no_faster_than_it_wants_and_others_do_not_wait(site, look, time):
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 30", kind="text/plain")
    site.put_feed("/feed", "/a", "/b")
    with running() as other:
        other.put_feed("/feed", "/x", "/y")
        slow, quick = Feed(site.address + "/feed"), Feed(other.address.replace("127.0.0.1", "localhost") + "/feed")
        found = look(slow, quick)
    assert [one.kept for one in found] == [2, 2]
    assert [one.feed for one in found] == [quick, slow]
    assert (found[0].at - NOON, found[1].at - NOON) == (timedelta(seconds=2), timedelta(seconds=60))


def test_a_feed_that_announces_very_much_is_taken_over_several_looks(site, look, time, monkeypatch):
    monkeypatch.setattr("crossbearing.api.watching.MOST_AT_ONCE", 5)
    stories = [f"/{number}" for number in range(8)]
    site.put_feed("/feed", *stories)
    for story in stories:
        site.put(story, status=404)
    (first,) = look()
    assert (len(first.refused), first.left) == (5, 3)
    time.now += 15 * MINUTE
    (second,) = look()
    assert (len(second.refused), second.left) == (3, 0)
    assert sum(site.times(story) for story in stories) == len(stories)


def test_a_watch_goes_on_for_so_long(site, look, time):
    site.put_feed("/feed", "/a")
    found = look(once=False, seconds=3_600)
    assert outcomes(found) == ["read", "not modified", "not modified", "not modified"]
    assert time.now < NOON + timedelta(hours=1)


def test_a_watch_that_is_stopped_ends_after_the_present_report_and_goes_on_later(site, look, ledger):
    site.put_feed("/feed", "/a", "/b", "/c")
    (found,) = look(once=False, stopped=lambda: site.times("/b") > 0)
    assert (found.outcome, found.kept, found.left) == (Outcome.STOPPED, 2, 1)
    # What was not taken yet is not forgotten, though the server would say that nothing changed.
    (rest,) = look()
    assert (rest.kept, rest.left) == (1, 0)
    assert len(ledger) == 3
    assert [site.times(path) for path in ("/a", "/b", "/c")] == [1, 1, 1]


def test_two_watches_of_one_ledger_keep_nothing_twice(site, look, ledger, time):
    site.put_feed("/feed", "/a")
    count = iter(range(100))

    def answer(handler):
        # Pages that are another one each time they are asked for.
        if next(count) == 0:
            look()
        page = STORY.format(title=f"Number {next(count)}", killed=3)
        send(handler, 200, page.encode(), "text/html", {})

    site.pages["/a"] = answer
    (found,) = look()
    assert (found.kept, found.known) == (0, 1)
    assert len(ledger) == 1
    assert ledger.verify().faults == ()


def test_a_clock_that_was_wrong_is_not_waited_for(site, look, time):
    site.put_feed("/feed", "/a")
    time.now += timedelta(days=400)
    look()
    time.now = NOON
    (found,) = look(once=False, seconds=16 * 60)
    assert found.outcome is Outcome.SAME


def test_a_ledger_that_protects_people_keeps_no_address_of_what_waits(site, look, ledger, time, tmp_path):
    (tmp_path / "a.txt").write_text("Omar Haddad, a surgeon, said on Monday that two people were killed in Durra.")
    ledger.add(tmp_path / "a.txt")
    (reading,) = ledger.readings()
    person = next(one for one in reading.entities if one.name == "Omar Haddad")
    ledger.protection.protect(f"{reading.doc_id}:{person.id}", Said("Amal", "asked for it"), key=Key.new())
    site.put_feed("/feed", "/omar-haddad", "/gone-haddad")
    site.put("/omar-haddad", status=503)
    site.put("/gone-haddad", status=404)
    look()
    assert b"haddad" not in (tmp_path / "field.db").read_bytes().lower()
    site.put("/omar-haddad", STORY.format(title="Shell hits the mill", killed=7))
    time.now += 15 * MINUTE
    assert [one.kept for one in look()] == [1]
