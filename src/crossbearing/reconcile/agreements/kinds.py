"""What kind of thing is owed: people let go, arms handed over, fire held, and by which happenings it is done."""

from dataclasses import dataclass
from functools import cache

from crossbearing.model.event import EventType
from crossbearing.reconcile.agreements.wording import stemmed, stems_of
from crossbearing.vocab import load

# The kind of what fits none.
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of duty.

    `keeps`: it is kept day by day. `once`: doing it at all is doing it all. `others`: others than the debtor may be
    seen doing it. `counts` are the units it is told in (none: any), `unless` stems that make it another kind. `plain`
    are the stems that any duty of the kind may have.
    """

    name: str
    verbs: frozenset[str]
    about: frozenset[str]
    alone: frozenset[str]
    events: frozenset[EventType]
    keeps: bool = False
    once: bool = False
    others: bool = False
    counts: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    @property
    def plain(self) -> frozenset[str]:
        return self.verbs | self.alone

    def fits(self, stems: frozenset[str]) -> bool:
        """Whether these words tell of a duty of this kind."""
        if not self.unless.isdisjoint(stems):
            return False
        if not self.alone.isdisjoint(stems):
            return True
        return not self.verbs.isdisjoint(stems) and (len(self.about) == 0 or not self.about.isdisjoint(stems))

    def takes(self, unit: str) -> bool:
        """Whether so many of this unit can be owed or done of a duty of this kind."""
        if self.keeps:
            return False
        return not self.counts or unit in self.counts or unit not in _known_units()


_OTHER = Kind(OTHER, frozenset(), frozenset(), frozenset(), frozenset())


def kind_of(*texts: str | None) -> Kind:
    """The kind of duty that these words tell, the first listed that fits."""
    stems = stems_of(*texts)
    return next((kind for kind in kinds() if kind.fits(stems)), _OTHER)


def kind_named(name: str) -> Kind:
    """The kind of this name."""
    return next((kind for kind in kinds() if kind.name == name), _OTHER)


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind, in the order in which they are tried."""
    return tuple(
        Kind(
            name=row["name"],
            verbs=stemmed(row.get("verbs", ())),
            about=stemmed(row.get("about", ())),
            alone=stemmed(row.get("alone", ())),
            events=frozenset(EventType(name) for name in row["events"]) if "events" in row else frozenset(),
            keeps=row.get("keeps", False),
            once=row.get("once", False),
            others=row.get("others", False),
            counts=frozenset(unit for table in row.get("counts", ()) for unit in load("duty_classes")["units"][table]),
            unless=stemmed(row.get("unless", ())),
        )
        for row in load("duty_classes")["kinds"]
    )


@cache
def _known_units() -> frozenset[str]:
    """The units that some kind names."""
    return frozenset(unit for kind in kinds() for unit in kind.counts)
