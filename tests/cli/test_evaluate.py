"""`crossbearing evaluate`: what it prints, writes and refuses."""

from pathlib import Path

import pytest

from crossbearing.cli import main

ANNOTATED = Path(__file__).parents[1] / "annotated"
# A scorer that gives each ledger the share of its events that the gold has as many of.
SCORER = """
import argparse, json, pathlib
parser = argparse.ArgumentParser()
for name in ("gold", "pred", "docs", "json"):
    parser.add_argument(f"--{name}", type=pathlib.Path)
given = parser.parse_args()
counts = [len(json.loads((folder / "b1.json").read_text())["events"]) for folder in (given.gold, given.pred)]
score = min(counts) / max(counts)
given.json.write_text(json.dumps({
    "ledger_score": score, "plain_score": score, "traps": {"sprung": 0, "checked": 0},
    "layers": {"events": {"weight": 1, "f1": score, "graded_f1": score, "gold": counts[0]}},
}))
"""


@pytest.fixture
def corpus(tmp_path) -> Path:
    for part, name in (("docs", "b1.txt"), ("gold", "b1.json")):
        (tmp_path / "reports" / part).mkdir(parents=True)
        (tmp_path / "reports" / part / name).write_bytes((ANNOTATED / part / name).read_bytes())
    (tmp_path / "score").mkdir()
    (tmp_path / "score" / "score.py").write_text(SCORER)
    return tmp_path / "reports"


def test_the_scorer_beside_the_reports_gives_the_figure(corpus, tmp_path, capsys):
    page = tmp_path / "figures" / "quality.md"
    assert main(["evaluate", "--corpus", str(corpus), "--out", str(page)]) == 0
    assert "reports: ledger score" in capsys.readouterr().out
    assert "| events | 1 |" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing to measure on"),
        (["--corpus", ".", "--task", "muc4"], "--task needs the folder of corpora"),
        (["--data", "."], "it has none of the folders"),
        (["--corpus", "."], "it has no folders docs and gold"),
    ],
)
def test_what_cannot_be_measured_is_refused_in_one_line(arguments, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path.parent / "score").mkdir(exist_ok=True)
    (tmp_path.parent / "score" / "score.py").write_text(SCORER)
    assert main(["evaluate", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_reports_without_a_scorer_are_refused(corpus, capsys):
    (corpus.parent / "score" / "score.py").unlink()
    assert main(["evaluate", "--corpus", str(corpus)]) == 2
    assert "give one with --scorer" in capsys.readouterr().err


def test_a_scorer_that_stops_is_named_with_what_it_said(corpus, capsys):
    (corpus.parent / "score" / "score.py").write_text("raise SystemExit('no gold here')")
    assert main(["evaluate", "--corpus", str(corpus)]) == 2
    assert "stopped (no gold here)" in capsys.readouterr().err
