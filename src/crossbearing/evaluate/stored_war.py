"""A ledger filled with the reports of an invented war: how fast they are kept, and how much room they take."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

from crossbearing.api.batches import TOGETHER
from crossbearing.errors import InputError
from crossbearing.extract.words.grammar import load_grammar
from crossbearing.model.decision import Decision, Subject, Verb
from crossbearing.model.report import Report
from crossbearing.reconcile.decided import subject_of
from crossbearing.run.reader import Reader, reader_name
from crossbearing.simulate.telling import tell
from crossbearing.simulate.told import Told
from crossbearing.simulate.world import MOST_INCIDENTS, World
from crossbearing.store.ledger_store import LedgerStore

# An incident is told by somewhat more reports than this.
REPORTS_EACH = 4
SPARE_INCIDENTS = 50
# So many reports are also read, to tell what part of `add` the store is.
READ = 200
# Of so many reports some words are noted down to be searched for later, and as many decisions are made on them.
NOTED = 200
WORD_LETTERS = 5
# Words that stand together make a phrase.
PHRASE_WORDS = 2
WHO = "somebody"
_SERVER_SIZE = "SELECT pg_database_size(current_database())"


@dataclass(slots=True)
class Filled:
    """What was added and how long it took, in seconds on the clock and of this process; sizes in bytes."""

    reports: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    raw: int = 0
    empty: int = 0
    size: int = 0
    words: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    decided: list[Subject] = field(default_factory=list)

    @property
    def each(self) -> float:
        """Bytes of the database for each report."""
        return (self.size - self.empty) / self.reports


def told(reports: int, seed: int) -> Iterator[Told]:
    """So many reports of an invented war, and one more for later."""
    size = reports // REPORTS_EACH + SPARE_INCIDENTS
    if size > MOST_INCIDENTS:
        raise InputError(f"{reports:,} reports were asked for; there are {REPORTS_EACH * MOST_INCIDENTS:,} at most")
    return islice(tell(World.of(seed, size)), reports + 1)


def fill(place: str, every: Iterator[Told], reports: int) -> Filled:
    """Add so many reports to a new ledger, as many together as `add` does, and decide on some."""
    with LedgerStore(place, create=True) as ledger:
        if ledger.count():
            raise InputError(f"{ledger.address} holds reports already. Name a new file, or an empty database")
        filled, rng = Filled(empty=size_of(ledger)), Random(reports)
        noted = set(rng.sample(range(reports), min(NOTED, reports)))
        while batch := list(islice(every, min(TOGETHER, reports - filled.reports))):
            _add(ledger, batch, filled)
            for number, one in enumerate(batch, filled.reports):
                if number in noted:
                    _note(one, filled, rng)
            filled.reports += len(batch)
        filled.size = size_of(ledger)
        for subject in filled.decided:
            ledger.decide(Decision(verb=Verb.NOTE, who=WHO, when=ledger.time(), why="look again", about=(subject,)))
    return filled


def add_one(place: str, one: Told) -> None:
    """Add one more report."""
    with LedgerStore(place) as ledger:
        ledger.add(one.report, one.reading, reader=reader_name())


def size_of(ledger: LedgerStore) -> int:
    """The bytes that a ledger takes on the disk."""
    if ledger.address.path is not None:
        return Path(ledger.address.path).stat().st_size
    with ledger.one_moment() as (_, connection):
        return int(connection.exec_driver_sql(_SERVER_SIZE).scalar_one())


def seconds_to_read(reports: list[Report]) -> float:
    """Seconds on the clock to read one of these reports on one core."""
    load_grammar()
    start = time.perf_counter()
    for _ in Reader().readings(reports):
        pass
    return (time.perf_counter() - start) / len(reports)


def _add(ledger: LedgerStore, batch: list[Told], filled: Filled) -> None:
    clock, processor = time.perf_counter(), time.process_time()
    ledger.add_all([(one.report, one.reading) for one in batch], reader=reader_name())
    filled.seconds += time.perf_counter() - clock
    filled.processor += time.process_time() - processor
    filled.raw += sum(len(one.report.raw) for one in batch)


def _note(one: Told, filled: Filled, rng: Random) -> None:
    """Note down what can be asked for of a report."""
    filled.noted.append(one.report.sha256)
    filled.decided += [subject_of(one.reading, claim.id) for claim in one.reading.claims[:1]]
    words = one.report.text.split()
    long = [word for word in words if word.isalpha() and len(word) >= WORD_LETTERS]
    start = rng.randrange(max(1, len(words) - PHRASE_WORDS))
    if long:
        filled.words.append(rng.choice(long))
        filled.phrases.append(" ".join(words[start : start + PHRASE_WORDS]))
