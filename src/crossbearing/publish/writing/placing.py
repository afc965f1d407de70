"""Puts what is written in its place when it is whole, or leaves nothing behind."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from crossbearing.errors import InputError
from crossbearing.publish.writing.manifest import MANIFEST, strangers

# The longest name of a file that every usual file system takes, less the letters that are put round it.
_NAME = 32


@contextmanager
def placed(to: Path, *, overwrite: bool) -> Iterator[Path]:
    """A path to write a file or folder to: what stands there at the end is moved to `to`.

    After an error nothing is left and what was at `to` stands as it did. What is there is replaced only with
    `overwrite`, and a folder only where each file in it was written by an export.
    """
    try:
        to = require_place(to, overwrite=overwrite)
        with TemporaryDirectory(prefix=f".{to.name[:_NAME]}-", dir=to.parent) as folder:
            half = Path(folder) / "half"
            yield half
            _check_kind(half, to)
            _move(half, to, Path(folder) / "old", overwrite=overwrite)
    except OSError as error:
        found = error.strerror or str(error)
        advice = "Name a place in a folder that there is and that you may write to, on a disk with room"
        raise InputError(f"Cannot write {to}: {found}. Nothing was written. {advice}") from error


def require_place(to: Path, *, overwrite: bool) -> Path:
    """The place in full; InputError where something is there that must stay, told before the work is done."""
    to = to.resolve() if to.is_symlink() else to.absolute()
    _check(to, overwrite=overwrite)
    return to


def _check(to: Path, *, overwrite: bool) -> None:
    if not to.parent.is_dir():
        raise InputError(f"Cannot write {to}: there is no folder {to.parent}. Make it, or name another place")
    if not os.path.lexists(to) or _is_empty_folder(to):
        return
    if not overwrite:
        raise InputError(f"Cannot write {to}: it is there already. Name a new place, or add --overwrite")
    if not to.is_file() and not to.is_dir():
        raise InputError(f"Cannot write {to}: it is no ordinary file. Name a new place")
    if to.is_dir() and (found := strangers(to)) is not None:
        raise InputError(f"Cannot replace the folder {to}: {found}, which no export wrote. Name a new folder")


def _check_kind(half: Path, to: Path) -> None:
    if to.exists() and half.is_dir() is not to.is_dir():
        what, there = ("a folder", "a file") if half.is_dir() else ("a file", "a folder")
        raise InputError(f"Cannot write {to}: it is {there}, and {what} is to be written. Name a new place")


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and next(path.iterdir(), None) is None


def _move(half: Path, to: Path, old: Path, *, overwrite: bool) -> None:
    """Give what was written its name; what bore the name until now goes when that is done."""
    _to_disk(half / MANIFEST if half.is_dir() else half)
    if not overwrite and half.is_file():
        _give_new_name(half, to)
        return
    if not to.is_dir() or _is_empty_folder(to):
        half.rename(to)
        return
    to.rename(old)
    try:
        half.rename(to)
    except BaseException:
        old.rename(to)
        raise
    shutil.rmtree(old)


def _give_new_name(half: Path, to: Path) -> None:
    """Give a file its name, unless another has come to bear it meanwhile."""
    try:
        # A link, unlike a new name, is refused where there is a file.
        os.link(half, to)
    except FileExistsError as error:
        raise InputError(f"Cannot write {to}: it has come to be there meanwhile. Name a new place") from error
    except OSError:
        # Sticks and cards often have no links.
        half.rename(to)


def _to_disk(path: Path) -> None:
    """Have the disk keep what was written before it gets its name; not every file system can be asked."""
    with suppress(PermissionError, FileNotFoundError), path.open("rb") as opened, suppress(OSError):
        os.fsync(opened.fileno())
