"""`crossbearing train`: what it refuses, in one line."""

import gzip
from pathlib import Path

import pytest

from crossbearing.cli import main
from crossbearing.train.casing import TEXTS
from crossbearing.train.place_rows import SOURCES

ANNOTATED = Path(__file__).parents[1] / "annotated"


@pytest.fixture
def data(tmp_path) -> Path:
    """A folder with every file that places, casing and confidence ask for, each of them packed lines of no use."""
    for name in (*TEXTS, *(f"gazetteers/{name}" for name in SOURCES)):
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_bytes(gzip.compress(b"{}\n", mtime=0))
    for part, name in (("docs", "b1.txt"), ("gold", "b1.json")):
        (tmp_path / "data" / part).mkdir()
        (tmp_path / "data" / part / name).write_bytes((ANNOTATED / part / name).read_bytes())
    return tmp_path / "data"


def refusal(capsys, part: str, data: Path, out: str | Path = "") -> str:
    assert main(["train", part, "--data", str(data), "--out", str(out or data.parent / "out")]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    return error


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("grammar", "ud_ewt/en_ewt-ud-train.conllu.gz, "),
        ("places", "geonames_cities15000.txt.gz, geonames_cities5000.txt.gz, "),
        ("casing", "records/wikipedia_war_pages.jsonl.gz, "),
        ("confidence", "it has no folders docs and gold"),
    ],
)
def test_an_empty_folder_is_refused_with_what_it_lacks(part, said, tmp_path, capsys):
    assert said in refusal(capsys, part, tmp_path)


@pytest.mark.parametrize(("part", "file"), [("places", f"gazetteers/{SOURCES[0]}"), ("casing", next(iter(TEXTS)))])
@pytest.mark.parametrize("held", [b"not packed", gzip.compress(b"Rain.", mtime=0)[:-9]])
def test_a_file_that_cannot_be_unpacked_is_named(part, file, held, data, capsys):
    (data / file).write_bytes(held)
    found = "the gzip file is cut short" if held.startswith(b"\x1f") else "it is no gzip file"
    assert f"{file}: {found}" in refusal(capsys, part, data)


def test_a_row_without_a_text_is_refused(data, capsys):
    assert "wikipedia_war_pages.jsonl.gz: a row lacks text" in refusal(capsys, "casing", data)


def test_a_table_of_another_shape_is_named_with_the_cause(data, capsys):
    assert "the corpus has another shape (IndexError: " in refusal(capsys, "places", data)


@pytest.mark.parametrize(
    ("gold", "said"),
    [("{", "b1.json: it is no JSON"), ("{}", "gold ledger of b1.txt: the corpus has another shape (KeyError: ")],
)
def test_gold_that_is_no_ledger_is_named(gold, said, data, capsys):
    (data / "gold" / "b1.json").write_text(gold)
    assert said in refusal(capsys, "confidence", data)


def test_a_folder_without_reports_is_refused(data, capsys):
    (data / "docs" / "b1.txt").unlink()
    assert "its folder docs holds no report" in refusal(capsys, "confidence", data)
    assert not (data.parent / "out" / "confidence.toml").exists()


@pytest.mark.parametrize("part", ["grammar", "places", "casing", "confidence"])
@pytest.mark.parametrize("out", ["docs/b1.txt/out", "/proc/out"])
def test_a_folder_that_cannot_be_written_is_told_before_the_work(part, out, data, capsys):
    assert f"Cannot train {part} into {data / out}: " in refusal(capsys, part, data, data / out)
