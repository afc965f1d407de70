"""The form that amends an item: for each field what may be written, the same as on the command line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crossbearing.model.entity import Entity
from crossbearing.model.reading import Identified, Reading
from crossbearing.reconcile.decisions.fields import FIELDS, Field
from crossbearing.reconcile.found_again import layer_of
from crossbearing.web.reports.values import TABLES, Values, current

NONE = "none"
_ENUMS = {tuple(one.value for one in kind): table for kind, table in TABLES.items()}  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Option:
    """A value that may be chosen, and what it is called where no table of terms names it."""

    value: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A field of an item: its value now, what may be chosen (nothing: it is written), by which table it is named.

    `hint` says in the words of the command line what may be written; `may_lack` whether it may be none.
    """

    field: str
    now: str
    options: tuple[Option, ...]
    table: str
    hint: str
    may_lack: bool


def choices(reading: Reading, item: Identified, values: Values) -> list[Choice]:
    """The fields of an item that may be amended. What would name somebody protected has to be written anew."""
    protected = isinstance(item, Entity) and item.protect
    found = []
    for name, field in FIELDS.get(layer_of(item), {}).items():
        now = "" if protected and name in ("name", "key", "role") else written(current(item, name))
        options, table = tuple(_options(reading, field, item, values)), field_table(field)
        if not options and not protected:
            # Words of the report may hold a protected name as well.
            now = values.fact(name, field, current(item, name)).value if now != NONE else now
        found.append(Choice(name, now, options, table, field.words, field.may_lack))
    return found


def written(value: Any) -> str:
    """A value as an amendment writes it."""
    if value is None:
        return NONE
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def field_table(field: Field) -> str:
    return "flag" if field.choices == ("yes", "no") else _ENUMS.get(field.choices, "")


def _options(reading: Reading, field: Field, item: Identified, values: Values) -> Iterator[Option]:
    yield from (Option(value) for value in field.choices)
    for one in reading.items() if field.names else ():
        if layer_of(one) in field.names and one.id != item.id:
            yield Option(one.id, values.label(one.id))
