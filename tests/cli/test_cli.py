"""The command line in one process: what `main` prints and returns."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from crossbearing.cli import COMMANDS, cli, main
from crossbearing.cli.demo import example_reports

TEXT = """publisher: Hill Post
date: 2031-05-13

Rockets fall on Durra market

Rockets hit the market of Durra on Monday and killed at least 12 people, the mayor said. The army did not comment.
"""


@dataclass(frozen=True)
class Done:
    """What one call of the command line gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def crossbearing(capfd):
    """Calls the command line as a shell does, without the wait for a new process."""

    def call(*arguments: object) -> Done:
        code = main(list(map(str, arguments)))
        return Done(code, *capfd.readouterr())

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "durra.txt"
    path.write_text(TEXT)
    return path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "field.db"


def assert_refused(done: Done, *words: str) -> None:
    """One line on standard error that has these words, and exit code 2."""
    assert done.code == 2, done.err
    assert done.err.count("\n") == 1, done.err
    assert done.err.startswith("Error: ")
    for word in words:
        assert word.lower() in done.err.lower()


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_help_line_is_the_commands_own(name):
    command = cli.get_command(None, name)
    assert COMMANDS[name][1] == command.get_short_help_str(limit=200).split("\n")[0].split(".")[0] + "."


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_names_every_command(crossbearing, arguments):
    done = crossbearing(*arguments)
    assert done.code == 0
    assert all(name in done.out for name in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["sing"], "No such command 'sing'. Try: crossbearing --help"),
        (["read"], "Missing argument 'REPORT...'. Try: crossbearing read --help"),
        (["show", "x.db", "birds"], "'birds' is not one of 'claims'"),
        (["read", "-dash.txt"], "given as ./-name"),
        (["read", ""], "name of a file is empty"),
    ],
)
def test_a_command_called_wrongly_is_one_line(crossbearing, arguments, words):
    assert_refused(crossbearing(*arguments), words)


def test_read_prints_a_card_with_figures_holders_and_silences(crossbearing, report):
    done = crossbearing("read", report)
    assert done.code == 0, done.err
    for words in ("Rockets fall on Durra market", "at least 12 persons", "mayor", "did not comment"):
        assert words in done.out


def test_read_json_is_one_ledger_object_a_line(crossbearing, report, tmp_path):
    second = tmp_path / "second.txt"
    second.write_text(TEXT.replace("12", "14"))
    readings = [json.loads(line) for line in crossbearing("read", "--json", report, second).out.splitlines()]
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


def test_published_sets_the_date_of_a_report_that_has_none(crossbearing, tmp_path):
    path = tmp_path / "bare.txt"
    path.write_text(TEXT.split("\n\n", 1)[1])
    done = crossbearing("read", "--json", "--published", "2031-05-13", path)
    assert json.loads(done.out)["document"]["published"] == "2031-05-13"


def test_two_processes_give_the_same_bytes_in_any_order():
    # Each process has another seed for hashes, so an order that hangs on one would show.
    reports = example_reports()[2:5]
    command = [sys.executable, "-m", "crossbearing", "read", "--json"]
    there, back = (
        subprocess.Popen([*command, *map(str, order)], stdout=subprocess.PIPE) for order in (reports, reports[::-1])
    )
    lines = there.communicate(timeout=120)[0].splitlines()
    assert len(lines) == len(reports)
    assert lines == back.communicate(timeout=120)[0].splitlines()[::-1]


def test_add_then_show_then_add_again(crossbearing, report, ledger):
    assert "1 report added" in crossbearing("add", ledger, report).out
    assert "1 already there" in crossbearing("add", ledger, report).out
    assert "did not comment" in crossbearing("show", ledger, "silences").out
    rows = crossbearing("show", ledger, "claims", "--json").out.splitlines()
    assert rows
    assert all(json.loads(row)["doc_id"] == "durra" for row in rows)
    assert json.loads(crossbearing("clusters", ledger).out)["schema"] == "ledger/1"


@pytest.mark.parametrize("topic", ["claims", "agreements", "places", "silences", "pairs"])
def test_every_topic_has_something_to_say_of_an_empty_ledger(crossbearing, ledger, tmp_path, topic):
    crossbearing("add", ledger, tmp_path / "missing.txt")
    assert crossbearing("show", ledger, topic) == Done(0, f"No {topic} in this ledger.\n", "")


