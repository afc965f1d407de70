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
    seen doing it. `plain` are the stems that any duty of the kind may have.
    """

    name: str
    verbs: frozenset[str]
    about: frozenset[str]
    alone: frozenset[str]
    events: frozenset[EventType]
    keeps: bool = False
    once: bool = False
    others: bool = False

    @property
    def plain(self) -> frozenset[str]:
        return self.verbs | self.alone

    def fits(self, stems: frozenset[str]) -> bool:
        """Whether these words tell of a duty of this kind."""
        if not self.alone.isdisjoint(stems):
            return True
        return not self.verbs.isdisjoint(stems) and (len(self.about) == 0 or not self.about.isdisjoint(stems))


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
        )
        for row in load("duty_classes")["kinds"]
    )
