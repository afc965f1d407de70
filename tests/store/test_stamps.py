"""Time stamps: asked for, kept, checked; and every answer that is none is refused."""

import subprocess
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from authority import MISSING, OPENSSL, Authority, holder
from crossbearing.errors import InputError, LedgerError
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.stamps import Stamps
from crossbearing.store.time_stamp import read_answer, roots_in, signature_fault
from crossbearing.store.verify import verify
from made import make_reading, make_report
from store_places import behind, unguard

pytestmark = pytest.mark.skipif(OPENSSL is None, reason=MISSING)
MANY = settings(max_examples=300, deadline=None, derandomize=True)


class UndoError(Exception):
    """Leaves a transaction without keeping it."""


@pytest.fixture(scope="session")
def authority(tmp_path_factory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def answer(authority) -> bytes:
    """An answer for some hash."""
    return authority.answer(authority.request("-digest", "ab" * 32, "-sha256", "-cert"))


@pytest.fixture
def store(place, imprint):
    with LedgerStore(place, create=True) as store:
        report = make_report()
        store.add(report, make_reading(report, imprint), reader="test/1")
        yield store


def grow(store: LedgerStore, imprint) -> None:
    report = make_report("other.txt", text=make_report().text + " It ended.")
    store.add(report, make_reading(report, imprint), reader="test/1")


def test_an_answer_is_kept_with_what_it_covers(store, authority):
    request = Stamps(store).request()
    stamp, is_new = Stamps(store).add(authority.answer(request.der), request=request.der, roots=authority.roots)
    assert is_new
    assert (stamp.covers, stamp.reports, stamp.head) == (request.covers, 1, request.head)
    assert (stamp.authority, stamp.fault, stamp.signed) == ("CN=Hill Time Authority", None, True)
    assert stamp.written <= stamp.time
    assert store.verify().faults == ()


def test_a_ledger_that_has_grown_meanwhile_is_stamped_as_it_was(store, authority, imprint):
    request = Stamps(store).request()
    grow(store, imprint)
    stamp, _ = Stamps(store).add(authority.answer(request.der))
    assert (stamp.covers, stamp.reports) == (3, 1)
    assert [one.signed for one in Stamps(store).all()] == [None]
    assert store.verify().faults == ()


def test_the_same_answer_twice_is_kept_once(store, authority):
    answer = authority.answer(Stamps(store).request().der)
    first, _ = Stamps(store).add(answer)
    again, is_new = Stamps(store).add(answer)
    assert (again, is_new) == (first, False)
    assert len(Stamps(store).all()) == 1


def test_two_authorities_may_stamp_one_head(store, authority, tmp_path):
    request = Stamps(store).request().der
    for one in (authority, Authority(tmp_path / "second", "Valley Clock")):
        Stamps(store).add(authority.answer(request) if one is authority else one.answer(request))
    assert [stamp.covers for stamp in Stamps(store).all()] == [3, 3]
    assert [stamp.signed for stamp in Stamps(store).all(roots=authority.roots)] == [True, False]


def test_openssl_agrees(store, authority, tmp_path):
    Stamps(store).add(authority.answer(Stamps(store).request().der))
    [evidence] = Stamps(store).evidence()
    (tmp_path / "a.json").write_bytes(evidence.content)
    (tmp_path / "a.tsr").write_bytes(evidence.response)
    command = ["openssl", "ts", "-verify", "-in", "a.tsr", "-CAfile", str(authority.folder / "roots.pem")]
    for way in (["-data", "a.json"], ["-digest", evidence.stamp.head]):
        done = subprocess.run([*command, *way], capture_output=True, text=True, check=False, cwd=tmp_path)
        assert "Verification: OK" in done.stdout


REQUESTS = {
    "for another hash": (("-digest", "cd" * 32, "-sha256", "-cert"), "is no entry of the log of"),
    "for a hash of another kind": (("-digest", "cd" * 64, "-sha512", "-cert"), "another kind than SHA-256"),
    "without certificates": (("-digest", "cd" * 32, "-sha256"), "does not hold the certificate of its signer"),
    "refused by the authority": (("-digest", "cd" * 20, "-sha1", "-cert"), "refused (Message digest"),
}


@pytest.mark.parametrize(("options", "words"), REQUESTS.values(), ids=REQUESTS)
def test_an_answer_to_something_else_is_refused(store, authority, options, words):
    with pytest.raises(InputError, match="Nothing was added") as refused:
        Stamps(store).add(authority.answer(authority.request(*options)))
    assert words in str(refused.value)
    assert Stamps(store).all() == []


@pytest.mark.parametrize(
    "junk", [b"", b"<html>busy</html>", b"0\x80\x00\x00", b"0" * 2_000_000, b"\x30\x84\xff\xff\xff"]
)
def test_what_is_no_answer_is_refused(store, junk):
    with pytest.raises(InputError, match="no answer of a time-stamping authority"):
        Stamps(store).add(junk)


@pytest.mark.parametrize("junk", [b"", b"<html>busy</html>", b"0\x80\x00\x00"])
def test_what_is_no_request_is_told(store, authority, junk):
    answer = authority.answer(Stamps(store).request().der)
    with pytest.raises(InputError, match="the file given as the request is none"):
        Stamps(store).add(answer, request=junk)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (1, "granted something else than was asked for"),
        (3, "has no answer yet"),
        (5, "was revoked"),
        (9, "no answer of a time-stamping authority"),
    ],
)
def test_only_what_was_granted_is_a_stamp(answer, state, words):
    status = b"\x30\x03\x02\x01"
    with pytest.raises(InputError, match=words):
        read_answer(answer.replace(status + b"\x00", status + bytes([state]), 1))


