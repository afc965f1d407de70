"""Protected people on the command line: protected, listed, revealed, and looked for in what is added."""

import pytest

from crossbearing.cli import main

TEXT = (
    "DURRA, May 13, 2031 (Hill Post) — Rockets hit the market of Durra on Monday and killed 12 people, said "
    "Omar Haddad, a doctor."
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
def desk(tmp_path, crossbearing, monkeypatch):
    """A folder with a ledger in which somebody is protected, and the key."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CROSSBEARING_KEY_FILE", raising=False)
    (tmp_path / "durra.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "later.txt").write_text(TEXT + " Omar Haddad left.", encoding="utf-8")
    crossbearing("add", "field.db", "durra.txt")
    _, out, _ = crossbearing("key", "new", "field.key")
    _, shown, _ = crossbearing("show", "field.db", "--json")
    entity = shown.partition('"key":"person:omar-haddad"')[0].rpartition('"id":"')[2].partition('"')[0]
    recipient = out.split()[-1]
    code, _, err = crossbearing(
        "protect", "field.db", f"durra:{entity}", "--recipient", recipient, "--why", "he asked", "--who", "Amal"
    )
    assert (code, err) == (0, "")
    return tmp_path


def code_of(crossbearing) -> str:
    return crossbearing("identities", "field.db")[1].split()[0]


def test_views_show_the_code_and_the_file_has_no_name(crossbearing, desk):
    code = code_of(crossbearing)
    _, out, _ = crossbearing("show", "field.db")
    assert code in out
    assert "Haddad" not in out
    assert b"haddad" not in (desk / "field.db").read_bytes().lower()
    assert crossbearing("verify", "field.db", "--key", "field.key")[0] == 0


def test_reveal_tells_the_names_and_a_wrong_key_is_one_line(crossbearing, desk):
    code = code_of(crossbearing)
    crossbearing("key", "new", "other.key")
    asked = ("reveal", "field.db", code, "--why", "court", "--key")
    wrong, out, err = crossbearing(*asked, "other.key")
    assert (wrong, out, err.count("\n"), "another key" in err) == (2, "", 1, True)
    done, out, _ = crossbearing(*asked, "field.key")
    assert (done, "Omar Haddad" in out) == (0, True)
    assert crossbearing("decisions", "field.db")[1].count("reveal to") == 1


def test_reports_added_later(crossbearing, desk):
    _, out, _ = crossbearing("add", "field.db", "later.txt")
    assert "1 protected identity could not be looked for" in out
    assert "--again --key FILE" in out
    assert b"haddad" in (desk / "field.db").read_bytes().lower()
    assert "replaced" in crossbearing("protect", "field.db", "--again", "--key", "field.key")[1]
    assert b"haddad" not in (desk / "field.db").read_bytes().lower()


def test_with_the_key_reports_come_in_without_the_name(crossbearing, desk):
    _, out, _ = crossbearing("add", "field.db", "later.txt", "--key", "field.key")
    assert "could not be looked for" not in out
    assert b"haddad" not in (desk / "field.db").read_bytes().lower()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("protect", "field.db"), "name one REPORT:ENTITY"),
        (("protect", "field.db", "--again"), "the key is needed"),
        (("protect", "field.db", "durra:e99", "--why", "x"), "has no item e99"),
        (("protect", "field.db", "durra:e1"), "who does it and why"),
        (("identities", "field.db", "--key", "durra.txt"), "holds no key"),
        (("identities", "field.db", "--key", "none.key"), "Cannot read the key"),
        (("key", "new", "field.key"), "never overwritten"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(crossbearing, desk, arguments, words):
    code, _, err = crossbearing(*arguments)
    assert (code, err.count("\n"), words in err) == (2, 1, True), err


def test_a_code_is_found_by_a_search_and_the_name_is_not(crossbearing, desk):
    code = code_of(crossbearing)
    assert crossbearing("search", "field.db", code)[1].startswith("1 report")
    assert crossbearing("search", "field.db", "--holder", code)[1].startswith("1 report")
    assert crossbearing("search", "field.db", "Haddad")[1].startswith("Nothing")