def test_other_content_under_the_same_name_is_another_report(crossbearing, report, ledger, tmp_path):
    other = tmp_path / "other" / report.name
    other.parent.mkdir()
    other.write_text(TEXT.replace("12", "14"))
    assert "2 reports added" in crossbearing("add", ledger, report, other).out


def test_a_bad_report_among_good_ones_costs_only_itself(crossbearing, report, ledger, tmp_path):
    done = crossbearing("add", ledger, tmp_path / "missing.txt", report)
    assert_refused(done, "missing.txt")
    assert "1 report added" in done.out
    assert "1 refused" in done.out


@pytest.mark.parametrize("command", ["read", "add"])
def test_of_several_bad_reports_each_is_named(crossbearing, report, ledger, tmp_path, command):
    files = [tmp_path / "one.txt", report, tmp_path / "two.txt"]
    done = crossbearing(command, *([ledger] if command == "add" else []), *files)
    *named, last = done.err.splitlines()
    assert [name in line for name, line in zip(("one.txt", "two.txt"), named, strict=True)] == [True, True]
    assert "2 of 3 reports refused" in last
    assert done.code == 2


def test_a_report_with_bytes_in_its_name_that_are_no_text_is_kept(crossbearing, ledger, tmp_path):
    path = Path(f"{tmp_path}/durra\udcff.txt")
    try:
        path.write_text(TEXT)
    except (OSError, UnicodeError):
        pytest.skip("this file system takes text alone for names")
    assert "1 report added" in crossbearing("add", ledger, path).out
    assert json.loads(crossbearing("show", ledger, "--json").out)["file"] == "durra?.txt"


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
def test_bad_input_is_one_clear_line_and_nothing_is_kept(crossbearing, ledger, tmp_path, name, command):
    content, word = BAD_REPORTS[name]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = crossbearing(command, path) if command == "read" else crossbearing(command, ledger, path)
    assert_refused(done, word, name)
    if command == "add":
        assert "0 reports added" in done.out


def test_a_directory_and_a_huge_file_are_one_line_each(crossbearing, tmp_path):
    assert_refused(crossbearing("read", tmp_path), "director")
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    assert_refused(crossbearing("read", huge), "huge.txt", "210 MB")


@pytest.mark.parametrize("date", ["last week", "2016-13", "2016-11-17/2016-11-01", "", "../..", "2016-11-17T25:00"])
def test_a_date_that_is_none_is_one_line_before_anything_is_read(crossbearing, report, ledger, date):
    assert_refused(crossbearing("read", "--published", date, report, report), repr(date), "write 2016-11-17")
    done = crossbearing("add", "--published", date, ledger, report, report)
    assert_refused(done, repr(date))
    assert "0 reports added" in done.out


def test_a_ledger_that_is_none_is_one_line(crossbearing, report):
    assert_refused(crossbearing("add", report, report), "was given as a ledger")
    assert_refused(crossbearing("show", report), "was given as a ledger")
    assert report.read_text() == TEXT


def test_a_demo_that_finds_no_place_for_its_ledger_is_one_line(crossbearing, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "demo").write_text("a file")
    assert_refused(crossbearing("demo"), "Cannot make the folder demo", "--ledger FILE")
    assert_refused(crossbearing("demo", "--ledger", "none/truce.db"), "no folder none")


def test_the_demo_answers_the_products_question(crossbearing, tmp_path):
    done = crossbearing("demo", "--ledger", tmp_path / "truce.db")
    assert done.code == 0, done.err
    for question in (
        "What was promised, and where does it stand?",
        "What was done",
        "Where do they contradict",
        "Who is silent?",
    ):
        assert question in done.out
    assert "Nothing found" not in done.out
    assert all(line == line.rstrip() for line in done.out.splitlines())


def test_the_demo_shows_no_protected_name(crossbearing, tmp_path):
    done = crossbearing("demo", "--ledger", tmp_path / "truce.db")
    protected = {
        mention["quote"]
        for reading in map(json.loads, crossbearing("show", tmp_path / "truce.db", "--json").out.splitlines())
        for entity in reading["entities"]
        if entity["pseudonym"]
        for mention in entity["mentions"]
        if mention["kind"] == "name"
    }
    assert protected
    assert "Names of protected people are hidden." in done.out
    assert [name for name in protected if name in done.out] == []
