"""Watches feeds: looks at each when it is due, and keeps what is new in it, one report at a time."""

# Invariants kept here:
# - a report and the word that its entry was taken are written together, so that an end at any moment repeats nothing;
# - the marks by which a server answers "not modified" are kept only once all that a feed announced is taken, refused or
#   waiting by its address, so that an end at any moment loses nothing;
# - what fails, of a feed or a page, puts off that one alone.

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from crossbearing.api.polls import Job, Jobs, Outcome, Poll, Polled, Visit
from crossbearing.api.taking import Taking
from crossbearing.errors import FetchError
from crossbearing.intake.report import is_page
from crossbearing.intake.sources.feed_signs import is_feed
from crossbearing.intake.sources.feeds import Entry, entries_of
from crossbearing.intake.sources.found import refused
from crossbearing.intake.web.address import address_of
from crossbearing.intake.web.feed_list import Feed, FeedList
from crossbearing.intake.web.fetched import entry, moment, page, placed
from crossbearing.intake.web.fetcher import Answer, Clock, Fetcher, now
from crossbearing.intake.web.pace import Pace
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.refusals import keep_refusals
from crossbearing.store.watched import EntryState, FeedState, Watched, key_of

Sleep = Callable[[float], None]

# A feed that fails is asked again after a minute, then two, four and so on, at last every six hours or as often as it
# is looked at otherwise. What is wrong for good, such as a page that is gone, is asked for once a day.
FIRST_WAIT, LONGEST_WAIT, FOR_GOOD = 60.0, 21_600.0, 86_400.0
# So many failures in a row are no passing fault, and are listed among what could not be read.
TOLD_AFTER = 3
# A page is asked for so often, first after five minutes and at last after forty.
TRIES, PAGE_WAIT = 5, 300.0
# A feed that announces more at once is taken over several looks: it may be an archive, or made to have us flood a host.
MOST_AT_ONCE = 100
# Where there is one look only, a host that wants to be left alone for longer is left to the next one.
PATIENCE = 60.0


