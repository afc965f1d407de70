"""What bytes are: a media type, and what a reader must be told besides ("text/csv; delimiter=%09; text=2")."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote


@dataclass(frozen=True, slots=True)
class Media:
    """A media type with its parameters. Ledgers keep it beside the bytes, so that they can be read again."""

    type: str
    given: Mapping[str, str]

    def __str__(self) -> str:
        return "; ".join((self.type, *(f"{key}={quote(value, safe='')}" for key, value in sorted(self.given.items()))))


def media_of(written: str) -> Media:
    """The media type as it was written."""
    kind, *rest = written.split("; ")
    return Media(kind, {key: unquote(value) for key, _, value in (one.partition("=") for one in rest)})
