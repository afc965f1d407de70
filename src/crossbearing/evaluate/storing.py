"""What a ledger of many reports costs: to fill, on the disk, to bring together, and to ask."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from crossbearing.api.ledger import Ledger
from crossbearing.errors import LedgerError
from crossbearing.evaluate.memory import peak_megabytes
from crossbearing.evaluate.stored_queries import Timed, ask_all
from crossbearing.evaluate.stored_war import READ, Filled, add_one, fill, seconds_to_read, size_of, told
from crossbearing.store.address import address_of
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.verify import first_fault

SEED = 1
MILLISECONDS = 1000

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Looked:
    """Seconds until the first view stands, and until the next one does after one more report; the memory it took."""

    first: float
    changed: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Stored:
    """What was measured of one ledger; `kept` is what its views take on the disk, in bytes for each report."""

    database: str
    filled: Filled
    opening: float
    looked: Looked
    kept: float
    queries: tuple[Timed, ...]
    verifying: float


@dataclass(frozen=True, slots=True)
class Storing:
    """The same reports in several ledgers, and the seconds it takes to read one of them."""

    reports: int
    reading: float
    stored: tuple[Stored, ...]


def measure_storing(places: Sequence[str], reports: int, *, seed: int = SEED) -> Storing:
    """Measure a new ledger at each place, in processes of their own, so that their memory can be told."""
    few = [one.report for one in islice(told(reports, seed), min(READ, reports))]
    reading = _apart(seconds_to_read, few)
    return Storing(reports, reading, tuple(_stored(place, reports, seed) for place in places))


def _stored(place: str, reports: int, seed: int) -> Stored:
    filled: Filled = _apart(_fill, place, reports, seed)
    looked: Looked = _apart(_look, place, reports, seed)
    opening, kept, queries, verifying = _apart(_ask, place, filled, seed)
    database = "SQLite" if address_of(place).path is not None else "PostgreSQL"
    return Stored(database, filled, opening, looked, kept, queries, verifying)


def _apart(work: Callable[..., Found], *given: object) -> Found:
    """What the work gives, done in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def _fill(place: str, reports: int, seed: int) -> Filled:
    return fill(place, told(reports, seed), reports)


def _look(place: str, reports: int, seed: int) -> Looked:
    first = _seconds_to_look(place)
    megabytes = peak_megabytes()
    add_one(place, next(islice(told(reports, seed), reports, None)))
    return Looked(first, _seconds_to_look(place), megabytes)


def _seconds_to_look(place: str) -> float:
    with Ledger(place, create=False) as ledger:
        start = time.perf_counter()
        ledger.snapshot()
        return time.perf_counter() - start


def _ask(place: str, filled: Filled, seed: int) -> tuple[float, float, tuple[Timed, ...], float]:
    start = time.perf_counter()
    with Ledger(place, create=False) as ledger:
        opening = MILLISECONDS * (time.perf_counter() - start)
        queries = tuple(ask_all(ledger, filled, seed=seed))
        start = time.perf_counter()
        found = ledger.verify()
        verifying = time.perf_counter() - start
    if found.faults:
        raise LedgerError(f"The ledger that was made is not sound: {first_fault(found)}")
    with LedgerStore(place) as store:
        kept = (size_of(store) - filled.size) / filled.reports
    return opening, kept, queries, verifying
