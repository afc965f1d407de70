"""Attributions set inside a sentence, suspicions, corrected counts, and what a publisher wrote before."""

import pytest
from claimed import holder, read_claims, words

from crossbearing.model.claim import Certainty, ClaimKind, Stance


@pytest.mark.parametrize(
    ("text", "who", "said", "kind"),
    [
        ("In return, the prison board announced, Sarn freed six sailors.", "the prison board", "Sarn freed", "fact"),
        ("The navy suspects a rebel cell.", "The navy", "a rebel cell", "accusation"),
        ("Police suspect the league of planting the bomb.", "Police", "planting the bomb", "accusation"),
        ("The ministry counted nine dead and within hours raised the figure to 12.", "The ministry", "to 12", "fact"),
        ("The harbour log shows 18 crates of shells.", "The harbour log", "18 crates", "fact"),
        ("The rebels claim to have sunk a ferry.", "The rebels", "sunk a ferry", "fact"),
        ("Local deputies dismissed the inquiry as a sham.", "Local deputies", "sham", "evaluation"),
        ("The council expressed hope that the lull would last.", "The council", "the lull would last", "expectation"),
        ("The government has undertaken to reopen the road.", "The government", "to reopen the road", "intention"),
        ("“Stop firing on our homes,” a woman said.", "a woman", "Stop firing", "demand"),
    ],
)
def test_who_says_it_is_found_beside_the_words(text: str, who: str, said: str, kind: str) -> None:
    claim = next(c for c in read_claims(text) if said in words(c))
    assert (holder(claim), claim.kind) == (who, ClaimKind(kind))


def test_a_suspicion_is_hedged() -> None:
    (claim,) = read_claims("The navy suspects a rebel cell.")
    assert claim.certainty is Certainty.HEDGED


def test_what_a_report_wrote_before_is_held_off() -> None:
    claim = read_claims("On Monday we wrote that six sailors were held. There were five.")[0]
    assert claim.publisher_stance is Stance.DISTANCED


def test_people_counted_in_are_no_second_source() -> None:
    text = "At least 22 people were killed, according to the health ministry, among them six women and a soldier."
    assert {holder(claim) for claim in read_claims(text)} <= {"the health ministry", None}


def test_a_clause_that_only_sets_the_day_is_the_publishers() -> None:
    text = "Aircraft struck the quay, officials said, two days after the deadline for the fleet to leave had passed."
    told = next(claim for claim in read_claims(text) if "deadline" in words(claim))
    assert holder(told) is None
