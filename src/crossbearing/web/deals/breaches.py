"""A breach of a deal as pages show it: who is accused, who says so in which words, and who denies it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.deal import Breach
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.agreements.shown import accuser, party_name
from crossbearing.reconcile.holders import holder_names
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.sourced import Sourced, sourced


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody says: the holders from the last one outwards, their words, and where these stand."""

    holders: tuple[str, ...]
    words: str
    where: Sourced


@dataclass(frozen=True, slots=True)
class BreachLine:
    """A breach that somebody claims: who is accused (None: a side that is not said), who says so, what was broken.

    `said` and `denied` are the claims by which it is said, in other words than `what`, and denied.
    """

    accused: str | None
    claimed_by: str | None
    what: str
    where: Sourced
    said: tuple[Word, ...]
    denied: tuple[Word, ...]


def breach_lines(breaches: Sequence[Breach], readings: Mapping[str, Reading]) -> Iterator[BreachLine]:
    """Breaches with the words of both sides."""
    for one in breaches:
        reading = readings[one.ref.sha256]
        what = StandIns(reading).shown(one.what)
        yield BreachLine(
            accused=party_name(one.accused, (one.ref,), readings),
            claimed_by=accuser(one, reading),
            what=what,
            where=sourced(one.ref, reading),
            said=tuple(word for word in _words(one.said, readings) if word.words != what),
            denied=tuple(_words(one.denied, readings)),
        )


def newest_breaches(breaches: Sequence[Breach]) -> list[Breach]:
    """Breaches by when they were reported, the latest first."""
    return sorted(breaches, key=lambda one: (one.published or "", one.ref), reverse=True)


def _words(refs: Sequence[Ref], readings: Mapping[str, Reading]) -> Iterator[Word]:
    for ref in refs:
        reading = readings[ref.sha256]
        claim = next((one for one in reading.claims if one.id == ref.id), None)
        if claim is not None:
            content = " … ".join(span.quote for span in claim.content)
            yield Word(holder_names(reading, claim), StandIns(reading).shown(content), sourced(ref, reading))
