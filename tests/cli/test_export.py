"""`crossbearing export` as somebody uses it."""

from pathlib import Path

import pytest

import crossbearing
from crossbearing.cli import main

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("0*"))[:3]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("export") / "waer.db"
    with crossbearing.open(path) as opened:
        opened.add(EXAMPLES)
    return str(path)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_format_is_written_with_its_hash_and_edition(ledger, tmp_path, capfd):
    out = tmp_path / "waer.geojson"
    assert main(["export", ledger, "geojson", str(out)]) == 0
    said = capfd.readouterr().out
    assert out.read_text(encoding="utf-8").startswith('{"type":"FeatureCollection"')
    assert "SHA-256" in said
    assert "Edition e" in said
    first = out.read_bytes()
    assert main(["export", ledger, "geojson", str(out), "--overwrite"]) == 0
    assert out.read_bytes() == first


def test_standard_output_has_the_file_alone(ledger, capfdbinary):
    assert main(["export", ledger, "ucdp", "-"]) == 0
    done = capfdbinary.readouterr()
    assert done.out.startswith(b"id,relid,year")
    assert b"Edition e" in done.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["geojson", "--grade", "foo"], "'foo' was asked for as a grade"),
        (["geojson", "--place", "Atlantis"], "place Atlantis was asked for"),
        (["geojsn"], "'geojsn' is not one of"),
        (["csv", "-"], "more than one file"),
        (["geojson", "no/such/folder/out.geojson"], "no/such/folder"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line_and_nothing_is(ledger, empty, capfd, words, told):
    assert main(["export", ledger, *words]) == 2
    line = capfd.readouterr().err.strip()
    assert told in line
    assert "\n" not in line
    assert list(empty.iterdir()) == []


def test_what_is_there_is_not_replaced_unasked(ledger, tmp_path, capfd):
    out = tmp_path / "mine.geojson"
    out.write_text("mine", encoding="utf-8")
    assert main(["export", ledger, "geojson", str(out)]) == 2
    assert out.read_text(encoding="utf-8") == "mine"
    assert "--overwrite" in capfd.readouterr().err
