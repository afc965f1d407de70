"""Which events of one report are one happening: rival accounts of it, a plan and what became of it, a retraction."""

# The reader has already merged what one report tells twice in one voice; what is left are versions of one event.

from crossbearing.model.event import Event, EventStance, Modality
from crossbearing.model.figure import Category
from crossbearing.model.incident import Ground
from crossbearing.reconcile.linking.told import Told

_AHEAD = frozenset({Modality.PLANNED, Modality.POSTPONED})
_CONTESTED = frozenset({Modality.ALLEGED, Modality.DENIED})


def version_ground(left: Told, right: Told) -> Ground | None:
    """Why two events of one report are versions of one happening; None where they are two."""
    for one, other in ((left, right), (right, left)):
        if _is_withdrawn(one, other):
            return Ground("one withdraws what the other tells", 1.0)
        if _is_outcome(one, other):
            return Ground("one tells what became of what the other announces", 2.5)
    if _are_rivals(left, right):
        return Ground("rival accounts of who began it", 1.0)
    return None


def _is_withdrawn(one: Told, other: Told) -> bool:
    same = one.event.type is other.event.type and one.perpetrator == other.perpetrator
    return one.event.modality is Modality.RETRACTED and same


def _is_outcome(one: Told, other: Told) -> bool:
    """Whether `one` tells that nothing has come, so far, of what `other` announces."""
    if other.event.modality not in _AHEAD or one.event.modality in _AHEAD or one.event.type is not other.event.type:
        return False
    same = one.perpetrator in (None, other.perpetrator)
    return same and (one.event.modality is Modality.DENIED or _is_nought(one))


def _is_nought(one: Told) -> bool:
    moved = (Category.RELEASED, Category.EVACUATED)
    return any(figure.value == 0 for kind in moved for figure in one.figures.get(kind, ()))


def _are_rivals(left: Told, right: Told) -> bool:
    """Whether two parties are said to have done it, at one place on one day, and somebody contests that."""
    if left.family != "attack" or left.spot is None or right.spot is None or left.spot.key != right.spot.key:
        return False
    contested = _is_contested(left.event) and _is_contested(right.event)
    return contested and left.perpetrator != right.perpetrator


def _is_contested(event: Event) -> bool:
    return event.modality in _CONTESTED or event.stance is EventStance.DISPUTED
