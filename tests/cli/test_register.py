from pathlib import Path

import pytest

from crossbearing.cli import main

ROWS = """name,aliases,kind,country,side,from,to,part_of
Hill Lions,HLX|Usud al-Tall,armed_group,SY,opposition,2020,2022,
Hill Lions,,armed_group,SY,government,2023,,
"""


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("CROSSBEARING_HOME", str(tmp_path / "home"))
    path = tmp_path / "mine.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_rows_are_added_once(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "add", str(listed)]) == 0
    assert main(["register", "add", str(listed)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("2 rows added (")
    assert second.startswith("0 rows added, 2 were there (")


def test_a_name_is_found_in_another_spelling(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["register", "add", str(listed)])
    assert main(["register", "find", "Usud at Tall", "--on", "2024"]) == 0
    printed = capsys.readouterr().out
    assert "Hill Lions (SY): armed group" in printed
    assert "side on 2024: government" in printed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["find", "Nobody At All"], "Nobody in the register goes by"),
        (["find", "Hamas", "--on", "spring"], "--on"),
        (["add", "missing.csv"], "missing.csv"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", *words]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1


def test_every_bad_row_is_named(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed.write_text("name,kind\nHill Lions,band\nDale Lions,army\nGlen Lions,gang\n", encoding="utf-8")
    assert main(["register", "add", str(listed)]) == 2
    said = capsys.readouterr().err
    assert "line 2: kind is 'band'" in said
    assert "line 4: kind is 'gang'" in said
    assert "Nothing was added: 2 rows" in said
