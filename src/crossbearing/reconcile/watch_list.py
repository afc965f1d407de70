"""Reads a user's watch list: whom to watch and what they usually cover."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crossbearing.errors import InputError
from crossbearing.model.watch import Watched, WatchKind
from crossbearing.reconcile.filter import Filter

_HOW = (
    "a watch list has [[outlet]] and [[party]] tables with a name, and if wanted names, places, types, parties (lists) "
    "and days (a number)"
)
# Nobody is expected to speak of something a year later.
LONGEST_DAYS = 366
_LISTS = ("names", "places", "types", "parties")


def watch_list(path: Path) -> tuple[Watched, ...]:
    """The outlets and parties of a TOML file; InputError where it is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"Cannot read the watch list {path}: {error}; {_HOW}") from error
    return watched_in(text, str(path))


def watched_in(text: str, path: str) -> tuple[Watched, ...]:
    """The outlets and parties of a TOML text, which messages call `path`; InputError where it is no watch list."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"Cannot read the watch list {path}: {error}; {_HOW}") from error
    unknown = sorted(set(table) - {kind.value for kind in WatchKind})
    if unknown or not table:
        found = f"{unknown[0]!r}" if unknown else "nothing"
        raise InputError(f"The watch list {path} holds {found}; {_HOW}")
    return tuple(_watched(row, kind, path) for kind in WatchKind for row in _rows(table, kind, path))


def _rows(table: Mapping[str, Any], kind: WatchKind, path: str) -> list[Any]:
    rows = table.get(kind.value, [])
    if not isinstance(rows, list):
        raise InputError(f"In the watch list {path} {kind.value} is no list of tables; {_HOW}")
    return rows


def _watched(row: Any, kind: WatchKind, path: str) -> Watched:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise InputError(f"An entry under {kind.value} in the watch list {path} has no name; {_HOW}")
    unknown = sorted(set(row) - {"name", "days", *_LISTS})
    days = row.get("days", Watched.__dataclass_fields__["days"].default)
    lists = {name: row.get(name, []) for name in _LISTS}
    wrong = [name for name, words in lists.items() if not _is_words(words)]
    if unknown or wrong or isinstance(days, bool) or not isinstance(days, int) or not 0 <= days <= LONGEST_DAYS:
        found = next(iter((*unknown, *wrong, "days (0 to 366)")))
        raise InputError(f"{row['name']} in the watch list {path} has a wrong {found!r}; {_HOW}")
    for kind_of_event in lists["types"]:
        Filter(kind=kind_of_event)
    return Watched(row["name"], kind, days=days, **{name: tuple(words) for name, words in lists.items()})


def _is_words(words: object) -> bool:
    return isinstance(words, list) and all(isinstance(word, str) for word in words)
