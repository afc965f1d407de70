"""Names of clans and peoples, and names of two who mediate together."""

import pytest
from named import entities_of, entity_of

from crossbearing.model.entity import EntityType


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The Orbal and Tesk clans signed a pact.", "Orbal"),
        ("The Bideyat accuse the soldiers of stealing camels.", "Bideyat"),
        ("The Dhulbahante agreed to bury the dead.", "Dhulbahante"),
    ],
)
def test_a_clan_is_a_group(body: str, words: str) -> None:
    assert entity_of(body, words).type is EntityType.GROUP


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Cuba and Norway act as guarantors of the accord.", "Cuba and Norway"),
        ("The truce was brokered by Egypt and Qatar on Friday.", "Egypt and Qatar"),
    ],
)
def test_two_mediators_are_one_group(body: str, words: str) -> None:
    assert entity_of(body, words).type is EntityType.GROUP


def test_two_countries_that_only_fight_are_no_group() -> None:
    quotes = {m.quote for e in entities_of("Cuba and Norway quarrelled over fish.") for m in e.mentions}
    assert "Cuba and Norway" not in quotes
