"""Who may work on a ledger: accounts, sign-in, sessions, guesses and the audit."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from crossbearing.api.entrance import IDLE, LONGEST, SEEN_EVERY
from crossbearing.api.people import People
from crossbearing.errors import InputError, TooOftenError
from crossbearing.model.person import Person, Role
from crossbearing.store.audit import REFUSED
from crossbearing.store.copying import backup
from crossbearing.store.guesses import ADDRESS, NAME, PATIENCE, Guesses
from crossbearing.store.ledger_store import LedgerStore
from store_places import behind, unguard

HERE, ELSEWHERE = "192.0.2.7", "198.51.100.1"
WORDS, OTHER_WORDS = "twelve hill goats", "eleven river boats"


class Clock:
    """A clock that is moved by hand."""

    def __init__(self):
        self.now = datetime(2031, 5, 12, 8, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(place, clock):
    with LedgerStore(place, create=True, clock=clock) as store:
        yield store


@pytest.fixture
def people(store):
    return People(store)


@pytest.fixture
def amal(people):
    return people.add("Amal", Role.ADMIN, WORDS, by="root").person


def guess(people, times, name="Amal", address=HERE):
    for _ in range(times):
        assert people.entrance.check(name, "twelve hill boats", address=address) is None


def test_an_account_is_known_by_its_name_however_it_is_written(people, amal, store):
    people.add("Bo", Role.READER, WORDS, by="Amal")
    assert [(one.name, one.role, one.by) for one in people.listed()] == [
        ("Amal", Role.ADMIN, "root"),
        ("Bo", Role.READER, "Amal"),
    ]
    assert people.of(" AMAL ").name == "Amal" and people.of("Zed") is None
    assert store.verify().faults == ()


def test_each_change_stays_in_the_log(people, amal, place, store):
    people.add("Bo", Role.READER, WORDS, by="Amal")
    people.change_role("bo", Role.EDITOR, by="Amal")
    people.close("Bo", by="Amal")
    assert people.of("Bo").role is None and people.of("Bo").password == ""
    people.add("Bo", Role.REVIEWER, OTHER_WORDS, by="Amal")
    assert people.of("Bo").role is Role.REVIEWER
    with behind(place) as connection:
        assert connection.execute(text("SELECT role FROM account ORDER BY entry")).scalars().all() == [
            "admin", "reader", "editor", "", "reviewer"
        ]  # fmt: skip
    assert store.verify().faults == ()


def test_no_password_is_kept(people, amal, place):
    with behind(place) as connection:
        kept = connection.execute(text("SELECT password FROM account")).scalar_one()
    assert kept.startswith("$argon2id$") and WORDS not in kept


def test_an_account_changed_behind_the_log_is_found(people, amal, store, place):
    with behind(place) as connection:
        unguard(connection)
        connection.execute(text("UPDATE account SET role = 'reader'"))
    assert store.verify().faults != ()


@pytest.mark.parametrize("table", ["account", "audit"])
def test_what_is_kept_of_people_cannot_be_changed(people, amal, place, table):
    people.audit.add("Amal", "sign-in", "/login", address=HERE)
    for change in (f"DELETE FROM {table}", f"UPDATE {table} SET person = 'bo'"):
        with pytest.raises(DBAPIError, match="only added to"), behind(place) as connection:
            connection.execute(text(change))


@pytest.mark.parametrize(
    ("name", "password", "words"),
    [
        ("Bo", "short", "has 5 characters, and needs 12"),
        ("Bo", "x" * 1001, "1,001 characters"),
        ("Bo", "aaaabbbbaaaa", "fewer than 5 different"),
        ("Bernadette Lo", "bernadettelo1", "the name and little else"),
        (" ", WORDS, "name is empty"),
        ("B" * 61, WORDS, "61 characters"),
        ("Bo\u202eadmin", WORDS, "not seen"),
        ("Bo\r\nSet-Cookie: a=b", WORDS, "not seen"),
        ("AMAL", WORDS, "an account of that name"),
    ],
)
def test_an_account_that_cannot_be_is_refused_in_one_line(people, amal, name, password, words):
    with pytest.raises(InputError, match=words) as refused:
        people.add(name, Role.READER, password, by="Amal")
    assert "\n" not in str(refused.value) and len(people.listed()) == 1


def test_the_last_admin_stays(people, amal):
    for change in (lambda: people.close("Amal", by="Amal"), lambda: people.change_role("Amal", Role.EDITOR, by="Amal")):
        with pytest.raises(InputError, match="the only admin"):
            change()
    people.add("Bo", Role.ADMIN, WORDS, by="Amal")
    people.close("Amal", by="Bo")
    assert people.has_admin()


def test_who_has_the_password_is_let_in_and_nobody_else(people, amal):
    assert people.entrance.check("amal", WORDS, address=HERE) == Person("Amal", Role.ADMIN)
    assert people.entrance.check("Amal", OTHER_WORDS, address=HERE) is None
    assert people.entrance.check("Zed", WORDS, address=HERE) is None
    people.add("Bo", Role.ADMIN, WORDS, by="Amal")
    people.close("Amal", by="Bo")
    assert people.entrance.check("Amal", WORDS, address=HERE) is None
    assert people.entrance.check("Amal", "", address=HERE) is None


def test_guessing_at_an_account_is_held_up_longer_and_longer(people, amal, clock):
    free = PATIENCE[NAME].free
    guess(people, free + 1)
    with pytest.raises(TooOftenError, match="Wait for"):
        people.entrance.check("Amal", WORDS, address=ELSEWHERE)
    clock.now += timedelta(seconds=1)
    guess(people, 1)
    clock.now += timedelta(seconds=1)
    with pytest.raises(TooOftenError):
        guess(people, 1)
    clock.now += PATIENCE[NAME].longest
    assert people.entrance.check("Amal", WORDS, address=ELSEWHERE) is not None
    guess(people, free)


def test_starting_anew_does_not_help_who_guesses(people, amal, place, clock):
    guess(people, PATIENCE[NAME].free + 1)
    with LedgerStore(place, clock=clock) as again, pytest.raises(TooOftenError):
        guess(People(again), 1)


@pytest.mark.parametrize("addresses", [[HERE], ["2001:db8::1", "2001:db8::2"]])
def test_a_machine_that_guesses_at_many_names_is_held_up(store, addresses):
    guesses, free = Guesses(store), PATIENCE[ADDRESS].free
    for number in range(free + 1):
        assert guesses.take(f"N{number}", addresses[number % len(addresses)]) is None
    assert guesses.take("Amal", addresses[-1]) == timedelta(seconds=1)
    assert guesses.take("Amal", ELSEWHERE) is None


def test_own_sign_ins_are_no_way_to_guess_on_at_others(store):
    guesses, free = Guesses(store), PATIENCE[ADDRESS].free
    for number in range(free + 1):
        assert guesses.take(f"N{number}", HERE) is None
        if number in (3, 7):
            assert guesses.take("Amal", HERE) is None
            guesses.was_right("Amal", HERE)
    assert guesses.take("Other", HERE) is not None


@pytest.mark.parametrize(("failures", "seconds"), [(0, 0), (4, 0), (5, 1), (6, 2), (8, 8), (11, 60), (10_000, 60)])
def test_the_wait_doubles_up_to_a_minute(failures, seconds):
    assert PATIENCE[NAME].wait(failures) == timedelta(seconds=seconds)


def test_what_was_typed_as_a_name_is_not_kept(people, amal, place):
    guess(people, 1, name="my-secret-typed-here")
    with behind(place) as connection:
        kept = [tuple(row) for row in connection.execute(text("SELECT * FROM guess"))]
    assert len(kept) == 2 and "my-secret" not in str(kept) and HERE not in str(kept)


def test_a_session_is_a_secret_of_which_only_a_hash_is_kept(people, amal, place):
    first, second = (people.entrance.start(amal, address=HERE) for _ in range(2))
    assert first != second and len(first) > 40
    assert people.entrance.person(first) == amal
    assert people.entrance.person("") is None and people.entrance.person(first[:-1]) is None
    with behind(place) as connection:
        kept = str(connection.execute(text("SELECT * FROM session")).all())
    assert first not in kept and second not in kept


@pytest.mark.parametrize(
    ("steps", "is_there"),
    [
        ([IDLE - SEEN_EVERY, IDLE - SEEN_EVERY], True),
        ([IDLE], False),
        ([IDLE / 2] * 27, True),
        ([IDLE / 2] * 28, False),
    ],
)
def test_a_session_ends_when_nobody_is_there_and_after_a_week(people, amal, clock, steps, is_there):
    assert IDLE / 2 * 28 == LONGEST
    secret = people.entrance.start(amal, address=HERE)
    for step in steps:
        clock.now += step
        found = people.entrance.person(secret)
    assert (found == amal) is is_there
    assert len(people.entrance.sessions("Amal")) == is_there


@pytest.mark.parametrize(
    "change",
    [
        lambda people: people.change_role("Bo", Role.EDITOR, by="Amal"),
        lambda people: people.change_password("Bo", OTHER_WORDS, by="Amal"),
        lambda people: people.close("Bo", by="Amal"),
    ],
)
def test_a_changed_account_has_to_sign_in_again(people, amal, change):
    bo = people.add("Bo", Role.READER, WORDS, by="Amal").person
    others, own = people.entrance.start(amal, address=HERE), people.entrance.start(bo, address=HERE)
    change(people)
    assert people.entrance.person(own) is None
    assert people.entrance.person(others) == amal


def test_signing_out_ends_a_session_and_renewing_one_the_old_secret(people, amal):
    first = people.entrance.start(amal, address=HERE)
    second = people.entrance.renewed(first, amal, address=HERE)
    assert people.entrance.person(first) is None and people.entrance.person(second) == amal
    third = people.entrance.start(amal, address=HERE)
    assert people.entrance.end_all("Amal", but=third) == 1
    people.entrance.end(third)
    assert people.entrance.person(third) is None


def test_the_audit_tells_the_newest_first(people):
    people.audit.add("Amal", "sign-in", "/login", address=HERE)
    people.audit.add("", "sign-in", "/login", address=ELSEWHERE, outcome=REFUSED)
    people.audit.add("Amal", "decide", "d" * 900, address=HERE)
    assert [(one.number, one.who, one.what, one.outcome) for one in people.audit.listed()] == [
        (3, "Amal", "decide", "done"),
        (2, "", "sign-in", "refused"),
        (1, "Amal", "sign-in", "done"),
    ]
    assert [one.number for one in people.audit.listed(who="amal", limit=1, offset=1)] == [1]
    assert people.audit.count(what="sign-in") == 2 and people.audit.whats() == ["decide", "sign-in"]
    assert len(people.audit.listed()[0].about) == 500


def test_a_backup_has_the_people_and_the_audit_and_lets_nobody_in_by_an_old_session(people, amal, place, tmp_path):
    secret = people.entrance.start(amal, address=HERE)
    people.audit.add("Amal", "sign-in", "/login", address=HERE)
    backup(place, tmp_path / "copy.db")
    with LedgerStore(tmp_path / "copy.db") as copy:
        there = People(copy)
        assert there.entrance.person(secret) is None
        assert there.of("Amal") == people.of("Amal")
        assert there.audit.listed() == people.audit.listed()
        there.audit.add("Amal", "sign-out", "/logout", address=HERE)
