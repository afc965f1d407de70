"""Gzip files of a corpus: their lines, the objects of JSON lines, or the one JSON value that they hold."""

import gzip
import json
import zlib
from collections.abc import Iterator
from gzip import BadGzipFile
from pathlib import Path
from typing import Any

from crossbearing.errors import SetupError


def packed_lines(path: Path) -> Iterator[str]:
    """The lines of a gzip file; SetupError if it is not there, no gzip, cut short or no UTF-8 text."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from lines
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise _refused(path, _found(error)) from error


def packed_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a gzip file of JSON lines; SetupError where a line is none."""
    for number, line in enumerate(packed_lines(path), 1):
        row = _value(path, line, f"line {number}")
        if not isinstance(row, dict):
            raise _refused(path, f"line {number} is no JSON object")
        yield row


def packed_json(path: Path) -> Any:
    """The JSON value of a gzip file; SetupError if it holds none."""
    return _value(path, "".join(packed_lines(path)), "it")


def _value(path: Path, text: str, what: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _refused(path, f"{what} is no JSON ({error})") from error


def _found(error: Exception) -> str:
    """What is wrong with a file, from the error that reading it gave."""
    if isinstance(error, BadGzipFile):
        return "it is no gzip file, or is damaged"
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    if isinstance(error, EOFError):
        return "the gzip file is cut short"
    return f"it is damaged or no text in UTF-8 ({error})"


def _refused(path: Path, found: str) -> SetupError:
    return SetupError(f"Cannot read {path}: {found}; put the corpus's own file there again")
