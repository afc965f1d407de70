"""The user's own places as a table with its index, kept beside the list so that a long list is worked through once."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from crossbearing.errors import InputError
from crossbearing.model.place import Place
from crossbearing.vocab.own import home, own_rows
from crossbearing.vocab.own_file import content_of, is_there, replace
from crossbearing.vocab.own_places import OWN_PLACES, own_place

INDEX = ".places.index"
# Goes up when the lines of the table or its index are made in another way.
_FORM = 2

Lines = list[str]


def own_table(index_of: Callable[[Sequence[str]], Lines]) -> tuple[Lines, Lines]:
    """The lines of the user's own places and of the index to them; both empty if there is no list.

    They are kept in the folder of the list with a fingerprint of it; where it is another list now, they are made anew.
    """
    folder = home()
    if not is_there(folder / OWN_PLACES.file):
        return [], []
    key = _key(folder / OWN_PLACES.file)
    if kept := _kept(folder / INDEX, key):
        return kept
    table = [_line(own_place(row, number)) for number, row in enumerate(own_rows(OWN_PLACES), 1)]
    index = index_of(table)
    with suppress(InputError):  # a folder that may not be written to costs time, and nothing else
        replace(folder / INDEX, "\n".join((key, str(len(table)), *table, *index)).encode())
    return table, index


def _key(path: Path) -> str:
    return f"{_FORM} {version('crossbearing')} {sha256(content_of(path)).hexdigest()}"


def _kept(path: Path, key: str) -> tuple[Lines, Lines] | None:
    """What is kept under this key; None if it is of another list, or cannot be read."""
    try:
        first, _, rest = content_of(path).partition(b"\n")
        if first != key.encode():
            return None
        number, *lines = rest.decode().split("\n")
        return lines[: int(number)], lines[int(number) :]
    except (InputError, ValueError):
        return None


def _line(place: Place) -> str:
    lat, lon = ("" if degrees is None else repr(degrees) for degrees in (place.lat, place.lon))
    cells = ("|".join(place.names), place.kind, place.country, place.admin1, lat, lon, "0", place.id, place.within)
    return "\t".join(cells)
