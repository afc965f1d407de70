import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from crossbearing.cli import COMMANDS, LazyGroup, cli
from crossbearing.cli.demo import example_reports

TEXT = """publisher: Hill Post
date: 2031-05-13

Rockets fall on Durra market

Rockets hit the market of Durra on Monday and killed at least 12 people, the mayor said. The army did not comment.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "durra.txt"
    path.write_text(TEXT)
    return path


def crossbearing(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "crossbearing", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, **options)


def assert_one_line_and_exit_2(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, done.stderr
    lines = [line for line in done.stderr.splitlines() if line]
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word.lower() in lines[0].lower()


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_help_line_is_the_commands_own(name):
    command = cli.get_command(None, name)
    assert COMMANDS[name][1] == command.get_short_help_str(limit=200).split("\n")[0].split(".")[0] + "."


def test_help_names_every_command_without_loading_the_reader():
    script = (
        "import sys, crossbearing.cli as c; c.cli(['--help'], standalone_mode=False); print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("False")
    assert all(name in done.stdout for name in COMMANDS)


def test_an_unknown_command_is_one_answer():
    assert isinstance(cli, LazyGroup)
    assert CliRunner().invoke(cli, ["sing"]).exit_code == 2


def test_read_prints_a_card_with_figures_holders_and_silences(report):
    done = crossbearing("read", report)
    assert done.returncode == 0, done.stderr
    for words in ("Rockets fall on Durra market", "at least 12 persons", "mayor", "did not comment"):
        assert words in done.stdout


def test_read_json_is_one_ledger_object_a_line(report, tmp_path):
    second = tmp_path / "second.txt"
    second.write_text(TEXT.replace("12", "14"))
    done = crossbearing("read", "--json", report, second)
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(r["schema"], r["doc_id"]) for r in readings] == [("ledger/1", "durra"), ("ledger/1", "second")]
    for reading, text in zip(readings, (report.read_text(), second.read_text()), strict=True):
        spans = list(spans_in(reading))
        assert len(spans) > 10
        assert all(text[s["start"] : s["end"]] == s["quote"] for s in spans)


def spans_in(value):
    if isinstance(value, dict):
        if {"quote", "start", "end"} <= set(value):
            yield value
        for part in value.values():
            yield from spans_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans_in(part)


def test_published_sets_the_date_of_a_report_that_has_none(tmp_path):
    path = tmp_path / "bare.txt"
    path.write_text(TEXT.split("\n\n", 1)[1])
    done = crossbearing("read", "--json", "--published", "2031-05-13", path)
    assert json.loads(done.stdout)["document"]["published"] == "2031-05-13"


def test_two_runs_give_the_same_bytes_in_any_order():
    reports = example_reports()
    there = crossbearing("read", "--json", *reports).stdout.splitlines()
    back = crossbearing("read", "--json", *reversed(reports)).stdout.splitlines()
    assert len(there) == len(reports)
    assert there == back[::-1]


def test_add_then_show_then_add_again(report, tmp_path):
    ledger = tmp_path / "field.db"
    assert "1 reports added" in crossbearing("add", ledger, report).stdout
    assert "1 already there" in crossbearing("add", ledger, report).stdout
    assert "did not comment" in crossbearing("show", ledger, "silences").stdout
    rows = crossbearing("show", ledger, "claims", "--json").stdout.splitlines()
    assert all(json.loads(row)["doc_id"] == "durra" for row in rows)
    clusters = json.loads(crossbearing("clusters", ledger).stdout)
    assert clusters["schema"] == "ledger/1"


def test_a_bad_report_among_good_ones_costs_only_itself(report, tmp_path):
    ledger = tmp_path / "field.db"
    done = crossbearing("add", ledger, tmp_path / "missing.txt", report)
    assert_one_line_and_exit_2(done, "missing.txt")
    assert "1 reports added" in done.stdout
    assert "1 refused" in done.stdout


BAD_REPORTS = {
    "missing": (None, "no such file"),
    "empty": (b"", "empty"),
    "blank": (b"  \n\n \t\n", "text"),
    "binary": (bytes(range(256)) * 20, "binary"),
    "pdf": (b"%PDF-1.7\n\x00\x01", "pdf"),
    "latin": ("Le maire a été tué à Durra, déclare un témoin.".encode("latin-1") * 5, "utf-8"),
    "page.html": (b"<!DOCTYPE html><html><head><title>x</title></head><body><script>1</script></body></html>", "text"),
}


@pytest.mark.parametrize("name", list(BAD_REPORTS))
@pytest.mark.parametrize("command", ["read", "add"])
def test_bad_input_is_one_clear_line_and_nothing_is_kept(tmp_path, name, command):
    content, word = BAD_REPORTS[name]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    ledger = tmp_path / "field.db"
    arguments = [command, path] if command == "read" else [command, ledger, path]
    done = crossbearing(*arguments)
    assert_one_line_and_exit_2(done, word, name)
    if command == "add":
        assert "0 reports added" in done.stdout


def test_a_directory_a_huge_file_and_a_date_that_is_none_are_one_line_each(report, tmp_path):
    assert_one_line_and_exit_2(crossbearing("read", tmp_path), "director")
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    assert_one_line_and_exit_2(crossbearing("read", huge), "huge.txt", "210 MB")
    assert_one_line_and_exit_2(crossbearing("read", "--published", "last week", report), "last week")


def test_a_ledger_that_is_none_is_one_line(report):
    assert_one_line_and_exit_2(crossbearing("add", report, report), "was given as a ledger")
    assert_one_line_and_exit_2(crossbearing("show", report), "was given as a ledger")
    assert report.read_text() == TEXT


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_to_a_full_disk_is_one_line(report):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "crossbearing", "read", "--json", str(report)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=120)
    assert_one_line_and_exit_2(done, "disk is full")


def test_the_demo_answers_the_products_question(tmp_path):
    done = crossbearing("demo", "--ledger", tmp_path / "truce.db")
    assert done.returncode == 0, done.stderr
    for question in ("What was promised?", "What was done", "Where do they contradict", "Who is silent?"):
        assert question in done.stdout
    assert "Nothing found" not in done.stdout
