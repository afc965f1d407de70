"""Kills what adds to a ledger, at random moments, and checks that nothing that was said to be kept is lost.

`PYTHONPATH=tests python tests/reliability/kill.py COUNT AIM`, where AIM is `sqlite` or `postgres` (the adding program
is killed), `backend` (the server's process that serves it) or `server` (the whole server).
"""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from supply import written

from crossbearing.errors import LedgerError
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.tables import REPORT
from postgres_server import Server, running
from store_places import behind

ADDER = Path(__file__).with_name("adder.py")
SEED = 1
# Kills that one ledger goes through before it is completed, and the reports it then holds.
KILLS, REPORTS = 10, 480
# Reports of a ledger whose files are read and not only stored: reading one takes as long as storing many.
READ = 160
# One ledger in so many is filled by the reader; the others by readings made beforehand, in transactions of these sizes.
READ_EVERY = 5
TOGETHER = (1, 3, 16)
# A kill in so many comes by the clock from the start of the program, which may be starting the ledger then.
BLIND_EVERY, BLIND_SECONDS = 5, 1.5
# The others come this long, on average, after a line: about as long as a transaction takes.
LATER_SECONDS = 0.004
RECOVERY_SECONDS = 20
_NAMES = re.compile(r"^Cannot add .* to ledger \S+:")


@dataclass
class Tally:
    """What was done, for the page on reliability."""

    kills: int = 0
    storing: int = 0
    ledgers: int = 0
    kept: int = 0
    unsaid: int = 0
    told: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills over {self.ledgers} ledgers, {self.storing} of them inside a transaction: "
            f"{self.kept:,} reports said to be kept, all there and whole; "
            f"{self.unsaid:,} more were stored when the kill came before the word. "
            "Every check clean, every ledger completed with exact counts"
            + "".join(f"\n  said: {line}" for line in sorted(self.told))
        )


@dataclass(frozen=True)
class Aim:
    """Where ledgers are started, how to kill (whether something was hit), and how to go on after it."""

    new_place: Callable[[], str]
    strike: Callable[[subprocess.Popen[str], str], bool]
    mend: Callable[[str], None]
    # Whether a kill may come before the program has said anything: where a server is killed, it has to be there first.
    blind: bool


@dataclass
class Round:
    """One ledger on its way to being complete."""

    place: str
    command: Sequence[object]
    reports: int
    said: set[str] = field(default_factory=set)
    found: set[str] = field(default_factory=set)


def main(arguments: Sequence[str]) -> int:
    """Kill so many times and print what came of it."""
    with TemporaryDirectory() as folder, aimed(arguments[1], Path(folder)) as aim:
        print(arguments[1], kill(int(arguments[0]), aim, Path(folder)), sep=": ")
    return 0


def kill(number: int, aim: Aim, folder: Path, *, each: int = KILLS, read_every: int = READ_EVERY) -> Tally:
    """What came of so many kills, `each` of one ledger. AssertionError where a report is lost or half there."""
    chance, tally = random.Random(SEED), Tally()
    files = written(folder, READ)
    while tally.kills < number:
        tally.ledgers += 1
        place, is_read = aim.new_place(), tally.ledgers % read_every == 0
        made = ("made", place, REPORTS, chance.choice(TOGETHER))
        now = Round(place, ("read", place, *files), READ) if is_read else Round(place, made, REPORTS)
        last = min(number, tally.kills + each)
        while tally.kills < last and len(now.found) < now.reports:
            kill_once(now, aim, chance, tally)
            check(now, tally)
        finish(now)
    return tally


def kill_once(now: Round, aim: Aim, chance: random.Random, tally: Tally) -> None:
    """Kill a program that adds to the ledger, or the server under it, and note what it said was kept."""
    process = started(now.command)
    lines = heard(process, chance, now, blind=aim.blind)
    is_hit = aim.strike(process, now.place)
    rest, err = process.communicate(timeout=60)
    lines += rest.splitlines()
    aim.mend(now.place)
    assert process.returncode in (0, 2, -signal.SIGKILL), (process.returncode, err)
    if process.returncode == 2:
        assert err.count("\n") == 1, err
        tally.told.add(_NAMES.sub("Cannot add ... to ledger ...:", err.strip()))
    tally.kills += is_hit
    tally.storing += is_hit and lines[-1:] == ["storing"]
    now.said |= kept_in(lines)


