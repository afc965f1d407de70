"""The user's own lists: CSV files in one folder that every reading takes in beside the shipped tables.

The folder is that of CROSSBEARING_HOME; where this is not set, the place the system keeps for an application's data.
A list is read whole or not at all: a row that cannot be used is named by file and line, and is never skipped silently.
"""

import csv
import io
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from crossbearing.errors import InputError

HOME = "CROSSBEARING_HOME"
PLACES, REGISTER = "places.csv", "register.csv"
# Several names in one cell stand between these.
BETWEEN_NAMES = "|"
_DELIMITERS = (",", ";", "\t")
# Seconds to wait for another process that is adding rows to the same folder.
_WAIT = 30.0

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OwnList:
    """What one list looks like: file name, columns, those no row may leave empty, and what is wrong with a row.

    `complaint` gets a row whose needed cells are filled and returns what was found and what to do, or None.
    """

    file: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]
    complaint: Callable[[Row], str | None]


def home() -> Path:
    """The folder of the user's own lists. It need not exist."""
    if given := os.environ.get(HOME, "").strip():
        return Path(given).expanduser()
    return _data_folder(sys.platform) / "crossbearing"


def own_digest() -> str:
    """A fingerprint of the user's lists, empty if there are none: readings made with other lists are other readings.

    A process looks at the files once, and again after it has added rows itself: one run reads all its reports alike.
    """
    return _digest(os.environ.get(HOME, ""))


@cache
def _digest(_: str) -> str:
    digest, found = sha256(), False
    for path in (home() / PLACES, home() / REGISTER):
        if path.is_file():
            content, found = _bytes(path), True
            digest.update(f"{path.name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest() if found else ""


def own_rows(own: OwnList) -> list[Row]:
    """The rows of the user's own list; none if there is no such file."""
    path = home() / own.file
    return rows_of(path, own) if path.is_file() else []


def rows_of(path: Path, own: OwnList) -> list[Row]:
    """The rows of a CSV file in the form of a list; an error names the first row that cannot be used."""
    rows, complaints = checked_rows(path, own)
    if complaints:
        more = f" ({len(complaints) - 1} more rows cannot be used)" if len(complaints) > 1 else ""
        raise InputError(complaints[0] + more)
    return rows


def checked_rows(path: Path, own: OwnList) -> tuple[list[Row], list[str]]:
    """The usable rows of a CSV file, and one line for each row that is not: file, line, what was found, what to do."""
    text = _text(path)
    first = text.partition("\n")[0]
    cells = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count), strict=True)
    rows: list[Row] = []
    complaints: list[str] = []
    try:
        columns = [cell.strip().lower() for cell in next(cells, [])]
        if wrong := _wrong_header(columns, own):
            return [], [f"{path}, line 1: {wrong}"]
        for row in cells:
            if not any(cell.strip() for cell in row):
                continue
            values = {name: " ".join(cell.split()) for name, cell in zip(columns, row, strict=False)}
            wrong = _wrong_row(row, values, columns, own)
            if wrong is None:
                rows.append({name: values.get(name, "") for name in own.columns})
            else:
                complaints.append(f"{path}, line {cells.line_num}: {wrong}")
    except csv.Error as error:
        complaints.append(f"{path}, line {cells.line_num}: not CSV ({error}); close every quotation mark")
    return rows, complaints


def add_rows(own: OwnList, rows: Sequence[Row]) -> int:
    """How many rows were new; they stand at the end of the user's list, and those that were there stay as they were."""
    with _alone():
        kept = own_rows(own)
        known = {_cells(row, own) for row in kept}
        new = [row for cells, row in {_cells(row, own): row for row in rows}.items() if cells not in known]
        if new:
            _write(home() / own.file, own, [*kept, *new])
            _digest.cache_clear()
    return len(new)


def names_in(cell: str) -> tuple[str, ...]:
    """The names of one cell, each once."""
    return tuple(dict.fromkeys(name.strip() for name in cell.split(BETWEEN_NAMES) if name.strip()))


def _data_folder(platform: str) -> Path:
    """Where a system keeps an application's data for one user."""
    user = Path(os.path.expanduser("~"))  # noqa: PTH111  Path.home raises where nobody has a home
    if platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or user / "AppData" / "Local")
    if platform == "darwin":
        return user / "Library" / "Application Support"
    given = Path(os.environ.get("XDG_DATA_HOME", ""))
    return given if given.is_absolute() else user / ".local" / "share"


def _wrong_header(columns: list[str], own: OwnList) -> str | None:
    known = ", ".join(own.columns)
    if missing := [name for name in own.needed if name not in columns]:
        return f"no column {', '.join(missing)}; begin the file with a line of column names, out of: {known}"
    if unknown := [name for name in columns if name not in own.columns]:
        return f"unknown column {unknown[0]!r}; the columns are: {known}"
    if twice := [name for name in columns if columns.count(name) > 1]:
        return f"column {twice[0]!r} stands there twice; keep one"
    return None


def _wrong_row(row: list[str], values: Row, columns: list[str], own: OwnList) -> str | None:
    if any(cell.strip() for cell in row[len(columns) :]):
        return f"{len(row)} cells for {len(columns)} columns; put a cell with a comma in quotation marks"
    if empty := [name for name in own.needed if not values.get(name)]:
        return f"{empty[0]} is empty; fill it in or take the row out"
    return own.complaint({name: values.get(name, "") for name in own.columns})


def _cells(row: Row, own: OwnList) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in own.columns)


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}); save it as CSV UTF-8 and try again") from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror}") from error


@contextmanager
def _alone() -> Iterator[None]:
    """Nobody else adds to the user's lists meanwhile."""
    folder = home()
    if not folder.is_absolute():
        raise InputError(f"There is no folder for your own lists: set {HOME} to one and try again")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # An SQLite file is a lock on every system, and is freed when the process that holds it dies.
        with closing(sqlite3.connect(folder / ".lock", timeout=_WAIT, isolation_level=None)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            yield
            lock.execute("ROLLBACK")
    except OSError as error:
        raise InputError(f"Cannot write to {folder}: {error.strerror}; set {HOME} to a folder of yours") from error
    except sqlite3.OperationalError as error:
        raise InputError(f"Cannot write to {folder} ({error}); end what else writes there, or set {HOME}") from error


def _write(path: Path, own: OwnList, rows: Sequence[Row]) -> None:
    """Put the rows in the file's place in one step: whoever reads meanwhile sees the old file or the new one."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(own.columns)
    sheet.writerows(_cells(row, own) for row in rows)
    fresh = path.with_suffix(".new")
    with fresh.open("wb") as stream:
        stream.write(out.getvalue().encode())
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)
