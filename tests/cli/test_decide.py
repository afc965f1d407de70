"""Decisions and `verify` on the command line."""

import json
import sqlite3

import pytest

from crossbearing.cli import main

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


@pytest.fixture
def ledger(tmp_path, crossbearing):
    path = tmp_path / "durra.txt"
    path.write_text(TEXT, encoding="utf-8")
    crossbearing("add", tmp_path / "field.db", path)
    return tmp_path / "field.db"


def test_a_decision_is_added_and_listed_with_its_words(crossbearing, ledger):
    code, out, _ = crossbearing("decide", ledger, "note", "durra:ev1", "--who", "Amal", "--why", "seen on video")
    assert (code, "to note added" in out) == (0, True)
    code, out, _ = crossbearing("decisions", ledger)
    assert code == 0
    assert all(words in out for words in ("note, Amal, ", "seen on video", "durra:ev1 “"))
    code, out, _ = crossbearing("decisions", ledger, "--json")
    assert '"verb":"note"' in out


def test_an_undone_decision_stays_in_the_list(crossbearing, ledger):
    _, out, _ = crossbearing("decide", ledger, "note", "durra:ev1", "--who", "Amal", "--why", "seen")
    name = out.split("decision ")[1].split()[0]
    assert crossbearing("decide", ledger, "undo", name, "--who", "Bo", "--why", "not this one")[0] == 0
    _, out, _ = crossbearing("decisions", ledger)
    assert "[replaced]" in out
    assert f"replaces {name}" in out


def test_a_decision_on_nothing_is_one_line(crossbearing, ledger):
    code, _, err = crossbearing("decide", ledger, "note", "durra:none", "--why", "seen")
    assert (code, err.count("\n")) == (2, 1)
    assert "has no item none" in err


def test_a_sound_ledger_is_verified_with_its_head(crossbearing, ledger):
    code, out, _ = crossbearing("verify", ledger)
    assert code == 0
    assert "1 report, 1 reading" in out
    head = out.split()[-1]
    assert crossbearing("verify", ledger, "--head", head)[0] == 0
    assert "noted head" in crossbearing("verify", ledger, "--head", "f" * 64)[2]


def test_a_changed_ledger_is_refused_with_its_first_bad_entry_and_what_to_do(crossbearing, ledger):
    with sqlite3.connect(ledger) as connection:
        connection.execute("DROP TRIGGER text_no_update")
        connection.execute("UPDATE text SET text = replace(text, '12', '13')")
    connection.close()
    code, _, err = crossbearing("verify", ledger)
    assert (code, err.count("\n")) == (2, 1)
    assert "entry 3 of the log" in err
    assert "backup" in err


@pytest.mark.parametrize("address", ["mysql://host/x", "postgresql://amal:secret@"])
def test_an_address_no_ledger_has_is_one_line_without_its_password(crossbearing, address):
    code, _, err = crossbearing("show", address)
    assert (code, err.count("\n")) == (2, 1)
    assert "secret" not in err


def test_a_protected_name_is_hidden_in_the_list_and_kept_in_its_json(crossbearing, tmp_path):
    report, ledger = tmp_path / "convoy.txt", tmp_path / "convoy.db"
    report.write_text(
        "DURRA, May 13, 2031 (Hill Post) — The convoy left, said Lena (not her real name).", encoding="utf-8"
    )
    crossbearing("add", ledger, report)
    reading = json.loads(crossbearing("show", ledger, "--json")[1])
    lena = next(entity["id"] for entity in reading["entities"] if entity["protect"])
    assert crossbearing("decide", ledger, "protect", f"convoy:{lena}", "--why", "asked for it")[0] == 0
    _, out, _ = crossbearing("decisions", ledger)
    assert "[protected 1]" in out
    assert "Lena" not in out
    assert "Lena" in crossbearing("decisions", ledger, "--json")[1]


def decide(crossbearing, ledger, *arguments: object, who: str = "Amal") -> tuple[int, str, str]:
    return crossbearing("decide", ledger, *arguments, "--who", who, "--why", "seen on video")


def test_what_is_rejected_is_left_out_and_counted_and_there_as_read(crossbearing, ledger):
    decide(crossbearing, ledger, "reject", "durra:ev1")
    _, out, err = crossbearing("show", ledger)
    assert all(words in out for words in ("durra:ev1 “", "[rejected by Amal, ", "1 item left out", "--as-read"))
    _, out, err = crossbearing("show", ledger, "--json")
    assert (json.loads(out)["events"], "1 item left out" in err) == ([], True)
    _, out, err = crossbearing("show", ledger, "--json", "--as-read")
    assert ([one["id"] for one in json.loads(out)["events"]], err) == (["ev1"], "")


def test_what_is_said_of_an_event_stands_beside_it(crossbearing, ledger):
    decide(crossbearing, ledger, "note", "durra:ev1")
    decide(crossbearing, ledger, "amend", "durra:ev1", "--value", "type=airstrike", who="Bo")
    incident = crossbearing("incidents", ledger)[1].split()[0]
    _, out, _ = crossbearing("incident", ledger, incident)
    assert all(words in out for words in ("airstrike", "[note by Amal, ", "[amended type=airstrike by Bo, "))
    assert "1 item amended" in crossbearing("show", ledger, "claims")[1]


def test_a_task_is_listed_for_whom_it_waits(crossbearing, ledger):
    decide(crossbearing, ledger, "assign", "durra:ev1", "--value", "Bo")
    assert "[waits for Bo]" in crossbearing("decisions", ledger, "--assigned", "bo")[1]
    assert crossbearing("decisions", ledger, "--assigned", "Cem")[1] == "No such decisions in this ledger.\n"


