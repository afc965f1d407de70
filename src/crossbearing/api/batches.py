"""Takes steps of a long run a few at a time, so that what was done is kept when the run is ended."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from crossbearing.errors import CrossbearingError

# So many reports are written to the disk together: each wait for it takes as long as reading a short report.
TOGETHER = 16
# What takes no reading, as what is refused or known, is done in no time: more of it is written together.
AT_MOST = 512

Step = TypeVar("Step")


def batches(steps: Iterator[Step], is_long: Callable[[Step], bool] = lambda _: True) -> Iterator[list[Step]]:
    """The steps in order, a few long ones at a time.

    What the user or an unusable list ends the run with is raised after the steps that were done before.
    """
    while True:
        batch: list[Step] = []
        try:
            long = 0
            for step in steps:
                batch.append(step)
                long += is_long(step)
                if long == TOGETHER or len(batch) == AT_MOST:
                    break
        except (KeyboardInterrupt, CrossbearingError):
            yield batch
            raise
        if len(batch) == 0:
            return
        yield batch
