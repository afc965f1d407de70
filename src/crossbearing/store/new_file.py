"""Makes a file whole or not at all, and never in the place of another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from crossbearing.errors import LedgerError


@contextmanager
def new_file(path: Path, asked: str) -> Iterator[Path]:
    """A path to write to: what stands there at the end is moved to `path`, and after an error nothing is left."""
    try:
        if os.path.lexists(path):
            raise _taken(path, asked)
        with TemporaryDirectory(prefix=f".{path.name[:32]}-", dir=path.absolute().parent) as folder:
            half = Path(folder) / "half"
            with _naming(half, path):
                yield half
            _to_disk(half)
            _move(half, path, asked)
        _to_disk(path.absolute().parent)
    except OSError as error:
        found = error.strerror or str(error)
        advice = "Name a file in a folder that there is and that you may write to, on a disk with room"
        raise LedgerError(f"Cannot {asked}: {found}. Nothing was written. {advice}") from error


@contextmanager
def _naming(half: Path, path: Path) -> Iterator[None]:
    """Have an error name the file that was asked for."""
    try:
        yield
    except LedgerError as error:
        raise LedgerError(str(error).replace(str(half), str(path))) from error


def _move(half: Path, path: Path, asked: str) -> None:
    """Give the file its name, unless another has come to bear it meanwhile."""
    try:
        # A link, unlike a new name, is refused where there is a file.
        os.link(half, path)
    except FileExistsError as error:
        raise _taken(path, asked) from error
    except OSError as error:
        # Sticks and cards often have no links.
        if os.path.lexists(path):
            raise _taken(path, asked) from error
        half.rename(path)


def _to_disk(path: Path) -> None:
    """Have the disk keep what was written; folders cannot be asked everywhere."""
    with suppress(PermissionError):
        opened = os.open(path, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(opened)
        finally:
            os.close(opened)


def _taken(path: Path, asked: str) -> LedgerError:
    return LedgerError(f"Cannot {asked}: {path} is there already and is not overwritten. Name a new file")
