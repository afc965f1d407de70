"""The user's own places: what `places.csv` looks like, and the places its rows give."""

from functools import cache

from crossbearing.model.place import KINDS, Place
from crossbearing.vocab import load
from crossbearing.vocab.own import PLACES, OwnList, Row, names_in

COLUMNS = ("name", "aliases", "country", "admin1", "lat", "lon", "kind", "pcode", "within")
_PLAIN_KIND = "village"
_MOST = {"lat": 90.0, "lon": 180.0}


def own_place(row: Row, number: int) -> Place:
    """The place of a row; its id is `own:` with the P-code, or with the row's number in the user's list."""
    lat, lon = (_degrees(row[axis], most) for axis, most in _MOST.items())
    code = f"own:{row['pcode'] or number}"
    names = tuple(dict.fromkeys((row["name"], *names_in(row["aliases"]))))
    country = _country(row["country"]) or ""
    return Place(names, row["kind"].lower() or _PLAIN_KIND, country, lat, lon, 0, code, row["admin1"], row["within"])


def _complaint(row: Row) -> str | None:
    """What is wrong with a row, and what to do."""
    if row["kind"] and row["kind"].lower() not in KINDS:
        return f"kind is {row['kind']!r}; give one of: {', '.join(KINDS)}"
    if row["country"] and _country(row["country"]) is None:
        return f"country is {row['country']!r}; give its two-letter ISO code, such as SY, or its English name"
    for axis, most in _MOST.items():
        if row[axis] and _degrees(row[axis], most) is None:
            return f"{axis} is {row[axis]!r}; give degrees between -{most:g} and {most:g}, such as 34.7325"
    if bool(row["lat"]) is not bool(row["lon"]):
        return "one of lat and lon is empty; give both or neither"
    if not row["lat"] and not row["within"]:
        return "no position; give lat and lon, or the place around it in the column within"
    return None


OWN_PLACES = OwnList(PLACES, COLUMNS, ("name",), _complaint)


def _degrees(cell: str, most: float) -> float | None:
    """The cell as degrees; None where it is empty, no number or out of bounds."""
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if -most <= value <= most else None


def _country(cell: str) -> str | None:
    """The ISO code of a country given by code or English name."""
    return cell.upper() if len(cell) == 2 and cell.isalpha() else _codes().get(cell.casefold())


@cache
def _codes() -> dict[str, str]:
    """Country codes by the names of the countries, in small letters."""
    rows = load("countries")["countries"].items()
    return {name.casefold(): code for code, row in rows for name in (row["name"], *row.get("aliases", ()))}
