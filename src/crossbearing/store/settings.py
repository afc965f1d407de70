"""The settings of a ledger: each change of one is a row that the log tells of, and the last one counts."""

# Invariant: what a setting was at any entry of the log can be told from the rows before it.

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from crossbearing.errors import InputError
from crossbearing.model.decision import is_same_person
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.tables import LOG, SETTING

TWO_PERSON = "two-person"
ON, OFF = "on", "off"
# By name, what a ledger has where nobody set anything, the values there are, and one line of help.
SETTINGS = {
    TWO_PERSON: (OFF, (ON, OFF), "Decisions that change the record take effect once another person accepts them."),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a setting that somebody asked for: when (ISO 8601), who, what and why."""

    entry: int
    at: str
    who: str
    name: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class TwoPerson:
    """Whether the two-person rule is on, and who has asked to switch it off where nobody else has yet."""

    on: bool
    off_asked_by: str | None = None


class Settings:
    """The settings of an open ledger."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store

    def changes(self) -> list[Change]:
        """Every change that was asked for, first to last."""
        return [_change(row) for row in self._store.rows(_QUERY)]

    def two_person(self) -> TwoPerson:
        """The two-person rule as it is now."""
        return two_person(self.changes())

    def change(self, name: str, value: str, *, who: str, why: str) -> TwoPerson:
        """Set a setting to a value, and what the two-person rule is then. InputError where that cannot be asked for.

        To switch the rule off takes two persons, like all that is decided under it: both ask for the same.
        """
        _require_known(name, value)
        if not who.strip() or not why.strip():
            raise InputError(f"{name} {value} was asked for and who asks, or why, is empty. Give --who and --why")
        with self._store.writing("change a setting of") as (connection, log):
            before = two_person(_changes_in(connection))
            _require_change(before, value, who)
            text = msgspec.json.encode({"value": value, "why": why}).decode()
            log.add_row(SETTING, {"key": name, "value": text}, who=who)
            return two_person(_changes_in(connection))


def two_person(changes: Iterable[Change]) -> TwoPerson:
    """What the changes, first to last, make of the two-person rule."""
    rule = TwoPerson(SETTINGS[TWO_PERSON][0] == ON)
    for change in changes:
        if change.name != TWO_PERSON:
            continue
        if change.value == ON:
            rule = TwoPerson(True)
        elif rule.on:
            first = rule.off_asked_by
            seconded = first is not None and not is_same_person(first, change.who)
            rule = TwoPerson(False) if seconded else TwoPerson(True, change.who if first is None else first)
    return rule


_QUERY = (
    select(SETTING.c.entry, LOG.c.at, LOG.c.who, SETTING.c.key, SETTING.c.value)
    .join(LOG, LOG.c.sequence == SETTING.c.entry)
    .order_by(SETTING.c.entry)
)


def _changes_in(connection: Connection) -> Sequence[Change]:
    return [_change(row) for row in connection.execute(_QUERY).all()]


def _change(row: Any) -> Change:
    said = msgspec.json.decode(row.value, type=dict[str, str])
    return Change(row.entry, row.at, row.who, row.key, said["value"], said["why"])


def _require_known(name: str, value: str) -> None:
    if name not in SETTINGS:
        raise InputError(f"The setting {name!r} was asked for. Known are: {', '.join(SETTINGS)}")
    values = SETTINGS[name][1]
    if value not in values:
        raise InputError(f"{name} {value!r} was asked for. It may be {' or '.join(values)}")


def _require_change(rule: TwoPerson, value: str, who: str) -> None:
    """InputError where the rule is that already, or the same person asks twice to switch it off."""
    asked = rule.off_asked_by
    if asked is None and rule.on is (value == ON):
        raise InputError(f"{TWO_PERSON} {value} was asked for, and it is {value} already. Nothing was changed")
    if value == OFF and asked is not None and is_same_person(asked, who):
        raise InputError(f"{TWO_PERSON} {OFF} was asked for by {asked} already. Another person has to ask for it too")
