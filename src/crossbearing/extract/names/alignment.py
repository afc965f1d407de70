"""The side a report puts an entity on."""

from crossbearing.extract.names.referent import Referent
from crossbearing.model.entity import Alignment, EntityType

_BY_SORT = {
    "people": Alignment.CIVILIAN,
    "monitor": Alignment.MONITOR,
    "opposition": Alignment.OPPOSITION,
}
_BY_TYPE = {
    EntityType.MONITOR: Alignment.MONITOR,
    EntityType.GOVERNMENT: Alignment.GOVERNMENT,
    EntityType.FACILITY: Alignment.CIVILIAN,
}
_SAYS_NOTHING = (EntityType.PLACE, EntityType.DOCUMENT)


def side_of(referent: Referent) -> Alignment:
    """The side most of the referent's words speak for, else the one its kind implies."""
    if referent.type in _SAYS_NOTHING:
        return Alignment.UNKNOWN
    if referent.sides:
        most = max(referent.sides.values())
        return next(side for side in Alignment if referent.sides[side] == most)
    return _BY_SORT.get(referent.sort) or _BY_TYPE.get(referent.type, Alignment.UNKNOWN)
