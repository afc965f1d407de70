"""`backup`, `restore` and `merge` on the command line."""

import pytest

from crossbearing.cli import main

TEXT = (
    "DURRA, May 13, 2031 (Hill Post) — Rockets hit the market of Durra on Monday and killed {} people, the mayor said."
)


@pytest.fixture
def crossbearing(capfd):
    """Calls the command line and gives its exit code, output and errors."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = main(list(map(str, arguments)))
        done = capfd.readouterr()
        return code, done.out, done.err

    return call


@pytest.fixture
def ledgers(tmp_path, crossbearing):
    for name, killed in (("a", 12), ("b", 14)):
        (tmp_path / f"{name}.txt").write_text(TEXT.format(killed), encoding="utf-8")
        crossbearing("add", tmp_path / f"{name}.db", tmp_path / f"{name}.txt")
    return tmp_path / "a.db", tmp_path / "b.db"


def test_a_backup_is_restored_with_the_head_that_was_printed(crossbearing, ledgers, tmp_path):
    code, out, _ = crossbearing("backup", ledgers[0], tmp_path / "copy.db")
    assert (code, "1 report, 1 reading" in out) == (0, True)
    head = out.split()[-1]
    assert crossbearing("restore", tmp_path / "copy.db", tmp_path / "new.db")[1].split()[-1] == head
    assert crossbearing("verify", tmp_path / "new.db", "--head", head)[0] == 0
    code, _, err = crossbearing("backup", ledgers[0], tmp_path / "copy.db")
    assert (code, err.count("\n"), "not overwritten" in err) == (2, 1, True)


def test_a_merge_says_what_it_took_and_nothing_the_second_time(crossbearing, ledgers):
    code, out, _ = crossbearing("merge", *ledgers)
    assert (code, "1 report, 1 reading, 0 decisions taken" in out) == (0, True)
    assert "nothing was added" in crossbearing("merge", *ledgers)[1]
    assert "2 reports, 2 readings" in crossbearing("verify", ledgers[0])[1]
    code, _, err = crossbearing("merge", ledgers[0], ledgers[0])
    assert (code, err.count("\n"), "same ledger" in err) == (2, 1, True)


def test_a_merge_tells_of_decisions_that_one_person_made_where_it_takes_two(crossbearing, ledgers):
    crossbearing("decide", ledgers[1], "reject", "b:ev1", "--why", "no", "--who", "Bo")
    crossbearing("settings", ledgers[0], "two-person", "on", "--why", "our rules")
    _, out, _ = crossbearing("merge", *ledgers)
    assert "1 decision made by one person there: in force here too" in out
