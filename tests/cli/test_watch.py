"""`crossbearing watch`, and addresses at the command line."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import namedtuple
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crossbearing import api
from crossbearing.cli import main
from web_site import STORY, Handler, Site, running

COMMAND = (sys.executable, "-m", "crossbearing", "watch")
Done = namedtuple("Done", "code out err")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
def crossbearing(capfd):
    return lambda *arguments: Done(main([str(argument) for argument in arguments]), *capfd.readouterr())


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "field.db"


@pytest.fixture
def feeds(site: Site, tmp_path: Path) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(f'[watch]\nallow_private = true\n[[feed]]\nurl = "{site.address}/feed"\npublisher = "Hill Post"\n')
    return path


def put(site: Site, *paths: str) -> None:
    """A feed with these pages, which are quickly read: in a language that the reader does not know."""
    for number, path in enumerate(paths):
        words = f"<p>قال شهود إن قذيفة رقم {number} أصابت العبارة وجرح تسعة أشخاص في مدينة سلمى يوم الاثنين.</p>"
        site.put(path, f"<html><body>{words}</body></html>", kind="text/html; charset=utf-8")
    site.put_feed("/feed", *paths)


def started(ledger: Path, feeds: Path, *options: str) -> subprocess.Popen[str]:
    command = [*COMMAND, str(ledger), str(feeds), *options]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def wait_until(happened: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Return once it happened, or the process has ended."""
    end = time.monotonic() + 60
    while not happened() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.01)


def holding(site: Site, path: str) -> threading.Event:
    """Have a page wait for an event before it is sent."""
    let_go, page = threading.Event(), site.pages[path]

    def answer(handler: Handler) -> None:
        let_go.wait(30)
        page(handler)

    site.pages[path] = answer
    return let_go


def test_a_look_is_one_line_and_is_not_repeated_before_it_is_due(crossbearing, site, ledger, feeds):
    site.put_feed("/feed", "/a", "/b")
    site.put("/b", status=404)
    done = crossbearing("watch", ledger, feeds, "--once")
    assert done.code == 0
    assert re.match(r"\d\d:\d\d:\d\d Hill Post: 1 new report kept, 1 refused; next at [\d: -]+\n", done.out)
    assert f"{ledger}: 1 new report kept, 1 refused (crossbearing show" in done.out
    assert "Refused: Cannot fetch" in done.err
    again = crossbearing("watch", ledger, feeds, "--once")
    assert "Hill Post: not due; next at" in again.out
    assert "answered 404 Not Found" in crossbearing("show", ledger, "refused").out.replace("\n  ", " ")
    assert crossbearing("verify", ledger).code == 0


def test_a_feed_that_fails_says_why_and_when_it_is_tried_again(crossbearing, site, ledger, feeds):
    site.put("/feed", status=500)
    done = crossbearing("watch", ledger, feeds, "--once")
    assert done.code == 2
    assert re.search(
        r"Hill Post: failed: Cannot fetch .*: the server answered 500 .*; tried again at [\d: -]+\n", done.out
    )
    assert done.err == "Error: 1 of 1 feed could not be looked at, each named above\n"


@pytest.mark.parametrize("options", [["--for", "soon"], ["--for", "0s"], ["--sometimes"]])
def test_what_a_watch_cannot_do_is_one_line(crossbearing, ledger, feeds, options):
    done = crossbearing("watch", ledger, feeds, *options)
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_a_list_that_cannot_be_so_starts_no_ledger(crossbearing, ledger, feeds):
    feeds.write_text("[[feed]]\nurl = 'feed'\n")
    done = crossbearing("watch", ledger, feeds)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "feeds.toml, line 2: url" in done.err
    assert not ledger.exists()


def test_a_page_and_a_feed_are_added_by_their_addresses(crossbearing, site, ledger):
    site.put("/page", STORY.format(title="Shell hits the ferry", killed=2))
    site.put_feed("/feed", "/a", text="Three people were killed in Durra on Monday, the mayor said.")
    done = crossbearing("add", ledger, f"{site.address}/page", f"{site.address}/feed", "--allow-private")
    assert "2 reports added" in done.out
    with api.open(ledger) as opened:
        assert {one.file for one in opened.readings()} == {f"{site.address}/page", f"{site.address}/a"}
    assert "1 already there" in crossbearing("add", ledger, f"{site.address}/page", "--allow-private").out
    read = crossbearing("read", f"{site.address}/page", "--allow-private", "--json")
    assert f'"url":"{site.address}/page"' in read.out.replace('": "', '":"')


@pytest.mark.parametrize("command", ["add", "read"])
def test_addresses_of_ones_own_network_are_refused_unless_asked_for(crossbearing, site, ledger, command):
    site.put("/page", STORY.format(title="Shell hits the ferry", killed=2))
    arguments = [ledger] if command == "add" else []
    done = crossbearing(command, *arguments, f"{site.address}/page")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "127.0.0.1 is no public address; for a network of your own: --allow-private" in done.err
    assert site.asked == []


def test_a_watch_that_is_told_to_end_ends_after_the_present_report(site, ledger, feeds):
    # The newest first, as feeds have them; the oldest is taken first.
    put(site, "/a", "/b", "/c")
    let_go = holding(site, "/b")
    process = started(ledger, feeds)
    wait_until(lambda: site.times("/b") > 0, process)
    process.send_signal(signal.SIGTERM)
    let_go.set()
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert "Hill Post: 2 new reports kept, 1 left for the next look, stopped" in out
    assert err == "Ending after the present report; once more ends at once\n"
    assert [site.times(path) for path in ("/c", "/b", "/a")] == [1, 1, 0]


def test_a_watch_that_waits_ends_at_once(site, ledger, feeds):
    put(site, "/a")
    process = started(ledger, feeds)
    assert process.stdout is not None
    assert "1 new report kept" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert out.endswith("1 new report kept\n")


def test_a_watch_that_is_killed_loses_nothing_and_repeats_nothing(crossbearing, site, ledger, feeds):
    put(site, "/b", "/a")
    let_go = holding(site, "/b")
    process = started(ledger, feeds)
    wait_until(lambda: site.times("/b") > 0, process)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    let_go.set()
    done = crossbearing("watch", ledger, feeds, "--once")
    assert "Hill Post: 1 new report kept; next at" in done.out
    assert [site.times(path) for path in ("/feed", "/a", "/b")] == [2, 1, 2]
    with api.open(ledger) as opened:
        assert (len(opened), opened.verify().faults) == (2, ())
