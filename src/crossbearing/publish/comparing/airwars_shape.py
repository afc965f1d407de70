"""Tables in the shape of Airwars' incidents."""

from crossbearing.model.event import ATTACKS, EventType
from crossbearing.publish.airwars.terms import terms
from crossbearing.publish.comparing.record import Record, Toll, Unusable
from crossbearing.publish.comparing.shape import Reading, Shape, spot_of
from crossbearing.publish.comparing.slack import DISTRICT, REGION
from crossbearing.publish.comparing.table_file import listed
from crossbearing.publish.outgoing import PublicIncident

_CIVILIANS, _UNDETERMINED = "civilian_non_combatants_killed", "undetermined_killed"
_SLACK = {
    "subdistrict": DISTRICT,
    "district": DISTRICT,
    "province/governorate": REGION,
    "region": REGION,
    "country": None,
}


def _record(reading: Reading) -> Record | Unusable:
    key = reading.cell("code", "unique_reference_code") or f"row {reading.number}"
    first = reading.day(reading.cell("date"))
    if first is None:
        return Unusable(key, reading.number, f"date is {reading.cell('date')!r}, which is no date")
    last = reading.day(reading.cell("date_end")) or first
    if last < first:
        return Unusable(key, reading.number, f"it ends on {last}, before it begins on {first}")
    strike = reading.cell("strike_type_name", "strike_type")
    accuracy = reading.cell("geolocation_accuracy_name", "geolocation_accuracy")
    low = reading.count_in(f"{_CIVILIANS}_min", f"{_UNDETERMINED}_min", "killed_min")
    high = reading.count_in(f"{_CIVILIANS}_max", f"{_UNDETERMINED}_max", "killed_max")
    return Record(
        key=key,
        row=reading.number,
        first=first,
        last=last,
        spot=spot_of(reading, reading.cell("location_name"), _SLACK.get(accuracy.casefold(), 0.0)),
        kind=strike or "attack",
        kinds=_kinds(strike),
        toll=Toll(low, low if low == high else None, high),
        sides=listed(reading.row, "belligerent", "targeted_belligerent_name", "targeted_belligerent"),
    )


def _kinds(strike: str) -> frozenset[EventType]:
    """The event types of a strike type; any attack where the ledger has none by that name."""
    types = {EventType(name) for name, row in terms()["types"].items() if row["strike"].casefold() == strike.casefold()}
    if strike.casefold() in (name.casefold() for name in terms()["weapons"].values()):
        types = {EventType.AIRSTRIKE}
    return frozenset(types) or ATTACKS


def _beyond(incident: PublicIncident) -> str | None:
    return None if incident.type.value in terms()["types"] else "no attack: Airwars has nothing else"


SHAPE = Shape(
    name="airwars",
    words="Airwars",
    marks=frozenset(
        (
            *("code", "civilian_harm_status", "civilian_harm_status_name", "strike_type", "strike_type_name"),
            *("strike_status", "strike_status_name", "local_time_type", "location_name", "geolocation_accuracy"),
            *("geolocation_accuracy_name", f"{_CIVILIANS}_min", f"{_CIVILIANS}_max"),
        )
    ),
    needed=(
        ("code", "unique_reference_code"),
        ("date",),
        ("latitude", "location_name"),
        ("longitude", "location_name"),
    ),
    read=(
        *("code", "unique_reference_code", "date", "date_end", "location_name", "country", "country_name", "latitude"),
        *("longitude", "strike_type_name", "strike_type", "geolocation_accuracy_name", "geolocation_accuracy"),
        *(f"{_CIVILIANS}_min", f"{_CIVILIANS}_max", f"{_UNDETERMINED}_min", f"{_UNDETERMINED}_max"),
        *("killed_min", "killed_max", "belligerent", "targeted_belligerent_name", "targeted_belligerent"),
    ),
    dates=("date", "date_end"),
    record=_record,
    beyond=_beyond,
    civilians=True,
)
