"""`edition` on the command line."""

import json
from pathlib import Path

import pytest

from crossbearing.cli import main

TEXT = (
    "DURRA, May {day}, 2031 (Hill Post) — Rockets hit the market of Durra on Monday and killed {killed} people, "
    "the mayor said. The army said it had fired nothing."
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
def ledger(tmp_path, crossbearing, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT.format(day=13, killed=12), encoding="utf-8")
    crossbearing("add", tmp_path / "a.db", tmp_path / "a.txt")
    return tmp_path / "a.db"


def test_an_edition_is_made_and_the_next_one_tells_what_changed(crossbearing, ledger, tmp_path):
    code, out, _ = crossbearing("edition", ledger, tmp_path / "first")
    assert code == 0 and f"Open {tmp_path / 'first' / 'index.html'}" in out
    (tmp_path / "b.txt").write_text(TEXT.format(day=14, killed=14), encoding="utf-8")
    crossbearing("add", ledger, tmp_path / "b.txt")
    code, _, _ = crossbearing("edition", ledger, tmp_path / "second", "--previous", tmp_path / "first")
    rows = (tmp_path / "second" / "data" / "changes.csv").read_text(encoding="utf-8").splitlines()
    assert code == 0 and any(row.startswith("incidents/") and ",killed_high,12,14," in row for row in rows)


def test_the_same_ledger_makes_the_same_edition(crossbearing, ledger, tmp_path):
    for name in ("one", "two"):
        crossbearing("edition", ledger, tmp_path / name)
    one, two = ((tmp_path / name / "manifest-sha256.txt").read_bytes() for name in ("one", "two"))
    assert one == two


def test_an_edition_of_nothing_says_that_there_is_nothing(crossbearing, ledger, tmp_path):
    code, _, _ = crossbearing("edition", ledger, tmp_path / "out", "--as-of", "2001")
    assert code == 0
    assert "There are none." in (tmp_path / "out" / "incidents.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["there"], "it is there already"),
        (["there", "--overwrite"], "which no export wrote"),
        (["no/where"], "there is no folder"),
        (["out", "--previous", "there"], "it has no manifest-sha256.txt"),
        (["out", "--previous", "a.txt"], "it is a file"),
        (["out", "--formats", "geojson,acled2"], "there is no 'acled2'"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(crossbearing, ledger, tmp_path, arguments, said):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mine.txt").write_text("mine")
    code, out, err = crossbearing("edition", ledger, *arguments)
    assert (code, out, err.count("\n"), said in err) == (2, "", 1, True), err
    assert not (tmp_path / "out").exists() and (tmp_path / "there" / "mine.txt").exists()


@pytest.mark.parametrize(("names", "made"), [("none", []), ("geojson, ucdp", ["geojson", "ucdp"])])
def test_the_other_shapes_are_those_that_are_named(crossbearing, ledger, tmp_path, names, made):
    assert crossbearing("edition", ledger, tmp_path / "out", "--formats", names)[0] == 0
    assert sorted(path.name for path in (tmp_path / "out").glob("formats/*")) == made


def test_an_edition_after_somebody_was_protected_does_not_tell_the_name_again(crossbearing, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = "Dr. Salma Haddad, a surgeon at the Durra clinic, said. The army said it had fired nothing."
    (tmp_path / "a.txt").write_text(TEXT.format(day=13, killed=12).replace("the mayor said. The army", said), "utf-8")
    crossbearing("add", "a.db", "a.txt")
    crossbearing("edition", "a.db", "one")
    entities = json.loads(crossbearing("read", "a.txt", "--json")[1])["entities"]
    entity = next(one for one in entities if "Salma" in one["name"])
    assert crossbearing("decide", "a.db", "protect", f"a:{entity['id']}", "--who", "Bo", "--why", "asked")[0] == 0
    assert crossbearing("edition", "a.db", "two", "--previous", "one")[0] == 0
    named = {top: sum(b"Haddad" in path.read_bytes() for path in Path(top).rglob("*.*")) for top in ("one", "two")}
    assert named["one"] > 10 and named["two"] == 0


def test_an_edition_does_not_go_to_standard_output(crossbearing, ledger, tmp_path):
    code, _, err = crossbearing("edition", ledger, "-")
    assert code == 2 and "cannot go to standard output" in err
    assert not (tmp_path / "-").exists()
