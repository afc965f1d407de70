"""A bar that says how many reports are done, how fast and how long it will take; nothing where nobody looks."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Thread
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from crossbearing.intake.sources.opener import Opener
from crossbearing.intake.sources.paths import size_of

Step = TypeVar("Step")


def followed(steps: Iterable[Step], opener: Opener, paths: Iterable[str | Path]) -> Iterator[Step]:
    """The steps, with a bar on a terminal: its length is what the opener passed of the files' bytes."""
    err = Console(stderr=True)
    if not err.is_terminal:
        yield from steps
        return
    columns = (
        TextColumn("Reading"),
        BarColumn(bar_width=None),
        TextColumn("{task.fields[done]:,} reports, {task.fields[rate]:.1f}/s"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=err, transient=True, expand=True) as progress:
        task = progress.add_task("", total=None, done=0, rate=0.0)
        # A million files take a while to be looked at; reading them begins at once.
        Thread(target=_measure, args=(progress, task, list(paths)), daemon=True).start()
        for done, step in enumerate(steps, 1):
            spent = progress.tasks[0].elapsed or 0
            progress.update(task, completed=opener.at, done=done, rate=done / spent if spent > 0 else 0.0)
            yield step


def _measure(progress: Progress, task: TaskID, paths: list[str | Path]) -> None:
    """Tell the bar how much there is, once that is known."""
    progress.update(task, total=size_of(paths) or None)
