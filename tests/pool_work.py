"""Work for tests of the pool: in a module of its own, so that other processes find it."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from crossbearing.errors import CrossbearingError, InputError


def doubled(numbers: Sequence[int]) -> list[int]:
    """Twice each number; 13 raises, 99 ends the process without a word, and 400 is for its maker to mend."""
    if 400 in numbers:
        raise InputError("four hundred")
    if 13 in numbers:
        raise ValueError("thirteen")
    if 99 in numbers:
        os._exit(1)
    return [2 * number for number in numbers]


def lost(number: int, fault: Exception) -> int:
    """What stands for a number that could not be doubled."""
    if isinstance(fault, CrossbearingError):
        raise fault
    return -number


def said(number: int, fault: Exception) -> str:
    """What is said of a number that could not be doubled."""
    return f"{type(fault).__name__} {fault}"


def slept(folders: Sequence[Path]) -> list[int]:
    """Leave this process's id in each folder, and do nothing for long where it is named so."""
    for folder in folders:
        (folder / str(os.getpid())).touch()
        if folder.name == "long":
            time.sleep(600)
    return [1 for _ in folders]


def woken(folder: Path, fault: Exception) -> int:
    """What stands for a sleep that was ended."""
    return 0
