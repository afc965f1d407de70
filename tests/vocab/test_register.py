import csv
from importlib.resources import files
from pathlib import Path

import pytest

from crossbearing.errors import InputError
from crossbearing.model.entity import Alignment
from crossbearing.vocab.own import add_rows
from crossbearing.vocab.own_list import checked_rows, rows_of
from crossbearing.vocab.register import OWN_REGISTER, actors_of, folded, register

HEADER = "name,aliases,kind,country,side,from,to,part_of\n"


def write(folder: Path, rows: str) -> Path:
    path = folder / "mine.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


def test_every_shipped_row_is_one_a_user_could_add() -> None:
    shipped = Path(str(files("crossbearing.vocab") / "en" / "register.csv"))
    assert len(rows_of(shipped, OWN_REGISTER)) > 1000


def test_what_an_actor_is_part_of_is_listed_too() -> None:
    known = register()
    assert [a.names[0] for a in known.actors if a.part_of and not known.named(a.part_of)] == []


@pytest.mark.parametrize(
    ("day", "side"),
    [
        ("1999", Alignment.OPPOSITION),
        ("2010-05-01", Alignment.GOVERNMENT),
        ("2021-03", Alignment.INDEPENDENT),
        ("1980", Alignment.OPPOSITION),
        (None, Alignment.INDEPENDENT),
    ],
)
def test_the_side_of_an_actor_is_the_one_of_the_day(day: str | None, side: Alignment) -> None:
    rows = [
        {"from": "1995", "to": "2004-06", "side": "opposition"},
        {"from": "2004-07", "to": "2015", "side": "government"},
        {"from": "2016", "to": "", "side": "independent"},
    ]
    full = [
        {"name": "Hill Front", "aliases": "", "kind": "armed_group", "country": "XX", "part_of": "", **r} for r in rows
    ]
    (actor,) = actors_of(full)
    assert actor.side_on(day) is side


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Jaish al-Islam", "Jaysh el Islam"),
        ("Hezbollah", "Hizbullah"),
        ("Liwa al-Tawhid", "Liwa at-Tawheed"),
        ("Forces Démocratiques", "Forces Democratiques"),
    ],
)
def test_spellings_of_one_name_fold_to_one(name: str, other: str) -> None:
    assert folded(name) == folded(other)


def test_a_row_of_the_user_speaks_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSBEARING_HOME", str(tmp_path / "home"))
    rows = rows_of(write(tmp_path, "Hamas,Zeal,armed_group,PS,unknown,,,\n"), OWN_REGISTER)
    assert add_rows(OWN_REGISTER, rows).new == 1
    assert register().find("Hamas")[0].names == ("Hamas", "Zeal")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Hill Front,,band,XX,,,,\n", "kind is 'band'"),
        ("Hill Front,,armed_group,XX,friends,,,\n", "side is 'friends'"),
        ("Hill Front,,armed_group,Hillia,,,,\n", "country is 'Hillia'"),
        ("Hill Front,,armed_group,UK,,,,\n", "write GB"),
        ("Friday,,outlet,SY,,,,\n", "everyday word"),
        ("Hill Front,,armed_group,SY,opposition,May 2004,,\n", "from: "),
        ("Hill Front,,armed_group,SY,opposition,2004,2003,\n", "ends (2003) before it begins (2004)"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(InputError, match="line 2") as caught:
        rows_of(write(tmp_path, row), OWN_REGISTER)
    assert told in str(caught.value)


def test_the_shipped_file_has_no_row_twice() -> None:
    shipped = Path(str(files("crossbearing.vocab") / "en" / "register.csv"))
    rows = [tuple(row) for row in csv.reader(shipped.read_text(encoding="utf-8").splitlines())]
    assert len(rows) == len(set(rows))


def test_kind_and_country_are_taken_as_people_write_them(tmp_path: Path) -> None:
    rows = rows_of(write(tmp_path, "Hill Front,,ARMED_GROUP,Syria,Opposition,,,\n"), OWN_REGISTER)
    (actor,) = actors_of(rows)
    assert (actor.kind, actor.country, actor.stances[0].side) == ("armed_group", "SY", Alignment.OPPOSITION)


@pytest.mark.parametrize(
    ("first", "second", "is_refused"),
    [
        ("opposition,2010,2015", "government,2013,2018", True),
        ("opposition,,", "government,2013,", True),
        ("opposition,2010,2020", "government,2015,2015", True),
        ("opposition,2010,2015", "government,2015,2018", False),
        ("opposition,2010,2015", "opposition,2013,2018", False),
        ("opposition,2010-01-01,2015-03-02", "government,2015-03-03,", False),
    ],
)
def test_one_actor_stands_on_one_side_at_a_time(tmp_path: Path, first: str, second: str, is_refused: bool) -> None:
    path = write(tmp_path, f"Hill Front,,army,SY,{first},\nHill Front,,army,Syria,{second},\n")
    _, complaints = checked_rows(path, OWN_REGISTER)
    assert [complaint for complaint in complaints if "two sides" in complaint] == complaints
    assert bool(complaints) is is_refused
