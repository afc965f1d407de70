"""Tables of others for tests, made by hand."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

ACLED = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,location,latitude,"
    "longitude,geo_precision,fatalities"
)
UCDP = (
    "id,relid,type_of_violence,dyad_name,side_a,side_b,where_prec,where_coordinates,latitude,longitude,date_prec,"
    "date_start,date_end,best,high,low"
)
AIRWARS = (
    "code,date,date_end,location_name,strike_type_name,latitude,longitude,geolocation_accuracy_name,"
    "civilian_non_combatants_killed_min,civilian_non_combatants_killed_max"
)
SHELLED = ("Explosions/Remote violence", "Shelling/artillery/missile attack")


def acled(key: str = "SYR1", date: str = "2031-03-07", **changes: str) -> dict[str, str]:
    """The shelling of Tall Nur as ACLED might have it."""
    values = (key, date, "1", *SHELLED, "Sahla Army", "Civilians", "Syria", "Tall Nur", "34.7325", "36.7137", "1", "12")
    return {**dict(zip(ACLED.split(","), values, strict=True)), **changes}


def ucdp(key: str = "4711", date: str = "2031-03-07", **changes: str) -> dict[str, str]:
    """The same as UCDP might have it."""
    values = (
        *(key, "X-1", "3", "Sahla Army - Civilians", "Sahla Army", "Civilians", "1", "Tall Nur", "34.7325", "36.7137"),
        *("1", f"{date} 00:00:00.000", f"{date} 00:00:00.000", "12", "15", "9"),
    )
    return {**dict(zip(UCDP.split(","), values, strict=True)), **changes}


def airwars(key: str = "AW1", date: str = "2031-03-07", **changes: str) -> dict[str, str]:
    """The same as Airwars might have it."""
    values = (key, date, "", "Tall Nur", "Artillery", "34.7325", "36.7137", "Town", "9", "12")
    return {**dict(zip(AIRWARS.split(","), values, strict=True)), **changes}


def table(folder: Path, rows: Sequence[Mapping[str, str]], *, separator: str = ",", encoding: str = "utf-8") -> Path:
    """A file of these rows."""
    path = folder / "theirs.csv"
    with path.open("w", encoding=encoding, newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    return path
