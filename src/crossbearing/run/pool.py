"""Work on groups of things in several processes: results in order, and no thing harmed by another one's fault."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import current_process
from typing import Generic, TypeVar

from crossbearing.errors import InputError
from crossbearing.run.worker import NAME, UNGUARDED, Task, Worker, finished

Thing = TypeVar("Thing")
Result = TypeVar("Result")

# So many groups are held for each process: one slow group lets the others go on, and few are in memory.
WAITING = 2
# Windows lets a program wait for no more processes than these.
MOST_PROCESSES = 61
# More processes than so many for each processor share the same time and cost memory.
PER_PROCESSOR = 4


def require_processes(processes: int) -> None:
    """Raise InputError for a number of processes that no work can be shared between."""
    if processes < 1:
        raise InputError(f"Cannot read in {processes} processes; give a number from 1 up")
    most = min(MOST_PROCESSES, PER_PROCESSOR * (os.cpu_count() or 1))
    if processes > most:
        raise InputError(
            f"Cannot read in {processes} processes: this machine's processors are busy with far fewer; "
            f"give a number up to {most}"
        )


@dataclass(frozen=True, slots=True)
class Pool(Generic[Thing, Result]):
    """Processes that do `work` on one group after another.

    `failed` says what comes back for a thing whose work raised something or ended its process, or raises in its turn.
    `work` is handed to other processes, so it is a function of a module or a method of a value that can be pickled.
    """

    work: Callable[[Sequence[Thing]], list[Result]]
    failed: Callable[[Thing, Exception], Result]
    processes: int

    def run(self, groups: Iterable[Sequence[Thing]]) -> Iterator[Result]:
        """The result of each thing, in order. After Ctrl-C those that are done still come, before it is raised."""
        if current_process().name == NAME:
            # The script that asked for the work is being read again by a process that is to do it.
            sys.exit(UNGUARDED)
        workers: list[Worker[Thing, Result]] = []
        order: list[Task[Thing, Result]] = []
        again: deque[Task[Thing, Result]] = deque()
        source = iter(groups)
        try:
            while True:
                self._give(workers, order, again, source)
                if not order:
                    return
                for task, fault in finished(workers):
                    if fault is not None:
                        again.extend(self._mended(order, task, fault))
                yield from _done(order)
        except KeyboardInterrupt:
            _end(workers)
            yield from _done(order)
            raise
        finally:
            _end(workers)

    def _give(
        self,
        workers: list[Worker[Thing, Result]],
        order: list[Task[Thing, Result]],
        again: deque[Task[Thing, Result]],
        source: Iterator[Sequence[Thing]],
    ) -> None:
        """Have every process work on something, as long as there is something and few results wait."""
        workers[:] = [worker for worker in workers if worker.task is not None or worker.lives()]
        while sum(worker.task is not None for worker in workers) < self.processes:
            if again:
                task = again.popleft()
            else:
                group = next(source, None) if len(order) < WAITING * self.processes else None
                if group is None:
                    return
                task = Task(group)
                order.append(task)
            idle = next((worker for worker in workers if worker.task is None), None)
            if idle is None:
                idle = Worker(self.work)
                workers.append(idle)
            idle.give(task)

    def _mended(
        self, order: list[Task[Thing, Result]], task: Task[Thing, Result], fault: Exception
    ) -> list[Task[Thing, Result]]:
        """The tasks that take the place of one that failed: each thing by itself shows whose fault it was."""
        if len(task.things) == 1:
            task.found = [self.failed(task.things[0], fault)]
            return []
        alone: list[Task[Thing, Result]] = [Task([thing]) for thing in task.things]
        place = order.index(task)
        order[place : place + 1] = alone
        return alone


def _done(order: list[Task[Thing, Result]]) -> Iterator[Result]:
    """The results that are next in order; their tasks are taken out."""
    while order and order[0].found is not None:
        yield from order.pop(0).found or ()


def _end(workers: list[Worker[Thing, Result]]) -> None:
    for worker in workers:
        worker.end()
    workers.clear()
