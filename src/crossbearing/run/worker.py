"""A process that works for this one: it takes a task, answers, and ends when this process ends, however that does."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any, Generic, TypeVar

from crossbearing.errors import CrossbearingError, SetupError

Thing = TypeVar("Thing")
Result = TypeVar("Result")

# By its name a process that reads the asking script again knows what it is for.
NAME = "crossbearing-worker"
# So many seconds a process that hung up has to end by itself, and so to say why.
_LAST = 2.0
# The exit code of a process that was asked, by the script it read again, to start processes itself.
UNGUARDED = 87


class EndedError(Exception):
    """The process that did the work ended before it was done."""


class RaisedError(Exception):
    """The work raised something in another process: the name of its class and what it says."""


@dataclass(eq=False, slots=True)
class Task(Generic[Thing, Result]):
    """Things to be worked on together, and what was found once they are."""

    things: Sequence[Thing]
    found: list[Result] | None = None


class Worker(Generic[Thing, Result]):
    """A process of its own that does one task at a time."""

    def __init__(self, work: Callable[[Sequence[Thing]], list[Result]]) -> None:
        # A process started afresh holds nothing of this one's threads and open files, the same on every system.
        context = get_context("spawn")
        self.near, far = context.Pipe()
        self.task: Task[Thing, Result] | None = None
        self._ready = False
        self._process = context.Process(target=_serve, args=(far, work), name=NAME, daemon=True)
        with _interrupts_held():
            self._process.start()
        far.close()

    def give(self, task: Task[Thing, Result]) -> None:
        """Start a task; a process that has ended meanwhile shows when its answer is asked for."""
        self.task = task
        try:
            self.near.send(task.things)
        except OSError:
            return

    def lives(self) -> bool:
        """Whether the process can be given a task."""
        return self._process.is_alive()

    def take(self) -> tuple[Task[Thing, Result], Exception | None] | None:
        """The task that is over, with what went wrong if it did; None if the process only says that it has begun."""
        task = self.task
        assert task is not None
        try:
            answer = self.near.recv()
        except (EOFError, OSError):
            answer = None, EndedError("the process that did the work ended")
        if answer is None:
            self._ready = True
            return None
        task.found, fault = answer
        if isinstance(fault, EndedError):
            self._process.join(_LAST)
            self.end()
            self._require_ready()
        self.task = None
        return task, fault

    def end(self) -> None:
        """End the process at once: it holds nothing that could be left half done."""
        self._process.kill()
        self._process.join()
        self.near.close()

    def _require_ready(self) -> None:
        """Raise SetupError where the process ended before it could take a task: another one would end as well."""
        if self._process.exitcode == UNGUARDED:
            raise SetupError(
                "Cannot start processes: each of them reads the script again and would start more; "
                'put what the script does under `if __name__ == "__main__":`'
            )
        if not self._ready:
            raise SetupError(
                f"Cannot start processes: one ended as it began (code {self._process.exitcode}); "
                "try again with fewer processes, or with one"
            )


def finished(
    workers: Sequence[Worker[Thing, Result]],
) -> Iterator[tuple[Task[Thing, Result], Exception | None]]:
    """Wait until something is over, and give each task that is, with what went wrong if it did."""
    busy = {worker.near: worker for worker in workers if worker.task is not None}
    for near in wait(list(busy)) if busy else ():
        assert isinstance(near, Connection)
        taken = busy[near].take()
        if taken is not None:
            yield taken


def _serve(far: Any, work: Callable[[Sequence[Thing]], list[Result]]) -> None:
    """Do one task after another until nobody asks any more."""
    # Ctrl-C reaches every process of a terminal; the one that asked for the work answers it, and ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        far.send(None)
        while True:
            far.send(_answer(work, far.recv()))
    except (EOFError, OSError):
        return


def _answer(
    work: Callable[[Sequence[Thing]], list[Result]], things: Sequence[Thing]
) -> tuple[list[Result] | None, Exception | None]:
    try:
        return work(things), None
    except CrossbearingError as error:
        return None, error
    except Exception as error:  # noqa: BLE001  whatever it is, the process that asked is to hear of it
        return None, RaisedError(f"{type(error).__name__}: {error}")


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Have a process that is started meanwhile hear no Ctrl-C, not even before it can say so itself."""
    if sys.platform == "win32":
        yield
        return
    # It is started with the first process, and lets interrupts through when it is.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
