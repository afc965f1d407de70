"""The settings of a ledger and the two-person rule."""

import pytest
from sqlalchemy import text

from crossbearing.errors import InputError
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.settings import OFF, ON, TWO_PERSON, Settings, TwoPerson
from store_places import behind, unguard


@pytest.fixture
def store(place):
    with LedgerStore(place, create=True) as store:
        yield store


def ask(store, value, who="Amal"):
    return Settings(store).change(TWO_PERSON, value, who=who, why="our rules")


def test_a_new_ledger_has_no_two_person_rule(store):
    assert Settings(store).two_person() == TwoPerson(False)
    assert Settings(store).changes() == []


def test_one_person_switches_the_rule_on_and_two_switch_it_off(store):
    assert ask(store, ON) == TwoPerson(True)
    assert ask(store, OFF) == TwoPerson(True, "Amal")
    assert ask(store, OFF, "Bo") == TwoPerson(False)
    assert [(one.who, one.value, one.why) for one in Settings(store).changes()] == [
        ("Amal", ON, "our rules"),
        ("Amal", OFF, "our rules"),
        ("Bo", OFF, "our rules"),
    ]
    assert store.verify().faults == ()


def test_who_asks_to_keep_the_rule_takes_back_that_it_was_to_be_switched_off(store):
    ask(store, ON)
    ask(store, OFF)
    assert ask(store, ON, "Bo") == TwoPerson(True)
    assert ask(store, OFF, "Bo") == TwoPerson(True, "Bo")


@pytest.mark.parametrize(
    ("value", "who", "words"),
    [
        (ON, "Bo", "it is on already"),
        (OFF, " AMAL", "was asked for by Amal already"),
        ("maybe", "Bo", "It may be on or off"),
        (OFF, " ", "Give --who and --why"),
    ],
)
def test_a_change_that_means_nothing_is_one_line_and_is_not_kept(store, value, who, words):
    ask(store, ON)
    if value == OFF:
        ask(store, OFF)
    before = Settings(store).changes()
    with pytest.raises(InputError, match=words):
        ask(store, value, who)
    assert Settings(store).changes() == before


def test_a_setting_that_is_off_cannot_be_switched_off(store):
    with pytest.raises(InputError, match="it is off already"):
        ask(store, OFF)


def test_a_setting_changed_behind_the_log_is_found(store, place):
    ask(store, ON)
    with behind(place) as connection:
        unguard(connection)
        connection.execute(text("UPDATE setting SET value = replace(value, 'on', 'off')"))
    assert store.verify().faults != ()
