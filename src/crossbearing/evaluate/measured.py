"""Runs tasks side by side, each in a process of its own."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from crossbearing.errors import SetupError
from crossbearing.evaluate.bench import Bench
from crossbearing.evaluate.measure import Measure
from crossbearing.evaluate.read_reports import ReadReports
from crossbearing.evaluate.sides import measure_reports
from crossbearing.evaluate.tasks import TASKS, Task
from crossbearing.intake.foreign import foreign
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
        known = ", ".join(dict.fromkeys(task.folder for task in chosen))
        raise SetupError(f"Cannot measure on {data}: it has none of the folders {known}; give the folder of corpora")
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        found = dict(zip(there, pool.map(figures, there, repeat(data)), strict=True))
    return [Measured(task, found.get(task, ())) for task in chosen]


def measure_sides(reports: ReadReports) -> Measured:
    """Perpetrators and targets by side on a folder of annotated reports."""
    name = reports.name
    task = Task(f"sides, {name}", name, f"perpetrators and targets of the reports of {name}, by side")
    with foreign(f"sides, {reports.folder}"):
        return Measured(task, tuple(measure_reports(reports)))


def figures(task: Task, data: Path) -> tuple[Measure, ...]:
    """The figures of one task; SetupError if its corpus is not what the task expects."""
    with foreign(f"{task.name}, {data / task.folder}"):
        return tuple(task.measure(Bench(data, Reader())))
