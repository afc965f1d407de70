"""Work on groups of things in several processes: results in order, and no thing harmed by another one's fault."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

# So many groups wait for each process: none stands idle, and few are held in memory.
WAITING = 2


@dataclass(frozen=True, slots=True)
class Pool(Generic[Thing, Result]):
    """Processes that do `work` on one group after another.

    `failed` says what comes back for a thing whose work raised something or ended its process. Both are handed to
    other processes, so they are functions of a module or methods of a value that can be pickled.
    """

    work: Callable[[Sequence[Thing]], list[Result]]
    failed: Callable[[Thing, BaseException], Result]
    processes: int

    def run(self, groups: Iterable[Sequence[Thing]]) -> Iterator[Result]:
        """The result of each thing, in order."""
        waiting: deque[tuple[Sequence[Thing], Future[list[Result]]]] = deque()
        pool = self._open()
        try:
            for group in groups:
                waiting.append((group, pool.submit(self.work, group)))
                if len(waiting) == WAITING * self.processes:
                    pool, found = self._first(pool, waiting)
                    yield from found
            while waiting:
                pool, found = self._first(pool, waiting)
                yield from found
        finally:
            pool.shutdown(cancel_futures=True)

    def _first(
        self, pool: ProcessPoolExecutor, waiting: deque[tuple[Sequence[Thing], Future[list[Result]]]]
    ) -> tuple[ProcessPoolExecutor, list[Result]]:
        """The results of the group that waited longest, and the pool to go on with."""
        group, future = waiting.popleft()
        fault = future.exception()
        if fault is None:
            return pool, future.result()
        if not isinstance(fault, BrokenProcessPool):
            return self._one_by_one(pool, group)
        # A process has ended; whose fault it was shows when each thing of this group is given a process by itself.
        pool.shutdown(cancel_futures=True)
        pool, found = self._one_by_one(self._open(), group)
        for place, (other, answer) in enumerate(waiting):
            if answer.exception() is not None:
                waiting[place] = (other, pool.submit(self.work, other))
        return pool, found

    def _one_by_one(
        self, pool: ProcessPoolExecutor, group: Sequence[Thing]
    ) -> tuple[ProcessPoolExecutor, list[Result]]:
        found: list[Result] = []
        for thing in group:
            future = pool.submit(self.work, [thing])
            fault = future.exception()
            found.extend([self.failed(thing, fault)] if fault is not None else future.result())
            if isinstance(fault, BrokenProcessPool):
                pool.shutdown()
                pool = self._open()
        return pool, found

    def _open(self) -> ProcessPoolExecutor:
        # Processes started afresh hold nothing of this one's threads and open files, the same on every system.
        return ProcessPoolExecutor(self.processes, mp_context=get_context("spawn"), initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; the one that asked for the work answers it, and ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
