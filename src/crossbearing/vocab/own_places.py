"""The user's own places: what `places.csv` looks like, and the places its rows give."""

import re
from collections.abc import Iterator, Sequence

from crossbearing.model.place import KINDS, Place
from crossbearing.vocab.country import country_code, wrong_country
from crossbearing.vocab.own import PLACES
from crossbearing.vocab.own_list import OwnList, Row, names_in
from crossbearing.vocab.own_name import wrong_name

COLUMNS = ("name", "aliases", "country", "admin1", "lat", "lon", "kind", "pcode", "within")
_PLAIN_KIND = "village"
_MOST = {"lat": 90.0, "lon": 180.0}
_NUMBER = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]*)?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]{1,3},[0-9]+")


def own_place(row: Row, number: int) -> Place:
    """The place of a row; its id is `own:` with the P-code, or with the row's number in the user's list."""
    lat, lon = (_degrees(row[axis], most) for axis, most in _MOST.items())
    code = f"own:{row['pcode'] or number}"
    names = _names(row)
    country = country_code(row["country"]) or ""
    return Place(names, row["kind"].lower() or _PLAIN_KIND, country, lat, lon, 0, code, row["admin1"], row["within"])


def _names(row: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys((row["name"], *names_in(row["aliases"]))))


def _complaint(row: Row) -> str | None:
    """What is wrong with a row, and what to do."""
    if row["kind"] and row["kind"].lower() not in KINDS:
        return f"kind is {row['kind']!r}; give one of: {', '.join(KINDS)}"
    if row["country"] and (wrong := wrong_country(row["country"])):
        return wrong
    return _wrong_names(row) or _wrong_position(row)


def _wrong_names(row: Row) -> str | None:
    names = _names(row)
    if wrong := next(filter(None, map(wrong_name, names)), None):
        return wrong
    if row["within"] and row["within"].casefold() in {name.casefold() for name in names}:
        return f"within is {row['within']!r}, the place itself; give the place around it"
    return None


def _wrong_position(row: Row) -> str | None:
    for axis, most in _MOST.items():
        if row[axis] and _degrees(row[axis], most) is None:
            return f"{axis} is {row[axis]!r}; {_instead(row[axis], most)}"
    if bool(row["lat"]) is not bool(row["lon"]):
        return "one of lat and lon is empty; give both or neither"
    if not row["lat"] and not row["within"]:
        return "no position; give lat and lon, or the place around it in the column within"
    return None


def _clashes(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Rows with the P-code of another row before them. Equal rows are one."""
    seen: dict[str, Row] = {}
    for at, row in enumerate(rows):
        code = row.get("pcode")
        if code and (other := seen.setdefault(code, row)) != row:
            yield at, f"pcode {code!r} is that of {other['name']!r} too; give each place its own"


OWN_PLACES = OwnList(PLACES, COLUMNS, ("name",), _complaint, _clashes)


def _instead(cell: str, most: float) -> str:
    if _DECIMAL_COMMA.fullmatch(cell):
        return f"write the number with a point: {cell.replace(',', '.')}"
    return f"give degrees between -{most:g} and {most:g}, such as 34.7325"


def _degrees(cell: str, most: float) -> float | None:
    """The cell as degrees; None where it is empty, no number or out of bounds."""
    if not _NUMBER.fullmatch(cell):
        return None
    value = float(cell)
    return value if -most <= value <= most else None
