"""An account of an incident as pages show it: who did it by this version, who says so, who denies it, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crossbearing.model.incident import Account, Ref
from crossbearing.model.reading import Reading
from crossbearing.web.incidents.names import Names
from crossbearing.web.incidents.part import part
from crossbearing.web.incidents.saying import Saying, sayings

# So many of each list of words stand side by side.
SAYINGS = 8


@dataclass(frozen=True, slots=True)
class Version:
    """One version: whom it blames (None: nobody), on how many origins it rests and which they are.

    `said`, `denied` and `why` (motives and justifications) are this part of the words for it, against it and behind it;
    the numbers are of all of them.
    """

    blamed: str | None
    is_blamed: bool
    origins: int
    rests_on: tuple[str | None, ...]
    said: tuple[Saying, ...]
    denied: tuple[Saying, ...]
    why: tuple[Saying, ...]
    times_said: int
    times_denied: int
    reasons: int


def version(account: Account, number: int, readings: Mapping[str, Reading], names: Names) -> Version:
    """An account with the words of part `number`."""
    return Version(
        blamed=names.of(account.blamed),
        is_blamed=account.blamed is not None,
        origins=len(account.origins),
        rests_on=tuple(names.origins(account.origins[:SAYINGS])),
        said=sayings(part(account.said, number, SAYINGS), readings),
        denied=sayings(part(account.denied, number, SAYINGS), readings),
        why=sayings(part(account.why, number, SAYINGS), readings),
        times_said=len(account.said),
        times_denied=len(account.denied),
        reasons=len(account.why),
    )


def words_of(account: Account, number: int) -> Iterator[Ref]:
    """The items whose words that part shows."""
    for refs in (account.said, account.denied, account.why):
        yield from part(refs, number, SAYINGS)


def longest(account: Account) -> int:
    """How many words the longest of its lists has."""
    return max(len(account.said), len(account.denied), len(account.why))