def test_an_answer_to_an_earlier_request_is_told_by_its_nonce(store, authority):
    old, new = Stamps(store).request().der, Stamps(store).request().der
    with pytest.raises(InputError, match="answers another request"):
        Stamps(store).add(authority.answer(old), request=new)
    assert Stamps(store).add(authority.answer(new), request=new)[1]


def test_a_root_that_does_not_vouch_for_the_signer_is_told(store, authority):
    answer = authority.answer(Stamps(store).request().der)
    with pytest.raises(InputError, match="no root given vouches for its signer"):
        Stamps(store).add(answer, roots=holder("Hill Root").pem)
    Stamps(store).add(answer)
    [stamp] = Stamps(store).all(roots=holder("Hill Root").pem)
    assert (stamp.signed, "no root given" in str(stamp.fault)) == (False, True)
    with pytest.raises(InputError, match="holds no certificate"):
        Stamps(store).all(roots=b"no certificate")


def test_a_certificate_that_ran_out_since_leaves_its_stamps_good(authority, tmp_path, answer):
    brief = Authority(tmp_path / "brief", lasts=2)
    request = brief.request("-digest", "ab" * 32, "-sha256", "-cert")
    good = read_answer(brief.answer(request))
    time.sleep(2.5)
    late = read_answer(brief.answer(request))
    assert signature_fault(good, roots_in(brief.roots)) is None
    assert "certificate has expired" in str(signature_fault(late, roots_in(brief.roots)))


@pytest.mark.parametrize("root", ["Root", "A root that makes the certificate between the longer one"])
def test_certificates_are_taken_in_any_order(tmp_path, root):
    authority = Authority(tmp_path / "any", "Hill", root=root)
    answer = read_answer(authority.answer(authority.request("-digest", "ab" * 32, "-sha256", "-cert")))
    assert (answer.authority, signature_fault(answer, roots_in(authority.roots))) == ("CN=Hill", None)


@MANY
@given(data=st.data())
def test_one_changed_byte_never_gives_a_stamp_that_says_something_else(authority, answer, data):
    position = data.draw(st.integers(0, len(answer) - 1))
    other = bytes([answer[position] ^ data.draw(st.integers(1, 255))])
    sound = read_answer(answer)
    try:
        changed = read_answer(answer[:position] + other + answer[position + 1 :])
    except InputError:
        return
    assert changed == sound or signature_fault(changed, roots_in(authority.roots)) is not None, position


def test_a_kept_answer_of_which_any_byte_was_changed_is_found(store, place, authority):
    Stamps(store).add(authority.answer(Stamps(store).request().der))
    [evidence] = Stamps(store).evidence()
    for position in range(0, len(evidence.response), 7):
        changed = bytearray(evidence.response)
        changed[position] ^= 1
        with pytest.raises(UndoError), behind(place) as connection:
            unguard(connection)
            connection.execute(text("UPDATE stamp SET response = :new"), {"new": bytes(changed)})
            faults = [fault.what for fault in verify(connection).faults]
            assert "the stamp was changed after it was written" in faults, position
            raise UndoError


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("head = '" + "f" * 64 + "'", "which no entry before it has"),
        ("head = (SELECT hash FROM log WHERE sequence = 2)", "is not for"),
        ("head = (SELECT hash FROM log WHERE sequence = 4)", "which no entry before it has"),
        ("response = (SELECT bytes FROM raw)", "is not for"),
    ],
)
def test_a_stamp_that_is_for_no_entry_before_it_is_found(store, place, authority, change, words):
    Stamps(store).add(authority.answer(Stamps(store).request().der))
    with behind(place) as connection:
        unguard(connection)
        connection.execute(text(f"UPDATE stamp SET {change}"))
        assert any(words in fault.what for fault in verify(connection).faults)
    [stamp] = Stamps(store).all(roots=authority.roots)
    assert stamp.fault is not None


def test_no_stamp_is_asked_for_a_log_that_was_changed(store, place):
    with behind(place) as connection:
        unguard(connection)
        connection.execute(text("UPDATE log SET who = 'x' WHERE sequence = 3"))
    with pytest.raises(LedgerError, match="crossbearing verify"):
        Stamps(store).request()
