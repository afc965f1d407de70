"""Looks at watched feeds: what is still to be done of each, and what became of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from crossbearing.intake.sources.found import Found, Unread
from crossbearing.intake.web.feed_list import Feed
from crossbearing.store.watched import EntryState, FeedState


class Outcome(StrEnum):
    """How a look at a feed ended."""

    READ = "read"
    SAME = "not modified"
    FAILED = "failed"
    # Single reports that could not be had before.
    AGAIN = "tried again"
    NOT_DUE = "not due"
    # The watch was ended before all that the feed announced was looked at.
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What became of one look at a feed: how many reports were kept, how many were there already, why others were
    refused or put off, how many are left for the next look, and when that is due.

    `moved` is where the feed is by now.
    """

    feed: Feed
    at: datetime
    outcome: Outcome
    kept: int = 0
    known: int = 0
    refused: tuple[str, ...] = ()
    put_off: tuple[str, ...] = ()
    left: int = 0
    reason: str | None = None
    moved: str | None = None
    due: datetime | None = None


@dataclass(eq=False)
class Poll:
    """A look at a feed that is not over yet. `state` is what is known of the feed afterwards, None where single reports
    are tried again; the marks in it are kept only if all that the feed announced is `settled`."""

    feed: Feed
    state: FeedState | None
    outcome: Outcome = Outcome.READ
    settled: bool = True
    open: int = 0
    kept: int = 0
    known: int = 0
    left: int = 0
    refused: list[str] = field(default_factory=list)
    put_off: list[str] = field(default_factory=list)
    reason: str | None = None

    def polled(self, at: datetime, due: datetime | None = None) -> Polled:
        """What became of it so far."""
        return Polled(
            feed=self.feed,
            at=at,
            outcome=self.outcome,
            kept=self.kept,
            known=self.known,
            refused=tuple(self.refused),
            put_off=tuple(self.put_off),
            left=self.left + self.open,
            reason=self.reason,
            moved=None if self.state is None else self.state.moved,
            due=due,
        )


@dataclass(frozen=True, slots=True)
class Visit:
    """An entry to be taken: `found` if the feed itself has it, else what stands at the address."""

    poll: Poll
    state: EntryState
    address: str
    published: str
    found: Found | Unread | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A look at a feed, or a visit, not to be done before `due`; `host` is whom it asks, None where nobody is asked."""

    due: datetime
    feed: Feed
    host: str | None
    visit: Visit | None = None


class Jobs:
    """What is to be done, the first that can be first. `free_at` says when a host may be asked."""

    def __init__(self, free_at: Callable[[str, datetime], datetime]) -> None:
        self._free_at = free_at
        self._every: list[Job] = []

    def add(self, job: Job) -> None:
        """One more thing to be done."""
        self._every.append(job)

    def done(self, job: Job) -> None:
        """It is done, or given up."""
        self._every.remove(job)

    def next(self, now: datetime) -> tuple[Job, datetime] | None:
        """What can be done first, and from when; None where nothing is to be done."""
        return min(((job, self._ready(job, now)) for job in self._every), key=lambda one: one[1], default=None)

    def _ready(self, job: Job, now: datetime) -> datetime:
        free = now if job.host is None else self._free_at(job.host, now)
        return max(job.due, free)
