"""Readings of one invented strike told by several reports, with changes, for tests of what reports say together."""

from dataclasses import replace
from typing import Any

from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.event import Event, Role, RoleBasis
from crossbearing.model.figure import Figure, Modifier
from crossbearing.model.reading import Imprint, Reading
from crossbearing.model.when import Basis, Precision, When
from made import BODY, make_reading, make_report


def on(day: str) -> When:
    """A day as an event carries it."""
    return When(day, Precision.DAY, Basis.EXPLICIT)


def told(imprint: Imprint, number: int, *, killed: int = 12, **changes: Any) -> Reading:
    """What report `number` tells of the strike, by an outlet of its own, with changes to its one event."""
    report = make_report(f"r{number}.txt", text=BODY + " " * number)
    imprint = replace(imprint, publisher=f"Outlet {number}", publisher_entity="e1")
    reading = make_reading(report, imprint, killed=killed, published=changes.pop("published", "2031-05-13"))
    outlet = Entity("e1", f"media:outlet-{number}", f"Outlet {number}", EntityType.MEDIA, ())
    reading = replace(reading, entities=(outlet, *reading.entities[1:]))
    return replace(reading, events=(replace(reading.events[0], **changes),))


def blaming(reading: Reading, party: str | None) -> Reading:
    """The reading with somebody as doer of its event; None blames nobody."""
    if party is None:
        return reading
    mention = Mention("Rockets", 0, 7, MentionKind.NAME)
    doer = Entity("e9", f"actor:{party}", party, EntityType.ARMED_ACTOR, (mention,))
    event = replace(reading.events[0], perpetrator=Role("e9", RoleBasis.STATED))
    return replace(reading, entities=(*reading.entities, doer), events=(event,))


def counting(reading: Reading, **changes: Any) -> Reading:
    """The reading with another bound or count in its one figure: `counting(r, modifier=..., low=..., high=None)`."""
    return replace(reading, quantities=(replace(reading.quantities[0], **changes),))


def also_counting(reading: Reading, figure: Figure) -> Reading:
    """The reading with a further figure of its event."""
    event: Event = replace(reading.events[0], casualties=(*reading.events[0].casualties, figure.id))
    return replace(reading, quantities=(*reading.quantities, figure), events=(event,))


def at_least(reading: Reading, number: int) -> Reading:
    """The reading with "at least" so many killed."""
    return counting(reading, value=number, low=number, high=None, modifier=Modifier.AT_LEAST)
