"""Who is blamed for a deed or owns up to it."""

import pytest
from told import name, read


def doer(text: str) -> tuple[str, str] | None:
    """Name and basis of who did the first event of a text."""
    reading = read(text)
    role = reading.events[0].perpetrator
    return None if role is None else (str(name(reading, role.entity)).lower(), role.basis.value)


@pytest.mark.parametrize(
    ("text", "who", "basis"),
    [
        (
            "A car bomb killed nine people in Durra on Friday. The attack was blamed on Boko Haram.",
            "boko haram",
            "alleged",
        ),
        ("The attack on the market in Durra on Friday was carried out by militants.", "militants", "stated"),
        ("Boko Haram claimed responsibility for the bombing of a hotel in Durra on Monday.", "boko haram", "stated"),
        ("An attack attributed to separatists killed four soldiers in Durra on Friday.", "separatists", "alleged"),
        ("The rebels were blamed for a raid on Durra on Friday.", "rebels", "alleged"),
        ("The army said it had killed 12 fighters in an air strike near Durra on Sunday.", "army", "stated"),
        ("Suspected militants attacked a police post in Durra on Friday.", "suspected militants", "alleged"),
    ],
)
def test_who_answers_for_a_deed(text: str, who: str, basis: str) -> None:
    assert doer(text) == (who, basis)


def test_who_blames_is_not_who_did_it() -> None:
    found = doer("The government blamed the rebels for the attack on the village of Durra on Friday.")
    assert found is not None and "rebels" in found[0] and found[1] == "alleged"


def test_nobody_answers_where_nobody_has_claimed_it() -> None:
    found = doer("An explosion rocked a market in Durra on Friday. No group has claimed responsibility for the attack.")
    assert found is None or found[1] == "unattributed"


def test_who_says_it_did_it_did_it() -> None:
    text = "A bomb killed four soldiers in Durra on Monday. Boko Haram said it carried out the attack."
    assert doer(text) == ("boko haram", "stated")
