"""`crossbearing evaluate`: what it prints, writes and refuses."""

import gzip
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
        (
            ["--data", "."],
            "none of the folders muc4, airwars, polnear, tempeval3, geo, re3d, newswire_ner, ud_ewt, events, ecb;",
        ),
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


@pytest.fixture
def corpora(tmp_path) -> Path:
    """A folder of corpora that holds sides' two files of MUC-4, without a text that has a template."""
    (tmp_path / "corpora" / "muc4").mkdir(parents=True)
    rows = {"dev": '{"id": "a", "text": "Rain fell.", "templates": []}', "gtt_dev": '{"docid": "a", "templates": []}'}
    for name, row in rows.items():
        (tmp_path / "corpora" / "muc4" / f"{name}.jsonl.gz").write_bytes(gzip.compress(row.encode()))
    return tmp_path / "corpora"


def test_a_corpus_that_cannot_be_read_is_named_in_one_line(corpora, capsys):
    file = corpora / "muc4" / "gtt_dev.jsonl.gz"
    file.write_bytes(file.read_bytes()[:-12])
    assert main(["evaluate", "--data", str(corpora), "--task", "sides"]) == 2
    error = capsys.readouterr().err
    assert f"{file}: the gzip file is cut short" in error
    assert error.count("\n") == 1


def test_a_part_of_the_figures_does_not_replace_the_page(corpus, corpora, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "quality.md").write_text("all figures")
    task = ["--data", str(corpora), "--task", "sides"]
    for arguments in (["--corpus", str(corpus)], task, ["--corpus", str(corpus), *task]):
        assert main(["evaluate", *arguments]) == 0
    assert (tmp_path / "docs" / "quality.md").read_text() == "all figures"


@pytest.mark.parametrize("out", ["reports/docs/b1.txt/page.md", "/proc/page.md"])
@pytest.mark.parametrize("what", [("evaluate", "--corpus"), ("speed", "--data")])
def test_a_page_that_cannot_be_written_is_told_before_measuring(what, out, corpus, capsys):
    page = str(corpus.parent / out)
    assert main([*what, str(corpus), "--out", page]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert f"Cannot write {page}: " in said.err


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("no figures", "it wrote no JSON ("),
        ("[]", "it wrote no JSON object"),
        ('{"ledger_score": 1, "traps": {"sprung": 0}}', "lack plain_score, traps.checked, layers;"),
        (
            '{"ledger_score": 1, "plain_score": 1, "traps": {"sprung": 0, "checked": 0}, "layers": {"x": {"gold": 1}}}',
            "lack layers.x.weight, layers.x.f1, layers.x.graded_f1;",
        ),
    ],
)
def test_a_scorer_that_writes_other_figures_is_refused(written, said, corpus, capsys):
    program = f"import pathlib, sys; pathlib.Path(sys.argv[-1]).write_text({written!r})"
    (corpus.parent / "score" / "score.py").write_text(program)
    assert main(["evaluate", "--corpus", str(corpus)]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        (None, "b1.json: no such file"),
        ("{", "b1.json: it is no JSON ("),
        ("[]", "b1.json: it is no JSON object"),
        ("{}", "the corpus has another shape (KeyError: 'entities', evaluate/sides.py line"),
    ],
)
def test_gold_that_cannot_be_used_is_named_in_one_line(gold, said, corpus, capsys):
    file = corpus / "gold" / "b1.json"
    file.unlink() if gold is None else file.write_text(gold)
    assert main(["evaluate", "--corpus", str(corpus)]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("gold", ["{", "{}", '{"document": {"published": "2020"}}'])
def test_the_gold_of_a_single_page_is_named_where_it_cannot_be_used(gold, corpus, capsys):
    (corpus / "page_gold.json").write_text(gold)
    assert main(["evaluate", "--corpus", str(corpus)]) == 2
    assert "page_gold.json" in capsys.readouterr().err
