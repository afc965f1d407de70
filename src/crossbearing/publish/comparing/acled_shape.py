"""Tables in the shape of ACLED."""

from datetime import timedelta

from crossbearing.model.event import EventType
from crossbearing.publish.acled.form import why_not
from crossbearing.publish.acled.types import kinds_of
from crossbearing.publish.comparing.record import Record, Toll, Unusable
from crossbearing.publish.comparing.shape import Reading, Shape, spot_of
from crossbearing.publish.comparing.slack import NEAR, REGION
from crossbearing.publish.comparing.table_file import listed

# Of a week or a month, the day in its middle is given.
_DAYS_EITHER_SIDE = {"2": 3, "3": 15}
_SLACK = {"2": NEAR, "3": REGION}


def _record(reading: Reading) -> Record | Unusable:
    key = reading.cell("event_id_cnty", "event_id_no_cnty", "data_id", "incident") or f"row {reading.number}"
    day = reading.day(reading.cell("event_date"))
    if day is None:
        return Unusable(key, reading.number, f"event_date is {reading.cell('event_date')!r}, which is no date")
    around = timedelta(days=_DAYS_EITHER_SIDE.get(reading.cell("time_precision"), 0))
    killed = reading.count_in("fatalities")
    low, high = reading.count_in("fatalities_low"), reading.count_in("fatalities_high")
    event, sub = reading.cell("event_type"), reading.cell("sub_event_type")
    return Record(
        key=key,
        row=reading.number,
        first=day - around,
        last=day + around,
        spot=spot_of(reading, reading.cell("location"), _SLACK.get(reading.cell("geo_precision"), 0.0)),
        kind=" / ".join(filter(None, (event, sub))) or "no type",
        kinds=_kinds(event, sub),
        toll=Toll(low, killed, high),
        sides=listed(reading.row, "actor1", "actor2"),
    )


def _kinds(event: str, sub: str) -> frozenset[EventType] | None:
    return kinds_of(event, sub) if event else None


SHAPE = Shape(
    name="acled",
    words="ACLED",
    marks=frozenset(
        ("event_id_cnty", "event_date", "event_type", "sub_event_type", "time_precision", "geo_precision", "fatalities")
    ),
    needed=(("event_date",), ("event_type",), ("fatalities",), ("latitude", "location"), ("longitude", "location")),
    read=(
        *("event_id_cnty", "event_id_no_cnty", "data_id", "incident", "event_date", "time_precision", "event_type"),
        *("sub_event_type", "location", "country", "latitude", "longitude", "geo_precision", "fatalities"),
        *("fatalities_low", "fatalities_high", "actor1", "actor2"),
    ),
    dates=("event_date",),
    record=_record,
    beyond=why_not,
    zero_is_unknown=True,
)
