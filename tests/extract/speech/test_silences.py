import pytest
from told import read

from crossbearing.model.silence import SilenceKind


def kinds(text: str) -> list[SilenceKind]:
    return [silence.kind for silence in read(text).silences]


def who(text: str) -> list[str | None]:
    reading = read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    return [names.get(silence.who or "") for silence in reading.silences]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministry of defence did not comment.", "no_comment"),
        ("The army would neither confirm nor deny the raid.", "no_comment"),
        ("State radio made no mention of the strike.", "did_not_report"),
        ("The mayor of Durra could not be reached.", "not_reached"),
        ("Neither account could be independently verified.", "could_not_verify"),
        ("The council gave no casualty figures.", "no_figure"),
        ("No group has claimed responsibility for the blast.", "no_claim_of_responsibility"),
        ("It was not clear who had fired the shells.", "no_attribution"),
        ("The army has yet to respond to questions.", "no_comment"),
        ("Officials have not publicly reacted to the seizure of the port.", "no_comment"),
    ],
)
def test_each_way_of_keeping_silent_has_its_kind(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The last fighters have not left the quarter.",
        "The brigade refused to leave the bridge.",
        "The guns fell silent before noon.",
        "The front denied that it had fired.",
        "No bus entered the town.",
        "“We have nothing to say to them,” the mayor said.",
    ],
)
def test_facts_refusals_and_denials_are_no_silences(text):
    assert kinds(text) == []


def test_neither_of_two_is_a_silence_of_each():
    assert who("Neither Moscow nor Ankara would comment on the plan.") == [
        "government of Russia",
        "government of Turkey",
    ]


def test_a_second_party_may_keep_the_silence_of_the_first():
    assert len(kinds("The minister of health did not answer our letters, and nor did the governor of Durra.")) == 2


def test_what_the_publisher_could_not_check_is_its_own_silence():
    assert who("A driver said the road was mined. The Hill Post could not verify the account.") == ["Hill Post"]


def test_nobody_claimed_it_names_nobody():
    assert who("Nobody has claimed the attack.") == [None]


def test_a_silence_is_a_claim_of_its_own_kind_and_no_denial():
    reading = read("Rockets hit Durra on Monday. The army did not comment.")
    (claim,) = [one for one in reading.claims if reading.silences[0].id in one.about]
    assert claim.kind.value == "report_of_silence"
