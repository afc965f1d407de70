"""Takes steps of a long run a few at a time, so that what was done is kept when the run is ended."""

from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

from crossbearing.errors import CrossbearingError

# So many reports are written to the disk together: each wait for it takes as long as reading a short report.
TOGETHER = 16

Step = TypeVar("Step")


def batches(steps: Iterator[Step]) -> Iterator[list[Step]]:
    """The steps in order, a few at a time.

    What the user or an unusable list ends the run with is raised after the steps that were done before.
    """
    while True:
        batch: list[Step] = []
        try:
            batch.extend(islice(steps, TOGETHER))
        except (KeyboardInterrupt, CrossbearingError):
            yield batch
            raise
        if len(batch) == 0:
            return
        yield batch