def started(command: Sequence[object]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(ADDER), *map(str, command)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )


def heard(process: subprocess.Popen[str], chance: random.Random, now: Round, *, blind: bool) -> list[str]:
    """The lines that are read until the moment of the kill."""
    if blind and chance.randrange(BLIND_EVERY) == 0:
        time.sleep(chance.uniform(0, BLIND_SECONDS))
        return []
    wanted = len(now.found) + chance.randrange(now.reports // KILLS)
    lines: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(line.rstrip("\n"))
        if len(kept_in(lines)) >= wanted:
            break
    time.sleep(chance.expovariate(1 / LATER_SECONDS))
    return lines


def kept_in(lines: Sequence[str]) -> set[str]:
    return {name for line in lines if line.startswith("kept ") for name in line.split()[1:]}


def check(now: Round, tally: Tally) -> None:
    """Nothing that was said is lost, nothing is half there."""
    try:
        with LedgerStore(now.place) as ledger:
            found, names = ledger.verify(), {row.name for row in ledger.rows(select(REPORT.c.name))}
    except LedgerError as error:
        # Killed before there was a ledger.
        assert "No ledger at" in str(error), error
        assert len(now.said) == 0, error
        return
    assert found.faults == (), found.faults[0]
    # That a reading has all its claims is part of `verify`.
    assert found.reports == found.readings == len(names)
    assert now.said <= names, sorted(now.said - names)
    assert now.found <= names, sorted(now.found - names)
    tally.kept += len((names & now.said) - now.found)
    tally.unsaid += len(names - now.said - now.found)
    now.found = names


def finish(now: Round) -> None:
    """A run that is left alone completes the ledger."""
    process = started(now.command)
    _, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    with LedgerStore(now.place) as ledger:
        found = ledger.verify()
    assert found.faults == (), found.faults[0]
    assert (found.reports, found.readings, found.entries) == (now.reports, now.reports, 1 + 2 * now.reports)


@contextmanager
def aimed(name: str, folder: Path) -> Iterator[Aim]:
    """What is killed, by the name of the aim."""
    if name == "sqlite":
        numbers = count()
        yield Aim(lambda: str(folder / f"{next(numbers)}.db"), kill_program, nothing, blind=True)
        return
    with running() as server:
        yield aim_at(name, server)


def aim_at(name: str, server: Server) -> Aim:
    """What is killed of a server, or of what uses it."""
    if name == "backend":
        return Aim(server.new_database, kill_backends, recover, blind=False)
    if name == "server":

        def stop(process: subprocess.Popen[str], place: str) -> bool:
            server.stop()
            return True

        return Aim(server.new_database, stop, lambda place: server.start(), blind=False)
    return Aim(server.new_database, kill_program, nothing, blind=True)


def kill_program(process: subprocess.Popen[str], place: str) -> bool:
    """Kill the program that adds."""
    process.send_signal(signal.SIGKILL)
    return process.wait(timeout=30) == -signal.SIGKILL


def kill_backends(process: subprocess.Popen[str], place: str) -> bool:
    """Kill the server's processes that serve the program; the server then ends all others and begins anew."""
    query = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid != pg_backend_pid()"
    found: Sequence[int] = ()
    with suppress(OperationalError), behind(place) as connection:
        found = connection.exec_driver_sql(query).scalars().all()
        for pid in found:
            os.kill(pid, signal.SIGKILL)
    return len(found) > 0


def recover(place: str) -> None:
    """Wait until the server takes connections again."""
    end = time.monotonic() + RECOVERY_SECONDS
    while time.monotonic() < end:
        with suppress(OperationalError), behind(place) as connection:
            connection.exec_driver_sql("SELECT 1")
            return
        time.sleep(0.05)


def nothing(place: str) -> None:
    """A file, or a server that goes on, needs nothing."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