class Watching:
    """A watch over feeds into an open ledger. `stopped` is asked before each thing that is done."""

    def __init__(
        self,
        store: LedgerStore,
        feeds: FeedList,
        *,
        clock: Clock = now,
        sleep: Sleep = time.sleep,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._store = store
        self._watched = Watched(store)
        self._taking = Taking(store, self._watched)
        self._feeds = feeds.feeds
        self._fetcher = Fetcher(feeds.manners, clock=clock)
        self._clock, self._sleep, self._stopped = clock, sleep, stopped
        self._pace = Pace()
        self._jobs = Jobs(self._pace.free_at)
        self._polls: list[Poll] = []

    def steps(self, *, once: bool = False, seconds: float | None = None) -> Iterator[Polled]:
        """What becomes of each look, as it is over: without end, for so long, or `once` for each feed that is due."""
        ends = None if seconds is None else self._clock() + timedelta(seconds=seconds)
        yield from self._begun(once=once)
        while not self._stopped():
            at = self._clock()
            found = self._jobs.next(at)
            if found is None:
                break
            job, ready = found
            if ends is not None and max(ready, at) >= ends:
                break
            wait = (ready - at).total_seconds()
            if wait > 0 and not (once and wait > PATIENCE):
                self._sleep(wait)
                continue
            self._jobs.done(job)
            yield from self._done(job, once=once, busy=wait)
        for poll in self._polls:
            poll.outcome = Outcome.STOPPED
            yield poll.polled(self._clock())

    def _begun(self, *, once: bool) -> Iterator[Polled]:
        """Note what is to be done; the feeds that are not due, where there is one look only."""
        at = self._clock()
        for feed in self._feeds:
            state = self._watched.feed(feed.url)
            # The list may have been changed since a feed was put off, or the clock set right.
            latest = at + timedelta(seconds=feed.every if state.failures == 0 else max(feed.every, FOR_GOOD))
            due = min(_moment(state.due) or at, latest)
            if once and due > at:
                yield Polled(feed=feed, at=at, outcome=Outcome.NOT_DUE, due=due)
            else:
                self._jobs.add(self._look(feed, due))
            for one in self._watched.waiting(feed.url):
                again = min(_moment(one.due) or at, at + timedelta(seconds=FOR_GOOD))
                if not once or again <= at:
                    self._retry(feed, one, again)

    def _look(self, feed: Feed, due: datetime) -> Job:
        return Job(due, feed, address_of(self._watched.feed(feed.url).moved or feed.url).host)

    def _retry(self, feed: Feed, state: EntryState, due: datetime) -> None:
        """Note that the page of an entry is to be asked for again."""
        visit = Visit(Poll(feed, None, Outcome.AGAIN, open=1), state, state.address or "", state.published or "")
        self._jobs.add(Job(due, feed, address_of(visit.address).host, visit))

    def _done(self, job: Job, *, once: bool, busy: float) -> Iterator[Polled]:
        """Do one thing, or put it off where its host has to be left alone for so many seconds."""
        try:
            if busy > 0:
                asked = job.feed.url if job.visit is None else job.visit.address
                raise FetchError(f"Cannot fetch {asked}: its host asked to be left alone", later=True, wait=busy)
            poll = self._opened(job.feed) if job.visit is None else self._visited(job.visit)
        except FetchError as error:
            if job.visit is None:
                yield self._failed(job.feed, error, once=once)
                return
            poll = self._put_off(job.visit, error, once=once)
        if poll.open == 0:
            yield self._finished(poll, once=once)

    # -- feeds --------------------------------------------------------------------------------------------------

    def _opened(self, feed: Feed) -> Poll:
        """Look at a feed and note what is to be visited of it."""
        state = self._watched.feed(feed.url)
        answer = self._fetched(state.moved or feed.url, state.etag, state.modified)
        moved = (answer.moved or state.moved) if self._watched.keeps_addresses else None
        poll = Poll(feed, FeedState(None, 0, answer.etag, answer.modified, moved))
        if answer.raw is None:
            poll.outcome = Outcome.SAME
        else:
            self._note(poll, self._announced(poll, answer.address, answer.raw))
        self._polls.append(poll)
        return poll

    def _announced(self, poll: Poll, address: str, raw: bytes) -> dict[str, Entry]:
        """The entries of a feed by their keys, the oldest first as feeds have them. FetchError where it is none."""
        if is_page(raw) and not is_feed(raw):
            raise FetchError(f"Cannot read {poll.feed.url}: it is a web page and no feed", later=True)
        found = entries_of(raw)
        entries = {_key(one): placed(one, address) for one in reversed(found.every) if _is_entry(one)}
        if found.fault and not entries:
            raise FetchError(f"Cannot read {poll.feed.url}: {found.fault}", later=True)
        if found.fault:
            poll.settled, poll.reason = False, "the feed breaks off; what stands before is read"
        return entries

    def _note(self, poll: Poll, entries: dict[str, Entry]) -> None:
        """Note the visits to what is new in a feed."""
        at, known = self._clock(), self._watched.entries(poll.feed.url, entries)
        new: list[Visit] = []
        for key, told in entries.items():
            before = known.get(key)
            version = key_of(told.updated or told.parts.get("published", ""))
            if before is not None and before.version == version:
                if not before.waits or before.address is not None:
                    continue
                if (_moment(before.due) or at) > at:
                    poll.settled = False
                    continue
            tries = before.tries if before is not None and before.version == version else 0
            marks = (None, None) if before is None else (before.etag, before.modified)
            new.append(self._visit(poll, told, EntryState(key, version, None, tries, None, None, *marks)))
        taken = new[-MOST_AT_ONCE:]
        poll.open, poll.left = len(taken), len(new) - len(taken)
        poll.settled = poll.settled and poll.left == 0
        for visit in taken:
            host = None if visit.found is not None else address_of(visit.address).host
            self._jobs.add(Job(at, poll.feed, host, visit))

    def _visit(self, poll: Poll, told: Entry, state: EntryState) -> Visit:
        """Where an entry is to be had: at its address, or in the feed if that was wanted or it has none."""
        link, published = told.parts.get("url", ""), told.parts.get("published", "")
        if poll.feed.articles and link:
            try:
                return Visit(poll, state, address_of(link).text, published)
            except FetchError as error:
                return Visit(poll, state, link, published, refused(link, error))
        return Visit(poll, state, link, published, entry(told, self._clock(), publisher=poll.feed.publisher))

    def _finished(self, poll: Poll, *, once: bool) -> Polled:
        """End a look: keep what is known of its feed by now, and note the next one."""
        at = self._clock()
        if poll.state is None:
            return poll.polled(at)
        self._polls.remove(poll)
        due = at + timedelta(seconds=poll.feed.every)
        marks = poll.state if poll.settled else replace(poll.state, etag=None, modified=None)
        self._watched.keep_feed(poll.feed.url, replace(marks, due=moment(due)))
        if not once:
            self._jobs.add(self._look(poll.feed, due))
        return poll.polled(at, due)

    def _failed(self, feed: Feed, error: FetchError, *, once: bool) -> Polled:
        """Put a feed off that could not be looked at."""
        at, state = self._clock(), self._watched.feed(feed.url)
        failures = state.failures + 1
        wait = min(FIRST_WAIT * 2 ** min(failures - 1, 30), max(float(feed.every), LONGEST_WAIT))
        wait = max(wait, error.wait or 0.0) if error.later else max(float(feed.every), FOR_GOOD)
        due = at + timedelta(seconds=wait)
        # Where it moved is not believed any more once nothing is there.
        moved = state.moved if error.later else None
        self._watched.keep_feed(feed.url, replace(state, due=moment(due), failures=failures, moved=moved))
        if not error.later or failures == TOLD_AFTER:
            keep_refusals(self._store, [(feed.url, str(error), None)])
        if not once:
            self._jobs.add(self._look(feed, due))
        return Polled(feed=feed, at=at, outcome=Outcome.FAILED, reason=str(error), due=due)

    # -- reports ------------------------------------------------------------------------------------------------

    def _visited(self, visit: Visit) -> Poll:
        """Take an entry: fetch it where the feed does not have it, read it, and keep it."""
        poll, taken = visit.poll, replace(visit.state, due=None, tries=0, address=None, published=None)
        found = visit.found
        if found is None:
            answer = self._fetched(visit.address, visit.state.etag, visit.state.modified)
            taken = replace(taken, etag=answer.etag, modified=answer.modified)
            if answer.raw is None:
                self._taking.know(poll, taken)
                poll.open -= 1
                return poll
            found = page(answer, self._clock(), publisher=poll.feed.publisher, published=visit.published)
        self._taking.keep(poll, taken, found)
        poll.open -= 1
        return poll

    def _put_off(self, visit: Visit, error: FetchError, *, once: bool) -> Poll:
        """Note that a page is to be asked for again, or give it up."""
        poll, tries = visit.poll, visit.state.tries + 1
        poll.open -= 1
        if not error.later or tries >= TRIES:
            given_up = f"; given up after {tries} tries" if error.later else ""
            taken = replace(visit.state, due=None, tries=0, address=None, published=None)
            self._taking.refuse(poll, taken, (visit.address, f"{error}{given_up}", None))
            return poll
        due = self._clock() + timedelta(seconds=max(PAGE_WAIT * 2 ** (tries - 1), error.wait or 0.0))
        state = replace(visit.state, due=moment(due), tries=tries)
        if self._watched.keeps_addresses:
            state = replace(state, address=visit.address, published=visit.published)
        poll.settled = poll.settled and state.address is not None
        poll.put_off.append(str(error))
        if self._watched.keep_entry(poll.feed.url, state) and state.address is not None and not once:
            self._retry(poll.feed, state, due)
        return poll

    def _fetched(self, address: str, etag: str | None, modified: str | None) -> Answer:
        """What an address leads to; its host is left alone for a while afterwards."""
        with self._resting(address):
            return self._fetcher.get(address, etag=etag, modified=modified)

    @contextmanager
    def _resting(self, address: str) -> Iterator[None]:
        host, wait = address_of(address).host, 0.0
        try:
            yield
        except FetchError as error:
            wait = error.wait or 0.0
            raise
        finally:
            self._pace.rest(host, self._clock(), max(wait, self._fetcher.delay(address)))


def _is_entry(told: Entry) -> bool:
    """Whether there is anything to an entry: a damaged feed may end with the beginning of one."""
    return bool(told.id or told.parts.get("url") or told.parts.get("text"))


def _key(told: Entry) -> str:
    """What a feed knows an entry by."""
    return key_of(
        told.id or told.parts.get("url", "") or f"{told.parts.get('title', '')}\n{told.parts.get('text', '')}"
    )


def _moment(written: str | None) -> datetime | None:
    """A moment as `moment` wrote it; None for none, and for one that somebody else wrote otherwise."""
    if written is None:
        return None
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
