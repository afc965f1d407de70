"""Runs tasks side by side, each in a process of its own."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from crossbearing.errors import SetupError
from crossbearing.evaluate.bench import Bench
from crossbearing.evaluate.measure import Measure
from crossbearing.evaluate.sides import measure_reports
from crossbearing.evaluate.tasks import TASKS, Task
from crossbearing.run.reader import Reader


@dataclass(frozen=True, slots=True)
class Measured:
    """A task and its figures; none where the folder of corpora lacks it."""

    task: Task
    measures: tuple[Measure, ...]


def run_tasks(data: Path, names: Sequence[str] = (), *, processes: int = 1) -> list[Measured]:
    """The figures of the named tasks (all, if none is named), in the order of the list of tasks."""
    chosen = [task for task in TASKS if not names or task.name in names]
    there = [task for task in chosen if (data / task.folder).is_dir()]
    if not there:
        known = ", ".join(task.folder for task in chosen)
        raise SetupError(f"Cannot measure on {data}: it has none of the folders {known}; give the folder of corpora")
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        found = dict(zip(there, pool.map(_run, [(task, data) for task in there]), strict=True))
    return [Measured(task, found.get(task, ())) for task in chosen]


def measure_sides(corpus: Path) -> Measured:
    """Perpetrators and targets by side on a folder of annotated reports."""
    name = corpus.resolve().name
    task = Task(f"sides, {name}", name, f"perpetrators and targets of the reports of {name}, by side")
    return Measured(task, tuple(measure_reports(corpus, Reader())))


def _run(work: tuple[Task, Path]) -> tuple[Measure, ...]:
    task, data = work
    return tuple(task.measure(Bench(data, Reader())))
