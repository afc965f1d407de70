"""Writes what a format makes to where it is wanted."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from crossbearing.errors import InputError, SetupError
from crossbearing.publish.form import Container, Format
from crossbearing.publish.part import Part, Parts, Table
from crossbearing.publish.writing.file import file_name, write_part
from crossbearing.publish.writing.folder import Folder, fill, write_folder
from crossbearing.publish.writing.placing import placed
from crossbearing.publish.writing.written import Counting, Written, hashed

# What a workbook says of when it was made, where nobody says it: the clock must not be asked.
NO_DAY = date(1980, 1, 1)
_LIBRARY = {
    Container.WORKBOOK: ("workbook", "excel", "xlsxwriter"),
    Container.PARQUET: ("parquet", "parquet", "pyarrow"),
}


def write(form: Format, parts: Parts, to: Path | None, *, overwrite: bool, dated: date = NO_DAY) -> list[Written]:
    """Write the files of a format to `to` (None: standard output), whole or not at all. What was written.

    `dated` is the day that a workbook says it was made on. InputError where something is there and `overwrite` is not
    given, or where nothing can be written there; SetupError where the library that writes such files is not installed.
    """
    if to is None:
        return [_to_output(form, parts)]
    with placed(to, overwrite=overwrite) as half:
        match form.container:
            case Container.FILE:
                return [_file(_only(parts), half, to)]
            case Container.FOLDER:
                return write_folder(parts.files, half, to)
            case Container.WORKBOOK:
                return [_workbook(parts, half, to, dated)]
            case Container.PARQUET:
                return _parquet(parts.files, half)


def _only(parts: Parts) -> Part:
    """The one file of a format that is one file."""
    (part,) = parts.files
    return part


def _to_output(form: Format, parts: Parts) -> Written:
    if form.container is not Container.FILE:
        raise InputError(f"Cannot write {form.name} to standard output: it is more than one file. Name a place for it")
    part = _only(parts)
    counting = Counting(sys.stdout.buffer)
    written = counting.written_by(file_name(part), partial(write_part, part))
    counting.flush()
    return written


def _file(part: Part, half: Path, to: Path) -> Written:
    with half.open("xb") as out:
        return Counting(out).written_by(to.name, partial(write_part, part))


def _workbook(parts: Parts, half: Path, to: Path, dated: date) -> Written:
    tables = [part for part in parts.files if isinstance(part, Table)]
    rows, notes = _library(Container.WORKBOOK).write_workbook(tables, half, dated=dated)
    with half.open("rb") as opened:
        return hashed(to.name, opened, rows, notes)


def _parquet(parts: Sequence[Part], half: Path) -> list[Written]:
    write_parquet: Callable[[Table, BinaryIO], int] = _library(Container.PARQUET).write_parquet
    shelf = Folder(half)
    files = (
        (f"{part.name}.parquet", partial(write_parquet, part))
        if isinstance(part, Table)
        else (file_name(part), partial(write_part, part))
        for part in parts
    )
    return fill(files, shelf)


def _library(container: Container) -> ModuleType:
    """What writes such files, where it is installed."""
    module, extra, library = _LIBRARY[container]
    try:
        return import_module(f"crossbearing.publish.writing.{module}")
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != library:
            raise
        raise SetupError(
            f"Cannot write {container} files: the library {library} is not installed. "
            f"Install it: pip install 'crossbearing[{extra}]'"
        ) from error
