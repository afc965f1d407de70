"""Plain filters over incidents: place, time, kind, party and grade."""

from dataclasses import dataclass
from functools import partial

from crossbearing.errors import InputError
from crossbearing.model.event import EventType
from crossbearing.model.incident import Incident
from crossbearing.model.kept_row import NO_BEGIN, NO_END, Lookup
from crossbearing.model.when import days_of
from crossbearing.reconcile.families import FAMILIES, family_of
from crossbearing.reconcile.keys import place_skeleton, skeleton_of, slug_of

_SMALL = frozenset({"the", "of", "and", "for"})


@dataclass(frozen=True, slots=True)
class Filter:
    """What incidents are wanted; what is None is not asked for.

    `time` is EDTF (a day, a month, an interval), `kind` an event type or a family (`attack`), `party` a name or part
    of one that is blamed, `grade` one of the grading policy, `least` how many reports tell it at least.
    """

    place: str | None = None
    time: str | None = None
    kind: str | None = None
    party: str | None = None
    grade: str | None = None
    least: int = 1

    def __post_init__(self) -> None:
        if self.time is not None:
            days_of(self.time)
        known = {kind.value for kind in EventType} | set(FAMILIES)
        if self.kind is not None and self.kind not in known:
            raise InputError(f"{self.kind!r} was asked for as a kind of event; there are {', '.join(sorted(known))}")

    def takes(self, incident: Incident) -> bool:
        """Whether an incident is wanted."""
        return (
            len({ref.sha256 for ref in incident.members}) >= self.least
            and self._is_place(incident)
            and self._is_time(incident)
            and (self.kind is None or self.kind in (incident.type.value, family_of(incident.type)))
            and self._is_party(incident)
            and (self.grade is None or (incident.grade is not None and incident.grade.grade == self.grade))
        )

    def lookup(self) -> Lookup:
        """The same wish, for incidents that are kept as rows."""
        first, last = (None, None) if self.time is None else days_of(self.time)
        family = FAMILIES.get(self.kind or "", ())
        return Lookup(
            places=None if self.place is None else (place_skeleton(self.place),),
            begin=None if self.time is None else (NO_BEGIN if first is None else first.isoformat()),
            end=None if self.time is None else (NO_END if last is None else last.isoformat()),
            types=None if self.kind is None else (self.kind, *(kind.value for kind in family)),
            party=None if self.party is None else partial(_is_named, self.party),
            grade=self.grade,
            least=self.least,
        )

    def _is_place(self, incident: Incident) -> bool:
        if self.place is None:
            return True
        return incident.place is not None and skeleton_of(incident.place) == place_skeleton(self.place)

    def _is_time(self, incident: Incident) -> bool:
        if self.time is None:
            return True
        if incident.date is None:
            return False
        (first, last), (begin, end) = days_of(self.time), days_of(incident.date)
        return (last is None or begin is None or begin <= last) and (first is None or end is None or end >= first)

    def _is_party(self, incident: Incident) -> bool:
        if self.party is None:
            return True
        return any(_is_named(self.party, account.blamed) for account in incident.accounts if account.blamed is not None)


def _is_named(wanted: str, key: str) -> bool:
    """Whether a person means the party of this key: by its words in any order, or by its initials."""
    parts = key.partition(":")[2].split("-")
    words = [word for word in slug_of(wanted).split("-") if word not in _SMALL]
    return all(any(word in part for part in parts) for word in words) or slug_of(wanted) == "".join(
        p[:1] for p in parts
    )
