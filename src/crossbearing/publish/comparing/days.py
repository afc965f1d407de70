"""Dates as tables of others write them."""

import re
from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?")
_WORDS = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3})[A-Za-z]*\.?[- ,]+(\d{4})(?:[T ].*)?")
_MONTHS = MappingProxyType(
    {
        name: number
        for number, name in enumerate(
            ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
        )
    }
)
_MONTHS_A_YEAR = 12


def months_first(texts: Iterable[str]) -> bool:
    """Whether dates of numbers alone have the month first: one of them has no month in second place.

    Where all could be read either way, the day is first, as in most of the world.
    """
    found = (_NUMBERS.fullmatch(text.strip()) for text in texts)
    return any(match is not None and int(match[2]) > _MONTHS_A_YEAR for match in found)


def day_of(text: str, *, month_first: bool = False) -> date | None:
    """The day that a cell names; None where it names none."""
    text = text.strip()
    if match := _ISO.fullmatch(text):
        return _date(match[1], match[2], match[3])
    if match := _NUMBERS.fullmatch(text):
        day, month = (match[2], match[1]) if month_first else (match[1], match[2])
        return _date(match[3], month, day)
    if match := _WORDS.fullmatch(text):
        return _date(match[3], _MONTHS.get(match[2].casefold(), 0), match[1])
    return None


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
