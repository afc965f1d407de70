"""Nouns with several senses, by what the report says of them."""

import pytest
from named import entities_of, entity_of

from crossbearing.model.entity import EntityType


@pytest.mark.parametrize(
    ("body", "words", "kind"),
    [
        ("The Karenni front said it had no part in it.", "The Karenni front", EntityType.ARMED_ACTOR),
        ("Fighting eased on the southern front.", "the southern front", EntityType.PLACE),
        ("An army patrol fired on a bus.", "An army patrol", EntityType.ARMED_ACTOR),
        ("A patrol saw smoke over Sarn.", "A patrol", EntityType.MONITOR),
        ("The town hall said the road was open.", "The town hall", EntityType.ORGANISATION),
        ("A shell hit the town hall.", "the town hall", EntityType.FACILITY),
        ("Drones struck the edge of Sarn.", "the edge of Sarn", EntityType.PLACE),
    ],
)
def test_a_noun_is_what_its_report_makes_of_it(body: str, words: str, kind: EntityType) -> None:
    assert entity_of(body, words).type is kind


def test_the_front_takes_up_a_named_front() -> None:
    entities = entities_of("The Ilmar Front accused the army. The front will not disarm.")
    assert any({"Ilmar Front", "The front"} <= {m.quote for m in e.mentions} for e in entities)
