"""Reads tables that others wrote: any usual separator and encoding, row by row."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossbearing.errors import InputError
from crossbearing.intake.door import call
from crossbearing.intake.encoding import marked_encoding
from crossbearing.publish.writing.cells import FORMULA_SIGNS, GUARD
from crossbearing.vocab.long_cells import with_long_cells

_SEPARATORS = ",;\t|"
_CHUNK = 1 << 20
_LONGEST_CELL = 1 << 27
_SAMPLE = 25_000
# Tables hold few words: a name with an accent now and then is all that western European languages differ in from
# ASCII. In another script a fifth of the bytes and more are no ASCII.
_WESTERN, _FOREIGN_SHARE = "windows-1252", 0.1
_ZIPS = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table: its file, the names of its columns in small letters, and how it is written."""

    path: Path
    columns: tuple[str, ...]
    encoding: str
    separator: str

    @classmethod
    def open(cls, path: Path) -> "TableFile":
        """The table in a file; InputError where there is none."""
        encoding = _encoding(path)
        with path.open(encoding=encoding, errors="replace", newline="") as lines:
            header = lines.readline(_LONGEST_CELL)
        if not header.strip():
            raise InputError(f"{path} is empty; give a table with the names of its columns in the first row")
        if "\0" in header:
            raise InputError(f"{path} is no text; give a CSV file")
        separator = max(_SEPARATORS, key=header.count)
        names = next(_read(path, [header], separator), [])
        columns = tuple(name.strip().strip("\ufeff").casefold() for name in names)
        if doubled := next((name for name in columns if name and columns.count(name) > 1), None):
            raise InputError(f"{path} has two columns {doubled!r}; take one of them out")
        return cls(path, columns, encoding, separator)

    def rows(self, wanted: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
        """The number of each row, the header being 1, and its cells of the wanted columns that the table has."""
        places = {name: self.columns.index(name) for name in wanted if name in self.columns}
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as lines:
            for number, cells in enumerate(_read(self.path, lines, self.separator), 1):
                if number > 1 and any(cells):
                    yield number, {name: _cell(cells, at) for name, at in places.items()}


def _cell(cells: Sequence[str], at: int) -> str:
    text = cells[at].strip() if at < len(cells) else ""
    # An apostrophe that was put before a text to guard a spreadsheet is not part of it.
    return text[1:] if text[:1] == GUARD and text[1:2] in FORMULA_SIGNS and text[1:] else text


def _read(path: Path, lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    rows = csv.reader((line.replace("\0", "") for line in lines), delimiter=separator)
    try:
        yield from with_long_cells(rows, _LONGEST_CELL)
    except csv.Error as error:
        raise InputError(f"Cannot read {path}, line {rows.line_num}: {error}; save it as CSV again") from error


def _encoding(path: Path) -> str:
    """What the file is written in: by its mark, UTF-8, or what its first other bytes look like."""
    try:
        with path.open("rb") as stream:
            return _encoding_of(path, stream)
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror}; give a CSV file") from error


def _encoding_of(path: Path, stream: io.BufferedReader) -> str:
    head = stream.peek(_CHUNK)[:_CHUNK]
    if head.startswith((*_ZIPS, _OLD_WORKBOOK)):
        raise InputError(f"{path} is an archive or a workbook; unpack it, or save its sheet as CSV, and give that file")
    if marked := marked_encoding(head):
        return marked.removesuffix("-le").removesuffix("-be")
    decoder = codecs.getincrementaldecoder("utf-8")()
    while chunk := stream.read(_CHUNK):
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as error:
            return _other(chunk[max(0, error.start - _SAMPLE) : error.start + _SAMPLE])
    return "utf-8-sig"


def _other(sample: bytes) -> str:
    """What is no UTF-8: western European where few bytes are no ASCII, else what it looks like."""
    high = sum(byte > 0x7F for byte in sample)
    guess = None if high < _FOREIGN_SHARE * len(sample) else call("guess encoding", sample)
    try:
        return codecs.lookup(str(guess)).name if guess else _WESTERN
    except LookupError:
        return _WESTERN


def listed(row: Mapping[str, str], *names: str) -> tuple[str, ...]:
    """The cells of these columns that hold something."""
    return tuple(cell for name in names if (cell := row.get(name, "")))
