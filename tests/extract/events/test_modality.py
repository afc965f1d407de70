import pytest
from told import events


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Rebels stormed Durra on Monday.", "occurred"),
        ("The army will release 40 prisoners on Friday.", "planned"),
        ("The convoy to Durra was postponed on Monday.", "postponed"),
        ("No aid convoy has reached Durra since March.", "denied"),
        ("The army has yet to release the prisoners.", "denied"),
        ("The army has refused to go through with the release of prisoners.", "denied"),
        ("The rebels accused the army of shelling Durra on Monday.", "alleged"),
        ("The army denied reports that a drone hit a market in Durra.", "denied"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert [event.modality.value for event in events(text)][:1] == [modality]


def test_a_party_telling_of_its_enemy_alleges() -> None:
    (attack,) = events("Army spokesman Idris Vale said rebels attacked a village near Durra on Monday.")
    assert (attack.modality.value, attack.stance.value) == ("alleged", "attributed")


def test_the_narrator_asserts() -> None:
    (attack,) = events("Rebels attacked a village near Durra on Monday.")
    assert attack.stance.value == "asserted"


def test_a_term_with_a_day_set_for_it_is_planned() -> None:
    text = "Under the agreement the army is to withdraw from Durra by 30 May 2031."
    assert ("withdrawal", "planned") in [(e.type.value, e.modality.value) for e in events(text)]


def test_what_was_set_for_a_past_day_is_planned() -> None:
    (pause,) = events("The guns were to stay silent until noon on Tuesday.")
    assert (pause.type.value, pause.modality.value) == ("ceasefire_start", "planned")


def test_a_term_joined_to_a_term_is_owed_too() -> None:
    assert events("His men were to keep away from the villages and hand back the hostages.") == ()


def test_a_deed_before_a_silence_is_told() -> None:
    (tally,) = events("The mission has recorded 40 breaches since Monday, without naming culprits.")
    assert tally.type.value == "breach_tally"


def test_a_deed_that_its_supposed_doer_denies_did_not_occur():
    found = events("A shell hit the bakery of Durra, the mayor said. The brigade denied carrying out the attack.")
    assert all(event.modality.value != "occurred" for event in found if "denied" in event.trigger.quote)


def test_what_residents_saw_has_occurred() -> None:
    (attack,) = events("Residents said soldiers shelled a school in Durra on Monday.")
    assert (attack.modality.value, attack.perpetrator and attack.perpetrator.basis.value) == ("occurred", "stated")


def test_who_owns_up_to_a_deed_alleges_nothing() -> None:
    (attack,) = events("The army admitted shelling a school in Durra on Monday.")
    assert attack.modality.value == "occurred"


def test_a_party_counts_breaches_for_itself() -> None:
    (tally,) = events("The army logged 61 violations by the rebels on Monday.")
    assert (tally.type.value, tally.modality.value) == ("breach_tally", "alleged")


def test_the_blamed_denying_it_does_not_undo_the_deed() -> None:
    (attack,) = events("The army blamed the rebels for the attack on Durra on Friday. The rebels denied it.")
    assert attack.modality.value == "alleged"


def test_who_denies_responsibility_does_not_deny_the_deed() -> None:
    found = events("The army denied responsibility for the shelling of Durra on Monday.")
    assert [event.modality.value for event in found if event.type.value == "shelling"] == ["occurred"]


@pytest.mark.parametrize(
    "text",
    [
        "We retract our report of 9 March that rebels shelled a school in Durra.",
        "We reported on 9 March that rebels shelled a school in Durra. The report had no basis and is withdrawn.",
    ],
)
def test_a_report_that_is_withdrawn_as_a_whole_takes_its_deed_back(text: str) -> None:
    found = events(text)
    assert [event.modality.value for event in found if event.type.value == "shelling"] == ["retracted"]
