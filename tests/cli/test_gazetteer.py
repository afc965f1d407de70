import json
from pathlib import Path

import pytest

from crossbearing.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
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
    assert not (folder / "lists").exists()


def test_near_decides_between_places_of_one_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "find", "Tripoli", "--near", "Lebanon", "--limit", "1"]) == 0
    out = capsys.readouterr().out
    assert "LB" in out
    assert "said to lie in Lebanon" in out


@pytest.mark.parametrize("arguments", [["Qwzyx"], ["Homs", "--near", "Qwzyx"]])
def test_an_unknown_name_is_refused_with_what_to_do(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "find", *arguments]) == 2
    assert "Qwzyx" in capsys.readouterr().err
