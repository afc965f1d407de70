"""Quarters of a business report: which one is told of, and which one it is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from crossbearing.extract.time.timex_phrases import Phrase, PhraseKind, words

_QUARTERS_A_YEAR = 4
_MONTHS_A_QUARTER = 3
_STEPS: Mapping[str, int] = {"last": -1, "next": 1}


@dataclass(slots=True)
class Quarters:
    """The quarter that a report tells of, counted in quarters since the year 0, kept from phrase to phrase."""

    written: date | None
    told: int | None = None

    def value(self, phrase: Phrase) -> str | None:
        """The TIMEX3 value of a phrase that names a quarter or points to the one told; None if nothing fixes it."""
        parts = phrase.parts
        if phrase.kind is PhraseKind.SAME_BEFORE:
            return self._year_before(parts)
        found = self._numbered(parts) if "ordinal" in parts else self._pointed(parts)
        if found is None:
            return parts.get("year")
        if "before" not in parts and "year" not in parts:
            self.told = found
        return _written(found)

    def note(self, value: str) -> None:
        """Keep the quarter that a value names, if it names one."""
        year, sign, number = value.partition("-Q")
        if sign:
            self.told = int(year) * _QUARTERS_A_YEAR + int(number) - 1

    def _year_before(self, parts: Mapping[str, str]) -> str | None:
        now = self._now()
        told = now - 1 if self.told is None and now is not None and "span" in parts else self.told
        return _written(told - _QUARTERS_A_YEAR) if told is not None else None

    def _numbered(self, parts: Mapping[str, str]) -> int | None:
        number = int(words()["ordinals"][parts["ordinal"]])
        if year := parts.get("year") or parts.get("year2"):
            return int(year) * _QUARTERS_A_YEAR + number - 1
        now = self._now()
        if now is None:
            return None
        mode = parts.get("mode") or parts.get("mode2")
        if mode is not None:
            return (now // _QUARTERS_A_YEAR + _STEPS.get(mode, 0)) * _QUARTERS_A_YEAR + number - 1
        # The quarter after this one is nearer than the same one last year; a fiscal one need not be that.
        last = now if "fiscal" in parts else now + 1
        latest = last - (last - (number - 1)) % _QUARTERS_A_YEAR
        return latest - _QUARTERS_A_YEAR if "before" in parts else latest

    def _pointed(self, parts: Mapping[str, str]) -> int | None:
        """ "The latest quarter", "this quarter", "the quarter", "the 1988 quarter"."""
        now = self._now()
        if "year" in parts:
            if self.told is None or parts["told"] == "period":
                return None
            return int(parts["year"]) * _QUARTERS_A_YEAR + self.told % _QUARTERS_A_YEAR
        if now is None:
            return self.told
        match parts.get("which") or parts.get("mode") or "":
            case "current" | "this":
                return now
            case "next" | "coming":
                return now + 1
            case "last" | "previous" | "past":
                return now - 1
        return self.told if self.told is not None else now - 1

    def _now(self) -> int | None:
        if self.written is None:
            return None
        return self.written.year * _QUARTERS_A_YEAR + (self.written.month - 1) // _MONTHS_A_QUARTER


def _written(quarter: int) -> str:
    return f"{quarter // _QUARTERS_A_YEAR:04}-Q{quarter % _QUARTERS_A_YEAR + 1}"