def test_under_the_two_person_rule_a_decision_waits_and_says_for_what(crossbearing, ledger):
    setting = ("settings", ledger, "two-person", "on", "--who", "Amal", "--why", "our rules")
    assert "two-person on" in crossbearing(*setting)[1]
    _, out, _ = decide(crossbearing, ledger, "reject", "durra:ev1")
    name = out.split("decision ")[1].split()[0]
    assert "once another person accepts it" in out
    waiting = " ".join(crossbearing("decisions", ledger, "--waiting")[1].split())
    assert "[waits for another person than Amal to accept it]" in waiting
    assert f"decision {name} is in force now" in decide(crossbearing, ledger, "accept", name, who="Bo")[1]
    assert crossbearing("decisions", ledger, "--waiting")[1] == "No such decisions in this ledger.\n"
    assert "[accepted by Bo, " in " ".join(crossbearing("decisions", ledger)[1].split())


def test_protection_waits_for_nobody_but_to_take_it_back_does(crossbearing, ledger):
    crossbearing("settings", ledger, "two-person", "on", "--who", "Amal", "--why", "our rules")
    _, out, _ = decide(crossbearing, ledger, "protect", "durra:e3")
    assert "once another person" not in out
    name = out.split("decision ")[1].split()[0]
    assert "once another person accepts it" in decide(crossbearing, ledger, "undo", name)[1]


def test_settings_are_listed_with_who_asked_for_them(crossbearing, ledger):
    assert "two-person off" in crossbearing("settings", ledger)[1]
    crossbearing("settings", ledger, "two-person", "on", "--who", "Amal", "--why", "our rules")
    assert "on, Amal: our rules" in crossbearing("settings", ledger)[1]
    code, _, err = crossbearing("settings", ledger, "two-person", "on", "--who", "Bo", "--why", "again")
    assert (code, err.count("\n"), "on already" in err) == (2, 1, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("two-person",), "may be on or off"),
        (("two-person", "maybe", "--why", "x"), "may be on or off"),
        (("three-person", "on"), "two-person"),
        (("two-person", "on"), "Give --who and --why"),
    ],
)
def test_a_setting_that_is_none_is_one_line(crossbearing, ledger, arguments, words):
    code, _, err = crossbearing("settings", ledger, *arguments)
    assert (code, err.count("\n"), words in err) == (2, 1, True)


@pytest.mark.parametrize(
    "blank", [("--why", " "), ("--why", "seen", "--who", ""), ("--why", "seen", "--who", "\u200b")]
)
def test_a_decision_without_a_reason_or_a_person_is_one_line(crossbearing, ledger, blank):
    code, _, err = crossbearing("decide", ledger, "note", "durra:ev1", *blank)
    assert (code, err.count("\n")) == (2, 1)
    assert "No decisions" in crossbearing("decisions", ledger)[1]


@pytest.mark.parametrize("command", ["incidents", "agreements", "silences", "search"])
def test_a_list_may_be_asked_for_from_and_to_any_number(crossbearing, ledger, command):
    words = ("Durra",) if command == "search" else ()
    code, _, err = crossbearing(command, ledger, *words, "--limit", "9" * 30, "--offset", "9" * 30)
    assert (code, err) == (0, "")


@pytest.mark.parametrize(("verb", "item", "value"), [("note", "ev1", ()), ("assign", "ev1", ("--value", "Cy"))])
def test_what_two_persons_decided_is_not_replaced_by_one(crossbearing, ledger, verb, item, value):
    crossbearing("settings", ledger, "two-person", "on", "--who", "Amal", "--why", "our rules")
    _, out, _ = crossbearing("decide", ledger, "amend", "durra:ev1", "--value", "type=airstrike", "--why", "x")
    name = out.split("decision ")[1].split()[0]
    crossbearing("decide", ledger, "accept", name, "--who", "Bo", "--why", "seen")
    words = ("--why", "sneak", "--who", "Cy", *value)
    code, _, err = crossbearing("decide", ledger, verb, f"durra:{item}", "--replaces", name, *words)
    assert (code, err.count("\n"), f"undo {name}" in err) == (2, 1, True)
    assert "[replaced]" not in crossbearing("decisions", ledger)[1]


def test_a_protection_is_not_replaced_by_another_under_the_two_person_rule(crossbearing, ledger):
    crossbearing("settings", ledger, "two-person", "on", "--who", "Amal", "--why", "our rules")
    _, out, _ = crossbearing("decide", ledger, "protect", "durra:e1", "--why", "asked", "--who", "Bo")
    name = out.split("decision ")[1].split()[0]
    sneak = ("--why", "sneak", "--who", "Cy", "--replaces", name)
    assert crossbearing("decide", ledger, "protect", "durra:e2", *sneak)[0] == 2


@pytest.mark.parametrize("head", ["", "abc", "x" * 64])
def test_what_is_no_head_is_not_held_against_the_ledger(crossbearing, ledger, head):
    code, _, err = crossbearing("verify", ledger, "--head", head)
    assert (code, err.count("\n"), "64 digits" in err) == (2, 1, True)


def test_a_head_may_be_noted_in_groups_and_capitals(crossbearing, ledger):
    head = crossbearing("verify", ledger)[1].split()[-1].upper()
    assert crossbearing("verify", ledger, "--head", f" {head[:32]} {head[32:]}\n")[0] == 0
