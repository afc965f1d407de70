"""Invented wars against their own tables, with days, places, names and numbers changed and rows dropped and added."""

import csv
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

import crossbearing
from crossbearing.publish.comparing import Comparison, Reach, compare
from crossbearing.publish.formats import FORMATS
from crossbearing.publish.outgoing import Outgoing
from crossbearing.publish.writing import write
from crossbearing.run.reader import reader_name
from crossbearing.simulate.telling import tell
from crossbearing.simulate.world import World
from crossbearing.store.ledger_store import LedgerStore

Row = dict[str, str]
DAYS = {"ucdp": ("date_start", "date_end"), "acled": ("event_date",)}
PLACES = {"ucdp": "where_coordinates", "acled": "location"}
NUMBERS = {"ucdp": ("low", "best", "high"), "acled": ("fatalities",)}
OURS = ("incident", "quotes", "reports")
# What was measured on other wars lies some hundredths above.
LEAST = 0.85
KM_A_DEGREE = 111.0


@pytest.fixture(scope="module")
def outgoing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outgoing]:
    path = tmp_path_factory.mktemp("wars") / "war.db"
    with LedgerStore(path, create=True) as store:
        store.add_all([(one.report, one.reading) for one in tell(World.of(7, 120))], reader=reader_name())
    with crossbearing.open(path) as ledger:
        yield ledger.going().outgoing


def written(outgoing: Outgoing, shape: str, folder: Path) -> list[Row]:
    form = FORMATS[shape]
    write(form, form.parts(outgoing), folder / "ours.csv", overwrite=False)
    with (folder / "ours.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def changed(row: Row, shape: str, chance: random.Random, days: int) -> Row:
    """The row as somebody else might have it: a vowel, a number, some kilometres and some days off."""
    row = dict(row)
    for name in DAYS[shape]:
        row[name] = (date.fromisoformat(row[name]) + timedelta(days=days)).isoformat()
    for name in ("latitude", "longitude"):
        if row[name]:
            row[name] = f"{float(row[name]) + chance.uniform(-7, 7) / KM_A_DEGREE:.4f}"
    row[PLACES[shape]] = row[PLACES[shape]].replace("a", chance.choice("ae")).replace("i", chance.choice("ei"))
    for name in NUMBERS[shape]:
        if row[name]:
            row[name] = str(max(1, round(float(row[name]) * chance.choice((0.7, 1, 1, 1.3)))))
    return row


def theirs(rows: Sequence[Row], shape: str) -> Iterator[tuple[str, Row]]:
    """Four of five rows with the incident that each is, and one of five once more at another time."""
    chance = random.Random(11)
    for row in rows:
        if chance.random() < 0.8:
            yield row["incident"], changed(row, shape, chance, chance.choice((0, 0, 0, -1, 1)))
        if chance.random() < 0.2:
            yield "", changed(row, shape, chance, chance.choice((-40, 40)))


def saved(rows: Sequence[Row], path: Path) -> Path:
    columns = [name for name in rows[0] if name not in OURS]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def pairs(found: Comparison) -> set[tuple[int | None, str]]:
    return {(one.pair.theirs.row, one.pair.ours.key) for one in found.matches}


@pytest.mark.parametrize("shape", ["ucdp", "acled"])
def test_known_matches_are_found_and_few_others(shape, outgoing, tmp_path):
    made = list(theirs(written(outgoing, shape, tmp_path), shape))
    real = {(number, key) for number, (key, _) in enumerate(made, 2) if key}
    found = pairs(compare(outgoing, saved([row for _, row in made], tmp_path / "theirs.csv"), Reach()))
    assert len(real) > 40
    assert len(found & real) / len(real) > LEAST
    assert len(found & real) / len(found) > LEAST


@pytest.mark.parametrize("shape", ["ucdp", "acled", "airwars"])
def test_a_ledger_beside_its_own_table_matches_it_throughout(shape, outgoing, tmp_path):
    form = FORMATS[shape]
    path = tmp_path / f"own{form.suffix}"
    write(form, form.parts(outgoing), path, overwrite=False)
    found = compare(outgoing, path, Reach())
    matched = [one.pair for one in found.matches]
    own = [one for one in matched if one.ours.key == one.theirs.key]
    assert len(own) > 40
    assert len(own) / len(matched) > 0.97
    assert all(one.differences.figures != "differ" for one in found.matches if one.pair in own)


def test_the_same_files_make_the_same_comparison(outgoing, tmp_path):
    rows = written(outgoing, "acled", tmp_path)
    path = saved(rows, tmp_path / "theirs.csv")
    again = partial(compare, outgoing, path, Reach())
    assert again() == again()
