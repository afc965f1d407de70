import json
from pathlib import Path

import pytest

from crossbearing.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "lists").mkdir()
    monkeypatch.setenv("CROSSBEARING_HOME", str(tmp_path / "lists"))
    return tmp_path


def _csv(folder: Path, *rows: str) -> str:
    path = folder / "villages.csv"
    path.write_text("\n".join(("name,aliases,country,lat,lon,kind,within", *rows)), encoding="utf-8")
    return str(path)


def test_places_are_added_once_and_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = _csv(folder, "Qarya,Qaryat Orla|Orlaville,SY,34.8,36.6,village,", "Hayy Orla,,SY,,,quarter,Homs")
    assert main(["gazetteer", "add", given]) == 0
    assert "2 places added" in capsys.readouterr().out
    assert main(["gazetteer", "add", given]) == 0
    assert "0 places added" in capsys.readouterr().out
    assert main(["gazetteer", "find", "Orlaville", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "own:1"
    assert main(["gazetteer", "find", "Hayy Orla"]) == 0
    assert "in Homs" in capsys.readouterr().out


def test_a_file_with_bad_rows_adds_nothing_and_names_each(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = _csv(folder, "Qarya,,SY,34.8,36.6,village,", "Dale,,SY,95,36,,", "Glen,,SY,34,36,hut,")
    assert main(["gazetteer", "add", given]) == 2
    said = capsys.readouterr().err
    assert "line 3: lat is '95'" in said
    assert "line 4: kind is 'hut'" in said
    assert "Nothing was added: 2 rows" in said
    assert not list((folder / "lists").iterdir())


def test_near_decides_between_places_of_one_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "find", "Tripoli", "--near", "Lebanon", "--limit", "1"]) == 0
    out = capsys.readouterr().out
    assert "LB" in out
    assert "said to lie in Lebanon" in out


@pytest.mark.parametrize("arguments", [["Qwzyx"], ["Homs", "--near", "Qwzyx"]])
def test_an_unknown_name_is_refused_with_what_to_do(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "find", *arguments]) == 2
    assert "Qwzyx" in capsys.readouterr().err


def test_more_bad_rows_than_fit_a_screen_are_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = _csv(folder, *(f"Qarya {n},,SY,95,36,," for n in range(25)))
    assert main(["gazetteer", "add", given]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 22
    assert lines[20] == "and 5 more rows"
    assert "25 rows" in lines[21]


def test_a_wrong_header_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "villages.csv").write_text("place,lat\nOrla,3\n", encoding="utf-8")
    assert main(["gazetteer", "add", str(folder / "villages.csv")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "no column name" in said


def test_rows_that_stand_there_twice_are_counted_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = _csv(folder, *["Qarya,,SY,34,36,,"] * 2)
    assert main(["gazetteer", "add", given]) == 0
    assert capsys.readouterr().out.startswith("1 place added, 1 repeated in the file (")
    assert main(["gazetteer", "add", given]) == 0
    assert capsys.readouterr().out.startswith("0 places added, 1 was there, 1 repeated in the file (")


@pytest.mark.parametrize("group", ["gazetteer", "register"])
def test_a_group_alone_prints_its_help(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([group]) == 0
    assert "Commands:\n" in capsys.readouterr().out


def test_a_place_may_not_take_the_p_code_of_one_in_the_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, code in (("Qarya", 0), ("Dale", 2)):
        path = folder / f"{name}.csv"
        path.write_text(f"name,lat,lon,pcode\n{name},34,36,P1\n", encoding="utf-8")
        assert main(["gazetteer", "add", str(path)]) == code
    assert "that of 'Qarya' too" in capsys.readouterr().err


def test_a_list_that_is_a_folder_is_told_in_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "lists" / "places.csv").mkdir()
    assert main(["gazetteer", "add", _csv(folder, "Qarya,,SY,34,36,,")]) == 2
    assert main(["gazetteer", "find", "Homs"]) == 2
    said = capsys.readouterr().err
    assert said.count("it is a folder") == said.count("\n") == 2
