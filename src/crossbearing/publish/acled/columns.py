"""The columns of ACLED's event data, in its order, with what stands in them here."""

from crossbearing.publish.own_columns import OWN_COLUMNS
from crossbearing.publish.part import Column, ColumnType

_INTEGER, _NUMBER, _DATE = ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.DATE
_THEIRS = "Empty: ACLED gives it"

ACLED_COLUMNS = (
    Column("event_id_cnty", _THEIRS),
    Column("event_date", "The day; of a week or a month the one in its middle", _DATE),
    Column("year", "The year of that day", _INTEGER),
    Column("time_precision", "1 the day, 2 a week, 3 a month", _INTEGER),
    Column("disorder_type", "Political violence or Strategic developments; empty where the event type is"),
    Column("event_type", "ACLED's type; empty where it turns on who was hit or who did it, and that is not told"),
    Column("sub_event_type", "ACLED's type, as above"),
    Column("actor1", "Who did it; empty where nobody is named or versions differ"),
    Column("assoc_actor_1", "Empty: who else took part is not kept apart"),
    Column("inter1", "What actor1 is, in ACLED's words; empty where that is not told"),
    Column("actor2", "Who was hit, by most reports"),
    Column("assoc_actor_2", "Whom other reports name in that role"),
    Column("inter2", "What actor2 is, in ACLED's words; empty where that is not told"),
    Column("interaction", "Both, in ACLED's words"),
    Column("civilian_targeting", "Civilian targeting where an attack hit civilians by all who name anybody hit"),
    Column("iso", "The country's ISO number", _INTEGER),
    Column("region", _THEIRS),
    Column("country", "The country, by its name in the news"),
    Column("admin1", "First division of the country"),
    Column("admin2", "Second division of the country"),
    Column("admin3", "Empty: the gazetteer has none"),
    Column("location", "The place as it is named"),
    Column("latitude", "Degrees, WGS 84", _NUMBER),
    Column("longitude", "Degrees, WGS 84", _NUMBER),
    Column("geo_precision", "1 a town, 2 part of a region or near a town, 3 a larger region", _INTEGER),
    Column("source", "The publishers of the reports"),
    Column("source_scale", "Empty: how near a source is to the event is ACLED's to say"),
    Column("notes", "A sentence made of what happened and of the reports' words"),
    Column(
        "fatalities", "Killed, by the edition's policy; empty where that is unknown, where ACLED writes 0", _INTEGER
    ),
    Column("tags", _THEIRS),
    Column("timestamp", "The day of the newest report that tells it, in seconds since 1970", _INTEGER),
)
FATALITY_COLUMNS = (
    Column("fatalities_low", "At least so many killed, by the policy", _INTEGER),
    Column("fatalities_high", "At most so many killed, by the policy", _INTEGER),
)
COLUMNS = (*ACLED_COLUMNS, *FATALITY_COLUMNS, *OWN_COLUMNS)
