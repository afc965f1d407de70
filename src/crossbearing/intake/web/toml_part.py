"""A table of a TOML file that a person wrote: its values as they are wanted, or the line where one cannot be so."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from crossbearing.errors import InputError

Value = TypeVar("Value")

_ANY_TABLE = re.compile(r"\s*\[")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class TomlPart:
    """What stands in one table: in [`table`], or in the [[`table`]] with this number from 0."""

    path: Path
    lines: Sequence[str]
    table: str
    number: int
    given: Mapping[str, Any]

    def require_known(self, known: Sequence[str]) -> None:
        """InputError for a key that is none of these."""
        for name in self.given:
            if name not in known:
                raise self.fault(name, f"is not known here; known are {', '.join(known)}")

    def words(self, name: str) -> str | None:
        """A value that is words in one line; None where none is given."""
        value = self.given.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip() or _UNSEEN.search(value) or len(value) > _LONGEST:
            raise self.fault(name, "must be words in one line, between quotes")
        return value.strip()

    def taken(self, name: str, take: Callable[[Any], Value], other: Value) -> Value:
        """A value as `take` understands it, whose ValueError says what is wrong; `other` where none is given."""
        if name not in self.given:
            return other
        try:
            return take(self.given[name])
        except ValueError as error:
            raise self.fault(name, f"= {self.given[name]!r}: {error}") from error

    def fault(self, name: str, what: str) -> InputError:
        """What is wrong with the value of a key, or without a name with the table, and in which line."""
        line = self._line(name)
        where = str(self.path) if line is None else f"{self.path}, line {line}"
        return InputError(f"{where}: {name} {what}" if name else f"{where}: {what}")

    def _line(self, name: str) -> int | None:
        """The line of a key; that of its table where it is not found."""
        opens = re.compile(rf"\s*\[\[?\s*{re.escape(self.table)}\s*\]")
        gives = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[=.]") if name else None
        seen, at = -1, None
        for line, words in enumerate(self.lines, 1):
            if _ANY_TABLE.match(words):
                seen += opens.match(words) is not None
                if seen > self.number or (seen == self.number and at is not None):
                    break
                at = line if seen == self.number else None
            elif seen == self.number and gives is not None and gives.match(words):
                return line
        return at
