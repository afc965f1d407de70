"""What only a process of its own shows: exit codes, pipes, encodings, kills."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crossbearing.cli import main

COMMAND = (sys.executable, "-m", "crossbearing")
# Stopped, done before it could be, or stopped as it was leaving with all done and said.
STOPPED = (1, 0, -signal.SIGINT)
SENTENCE = "Rockets hit the market of Düren on Monday and killed at least {} people, the mayor said.\n"


def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *map(str, arguments)]
    options = {"stdout": subprocess.PIPE, **options}
    return subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False, timeout=120, **options)


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"r{number:02}.txt" for number in range(8)]
    for number, path in enumerate(paths):
        path.write_text(SENTENCE.format(number + 2), encoding="utf-8")
    return paths


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "field.db"


@pytest.mark.parametrize("arguments", [["--help"], ["show", "none.db"]])
def test_looking_never_loads_what_only_reading_needs(arguments):
    script = (
        "import sys, crossbearing.cli as c; c.main(sys.argv[1:]); "
        "print([m for m in ('spacy', 'lxml', 'trafilatura', 'numpy') if m in sys.modules])"
    )
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")


def test_a_process_ends_with_code_2_and_one_line(tmp_path):
    done = run("read", tmp_path / "two\nlines\x1b[31m.txt")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr


@pytest.fixture
def full(ledger: Path, reports: list[Path]) -> Path:
    """A ledger with a few reports, so that processes can show it without the wait for the reader."""
    assert main(["add", str(ledger), *map(str, reports[:3])]) == 0
    return ledger


def test_a_terminal_without_unicode_gets_question_marks_and_programs_get_utf_8(full):
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii"}
    card = run("show", full, env=ascii_only, encoding="ascii")
    assert card.returncode == 0, card.stderr
    assert "killed at least 2 people" in card.stdout
    lines = run("show", "--json", full, env=ascii_only, encoding="utf-8")
    assert "Düren" in lines.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_reader_that_goes_away_is_no_error(full, options):
    reader, writer = os.pipe()
    os.close(reader)
    done = run("show", full, *options, stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_to_a_full_disk_is_one_line(full):
    with Path("/dev/full").open("w") as disk:
        done = run("show", "--json", full, stdout=disk)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "disk is full" in done.stderr


def add(ledger: Path, reports: list[Path]) -> subprocess.Popen[str]:
    command = [*COMMAND, "add", str(ledger), *map(str, reports)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def count(ledger: Path, query: str) -> int:
    connection = sqlite3.connect(ledger)
    try:
        return int(connection.execute(query).fetchone()[0])
    finally:
        connection.close()


def kept(ledger: Path) -> int:
    """How many reports the ledger holds, each found whole: with a reading, and that with all its claims."""
    with_reading = "SELECT count(*) FROM report WHERE sha256 IN (SELECT sha256 FROM reading)"
    cut = """SELECT count(*) FROM reading WHERE json_array_length(json, '$.claims') !=
        (SELECT count(*) FROM claim WHERE claim.reading = reading.entry)"""
    if not begun(ledger):
        return 0
    reports = count(ledger, "SELECT count(*) FROM report")
    assert (count(ledger, with_reading), count(ledger, cut)) == (reports, 0)
    connection = sqlite3.connect(ledger)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    return reports


def begun(ledger: Path) -> bool:
    """Whether the ledger has its tables."""
    return ledger.exists() and count(ledger, "SELECT count(*) FROM sqlite_master") > 0


def test_two_processes_that_add_at_once_both_finish(ledger, reports):
    both = [add(ledger, reports), add(ledger, reports[::-1])]
    ends = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], ends
    assert kept(ledger) == len(reports)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_kill_at_any_moment_leaves_every_kept_report_whole(ledger, reports):
    chance = random.Random(7)
    before = 0
    for _ in range(3):
        process = add(ledger, reports)
        wait_for(ledger, before, process)
        time.sleep(chance.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
        now = kept(ledger)
        assert now >= before
        before = now
    assert before > 0
    done = run("add", ledger, *reports)
    assert done.returncode == 0, done.stderr
    assert kept(ledger) == len(reports)


def wait_for(ledger: Path, before: int, process: subprocess.Popen[str]) -> None:
    """Return once the ledger holds more reports than before, or the process has ended."""
    while process.poll() is None:
        if begun(ledger) and count(ledger, "SELECT count(*) FROM report") > before:
            return
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends it otherwise")
def test_a_user_who_stops_the_run_keeps_what_was_added(ledger, reports):
    process = add(ledger, reports)
    wait_for(ledger, 0, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    assert process.returncode in STOPPED
    said = int(re.search(r"(\d+) reports? added", out)[1])
    # One more may have been written than there was time to count.
    assert kept(ledger) in (said, said + 1)


@pytest.mark.parametrize("options", [["--jobs", "0"], ["--jobs", "62"], ["--jobs", "2", "--why"]])
def test_a_number_of_processes_that_cannot_be_is_refused_in_one_line(reports, options):
    done = run("read", *reports, *options)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert options[0] in done.stderr


def test_a_bad_list_of_ones_own_gives_the_same_line_in_one_process_and_in_two(ledger, reports, tmp_path):
    (tmp_path / "places.csv").write_text("name,lat,lon\nOrra,999,1\n", encoding="utf-8")
    own = {**os.environ, "CROSSBEARING_HOME": str(tmp_path)}
    alone, shared = (run("add", ledger, *reports, "--jobs", jobs, env=own) for jobs in (1, 2))
    assert (alone.returncode, shared.returncode) == (2, 2)
    assert alone.stderr == shared.stderr
    assert "places.csv, line 2" in alone.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends it otherwise")
@pytest.mark.parametrize("times", [1, 2])
def test_a_user_who_stops_a_run_of_two_processes_waits_for_nothing(ledger, reports, times):
    command = [*COMMAND, "add", str(ledger), *map(str, reports), "--jobs", "2"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wait_for_tables(ledger, process)
    for _ in range(times):
        process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert "fault" not in err
    assert process.returncode in STOPPED


def wait_for_tables(ledger: Path, process: subprocess.Popen[str]) -> None:
    """Return once the ledger is begun, so that the command answers interrupts, or the process has ended."""
    while process.poll() is None and not begun(ledger):
        time.sleep(0.01)
