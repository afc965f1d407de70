"""`crossbearing people`, and where `crossbearing serve` refuses to listen."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from crossbearing import api
from crossbearing.cli import cli
from crossbearing.errors import InputError
from crossbearing.model.person import Role
from crossbearing.web.access import Local
from crossbearing.web.people.team import Team
from crossbearing.web.serving import Where, access_of

WORDS = "twelve hill goats"


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "waer.db"
    with api.open(path):
        return path


def run(ledger, *arguments, typed=None):
    return CliRunner().invoke(cli, ["people", str(ledger), *arguments], input=typed)


def test_people_are_added_with_a_password_typed_twice_and_listed(ledger):
    assert "nobody has an account" in run(ledger).output
    added = run(ledger, "add", "Amal", "--role", "admin", typed=f"{WORDS}\n{WORDS}\n")
    assert "Amal admin" in added.output and WORDS not in added.output
    assert "Amal admin" in run(ledger).output


def test_a_password_is_read_from_a_file_without_the_end_of_its_line(ledger, tmp_path):
    file = tmp_path / "password"
    file.write_text(f"{WORDS}\r\n")
    run(ledger, "add", "Amal", "--role", "admin", "--password-file", str(file))
    with api.open(ledger) as opened:
        assert opened.people.entrance.check("Amal", WORDS, address="") is not None


def test_roles_change_and_accounts_are_closed(ledger):
    with api.open(ledger) as opened:
        for name in ("Amal", "Bo"):
            opened.people.add(name, Role.ADMIN, WORDS, by="root")
    assert "Bo editor" in run(ledger, "role", "bo", "--role", "editor").output
    assert "Bo closed" in run(ledger, "close", "Bo").output
    refused = run(ledger, "close", "Amal")
    assert isinstance(refused.exception, InputError) and "the only admin" in str(refused.exception)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add",), "Give a name"),
        (("add", "Amal"), "say with --role"),
        (("add", "Amal", "--role", "king"), "king"),
        (("fire", "Amal"), "fire"),
        (("add", "Amal", "--role", "admin", "--password-file", "none.txt"), "none.txt"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(ledger, arguments, words):
    found = run(ledger, *arguments)
    assert found.exit_code != 0 and words in found.output + str(found.exception)


@pytest.mark.parametrize(
    "where", [Where("0.0.0.0"), Where("192.0.2.7"), Where("::"), Where("bench.example"), Where(proxy="127.0.0.1")]
)
def test_others_reach_a_workbench_only_where_somebody_can_let_them_in(ledger, where):
    with api.open(ledger) as opened:
        with pytest.raises(InputError, match=r"has no accounts\. Make one first: crossbearing people"):
            access_of(opened, "Noor", where)
        opened.people.add("Bo", Role.EDITOR, WORDS, by="root")
        with pytest.raises(InputError, match="no admin"):
            access_of(opened, "Noor", where)
        opened.people.add("Amal", Role.ADMIN, WORDS, by="root")
        assert isinstance(access_of(opened, "Noor", where), Team)


def test_who_is_alone_needs_no_password_until_there_are_accounts(ledger):
    with api.open(ledger) as opened:
        for host in ("127.0.0.1", "localhost", "::1", "127.0.0.9"):
            assert isinstance(access_of(opened, "Noor", Where(host)), Local)
        opened.people.add("Amal", Role.ADMIN, WORDS, by="root")
        assert isinstance(access_of(opened, "Noor", Where()), Team)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--host", "0.0.0.0"), "has no accounts"),
        (("--key", "k.pem"), "goes with a --certificate"),
        (("--certificate", "none.pem"), "No such file"),
    ],
)
def test_serving_that_cannot_be_is_refused_in_a_line(ledger: Path, arguments, words):
    found = CliRunner().invoke(cli, ["serve", str(ledger), "--port", "0", *arguments])
    assert found.exit_code != 0 and words in found.output + str(found.exception)
