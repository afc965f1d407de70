"""Which happenings claims speak of without telling them."""

import pytest
from told import read


def topics(*paragraphs: str) -> dict[str, list[str]]:
    """For each claim, by its words, those that tell the happenings it speaks of."""
    reading = read(*paragraphs)
    words = {event.id: event.trigger.quote for event in reading.events}
    return {c.content[0].quote: [words[item] for item in c.about if item in words] for c in reading.claims}


@pytest.mark.parametrize("remark", ["We cannot rebuild", "This is no war"])
def test_a_remark_is_about_what_was_told_before_in_its_paragraph(remark: str) -> None:
    found = topics(f"Shells hit the market of Durra on Monday. “{remark},” a baker said.")
    assert len(found[remark]) == 1 and "hit" in found[remark][0]


def test_a_plain_remark_in_another_paragraph_is_about_nothing_told_there() -> None:
    found = topics("Shells hit the market of Durra on Monday.", "A woman said she had sold bread in Sarn.")
    assert found["she had sold bread in Sarn"] == []


def test_an_answer_in_another_paragraph_is_about_the_attack_the_report_opens_on() -> None:
    found = topics("Shells hit the market of Durra on Monday.", "The army denied the charge.")
    assert found["the charge"] == ["Shells hit"]


def test_words_that_point_back_to_attacks_are_about_them() -> None:
    found = topics("Shells hit the market of Durra on Monday.", "This week's attacks came from the hills.")
    assert found["This week's attacks came from the hills"] == ["Shells hit"]


def test_an_event_is_borne_out_only_by_claims_that_tell_it() -> None:
    reading = read("Shells hit the market of Durra on Monday. “We cannot rebuild,” a baker said.")
    assert [event.claims for event in reading.events] == [()]
