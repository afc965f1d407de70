"""Columns that several tables share: parties, places, times and words of reports."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from crossbearing.model.content import content_key
from crossbearing.publish.outgoing import PublicAmount
from crossbearing.publish.part import Column, ColumnType
from crossbearing.publish.tables.sheet import Field, number, text
from crossbearing.publish.values import Number, Party, Passage, Site, Source, Span

Of = TypeVar("Of")
Value = TypeVar("Value")
Got = TypeVar("Got")
# Between ids and names of one cell, and between the words of reports in one.
BETWEEN, BETWEEN_QUOTES = "; ", " | "
# Signs of the hash that a position is named by.
_SIGNS = 12


def listed(values: Iterable[str | None]) -> str:
    """Several values in one cell, each once."""
    return BETWEEN.join(dict.fromkeys(value for value in values if value))


def quotes(passages: Iterable[Passage]) -> str:
    """The words of several passages in one cell, each once."""
    return BETWEEN_QUOTES.join(dict.fromkeys(one.exact for one in passages))


def site_id(site: Site) -> str:
    """What a position is called: a place may be placed in two ways by two reports, which makes two."""
    values = (getattr(site, name) for name in Site.__slots__)
    return "s" + content_key(*(None if value is None else str(value) for value in values))[:_SIGNS]


def party_fields(name: str, words: str, get: Callable[[Of], Party | None]) -> list[Field[Of]]:
    """Who somebody is: the key of the table of parties, and the name."""
    return [
        text(name, f"{words}: the key in the table parties.", lambda one: _or_none(get(one), lambda it: it.key)),
        text(f"{name}_name", f"{words}: the name.", lambda one: _or_none(get(one), lambda it: it.name)),
    ]


def date_fields(get: Callable[[Of], Span], what: str = "it happened") -> list[Field[Of]]:
    """When something is."""
    return [
        text("date", f"When {what}, as finely as it is known (EDTF; .. is an open end).", lambda one: get(one).edtf),
        _day("date_first", "The first day it can be; blank where open or unknown.", lambda one: get(one).first),
        _day("date_last", "The last day it can be; blank where open or unknown.", lambda one: get(one).last),
        text("date_precision", "How finely the date is known.", lambda one: get(one).precision.value),
        text(
            "date_rounded", "The rule that made the date coarser; blank where none did.", lambda one: get(one).rounded
        ),
    ]


def place_fields(get: Callable[[Of], Site | None]) -> list[Field[Of]]:
    """Where something is."""

    def of(take: Callable[[Site], Got | None]) -> Callable[[Of], Got | None]:
        return lambda one: _or_none(get(one), take)

    return [
        text("place", "The key of the place, the same in all reports that name it.", of(lambda it: it.key)),
        text("place_name", "The place as it is named.", of(lambda it: it.name)),
        text("site", "The position: the key in the table sites.", of(site_id)),
        number("latitude", "Degrees north (WGS 84); blank where the place is not placed.", of(lambda it: it.lat)),
        number("longitude", "Degrees east (WGS 84); blank where the place is not placed.", of(lambda it: it.lon)),
        text(
            "extent",
            "How large a stretch the position stands for.",
            of(lambda it: it.extent.value if it.extent else None),
        ),
        text("country", "The country (ISO 3166).", of(lambda it: it.country)),
        text("admin1", "The first-order division.", of(lambda it: it.admin1)),
        text("place_rounded", "The rule that made the place coarser; blank where none did.", of(lambda it: it.rounded)),
    ]


def source_fields(get: Callable[[Of], Source]) -> list[Field[Of]]:
    """Which report something stands in."""
    return [
        text("source", "The report: the key in the table sources.", lambda one: get(one).id),
        text("publisher", "Who published the report.", lambda one: get(one).publisher),
    ]


def amount_fields(name: str, words: str, get: Callable[[Of], PublicAmount | None]) -> list[Field[Of]]:
    """The least and the most of something."""
    return [
        number(f"{name}_low", f"{words}, at least.", lambda one: _or_none(get(one), _low)),
        number(
            f"{name}_high", f"{words}, at most; blank where nothing bounds it.", lambda one: _or_none(get(one), _high)
        ),
        text(f"{name}_unit", f"{words}: what is counted.", lambda one: _or_none(get(one), lambda it: it.unit)),
    ]


def quotes_field(
    get: Callable[[Of], Iterable[Passage]], name: str = "quotes", words: str = "The words of reports it rests on"
) -> Field[Of]:
    """The words of reports."""
    return text(name, f"{words}; those of several passages are divided by a bar.", lambda one: quotes(get(one)))


def _or_none(value: Value | None, take: Callable[[Value], Got | None]) -> Got | None:
    return None if value is None else take(value)


def _low(amount: PublicAmount) -> Number:
    return amount.low


def _high(amount: PublicAmount) -> Number | None:
    return amount.high


def _day(name: str, words: str, get: Callable[[Of], date | None]) -> Field[Of]:
    def cell(one: Of) -> str | None:
        day = get(one)
        return None if day is None else day.isoformat()

    return Field(Column(name, words, ColumnType.DATE), cell)
