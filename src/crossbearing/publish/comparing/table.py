"""A comparison as a table."""

from collections.abc import Iterator, Mapping, Sequence

from crossbearing.publish.comparing.comparison import Alone, Comparison, Match
from crossbearing.publish.comparing.record import Record
from crossbearing.publish.form import Container, Format
from crossbearing.publish.part import Cell, Column, ColumnType, Parts, Table

_INTEGER, _NUMBER = ColumnType.INTEGER, ColumnType.NUMBER
_BETWEEN = " | "


def _side_columns(side: str, whose: str) -> tuple[Column, ...]:
    return (
        Column(f"{side}_date", f"When it was, by {whose}: a day, or the first and the last"),
        Column(f"{side}_place", f"Where it was, by {whose}"),
        Column(f"{side}_latitude", "Degrees, WGS 84", _NUMBER),
        Column(f"{side}_longitude", "Degrees, WGS 84", _NUMBER),
        Column(f"{side}_kind", f"What it was, by {whose}"),
        Column(f"{side}_killed_low", f"At least so many killed, by {whose}", _NUMBER),
        Column(f"{side}_killed_best", f"Killed, by {whose}", _NUMBER),
        Column(f"{side}_killed_high", f"At most so many killed, by {whose}", _NUMBER),
    )


_OURS, _THEIRS = _side_columns("our", "the ledger"), _side_columns("their", "the table")
COLUMNS = (
    Column("result", "matched, only ours, only theirs, beyond their shape, beyond the ledger, or not compared"),
    Column("incident", "The incident's id in the ledger"),
    Column("their_id", "What the table calls its row"),
    Column("their_row", "The number of the row; the header is 1", _INTEGER),
    Column("score", "How well the two fit, from 0 to 1", _NUMBER),
    Column("why", "What speaks for the match, or why there is none"),
    Column("days_apart", "Days between the two", _INTEGER),
    Column("km_apart", "Kilometres between their positions; empty where one has none", _NUMBER),
    Column("figures", "How the figures of the dead stand to each other"),
    Column("said_by", "The ledger's figures, each with whoever gives it"),
    *_OURS,
    *_THEIRS,
    Column("policy", "The policy by which the ledger's figures were weighed"),
    Column("edition", "The edition that was compared"),
)
FORM = Format("comparison", "A ledger beside a table of others", "1", ".csv", Container.FILE, lambda _: Parts(()))


def comparison_parts(comparison: Comparison) -> Parts:
    """The table, one row for each match, and for each incident and row without one."""
    table = Table("comparison", "An incident, a row of the table, or both", COLUMNS, lambda: _cells(comparison))
    return Parts((table,))


def rows_of(comparison: Comparison) -> Iterator[Mapping[str, Cell]]:
    """The cells of each row by column, as far as there is something in them."""
    end: dict[str, Cell] = {"policy": comparison.edition.policy, "edition": comparison.edition.id}
    yield from ({**_match(one), **end} for one in comparison.matches)
    yield from ({**_alone("only ours", one), **end} for one in comparison.only_ours)
    yield from ({**_alone("only theirs", one), **end} for one in comparison.only_theirs)
    yield from ({**_alone("beyond their shape", one), **end} for one in comparison.beyond)
    yield from ({**_alone("beyond the ledger", one), **end} for one in comparison.beyond_ours)
    for one in (*comparison.unusable_ours, *comparison.unusable_theirs):
        yield {"result": "not compared", **_named(one.key, one.row), "why": one.why, **end}


def _cells(comparison: Comparison) -> Iterator[Sequence[Cell]]:
    return ([row.get(column.name) for column in COLUMNS] for row in rows_of(comparison))


def _match(match: Match) -> dict[str, Cell]:
    ours, theirs, like = match.pair.ours, match.pair.theirs, match.pair.likeness
    return {
        "result": "matched",
        **_side(ours),
        **_side(theirs),
        "score": like.score,
        "why": like.grounds,
        "days_apart": like.days,
        "km_apart": like.km,
        "figures": match.differences.figures,
    }


def _alone(result: str, alone: Alone) -> dict[str, Cell]:
    return {"result": result, **_side(alone.record), "why": alone.why}


def _named(key: str, row: int | None) -> dict[str, Cell]:
    return {"incident": key} if row is None else {"their_id": key, "their_row": row}


def _side(record: Record) -> dict[str, Cell]:
    spot, toll = record.spot, record.toll
    said = (record.when, spot.name, spot.lat, spot.lon, record.kind, toll.low, toll.best, toll.high)
    columns = _OURS if record.row is None else _THEIRS
    cells: dict[str, Cell] = dict(zip((column.name for column in columns), said, strict=True))
    if record.row is None:
        cells["said_by"] = _BETWEEN.join(toll.said_by) or None
    return {**_named(record.key, record.row), **cells}
