from pathlib import Path

import pytest

from crossbearing.vocab.own_list import checked_rows
from crossbearing.vocab.own_places import OWN_PLACES, own_place


def _complaints(folder: Path, row: str) -> list[str]:
    path = folder / "given.csv"
    path.write_text(f"name,country,lat,lon,kind,pcode,within\n{row}\n", encoding="utf-8")
    return checked_rows(path, OWN_PLACES)[1]


@pytest.mark.parametrize(
    "row",
    ["Orla,SY,34.7,36.6,,,", "Orla,Syria,-4,170,quarter,SY0401,Homs", "Orla,,,,,,Homs", "Orla,SY,34,36,Village,,"],
)
def test_a_place_needs_a_name_and_where_it_is(tmp_path: Path, row: str) -> None:
    assert _complaints(tmp_path, row) == []


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("Orla,SY,,,,,", "no position"),
        ("Orla,SY,34.7,,,,", "one of lat and lon is empty"),
        ("Orla,SY,91,36.6,,,", "lat is '91'"),
        ("Orla,SY,34.7,nan,,,", "lon is 'nan'"),
        ("Orla,Nowhere,34.7,36.6,,,", "country is 'Nowhere'"),
        ("Orla,SY,34.7,36.6,hut,,", "kind is 'hut'"),
        (",SY,34.7,36.6,,,", "name is empty"),
        ("Orla,UK,34.7,36.6,,,", "write GB"),
        ("Orla,SY,3_4,36.6,,,", "lat is '3_4'"),
        ("Orla,SY,1e1,36.6,,,", "lat is '1e1'"),
        ('Orla,SY,"34,73",36.6,,,', "write the number with a point: 34.73"),
        ("77,SY,34.7,36.6,,,", "no letter"),
        ("Friday,SY,34.7,36.6,,,", "everyday word"),
        ("Orla,SY,,,,,orla", "the place itself"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, row: str, word: str) -> None:
    (complaint,) = _complaints(tmp_path, row)
    assert "line 2" in complaint
    assert word in complaint


def test_a_p_code_is_in_the_id_of_a_place() -> None:
    row = dict.fromkeys(OWN_PLACES.columns, "") | {"name": "Orla", "pcode": "SY0401", "within": "Homs"}
    assert own_place(row, 3).id == "own:SY0401"


def test_two_places_of_one_p_code_are_refused(tmp_path: Path) -> None:
    (complaint,) = _complaints(tmp_path, "Orla,SY,34,36,,P1,\nOrla,SY,34,36,,P1,\nDale,SY,35,36,,P1,")
    assert "line 4: pcode 'P1' is that of 'Orla' too" in complaint
