"""Works out the view of a ledger in another process, which leaves this one free to answer."""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from time import monotonic

from crossbearing.api.ledger import Ledger
from crossbearing.errors import CrossbearingError
from crossbearing.store.address import Address
from crossbearing.store.snapshots import side_snapshots

# After a failure the next try waits so long, twice as long each time, and never longer than the last.
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 5.0, 300.0
# Whoever reads comes before what works in the background, which still gets a quarter of a processor that both want.
_NICER = 5
_ENDED = "the process that worked it out was ended ({code})"
_OTHER = "the program on this machine was changed since the workbench was started: start it again"

Work = Callable[[str, Path], None]


def work_out(place: str, aside: Path) -> None:
    """Work out the view of the ledger there and keep it in it; where it cannot be written to, in the file `aside`."""
    with Ledger(place, create=False) as ledger:
        ledger.snapshot(aside=partial(side_snapshots, aside))


class Making:
    """One view at a time, for many threads that ask."""

    def __init__(
        self, address: Address, aside: Path, *, work: Work = work_out, first: float = FIRST_PAUSE_SECONDS
    ) -> None:
        self._place, self._aside, self._work = _place(address), aside, work
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._told: Connection | None = None
        self._first = self._pause = first
        self._not_before = 0.0
        self._failed: str | None = None
        # The view that is being worked out, and the one that was last.
        self._key = self._done = ""

    def begin(self, key: str) -> None:
        """Have the view with this key worked out, unless one is being worked out or the last try failed just now."""
        with self._lock:
            self._look_after()
            if self._process is None and key == self._done:
                # It was worked out, and is not there: what was kept has another name.
                self._done = ""
                self._fail(_OTHER)
            if self._process is None and monotonic() >= self._not_before:
                self._start()
                self._key = key

    def retry(self) -> None:
        """Let the next try begin at once."""
        with self._lock:
            self._not_before = 0.0

    @property
    def failed(self) -> str | None:
        """Why the last try failed; None where it did not."""
        return self._failed

    @property
    def process(self) -> int | None:
        """The number of the process that works; None while none does."""
        with self._lock:
            self._look_after()
            return None if self._process is None else self._process.pid

    def close(self) -> None:
        """End what is going on. Nothing is lost by it: the ledger has all or nothing of a view."""
        with self._lock:
            if self._process is not None:
                self._process.terminate()
                self._process.join()
                self._process = None
            # Nothing is begun any more.
            self._not_before = float("inf")

    def _start(self) -> None:
        context = get_context("spawn")
        told, telling = context.Pipe(duplex=False)
        process = context.Process(target=_run, args=(self._work, self._place, self._aside, telling), daemon=True)
        process.start()
        telling.close()
        self._process, self._told = process, told

    def _look_after(self) -> None:
        """Take note of a process that has ended."""
        if self._process is None or self._process.is_alive() or self._told is None:
            return
        code = self._process.exitcode
        failed = None if code == 0 else _ENDED.format(code=code)
        with suppress(EOFError, OSError):
            failed = self._told.recv()
        self._told.close()
        self._process = None
        if failed is None:
            self._failed, self._pause, self._done = None, self._first, self._key
        else:
            self._fail(failed)

    def _fail(self, why: str) -> None:
        self._failed = why
        self._not_before = monotonic() + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE_SECONDS)


def _place(address: Address) -> str:
    """Where the ledger is, with the password of a server, for the other process alone."""
    if address.path is not None:
        return str(address.path.absolute())
    return address.url.set(drivername="postgresql").render_as_string(hide_password=False)


def _run(work: Work, place: str, aside: Path, telling: Connection) -> None:
    """What the other process does: it tells why it could not be done, if it could not."""
    if hasattr(os, "nice"):
        os.nice(_NICER)
    try:
        work(place, aside)
    except CrossbearingError as error:
        telling.send(str(error))
