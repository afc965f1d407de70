"""`crossbearing serve` as a process of its own: who reaches it, by which address, and what it says."""

import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crossbearing import api
from crossbearing.model.person import Role
from crossbearing.store.ledger_store import LedgerStore
from made import make_reading, make_report
from serving_process import PATIENCE, Visitor, process

PASSWORD = "twelve hill goats"


@pytest.fixture
def ledger(place, imprint):
    report = make_report()
    with LedgerStore(place, create=True) as store:
        store.add(report, make_reading(report, imprint), reader="test/1")
    return place


@pytest.fixture
def team(ledger):
    with api.open(ledger) as opened:
        for role in Role:
            opened.people.add(role.title(), role, PASSWORD, by="root")
    return ledger


@pytest.fixture
def in_file(tmp_path, imprint):
    """A ledger in a file, for what is the same in a database."""
    path, report = tmp_path / "file.db", make_report()
    with LedgerStore(path, create=True) as store:
        store.add(report, make_reading(report, imprint), reader="test/1")
    return path


@pytest.fixture
def of_team(in_file):
    with api.open(in_file) as opened:
        opened.people.add("Admin", Role.ADMIN, PASSWORD, by="root")
    return in_file


def refused(*arguments):
    """The line that a command which cannot be ends with."""
    command = [sys.executable, "-m", "crossbearing", "serve", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 2 and done.stdout == "" and done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def certificate(folder, name="bench", pass_phrase=None):
    """A certificate by nobody's word but its own, and its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder().subject_name(who).issuer_name(who).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    pem, secret = folder / f"{name}.pem", folder / f"{name}.key"
    pem.write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    kept = serialization.NoEncryption() if pass_phrase is None else serialization.BestAvailableEncryption(pass_phrase)
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    secret.write_bytes(key.private_bytes(encoding, form, kept))
    return pem, secret


def test_who_is_alone_does_everything_at_once(ledger):
    with process(ledger) as home:
        noor = Visitor(home)
        assert home.startswith("http://127.0.0.1:") and noor.ask("/people")[0] == 200
        assert noor.send("/seen", at="/")[0] == 303
        stranger = Visitor(home, headers={"Host": "elsewhere.example"})
        assert stranger.ask("/")[0] == 403


def test_a_team_signs_in_each_to_what_is_theirs(team):
    with process(team) as home:
        assert Visitor(home).ask("/incidents")[:2] == (303, "/login?at=%2Fincidents")
        assert Visitor(home).sign_in("Admin", "twelve hill boats") == 401
        for role in Role:
            somebody = Visitor(home)
            assert somebody.sign_in(role.title(), PASSWORD) == 303
            assert somebody.ask("/account")[0] == somebody.ask("/")[0] == 200
            assert somebody.ask("/people")[0] == (200 if role is Role.ADMIN else 403)
            assert somebody.ask("/review/cases.jsonl")[0] == (200 if role.covers(Role.EDITOR) else 403)
        assert somebody.send("/people/close", name="Reader")[0] == 303
        assert Visitor(home).sign_in("Reader", PASSWORD) == 401
        assert somebody.send("/logout")[1] == "/login" and somebody.ask("/")[0] == 303
    with api.open(team) as opened:
        told = [(one.who, one.what, one.outcome) for one in opened.people.audit.listed()][::-1]
        assert told[0] == ("Admin", "sign-in", "refused") and told[-2:] == [
            ("Admin", "close-account", "done"),
            ("Reader", "sign-in", "refused"),
            ("Admin", "sign-out", "done"),
        ][-2:]  # fmt: skip
        assert opened.people.of("Reader").role is None and opened.verify().faults == ()


def test_sessions_outlive_a_restart_and_the_tokens_of_forms_do_not(of_team):
    with process(of_team) as home:
        admin = Visitor(home)
        admin.sign_in("Admin", PASSWORD)
        page = admin.ask("/people")[2]
    with process(of_team) as admin.home:
        token = page.partition('name="csrf" value="')[2].partition('"')[0]
        assert admin.ask("/people")[0] == 200
        assert admin.ask("/people/close", csrf=token, name="Admin")[0] == 403


def test_who_was_alone_signs_in_once_the_workbench_is_opened_again(in_file):
    with process(in_file) as home:
        noor = Visitor(home)
        fields = {"name": "Noor", "role": "admin", "password": PASSWORD}
        assert noor.send("/people/add", **fields)[0] == 303
        assert noor.ask("/people")[0] == 200
    with process(in_file) as home:
        assert Visitor(home).ask("/people")[0] == 303
        assert Visitor(home).sign_in("Noor", PASSWORD) == 303


@pytest.mark.parametrize(
    "numbers", [(signal.SIGTERM,), (signal.SIGINT, signal.SIGINT), (signal.SIGTERM, signal.SIGINT)]
)
def test_it_ends_quietly_when_it_is_told_to_by_whatever_and_however_often(in_file, numbers):
    with process(in_file, ended_by=numbers) as home:
        assert Visitor(home).ask("/")[0] == 200


def test_it_ends_quietly_before_anybody_asked(in_file):
    with process(in_file):
        pass


def test_https_is_spoken_and_cookies_come_by_it_alone(of_team, tmp_path):
    pem, key = certificate(tmp_path)
    both = tmp_path / "both.pem"
    both.write_bytes(pem.read_bytes() + key.read_bytes())
    for arguments in (("--certificate", pem, "--key", key), ("--certificate", both)):
        with process(of_team, *arguments) as home:
            admin = Visitor(home)
            assert home.startswith("https://") and admin.sign_in("Admin", PASSWORD) == 303
            assert admin.ask("/people")[0] == 200
            cookie = admin.given["__Host-session"]
            assert all(word in cookie for word in ("Secure", "HttpOnly", "Path=/", "SameSite=lax"))


def test_others_are_let_in_where_there_are_accounts_and_told_that_nothing_is_encrypted(of_team):
    command = [sys.executable, "-m", "crossbearing", "serve", of_team, "--host", "0.0.0.0", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert "nothing is encrypted" in running.stderr.readline()
        home = running.stdout.readline().split()[4].rstrip("/")
        assert Visitor(home.replace("0.0.0.0", "127.0.0.1"), headers={"Host": "bench"}).ask("/people")[0] == 303
        running.terminate()


def audited(ledger):
    with api.open(ledger) as opened:
        return [one.address for one in opened.people.audit.listed()][::-1]


def test_a_server_in_front_is_believed_on_who_asks_and_nobody_else_is(of_team):
    passed_on = {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https", "Host": "bench.example"}
    for arguments in (("--proxy", "127.0.0.1"), ("--proxy", "192.0.2.1"), ()):
        with process(of_team, *arguments) as home:
            admin = Visitor(home, headers=passed_on)
            assert admin.sign_in("Admin", PASSWORD) == 303
            assert ("__Host-session" in admin.cookies) is (arguments == ("--proxy", "127.0.0.1"))
    assert audited(of_team) == ["192.0.2.7", "127.0.0.1", "127.0.0.1"]


def test_what_the_first_server_said_of_itself_is_not_believed(of_team):
    with process(of_team, "--proxy", "127.0.0.1") as home:
        # Who asks the server in front may send the header too; what that server adds stands last.
        Visitor(home, headers={"X-Forwarded-For": "10.9.8.7, 192.0.2.7"}).sign_in("Admin", PASSWORD)
    assert audited(of_team) == ["192.0.2.7"]


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "", "localhost.", "192.0.2.7", "10.0.0.5", "bench.example", "127.0.0.1.example", "127.1"]
)
def test_nobody_else_reaches_a_ledger_without_accounts(in_file, host):
    said = refused(in_file, "--host", host)
    assert "has no accounts. Make one first: crossbearing people" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--host", "nowhere.invalid"), "Take another --host"),
        (("--host", "a" * 70), "Take another --host"),
        (("--host", "a b"), "Take another --host"),
        (("--port", "65536"), "65536"),
        (("--key", "bench.key"), "--key goes with a --certificate"),
        (("--certificate", "none.pem"), "No such file"),
        (("--certificate", "."), "Is a directory"),
        (("--proxy", "*"), "that is no address"),
        (("--proxy", "localhost"), "that is no address"),
        (("--proxy", ""), "that is no address"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(of_team, arguments, words):
    assert words in refused(of_team, *arguments)


def test_a_certificate_needs_its_own_key(of_team, tmp_path):
    (pem, _), (_, other) = certificate(tmp_path), certificate(tmp_path, "other")
    for arguments in ((pem, "--key", other), (pem,), (other, "--key", other)):
        assert "the key that belongs to it" in refused(of_team, "--certificate", *arguments)


def test_a_port_that_is_taken_is_said_to_be(in_file):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = refused(in_file, "--port", taken.getsockname()[1])
    assert "already in use" in said and "Take another --port" in said


def test_a_ledger_that_is_not_there_is_not_made(tmp_path):
    assert "No ledger at" in refused(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
