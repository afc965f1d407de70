"""Tables in the shape of UCDP GED."""

from crossbearing.model.event import ATTACKS
from crossbearing.publish.comparing.record import Record, Toll, Unusable
from crossbearing.publish.comparing.shape import Reading, Shape, spot_of
from crossbearing.publish.comparing.slack import DISTRICT, NEAR, REGION
from crossbearing.publish.comparing.table_file import listed
from crossbearing.publish.ucdp.form import why_not

_SLACK = {"2": NEAR, "3": DISTRICT, "4": REGION, "5": REGION, "6": None, "7": None}
_TYPES = {"1": "state-based violence", "2": "non-state violence", "3": "one-sided violence"}


def _record(reading: Reading) -> Record | Unusable:
    key = reading.cell("id", "incident") or f"row {reading.number}"
    first, last = (reading.day(reading.cell(name)) for name in ("date_start", "date_end"))
    if first is None or last is None:
        found = ", ".join(repr(reading.cell(name)) for name in ("date_start", "date_end"))
        return Unusable(key, reading.number, f"date_start and date_end are {found}, which are no dates")
    if last < first:
        return Unusable(key, reading.number, f"it ends on {last}, before it begins on {first}")
    return Record(
        key=key,
        row=reading.number,
        first=first,
        last=last,
        spot=spot_of(
            reading, reading.cell("where_coordinates", "where_description"), _SLACK.get(reading.cell("where_prec"), 0.0)
        ),
        kind=_TYPES.get(reading.cell("type_of_violence"), "violence"),
        kinds=ATTACKS,
        toll=Toll(reading.count_in("low"), reading.count_in("best"), reading.count_in("high")),
        sides=listed(reading.row, "side_a", "side_b"),
    )


SHAPE = Shape(
    name="ucdp",
    words="UCDP GED",
    marks=frozenset(
        ("relid", "type_of_violence", "dyad_name", "side_a", "side_b", "where_prec", "date_prec", "priogrid_gid")
    ),
    needed=(
        *(("date_start",), ("date_end",), ("best",), ("low",), ("high",)),
        *(
            ("latitude", "where_coordinates", "where_description"),
            ("longitude", "where_coordinates", "where_description"),
        ),
    ),
    read=(
        *(
            "id",
            "incident",
            "date_start",
            "date_end",
            "where_coordinates",
            "where_description",
            "where_prec",
            "country",
            "latitude",
        ),
        *("longitude", "type_of_violence", "low", "best", "high", "side_a", "side_b"),
    ),
    dates=("date_start", "date_end"),
    record=_record,
    beyond=why_not,
)
