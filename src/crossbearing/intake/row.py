"""One row of a table, or one JSON object, as a report."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

from crossbearing.errors import ReadError
from crossbearing.intake.composed import composed
from crossbearing.intake.media import Media
from crossbearing.intake.sheet import Sheet

JSON, CSV = "application/json", "text/csv"


def read_json_row(path: Path, raw: bytes, media: Media) -> Sheet:
    """The report in one JSON object; `media` names the field of each part."""
    row = json_row(path, raw)
    return composed(path, {part: _plain(row.get(name)) for part, name in media.given.items()})


def read_csv_row(path: Path, raw: bytes, media: Media) -> Sheet:
    """The report in one row of a table; `media` gives the delimiter, and the number of each part's column from 0."""
    given = dict(media.given)
    cells = csv_cells(path, raw, given.pop("delimiter", ","))
    return composed(path, {part: cells[int(at)] if int(at) < len(cells) else "" for part, at in given.items()})


def json_row(path: Path, raw: bytes) -> dict[str, Any]:
    """The object that the bytes of a row are; ReadError if they are none."""
    try:
        row = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ReadError(f"Cannot read {path}: it is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        found = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise ReadError(f"Cannot read {path}: it is no JSON ({found}); mend the row") from error
    if not isinstance(row, dict):
        raise ReadError(f"Cannot read {path}: it is no JSON object; give one object a report")
    return row


def csv_cells(path: Path, raw: bytes, delimiter: str) -> list[str]:
    """The cells of a row; ReadError if it is no UTF-8 or not written as a row is."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"Cannot read {path}: it is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    try:
        return next(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise ReadError(f"Cannot read {path}: it is no row of a table ({error}); mend the row") from error


def _plain(value: Any) -> str:
    """A JSON value as words; the first name of an object such as {"name": "Delta Wire"}."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    return "" if value is None or isinstance(value, (bool, list, dict)) else str(value)
