"""Folders of files, and ZIP archives of the same."""

import zipfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol, cast

from crossbearing.publish.part import Part
from crossbearing.publish.writing.file import file_name, write_part
from crossbearing.publish.writing.manifest import MANIFEST, manifest_of
from crossbearing.publish.writing.written import Counting, Written

# Files of an archive bear the earliest time that a ZIP can hold, so that the same records make the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16

# Writes a file, and says how many rows it has.
Writing = Callable[[BinaryIO], int | None]


class Shelf(Protocol):
    """Somewhere that several files are written to by name."""

    def put(self, name: str, write: Writing) -> Written:
        """Have a file written. What came of it."""
        ...


class Folder:
    """A folder of the disk."""

    def __init__(self, path: Path) -> None:
        path.mkdir()
        self._path = path

    def put(self, name: str, write: Writing) -> Written:
        path = self._path / _safe(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            return Counting(out).written_by(name, write)


class Archive:
    """A ZIP archive."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def put(self, name: str, write: Writing) -> Written:
        info = zipfile.ZipInfo(str(_safe(name)), _TIME)
        info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, _MODE, 3
        with self._archive.open(info, "w", force_zip64=True) as out:
            return Counting(cast(BinaryIO, out)).written_by(name, write)


def _safe(name: str) -> PurePosixPath:
    """The name as a path that stays inside the folder."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError(f"{name!r} is no name of a file in a folder")
    return path


def write_folder(parts: Sequence[Part], path: Path, to: Path) -> list[Written]:
    """Write files into a new folder at `path`, or a ZIP of it where `to` ends so, with their manifest."""
    files = [(file_name(part), partial(write_part, part)) for part in parts]
    if to.suffix.lower() != ".zip":
        return fill(files, Folder(path))
    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as archive:
        return fill(files, Archive(archive))


def fill(files: Iterable[tuple[str, Writing]], shelf: Shelf) -> list[Written]:
    """Have each file written under its name, and their manifest."""
    written = [shelf.put(name, write) for name, write in files]
    return [*written, shelf.put(MANIFEST, partial(_all, manifest_of(written).encode()))]


def _all(data: bytes, out: BinaryIO) -> None:
    out.write(data)
