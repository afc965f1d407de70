"""General nouns that name somebody because they act, and men counted as victims."""

import pytest
from named import entities_of, entity_of

from crossbearing.model.entity import EntityType


@pytest.mark.parametrize(
    ("body", "words", "kind"),
    [
        ("Men in uniform came at dawn.", "Men in uniform", EntityType.ARMED_ACTOR),
        ("A battalion moved into Sarn overnight.", "A battalion", EntityType.ARMED_ACTOR),
        ("The team was stopped at a bridge.", "The team", EntityType.GROUP),
        ("The mechanism has logged 41 breaches.", "The mechanism", EntityType.MONITOR),
        ("Envoys from both armies met on Friday.", "Envoys from both armies", EntityType.GROUP),
    ],
)
def test_a_general_noun_that_acts_is_a_mention(body: str, words: str, kind: EntityType) -> None:
    assert entity_of(body, words).type is kind


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Four soldiers were wounded near Sarn.", "Four soldiers"),
        ("Gunmen freed five policemen on Tuesday.", "five policemen"),
        ("Seven peacekeepers were killed in Sarn.", "Seven peacekeepers"),
        ("A driver and two guards died in the blast.", "two guards"),
    ],
)
def test_men_counted_as_victims_are_a_group(body: str, words: str) -> None:
    assert entity_of(body, words).type is EntityType.GROUP


def test_the_men_of_a_force_that_acts_stay_armed() -> None:
    assert entity_of("Four soldiers opened fire on the crowd.", "Four soldiers").type is EntityType.ARMED_ACTOR


def test_a_number_takes_up_those_it_counted() -> None:
    entities = entities_of("Gunmen took nine nurses. The nine were moved to a prison.")
    assert any({m.quote for m in e.mentions} == {"nine nurses", "The nine"} for e in entities)
