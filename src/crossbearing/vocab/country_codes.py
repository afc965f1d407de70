"""The codes that a country has besides its two letters."""

from typing import Any

from crossbearing.vocab import load


def three_letters(code: str | None) -> str | None:
    """The three-letter ISO code of a country by its two letters; None where it has none."""
    found = _codes(code)
    return str(found[0]) if found else None


def number(code: str | None) -> int | None:
    """The ISO number of a country by its two letters; None where it has none."""
    found = _codes(code)
    return int(found[1]) if len(found) > 1 else None


def _codes(code: str | None) -> list[Any]:
    found: list[Any] = load("country_codes", "every")["codes"].get(code, [])
    return found
