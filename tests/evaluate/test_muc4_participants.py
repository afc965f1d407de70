"""Everybody in the clause of a trigger."""

import pytest
from written import drafted

from crossbearing.evaluate.muc4_participants import head_behind, noun_words, participants
from crossbearing.extract.events.triggers import find_triggers


def cast(text: str) -> tuple[list[str], list[str], list[str]]:
    marked = drafted(text).marked
    found = participants(marked, find_triggers(marked)[0])
    return [w.text for w in found.doers], [w.text for w in found.sufferers], [w.text for w in found.beside]


@pytest.mark.parametrize(
    ("text", "doers", "sufferers"),
    [
        ("Rebels ambushed a bus on Monday.", ["Rebels"], ["bus"]),
        ("A bus was ambushed by rebels on Monday.", ["rebels"], ["bus"]),
        ("The bishop's assassination shocked the town.", [], ["bishop"]),
        ("Gunmen assassinated a judge and a teacher on Monday.", ["Gunmen"], ["judge", "teacher"]),
    ],
)
def test_doers_and_sufferers(text: str, doers: list[str], sufferers: list[str]) -> None:
    found = cast(text)
    assert (found[0], found[1]) == (doers, sufferers)


def test_a_bomb_goes_off_beside_something() -> None:
    assert "bank" in cast("A bomb exploded in front of a bank on Monday.")[2]


def test_a_counting_noun_stands_for_what_it_counts() -> None:
    marked = drafted("A group of armed men ambushed a bus.").marked
    head = next(word for word in marked.tokens if word.text == "group")
    men = head_behind(marked, head)
    assert [word.text for word in noun_words(marked, men)] == ["armed", "men"]
