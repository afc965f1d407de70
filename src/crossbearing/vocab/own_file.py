"""Files of the user's own lists: read only if they are files of a usable size, and replaced in one step."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from crossbearing.errors import InputError

# A hundred times what a gazetteer of one country takes; more is another file given by mistake.
LARGEST = 50_000_000
# Seconds to wait for another process that is adding rows to the same folder.
_WAIT = 30.0
_LOCK = ".lock"


def is_there(path: Path) -> bool:
    """Whether there is a file of this name; an error if what is there is no file, or cannot be looked at."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise InputError(f"{path} is a link to a file that is not there; mend the link or take it away") from None
        return False
    except OSError as error:
        raise InputError(f"Cannot read {path}: {_reason(error)}; see to its permissions and try again") from error
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "a pipe or device"
        raise InputError(f"Cannot read {path}: it is {what}, not a CSV file; give a file")
    return True


def content_of(path: Path) -> bytes:
    """The bytes of a file; an error if it is none, or too large for a list."""
    if not is_there(path):
        raise InputError(f"Cannot read {path}: No such file or directory")
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise InputError(f"Cannot read {path}: {_reason(error)}") from error
    if len(content) > LARGEST:
        raise InputError(f"{path} is larger than {LARGEST // 1_000_000} MB; a list of names is smaller, split the file")
    return content


def is_folder(path: Path) -> bool:
    """Whether there is a folder of this name; an error if that cannot be seen."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise InputError(f"Cannot read {path}: {_reason(error)}; see to its permissions and try again") from error


def replace(path: Path, content: bytes) -> None:
    """Put the content in the file's place in one step: whoever reads meanwhile sees the old file or the new one.

    Where the file is a link, what it leads to is replaced and the link stays.
    """
    if len(content) > LARGEST:
        raise InputError(f"{path} would be larger than {LARGEST // 1_000_000} MB; keep the rows in several folders")
    target = Path(os.path.realpath(path))
    fresh = target.with_name(f"{target.name}.new")
    try:
        with fresh.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, fresh)
        fresh.replace(target)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise InputError(f"Cannot write {target}: {_reason(error)}; nothing was changed") from error


@contextmanager
def alone_in(folder: Path, instead: str) -> Iterator[None]:
    """Nobody else adds to the lists of the folder meanwhile; it is made where it is missing.

    `instead` says in errors what else may be done.
    """
    _make(folder, instead)
    # An SQLite file is a lock on every system, and is freed when the process that holds it dies.
    with closing(sqlite3.connect(folder / _LOCK, timeout=_WAIT, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise InputError(f"Cannot write to {folder} ({error}); end what else writes there, or {instead}") from error
        except sqlite3.DatabaseError as error:
            raise InputError(f"{folder / _LOCK} is not the lock of a list ({error}); take that file away") from error
        yield
        lock.execute("ROLLBACK")


def _make(folder: Path, instead: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise InputError(f"{folder} is a file, not a folder; {instead}") from error
    except OSError as error:
        raise InputError(f"Cannot write to {folder}: {_reason(error)}; {instead}") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise InputError(f"Cannot write to {folder}: it may not be written to; {instead}")
    lock = folder / _LOCK
    if os.path.lexists(lock) and not lock.is_file():
        raise InputError(f"{lock} is not the lock of a list; take it away and try again")


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
