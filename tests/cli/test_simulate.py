import json
from pathlib import Path

import pytest

from crossbearing.cli import main
from crossbearing.store.contract import from_json


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_it_writes_reports_readings_and_truth(tmp_path, capsys):
    out = tmp_path / "war"
    assert main(["simulate", "--incidents", "60", "--seed", "7", "--out", str(out)]) == 0
    assert "60 incidents of seed 7 told in" in capsys.readouterr().out
    readings = [from_json(line, where="readings.jsonl") for line in lines(out / "readings.jsonl")]
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (out / "reports").rglob("*.txt")}
    assert set(texts) == {reading.doc_id for reading in readings}
    for reading in readings:
        reading.require_grounded(texts[reading.doc_id])
    truth = {name: list(map(json.loads, lines(out / "truth" / f"{name}.jsonl"))) for name in ("reports", "incidents")}
    assert [row["doc_id"] for row in truth["reports"]] == [reading.doc_id for reading in readings]
    assert len(truth["incidents"]) == 60
    known = {row["id"] for row in truth["incidents"]}
    events = {one for row in truth["reports"] for one in row["events"].values()}
    assert {one for one in events if not one.startswith("week:")} <= known


@pytest.mark.parametrize(
    "flag, there, away", [("--claims", "readings.jsonl", "reports"), ("--text", "reports", "readings.jsonl")]
)
def test_it_writes_only_what_is_asked_for(tmp_path, flag, there, away):
    assert main(["simulate", "--incidents", "20", flag, "--out", str(tmp_path / "war")]) == 0
    assert (tmp_path / "war" / there).exists()
    assert not (tmp_path / "war" / away).exists()
    assert (tmp_path / "war" / "truth" / "holdings.jsonl").exists()


def test_the_same_seed_writes_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        assert main(["simulate", "--incidents", "30", "--out", str(tmp_path / name)]) == 0
    files = [sorted((tmp_path / name).rglob("*.*")) for name in ("a", "b")]
    for one, other in zip(*files, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_a_folder_that_holds_something_is_left_alone(tmp_path, capsys):
    (tmp_path / "notes.txt").write_text("mine")
    assert main(["simulate", "--out", str(tmp_path)]) == 2
    assert "holds something already; name a new or empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--incidents", "0"], "--incidents"),
        (["--incidents", "many"], "not a valid integer"),
        (["--seed", "-1"], "--seed"),
        (["--out", "notes.txt/war"], "Cannot make the folder"),
        (["--out", "notes.txt"], "holds something already"),
    ],
)
def test_bad_input_is_refused_in_one_line(tmp_path, monkeypatch, capsys, arguments, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    assert main(["simulate", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
