"""Several programs write and read one ledger at once for a while; at the end its counts are exact.

`PYTHONPATH=tests python tests/reliability/crowd.py SECONDS AIM WRITERS READERS`, where AIM is `sqlite` or `postgres`.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, cycle
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from supply import READER, supplied

from crossbearing import api
from crossbearing.errors import LedgerError
from crossbearing.model.decision import Decision, Verb
from crossbearing.reconcile.decided import subject_of
from crossbearing.store.ledger_store import LedgerStore
from postgres_server import running

# Reports of one transaction, and transactions between two decisions.
TOGETHER, DECIDE_EVERY = 8, 5
# A writer adds so many reports of its own to each that all writers add.
OWN = 3
# A writer rests as long as a short report takes to be read, times the reports of a transaction.
REST_SECONDS = 0.2


@dataclass(frozen=True)
class Told:
    """What one program did: how often, how long the longest took, and errors by their words."""

    done: Counter[str]
    longest: dict[str, float]
    errors: Counter[str]
    reports: frozenset[int] = frozenset()
    decisions: int = 0


@dataclass(frozen=True)
class Outcome:
    """What all programs did together, and what the ledger held at the end."""

    done: Counter[str]
    longest: dict[str, float]
    errors: Counter[str]
    reports: int
    decisions: int

    def __str__(self) -> str:
        lines = [f"{self.reports:,} reports and {self.decisions:,} decisions kept, verify clean"]
        lines += [
            f"  {what}: {number:,} times, at most {self.longest[what]:.2f} s" for what, number in self.done.items()
        ]
        lines += [f"  error, {number:,} times: {words}" for words, number in self.errors.items()] or ["  no error"]
        return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Let them work and print what came of it."""
    seconds, aim, writers, readers = float(arguments[0]), arguments[1], int(arguments[2]), int(arguments[3])
    with place_of(aim) as place:
        print(crowd(place, seconds, writers=writers, readers=readers))
    return 0


@contextmanager
def place_of(aim: str) -> Iterator[str]:
    if aim == "sqlite":
        with TemporaryDirectory() as folder:
            yield str(Path(folder) / "field.db")
        return
    with running() as server:
        yield server.new_database()


def crowd(place: str, seconds: float, *, writers: int, readers: int) -> Outcome:
    """What comes of so many programs at once. AssertionError where the ledger is not exactly what they wrote."""
    with LedgerStore(place, create=True) as ledger:
        ledger.add(*supplied(0), reader=READER)
    with ProcessPoolExecutor(writers + readers, mp_context=get_context("spawn")) as pool:
        work = [pool.submit(write, place, seconds, number) for number in range(writers)]
        work += [pool.submit(read, place, seconds, number) for number in range(readers)]
        told = [one.result() for one in work]
    wrote = frozenset({0}).union(*(one.reports for one in told))
    decided = sum(one.decisions for one in told)
    with LedgerStore(place) as ledger:
        found = ledger.verify()
    assert found.faults == (), found.faults[0]
    assert (found.reports, found.readings, found.claims) == (len(wrote), len(wrote), len(wrote))
    assert (found.decisions, found.entries) == (decided, 1 + 2 * len(wrote) + decided)
    return Outcome(
        sum((one.done for one in told), Counter()),
        {what: max(one.longest.get(what, 0) for one in told) for one in told for what in one.longest},
        sum((one.errors for one in told), Counter()),
        len(wrote),
        decided,
    )


def write(place: str, seconds: float, number: int) -> Told:
    """Add reports, some of which others add too, and decide on them."""
    told = Told(Counter(), {}, Counter())
    kept: set[int] = set()
    decided = 0
    with LedgerStore(place) as ledger:
        end = time.monotonic() + seconds
        for turn in count():
            if time.monotonic() > end:
                break
            batch = [mine(number, n) for n in range(turn * TOGETHER, (turn + 1) * TOGETHER)]
            read = [supplied(n) for n in batch]
            if timed(told, "add", lambda read=read: ledger.add_all(read, reader=READER)):
                kept.update(batch)
            if turn % DECIDE_EVERY == 0:
                decision = decision_on(ledger, f"writer {number}", turn)
                decided += timed(told, "decide", lambda decision=decision: ledger.decide(decision))
            time.sleep(REST_SECONDS)
    return Told(told.done, told.longest, told.errors, frozenset(kept), decided)


def mine(writer: int, number: int) -> int:
    """The number of a writer's report: every fourth is everybody's, the others are its own."""
    return number if number % (OWN + 1) == 0 else number + (writer + 1) * 10_000_000


def decision_on(ledger: LedgerStore, who: str, turn: int) -> Decision:
    """A note on the first report, unlike every other."""
    about = (subject_of(supplied(0)[1], "ev1"),)
    return Decision(verb=Verb.NOTE, who=who, when=ledger.time(), why=f"turn {turn}", about=about)


def read(place: str, seconds: float, number: int) -> Told:
    """Ask, each reader beginning with another question."""
    told = Told(Counter(), {}, Counter())
    with api.open(place, create=False) as ledger:
        end, asked = time.monotonic() + seconds, list(QUESTIONS.items())
        for what, question in cycle(asked[number % len(asked) :] + asked[: number % len(asked)]):
            if time.monotonic() > end:
                return told
            timed(told, what, lambda question=question: question(ledger))
    return told


def timed(told: Told, what: str, work: Callable[[], object]) -> bool:
    """Whether the work could be done; how long it took, or why not, goes into what is told."""
    begin = time.perf_counter()
    try:
        work()
    except LedgerError as error:
        told.errors[f"{what}: {str(error).partition(': ')[2]}"] += 1
        return False
    told.done[what] += 1
    told.longest[what] = max(told.longest.get(what, 0), time.perf_counter() - begin)
    return True


def verified(ledger: api.Ledger) -> None:
    """While others write, a ledger is as sound as when they rest."""
    found = ledger.verify()
    assert found.faults == (), found.faults[0]
    assert found.reports == found.readings == found.claims


def told_whole(ledger: api.Ledger) -> None:
    """Every report that is there has its claim."""
    readings = ledger.readings()
    assert all(len(reading.claims) == 1 for reading in readings)
    assert len({reading.sha256 for reading in readings}) == len(readings)


def first_text(ledger: api.Ledger) -> None:
    """The words of the first report."""
    report, reading = supplied(0)
    assert ledger.text(reading) == report.text


def found(ledger: api.Ledger) -> None:
    """Reports with a word that every report has."""
    assert ledger.search("rockets", limit=5).total > 0


QUESTIONS: dict[str, Callable[[api.Ledger], object]] = {
    "count": len,
    "readings": told_whole,
    "decisions": lambda ledger: ledger.decisions(),
    "claims": lambda ledger: sum(1 for _ in ledger.claims()),
    "text": first_text,
    "search": found,
    "verify": verified,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
