from pathlib import Path

import pytest

from crossbearing.vocab.gazetteer import index_lines, place_names
from crossbearing.vocab.own import add_rows
from crossbearing.vocab.own_places import OWN_PLACES
from crossbearing.vocab.own_table import INDEX, own_table


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CROSSBEARING_HOME", str(tmp_path))
    return tmp_path


def _add(name: str) -> None:
    add_rows(OWN_PLACES, [{"name": name, "country": "SY", "lat": "34.5", "lon": "36"}])


def _never(_: object) -> list[str]:
    raise AssertionError("the list was worked through again")


def test_no_list_gives_no_table(folder: Path) -> None:
    assert own_table(index_lines) == ([], [])
    assert not (folder / INDEX).exists()


def test_a_list_is_worked_through_once() -> None:
    _add("Qarya")
    made = own_table(index_lines)
    assert own_table(_never) == made
    assert made[0] == ["Qarya\tvillage\tSY\t\t34.5\t36.0\t0\town:1\t"]


def test_a_list_that_has_changed_is_worked_through_again() -> None:
    _add("Qarya")
    own_table(index_lines)
    _add("Orla")
    assert len(own_table(index_lines)[0]) == 2
    assert [place.id for place in place_names().lookup("Orla")][:1] == ["own:2"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"other\n1\nx"])
def test_what_is_kept_and_is_no_table_is_made_anew(folder: Path, content: bytes) -> None:
    _add("Qarya")
    made = own_table(index_lines)
    (folder / INDEX).write_bytes(content)
    assert own_table(index_lines) == made


def test_where_nothing_can_be_kept_the_table_is_the_same(folder: Path) -> None:
    _add("Qarya")
    (folder / INDEX).mkdir()
    assert len(own_table(index_lines)[0]) == 1
