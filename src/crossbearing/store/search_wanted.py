"""Filters of a search: which reports and claims are looked at."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.errors import InputError
from crossbearing.model.claim import ClaimKind
from crossbearing.model.when import days_of
from crossbearing.vocab.folding import fold


class Inside(StrEnum):
    """What must have the words: a report's text, or one claim with its holder."""

    REPORTS = "reports"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted; what is None is not asked for.

    `time` is when a report was published (EDTF), `publisher` and `holder` are words of a name, `kind` is a kind of
    claim; to ask for a kind or a holder is to look inside claims.
    """

    time: str | None = None
    publisher: str | None = None
    language: str | None = None
    kind: str | None = None
    holder: str | None = None
    inside: str | None = None

    def __post_init__(self) -> None:
        if self.time is not None:
            days_of(self.time)
        _require_one_of("a kind of claim", self.kind, [kind.value for kind in ClaimKind])
        _require_one_of("where to look", self.inside, [inside.value for inside in Inside])
        _require_words("a publisher", self.publisher)
        _require_words("a holder", self.holder)
        if self.inside == Inside.REPORTS and (self.kind is not None or self.holder is not None):
            raise InputError(
                "A kind or a holder was asked for inside reports, and only claims have them. Look in claims"
            )

    @property
    def is_of_claims(self) -> bool:
        """Whether one claim must have all the words."""
        return self.inside == Inside.CLAIMS or self.kind is not None or self.holder is not None

    @property
    def holder_words(self) -> tuple[str, ...]:
        """The folded words that a holder's name must have."""
        return tuple(fold(self.holder or "").split())

    @property
    def publisher_words(self) -> tuple[str, ...]:
        """The folded words that a publisher's name must have."""
        return tuple(fold(self.publisher or "").split())


def _require_one_of(what: str, value: str | None, known: list[str]) -> None:
    if value is not None and value not in known:
        raise InputError(f"{value!r} was asked for as {what}; there are {', '.join(known)}")


def _require_words(what: str, value: str | None) -> None:
    if value is not None and not fold(value):
        raise InputError(f"{value!r} was asked for as {what} and has no word to look for. Write a name or part of one")
