"""Files as people name them: one, a folder, a pattern, or standard input."""

import os
import re
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from crossbearing.intake.sources.found import Unread, unread

STDIN = "-"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
# What systems leave in folders.
_LEFT_BEHIND = frozenset(("__MACOSX", "Thumbs.db", "desktop.ini"))


def is_on_web(named: str | Path) -> bool:
    """Whether what a person named is an address and no path: a Path never is, as it would lose one of the slashes."""
    return isinstance(named, str) and _SCHEME.match(named) is not None


def files_of(path: Path) -> Iterator[Path | Unread]:
    """The files that a path means, in the order of their names, and what of it cannot be looked into.

    A file that is named is taken whatever it is called; in folders and patterns hidden ones are left out.
    """
    if path.is_dir():
        yield from _told(path, _in_folder(path, ()))
    elif has_magic(str(path)) and not os.path.lexists(path):
        found = sorted(glob(str(path), recursive=True))  # noqa: PTH207 - a pattern may begin at the root
        if len(found) == 0:
            yield unread(str(path), "no file has a name like that; check the pattern")
        for one in map(Path, found):
            if one.is_dir():
                # With "**" the files of a folder are among what was found.
                if "**" not in str(path):
                    yield from _in_folder(one, ())
            else:
                yield one
    else:
        yield path


def size_of(paths: Iterable[str | Path]) -> int:
    """How many bytes the files of these paths have, as far as that can be known."""
    total = 0
    for path in paths:
        for one in () if str(path) == STDIN or is_on_web(path) else files_of(Path(path)):
            if isinstance(one, Path):
                try:
                    total += one.stat().st_size
                except (OSError, ValueError):
                    continue
    return total


def _told(path: Path, found: Iterator[Path | Unread]) -> Iterator[Path | Unread]:
    """What was found, or that nothing was."""
    first = next(found, None)
    yield unread(str(path), "the directory holds no files; name one that does") if first is None else first
    yield from found


def _in_folder(folder: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Path | Unread]:
    try:
        status = folder.stat()
        names = sorted(os.listdir(folder))  # noqa: PTH208 - a path for each of a million names is too much
    except OSError as error:
        yield unread(str(folder), f"the directory cannot be looked into: {error.strerror}")
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield unread(str(folder), "it is a link that leads back to a directory around it; its files are read there")
        return
    for name in names:
        path = folder / name
        if name in _LEFT_BEHIND or name.startswith("."):
            continue
        if path.is_dir():
            yield from _in_folder(path, (*above, here))
        else:
            yield path
