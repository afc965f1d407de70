"""Work done by a user whom a folder's permissions bind, which those of the superuser do not."""

import os
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection

from crossbearing.errors import CrossbearingError

# The user "nobody" of every Unix.
NOBODY = 65534


def answer_of(work: Callable[[], object], *, nobody: bool = True) -> object:
    """What the work gives in a process of its own, or the words of what it raises."""
    ours, theirs = get_context("fork").Pipe()
    process = get_context("fork").Process(target=_answer, args=(work, theirs, nobody))
    process.start()
    answer = ours.recv() if ours.poll(30) else "no answer"
    process.join(30)
    return answer


def _answer(work: Callable[[], object], out: Connection, nobody: bool) -> None:
    if nobody and os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        out.send(work())
    except CrossbearingError as error:
        out.send(str(error))
