"""Tables (CSV, TSV) and JSON lines: each row a report, its bytes those of the row."""

import csv
import json
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from crossbearing.errors import ReadError
from crossbearing.intake.file import MAX_BYTES
from crossbearing.intake.media import Media, media_of
from crossbearing.intake.row import CSV, JSON, csv_cells, json_row
from crossbearing.intake.sources.columns import Columns
from crossbearing.intake.sources.found import Finds, Found, Unread, inside, refused, unread
from crossbearing.vocab.long_cells import long_cells

_DELIMITERS = ",;\t|"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"
_SAVE = "it is UTF-16; save it as UTF-8"
_SPACE = " \t\r\n"


def json_rows(name: str, stream: BinaryIO, columns: Columns) -> Finds:
    """The objects of a file: one a line, or all in one array, or one over several lines."""
    first = stream.readline(MAX_BYTES + 1)
    if first.startswith(_WIDE):
        yield unread(name, _SAVE)
    elif _is_whole(first) or len(first) > MAX_BYTES:
        yield from _json_lines(name, first, stream, columns)
    else:
        yield from _json_values(name, first + stream.read(MAX_BYTES + 1 - len(first)), columns)


def table_rows(name: str, stream: BinaryIO, columns: Columns) -> Finds:
    """The rows of a table whose first row names the columns."""
    head = stream.readline(MAX_BYTES + 1)
    if head.startswith(_WIDE):
        yield unread(name, _SAVE)
        return
    delimiter = _delimiter(name, head)
    lines = _Lines(stream, head)
    cells: list[str] = []
    for number, (raw, fault) in enumerate(_records(lines, delimiter), 0):
        called = inside(name, f"row {number}")
        if number == 0:
            try:
                cells = [cell.strip() for cell in csv_cells(Path(name), raw, delimiter)]
            except ReadError as error:
                yield refused(name, error)
                return
            missing = columns.missing(cells)
            if missing is not None:
                yield unread(name, missing)
                return
            given = {part: str(cells.index(column)) for part, column in columns.among(cells).named}
            media = str(Media(CSV, {**given, "delimiter": delimiter}))
        elif fault is not None:
            yield unread(called, fault, raw)
        elif raw.strip():
            yield _table_row(called, raw.rstrip(b"\r\n"), media, len(cells))


def _table_row(called: str, raw: bytes, media: str, most: int) -> Found | Unread:
    """The report of a row, unless it has more cells than the first row: then nobody knows which is which."""
    try:
        found = len(csv_cells(Path(called), raw, media_of(media).given["delimiter"]))
    except ReadError as error:
        return refused(called, error, raw)
    if found > most:
        return unread(
            called, f"it has {found} cells and the first row {most}; put quotes around what has a delimiter", raw
        )
    return Found(called, raw, media)


def _is_whole(line: bytes) -> bool:
    """Whether a line is a JSON value, so that the file has one a line."""
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except RecursionError:
        return True
    except ValueError:
        # Not a value: one over several lines, or one that is broken. Then a brace at its end tells a line.
        return line.removeprefix(_BOM).lstrip().startswith(b"{") and line.rstrip().endswith((b"}", b"},"))


def _json_lines(name: str, first: bytes, stream: BinaryIO, columns: Columns) -> Finds:
    number, line = 0, first
    while line:
        number += 1
        called = inside(name, f"row {number}")
        if len(line) > MAX_BYTES:
            yield unread(called, f"the row has more than {MAX_BYTES / 1e6:,.0f} MB; give one object a report")
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
        elif line.strip():
            yield _json_row(called, line.removeprefix(_BOM).strip(), columns)
        line = stream.readline(MAX_BYTES + 1)


def _json_values(name: str, raw: bytes, columns: Columns) -> Finds:
    """The objects of one array, each with the bytes that it has in the file."""
    if len(raw) > MAX_BYTES:
        yield unread(name, f"it is one JSON value of more than {MAX_BYTES / 1e6:,.0f} MB; give one object a line")
        return
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield unread(name, f"it is not UTF-8 (byte {error.start}); save it as UTF-8", raw)
        return
    at = _skipped(text, 0)
    is_array = text.startswith("[", at)
    at, number = _skipped(text, at + is_array), 0
    while at < len(text) and not (is_array and text[at] == "]"):
        number += 1
        try:
            _, end = json.JSONDecoder().raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield unread(inside(name, f"row {number}"), f"it is no JSON ({error}), and so nothing after it is read")
            return
        called = inside(name, f"row {number}")
        yield _json_row(called, text[at:end].encode("utf-8", "surrogatepass"), columns)
        at = _skipped(text, end)
        at = _skipped(text, at + 1) if text.startswith(",", at) else at
    if is_array and at >= len(text):
        yield unread(name, f"the JSON array is cut short after row {number}; what stands before is read")


def _json_row(called: str, raw: bytes, columns: Columns) -> Found | Unread:
    try:
        names = list(json_row(Path(called), raw))
    except ReadError as error:
        return refused(called, error, raw)
    missing = columns.missing(names)
    if missing is not None:
        return unread(called, missing, raw)
    return Found(called, raw, str(Media(JSON, dict(columns.among(names).named))))


def _skipped(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


class _Lines:
    """The lines of a table for its parser, with those that make up the present row; lines can be put back."""

    def __init__(self, stream: BinaryIO, first: bytes) -> None:
        self._stream = stream
        self._back = deque([first] if first else [])
        self.row: list[bytes] = []
        self._size = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        # No cell is as long as a whole report may be: a quote was opened and not closed.
        line = b"" if self._size > MAX_BYTES else self._next()
        if line == b"":
            raise StopIteration
        self.row.append(line)
        self._size += len(line)
        return line.decode("latin-1")

    def take(self) -> bytes:
        """The bytes of the present row, which is done."""
        raw = b"".join(self.row)
        self.row, self._size = [], 0
        return raw

    def put_back(self) -> bytes:
        """The first line of the present row; the others are read again as rows of their own."""
        first, *others = self.row or [b""]
        self._back.extendleft(reversed(others))
        self.row, self._size = [], 0
        return first

    def _next(self) -> bytes:
        return self._back.popleft() if self._back else self._stream.readline(MAX_BYTES + 1)


def _records(lines: _Lines, delimiter: str) -> Iterator[tuple[bytes, str | None]]:
    """The bytes of each row; with a reason for one that is none. Bytes are parsed as Latin-1, which keeps them."""
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        try:
            with long_cells(MAX_BYTES):
                next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield lines.put_back(), f"it is no row of a table ({error}); mend the row"
            rows = csv.reader(lines, delimiter=delimiter, strict=True)
        else:
            yield lines.take(), None


def _delimiter(name: str, head: bytes) -> str:
    """The sign that divides the cells of the first row."""
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"
    text = head.decode("latin-1")
    return max(_DELIMITERS, key=text.count)
