"""Time stamps on the command line: asked for, kept, checked, handed on."""

import json
import os
import subprocess
import sys
from hashlib import sha256

import pytest

from authority import MISSING, OPENSSL, Authority
from crossbearing.cli import main

pytestmark = pytest.mark.skipif(OPENSSL is None, reason=MISSING)
TEXT = (
    "DURRA, May 13, 2031 (Hill Post) — Rockets hit the market of Durra on Monday and killed 12 people, the mayor said."
)


@pytest.fixture
def crossbearing(capfd):
    """Calls the command line and gives its exit code, output and errors."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = main(list(map(str, arguments)))
        done = capfd.readouterr()
        return code, done.out, done.err

    return call


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def desk(tmp_path, crossbearing, monkeypatch, authority):
    """A folder with a ledger, the request that was made for it and the authority's answer."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "durra.txt").write_text(TEXT, encoding="utf-8")
    crossbearing("add", "field.db", "durra.txt")
    crossbearing("stamp", "request", "field.db", "head.tsq")
    (tmp_path / "head.tsr").write_bytes(authority.answer((tmp_path / "head.tsq").read_bytes()))
    (tmp_path / "roots.pem").write_bytes(authority.roots)
    return tmp_path


def test_a_request_is_written_with_the_lines_to_send_it_and_never_over_another(crossbearing, desk):
    before = (desk / "head.tsq").read_bytes()
    code, out, _ = crossbearing("stamp", "request", "field.db", "again.tsq")
    assert (code, "(1 report)" in out) == (0, True)
    assert '-H "Content-Type: application/timestamp-query" --data-binary @again.tsq -o again.tsr' in out
    assert "crossbearing stamp add field.db again.tsr --request again.tsq" in out
    code, _, err = crossbearing("stamp", "request", "field.db", "head.tsq")
    assert (code, err.count("\n"), "is not overwritten" in err) == (2, 1, True)
    assert (desk / "head.tsq").read_bytes() == before


def test_an_answer_is_kept_once_and_says_how_to_check_it_elsewhere(crossbearing, desk):
    code, out, _ = crossbearing("stamp", "add", "field.db", "head.tsr", "--request", "head.tsq", "--roots", "roots.pem")
    assert (code, "time stamp kept" in out, "the roots vouch for" in out) == (0, True, True)
    line = next(line for line in out.splitlines() if "openssl" in line)
    done = subprocess.run(line.split(), capture_output=True, text=True, check=False, cwd=desk)
    assert "Verification: OK" in done.stdout
    assert "known already" in crossbearing("stamp", "add", "field.db", "head.tsr")[1]
    assert "1 time stamp for entries of this log" in crossbearing("verify", "field.db")[1]


def test_what_was_not_checked_is_said(crossbearing, desk):
    assert "No time stamps in ledger field.db" in crossbearing("stamp", "check", "field.db")[1]
    crossbearing("stamp", "add", "field.db", "head.tsr")
    code, out, _ = crossbearing("stamp", "check", "field.db")
    assert (code, "signature not checked" in out, "crossbearing verify field.db" in out) == (0, True, True)
    code, out, _ = crossbearing("stamp", "check", "field.db", "--roots", "roots.pem", "--json")
    assert (code, json.loads(out)["signed"], json.loads(out)["reports"]) == (0, True, 1)


def test_a_stamp_that_the_roots_do_not_prove_is_named_and_the_command_fails(crossbearing, desk, tmp_path):
    crossbearing("stamp", "add", "field.db", "head.tsr")
    (desk / "other.pem").write_bytes(Authority(tmp_path / "other", "Valley Clock").roots)
    code, out, err = crossbearing("stamp", "check", "field.db", "--roots", "other.pem")
    assert (code, err.count("\n")) == (2, 1)
    assert "not proven: no root given vouches for its signer" in out
    assert "1 of the 1 time stamp in ledger field.db not proven" in err


def test_stamps_are_handed_on_with_what_they_are_for(crossbearing, desk):
    assert crossbearing("stamp", "export", "field.db", "out")[0] == 2
    crossbearing("stamp", "add", "field.db", "head.tsr")
    for _ in range(2):
        code, out, _ = crossbearing("stamp", "export", "field.db", "out")
        assert code == 0
    [entry], [answer] = (list((desk / "out").glob(f"*{end}")) for end in (".json", ".tsr"))
    assert answer.read_bytes() == (desk / "head.tsr").read_bytes()
    assert sha256(entry.read_bytes()).hexdigest() in crossbearing("stamp", "check", "field.db")[1]
    done = subprocess.run(
        out.replace("ROOTS.pem", "roots.pem").split(), capture_output=True, text=True, check=False, cwd=desk
    )
    assert "Verification: OK" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "field.db", "durra.txt"), "no answer of a time-stamping authority"),
        (("add", "field.db", "head.tsq"), "no answer of a time-stamping authority"),
        (("add", "field.db", "none.tsr"), "Cannot read none.tsr"),
        (("add", "field.db", "."), "Cannot read ."),
        (("add", "field.db", "big.tsr"), "has over 1,000,000 bytes"),
        (("add", "field.db", "head.tsr", "--request", "durra.txt"), "the file given as the request is none"),
        (("add", "field.db", "head.tsr", "--roots", "durra.txt"), "holds no certificate"),
        (("add", "none.db", "head.tsr"), "No ledger at none.db"),
        (("request", "field.db", "none/head.tsq"), "Cannot write none/head.tsq"),
        (("check", "field.db", "--roots", "none.pem"), "Cannot read none.pem"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(crossbearing, desk, arguments, words):
    (desk / "big.tsr").write_bytes(bytes(1_000_001))
    code, out, err = crossbearing("stamp", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert words in err
    assert "No time stamps" in crossbearing("stamp", "check", "field.db")[1]


def test_without_the_library_its_extra_is_named(tmp_path):
    program = "import sys; sys.modules['rfc3161_client'] = None; from crossbearing.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "stamp", "check", "field.db"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=os.environ)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "pip install 'crossbearing[stamps]'" in done.stderr
