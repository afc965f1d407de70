"""Claims that exclude one another: rival accounts of one incident, and denials of what others claim."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from crossbearing.model.claim import Claim, ClaimKind, Form, Polarity, Stance
from crossbearing.model.contradiction import Contradiction, ContradictionKind, Position
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.pair import Pair, PairType
from crossbearing.model.place_status import Attribute
from crossbearing.model.reading import Reading
from crossbearing.reconcile.contradictions.index import Index
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.toll_denials import denies_toll_alone, tells_toll

# Hexadecimal digits of an id: of a million contradictions hardly two have the same.
ID_LETTERS = 10
_RIVALS = frozenset({PairType.COUNTER_CLAIM, PairType.RIVAL_ACCOUNT})
_WHY = {
    ContradictionKind.BLAME: "they name different authors of one incident, or deny it for one of them",
    ContradictionKind.FACT: "one denies what the other claims",
    ContradictionKind.OBLIGATION: "they read differently what the deal owes or what came of it",
    ContradictionKind.NUMBER: "they give different numbers for one thing in one report",
}


@dataclass(slots=True)
class _Issue:
    """Oppositions on one issue, as they are found."""

    incident: Incident | None
    issue: str
    key: object
    kinds: set[PairType] = field(default_factory=set)
    oppositions: list[tuple[Ref, Ref]] = field(default_factory=list)


def version_conflicts(readings: Sequence[Reading], index: Index, origins: Origins) -> Iterator[Contradiction]:
    """One for each issue on which claims oppose one another, inside a report or across reports of one incident.

    What a reprint repeats is the contradiction of the report that it repeats.
    """
    issues: dict[object, _Issue] = {}
    of_item: dict[Ref, object] = {}
    for reading in readings:
        for pair in reading.pairs:
            left, right = (Ref(reading.sha256, reading.doc_id, item) for item in (pair.a, pair.b))
            if _is_conflict(pair, left, right, index):
                key = _key(left, right, index, of_item) or _own(left, right, index, origins)
                issue = issues.setdefault(key, _Issue(_incident(left, right, index), pair.issue, key))
                issue.kinds.add(pair.type)
                issue.oppositions.append((left, right))
                of_item.setdefault(left, key)
                of_item.setdefault(right, key)
    for issue in issues.values():
        yield _contradiction(issue, index)


def _is_conflict(pair: Pair, left: Ref, right: Ref, index: Index) -> bool:
    """Whether two items of a pair exclude one another, and are no revision, correction or other matter."""
    if pair.type is PairType.SCOPE_DIFFERENCE:
        return False
    one, other = index.claim(left), index.claim(right)
    if one is None or other is None:
        figures = index.figure(left), index.figure(right)
        # Tolls of one incident are set side by side by its tally.
        counted = any(figure is not None and figure.event is not None for figure in figures)
        return pair.type is PairType.INTERNAL_INCONSISTENCY or not counted
    if _is_correction(one, other) or _is_toll_alone(one, other, index.readings[left.sha256]):
        return False
    return pair.type not in _RIVALS or _is_one_matter(left, right, index)


def _is_correction(one: Claim, other: Claim) -> bool:
    """Whether the publisher takes back its own words: that replaces them and contradicts nobody."""
    own = one.form is Form.NARRATOR and other.form is Form.NARRATOR
    return own and Stance.DISTANCED in (one.publisher_stance, other.publisher_stance)


def _is_toll_alone(one: Claim, other: Claim, reading: Reading) -> bool:
    """Whether one says that nobody was hurt, and the other gives no toll: an attack may hurt nobody."""
    pairs = ((one, other), (other, one))
    return any(denies_toll_alone(claim) and not tells_toll(told, reading) for claim, told in pairs)


def _is_one_matter(left: Ref, right: Ref, index: Index) -> bool:
    """Whether rival claims are about one incident, or about none that is known."""
    one, other = ({incident.id for incident in index.incidents_of(ref)} for ref in (left, right))
    return not one or not other or not one.isdisjoint(other)


def _incident(left: Ref, right: Ref, index: Index) -> Incident | None:
    """The incident both are about; else the first that one of them is about."""
    one, other = index.incidents_of(left), index.incidents_of(right)
    ids = {incident.id for incident in other}
    shared = [incident for incident in one if incident.id in ids]
    return next(iter((*shared, *one, *other)), None)


def _key(left: Ref, right: Ref, index: Index, of_item: dict[Ref, object]) -> object | None:
    """What the issue is known by: an issue that has one of the items, the incident, or the status of a place."""
    known = next((of_item[ref] for ref in (left, right) if ref in of_item), None)
    if known is not None:
        return known
    incident = _incident(left, right, index)
    if incident is not None:
        return "incident", incident.id
    statuses = (*index.statuses_of(left), *index.statuses_of(right))
    held = next((status for status in statuses if status.attribute is Attribute.CONTROL), None)
    return None if held is None or held.place is None else ("place", left.sha256, held.place)


def _own(left: Ref, right: Ref, index: Index, origins: Origins) -> object:
    """An issue of a report alone, by its words: reprints have them, too."""
    return "own", origins.original(left.sha256), _words(left, index), _words(right, index)


def _contradiction(issue: _Issue, index: Index) -> Contradiction:
    kind = _kind(issue, index)
    name = _id(issue, index) if issue.incident is None else f"{issue.incident.id}.{kind.value}.{_id(issue, index)}"
    incident = None if issue.incident is None else issue.incident.id
    return Contradiction(name, kind, issue.issue, _WHY[kind], _sides(issue.oppositions, index), incident)


def _id(issue: _Issue, index: Index) -> str:
    """A name made of the two items that were told first, so that it stays when later reports are added."""

    def told(pair: tuple[Ref, Ref]) -> tuple[str, Ref, Ref]:
        return index.readings[pair[0].sha256].document.published or "9999", *pair

    first = min(issue.oppositions, key=told)
    return "x" + sha256(" ".join(f"{ref.sha256} {ref.id}" for ref in first).encode()).hexdigest()[:ID_LETTERS]


def _kind(issue: _Issue, index: Index) -> ContradictionKind:
    """Blame where claims accuse different parties; what a deal owes, a number, or else a fact."""
    claims = [claim for pair in issue.oppositions for ref in pair if (claim := index.claim(ref)) is not None]
    accused = sum(claim.kind is ClaimKind.ACCUSATION for claim in claims) > 1
    if issue.kinds & _RIVALS and accused:
        return ContradictionKind.BLAME
    if issue.kinds == {PairType.NUMERIC_CONFLICT}:
        return ContradictionKind.NUMBER
    if issue.kinds & _RIVALS and any(index.is_owed(ref) for pair in issue.oppositions for ref in pair):
        return ContradictionKind.OBLIGATION
    return ContradictionKind.FACT


def _sides(oppositions: Sequence[tuple[Ref, Ref]], index: Index) -> tuple[Position, ...]:
    """The items in as few positions as keep opposed ones apart; those that deny stand together where they can."""
    against: dict[Ref, set[Ref]] = {}
    for left, right in oppositions:
        against.setdefault(left, set()).add(right)
        against.setdefault(right, set()).add(left)
    sides: list[list[Ref]] = []
    for ref in sorted(against, key=lambda ref: (_denies(ref, index), ref)):
        side = next((side for side in sides if _fits(ref, side, against, index)), None)
        if side is None:
            sides.append([ref])
        else:
            side.append(ref)
    return tuple(Position(_words(side[0], index), tuple(side)) for side in sides)


def _fits(ref: Ref, side: Sequence[Ref], against: dict[Ref, set[Ref]], index: Index) -> bool:
    return against[ref].isdisjoint(side) and all(_denies(ref, index) == _denies(other, index) for other in side)


def _denies(ref: Ref, index: Index) -> bool:
    claim = index.claim(ref)
    return claim is not None and (claim.kind is ClaimKind.DENIAL or claim.polarity is Polarity.NEGATED)


def _words(ref: Ref, index: Index) -> str:
    claim, figure = index.claim(ref), index.figure(ref)
    if claim is not None:
        return " … ".join(span.quote for span in claim.content)
    return ref.id if figure is None else figure.span.quote
