"""The user's own lists: CSV files in one folder that every reading takes in beside the shipped tables.

The folder is that of CROSSBEARING_HOME; where this is not set, the place the system keeps for an application's data.
A list is read whole or not at all: a row that cannot be used is named by file and line, and is never skipped silently.
"""

import csv
import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from crossbearing.errors import InputError
from crossbearing.vocab.own_file import alone_in, content_of, is_folder, is_there, replace
from crossbearing.vocab.own_list import Cells, OwnList, Row, cells_of, rows_of

HOME = "CROSSBEARING_HOME"
PLACES, REGISTER = "places.csv", "register.csv"


@dataclass(frozen=True, slots=True)
class Added:
    """How many rows of a file were new, stood in the user's list before, and stood in the file more than once."""

    new: int
    known: int
    repeated: int


def home() -> Path:
    """The folder of the user's own lists. It need not exist."""
    if given := os.environ.get(HOME, "").strip():
        try:
            return Path(given).expanduser().absolute()
        except (OSError, RuntimeError) as error:
            raise InputError(f"{HOME} is {given!r}, which leads to no folder ({error}); give a full path") from error
    return _data_folder(sys.platform) / "crossbearing"


def own_digest() -> str:
    """A fingerprint of the user's lists, empty if there are none: readings made with other lists are other readings.

    A process looks at the files once, and again after it has added rows itself: one run reads all its reports alike.
    """
    return _digest(os.environ.get(HOME, "").strip())


@cache
def _digest(given: str) -> str:
    """The fingerprint where HOME is so; kept by that alone, as it is asked for with every name of a report."""
    folder = home()
    if given and not is_folder(folder):
        raise InputError(f"{HOME} names {folder}, which is no folder; make it, or change or unset {HOME}")
    digest, found = sha256(), False
    for path in (folder / PLACES, folder / REGISTER):
        if is_there(path):
            content, found = content_of(path), True
            digest.update(f"{path.name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest() if found else ""


def own_rows(own: OwnList) -> list[Row]:
    """The rows of the user's own list; none if there is no such file."""
    path = home() / own.file
    return rows_of(path, own) if is_there(path) else []


def add_rows(own: OwnList, rows: Sequence[Row]) -> Added:
    """Add the rows that are new at the end of the user's list; those that were there stay as they were."""
    folder = home()
    if not folder.is_absolute():
        raise InputError(f"There is no folder for your own lists: set {HOME} to one and try again")
    given = {cells_of(row, own): row for row in rows}
    with alone_in(folder, f"set {HOME} to a folder of yours"):
        kept = own_rows(own)
        known = {cells_of(row, own) for row in kept}
        new = [row for cells, row in given.items() if cells not in known]
        if new:
            _refuse_clash([*kept, *new], own, folder)
            replace(folder / own.file, _sheet([cells_of(row, own) for row in (*kept, *new)], own))
            _digest.cache_clear()
    return Added(len(new), len(given) - len(new), len(rows) - len(given))


def _refuse_clash(rows: Sequence[Row], own: OwnList, folder: Path) -> None:
    for at, wrong in own.clashes(rows):
        name = rows[at].get(own.columns[0], "")
        raise InputError(f"Nothing was added to {folder / own.file}: with its rows, {name!r} is at odds: {wrong}")


def _sheet(rows: Sequence[Cells], own: OwnList) -> bytes:
    out = io.StringIO(newline="")
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(own.columns)
    sheet.writerows(rows)
    return out.getvalue().encode()


def _data_folder(platform: str) -> Path:
    """Where a system keeps an application's data for one user."""
    user = Path(os.path.expanduser("~"))  # noqa: PTH111  Path.home raises where nobody has a home
    if platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or user / "AppData" / "Local")
    if platform == "darwin":
        return user / "Library" / "Application Support"
    given = Path(os.environ.get("XDG_DATA_HOME", ""))
    return given if given.is_absolute() else user / ".local" / "share"
