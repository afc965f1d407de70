"""A contradiction as pages show it: what it is over, why not all can be right, and each side in its own words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crossbearing.model.contradiction import Contradiction, ContradictionKind
from crossbearing.model.figure import Category
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Reading
from crossbearing.reconcile.hidden_words import without_hidden
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.incidents.part import part
from crossbearing.web.incidents.saying import Saying, sayings


@dataclass(frozen=True, slots=True)
class Side:
    """One position in words, this part of those who take it, and how many items and reports there are of it."""

    words: str
    said: tuple[Saying, ...]
    items: int
    reports: int


@dataclass(frozen=True, slots=True)
class Opposed:
    """A contradiction: its issue, the reason, the sides, and the incident it is about, by id.

    Where the counts of a tally exclude one another, `category` and `counts` say what is counted.
    """

    id: str
    kind: ContradictionKind
    issue: str
    why: str
    incident: str | None
    category: Category | None
    counts: str | None
    sides: tuple[Side, ...]


def opposed(
    one: Contradiction, part_of: tuple[int, int], readings: Mapping[str, Reading], hidden: frozenset[str]
) -> Opposed:
    """A contradiction with a part of the words of each side: its number, and how many a part has."""
    issue = one.issue
    # Its words may be of any of the reports, and are put together with those of the incident.
    for side in one.sides:
        issue = StandIns(readings[side.refs[0].sha256]).shown(issue)
    sides = tuple(
        Side(
            words=StandIns(readings[side.refs[0].sha256]).shown(side.words),
            said=sayings(part(side.refs, *part_of), readings),
            items=len(side.refs),
            reports=len({ref.sha256 for ref in side.refs}),
        )
        for side in one.sides
    )
    category, counts = _counted(one)
    return Opposed(one.id, one.kind, without_hidden(issue, hidden), one.why, one.incident, category, counts, sides)


def _counted(one: Contradiction) -> tuple[Category | None, str | None]:
    """The category and class of the tally that a contradiction over numbers is named by."""
    _, _, tally = one.id.partition(".")
    category, _, counts = tally.partition(".")
    is_tally = one.kind is ContradictionKind.NUMBER and category in set(Category) and counts != ""
    return (Category(category), counts) if is_tally else (None, None)


def words_of(one: Contradiction, number: int, size: int) -> Iterator[Ref]:
    """The items whose words that part shows."""
    for side in one.sides:
        yield side.refs[0]
        yield from part(side.refs, number, size)
