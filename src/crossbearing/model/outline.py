"""A report in short."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outline:
    """A report's hash, short name, publisher and date (EDTF), and the names and keys of those it quotes, small letters.

    Enough to list reports, and to tell whether an outlet or a party spoke at all, without opening the reading.
    """

    sha256: str
    doc: str
    publisher: str | None
    published: str | None
    quoted: tuple[str, ...] = ()
