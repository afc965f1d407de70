"""Addresses that people name, fetched as they name them: a feed's entries, or one report."""

import time
from collections.abc import Callable, Iterable

from crossbearing.errors import FetchError
from crossbearing.intake.sources.feed_signs import is_feed
from crossbearing.intake.sources.feeds import entries_of
from crossbearing.intake.sources.found import Finds, refused, unread
from crossbearing.intake.web.address import address_of
from crossbearing.intake.web.fetched import entry, page, placed
from crossbearing.intake.web.fetcher import Answer, Clock, Fetcher, now
from crossbearing.intake.web.manners import Manners
from crossbearing.intake.web.pace import Pace

# How often an address is asked for before it is given up, and the first wait in between, which doubles.
TRIES = 3
FIRST_WAIT = 1.0
# Whoever sits before the screen is not kept waiting for longer because a server asks for it.
LONGEST_WAIT = 30.0

Sleep = Callable[[float], None]


class Visits:
    """Fetches one address after another, with these manners."""

    def __init__(
        self,
        manners: Manners,
        *,
        clock: Clock = now,
        sleep: Sleep = time.sleep,
        fetcher: Fetcher | None = None,
    ) -> None:
        self._fetcher = Fetcher(manners, clock=clock) if fetcher is None else fetcher
        self._clock = clock
        self._sleep = sleep
        self._pace = Pace()

    def finds(self, words: str) -> Finds:
        """The reports at an address, or why there are none."""
        try:
            answer = self._patiently(words)
        except FetchError as error:
            yield refused(words, error)
            return
        at = self._clock()
        if not is_feed(answer.raw or b""):
            yield page(answer, at)
            return
        found = entries_of(answer.raw or b"")
        for told in found.every:
            yield entry(placed(told, answer.address), at)
        if len(found.every) == 0:
            yield unread(answer.address, found.fault or "the feed has no entries", answer.raw)
        elif found.fault:
            yield unread(answer.address, "the feed breaks off; what stands before is read", answer.raw)

    def _patiently(self, words: str) -> Answer:
        """What an address leads to, asked for again a few times where that may help."""
        host = address_of(words).host
        for wait in self._waits():
            try:
                return self._once(words, host)
            except FetchError as error:
                asked = error.wait or 0.0
                if not error.later or asked > LONGEST_WAIT:
                    raise
                self._pace.rest(host, self._clock(), max(asked, wait))
        return self._once(words, host)

    def _waits(self) -> Iterable[float]:
        return (FIRST_WAIT * 2**number for number in range(TRIES - 1))

    def _once(self, words: str, host: str) -> Answer:
        at = self._clock()
        wait = (self._pace.free_at(host, at) - at).total_seconds()
        if wait > 0:
            self._sleep(wait)
        try:
            return self._fetcher.get(words)
        finally:
            self._pace.rest(host, self._clock(), self._fetcher.delay(words))


def visits(manners: Manners) -> Visits:
    """What fetches addresses that people name."""
    return Visits(manners)
