"""What came of setting a ledger beside a table of others."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crossbearing.publish.comparing.difference import Differences
from crossbearing.publish.comparing.matching import Pair, pair
from crossbearing.publish.comparing.ours import Ours
from crossbearing.publish.comparing.reach import Reach
from crossbearing.publish.comparing.reasons import Reasons
from crossbearing.publish.comparing.record import Record, Unusable
from crossbearing.publish.comparing.shape import Shape
from crossbearing.publish.comparing.theirs import Theirs
from crossbearing.publish.outgoing import Outgoing
from crossbearing.publish.values import Edition


@dataclass(frozen=True, slots=True)
class Match:
    """An incident and the row that it was matched with, and what they say differently."""

    pair: Pair
    differences: Differences


@dataclass(frozen=True, slots=True)
class Alone:
    """An incident or a row that has no match, and why."""

    record: Record
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What both have, what one alone has, and what could not be compared.

    `beyond` are incidents that a table of this shape would not have, and that no row matches; `beyond_ours` rows that
    lie where or when no incident does.
    """

    edition: Edition
    shape: Shape
    reach: Reach
    matches: tuple[Match, ...]
    only_ours: tuple[Alone, ...]
    only_theirs: tuple[Alone, ...]
    beyond: tuple[Alone, ...]
    beyond_ours: tuple[Alone, ...]
    unusable_ours: tuple[Unusable, ...]
    unusable_theirs: tuple[Unusable, ...]

    def counts(self) -> dict[str, int]:
        """How many there are of each."""
        differing = Counter(one.differences.figures_differ for one in self.matches)
        return {
            "matched": len(self.matches),
            "figures_differ": differing[True],
            "dates_differ": sum(one.differences.date is not None for one in self.matches),
            "places_differ": sum(one.differences.place is not None for one in self.matches),
            "only_ours": len(self.only_ours),
            "only_theirs": len(self.only_theirs),
            "beyond_their_shape": len(self.beyond),
            "beyond_the_ledger": len(self.beyond_ours),
            "not_compared_ours": len(self.unusable_ours),
            "not_compared_theirs": len(self.unusable_theirs),
        }


def compare(outgoing: Outgoing, path: Path, reach: Reach) -> Comparison:
    """Compare what goes out of a ledger with a table; InputError where it has no shape that is known."""
    theirs = Theirs.read(path)
    ours = Ours.of(outgoing, theirs.shape)
    pairing = pair(ours.records, theirs.records, reach)
    left_ours = _left(ours.records, (one.ours for one in pairing.matched))
    left_theirs = _left(theirs.records, (one.theirs for one in pairing.matched))
    why = Reasons(pairing, reach, ours.records, theirs.records)
    far = {one.row: beyond for one in left_theirs if (beyond := why.beyond_ours(one)) is not None}
    return Comparison(
        edition=outgoing.edition,
        shape=theirs.shape,
        reach=reach,
        matches=tuple(Match(one, Differences.of(one, theirs.shape)) for one in sorted(pairing.matched, key=_order)),
        only_ours=tuple(Alone(one, why.of_ours(one)) for one in left_ours if one.beyond is None),
        only_theirs=tuple(Alone(one, why.of_theirs(one)) for one in left_theirs if one.row not in far),
        beyond=tuple(Alone(one, one.beyond) for one in left_ours if one.beyond is not None),
        beyond_ours=tuple(Alone(one, far[one.row]) for one in left_theirs if one.row in far),
        unusable_ours=ours.unusable,
        unusable_theirs=theirs.unusable,
    )


def _left(records: Sequence[Record], matched: Iterable[Record]) -> list[Record]:
    """Those without a match, in the order of their days."""
    taken = {(one.key, one.row) for one in matched}
    left = (one for one in records if (one.key, one.row) not in taken)
    return sorted(left, key=lambda one: (one.first, one.row or 0, one.key))


def _order(one: Pair) -> tuple[date, str]:
    return one.ours.first, one.ours.key
