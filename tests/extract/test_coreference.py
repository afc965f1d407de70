import pytest
from named import entities_of, entity_of, quotes


@pytest.mark.parametrize(
    ("body", "words", "linked"),
    [
        ("Jan Maree spoke first. Maree denied it.", "Jan Maree", ["Jan Maree", "Maree"]),
        ("Fighters left al-Qasara. In Qassara, shops opened.", "al-Qasara", ["al-Qasara", "Qassara"]),
        (
            "The United Liberation Front (ULF) agreed. The ULF will disarm.",
            "United Liberation Front (ULF)",
            ["United Liberation Front (ULF)", "ULF"],
        ),
        ("A commander spoke by phone. The commander denied it.", "A commander", ["A commander", "The commander"]),
        ("Shells hit the town of Medva. The town was dark.", "Medva", ["the town of Medva", "Medva", "The town"]),
        ("Ilse Brandt, a nurse at the clinic, stayed.", "Ilse Brandt", ["Ilse Brandt", "a nurse at the clinic"]),
        ("They signed an accord in May. The deal has held.", "an accord", ["an accord", "The deal"]),
        ("Houthi rebels fired. The Houthis denied it.", "Houthis", ["Houthi", "Houthi rebels", "Houthis"]),
        (
            "Rodrigo Salas, better known as Timon, signed. Salas left.",
            "Timon",
            ["Rodrigo Salas", "Timon", "Salas"],
        ),
    ],
)
def test_words_for_the_same_thing_are_linked(body: str, words: str, linked: list[str]) -> None:
    assert quotes(entity_of(body, words)) == linked


@pytest.mark.parametrize(
    ("body", "one", "other"),
    [
        ("A teacher said so. A teacher in Medva denied it.", "A teacher", "A teacher in Medva"),
        ("They met in Juba. Juba said nothing would change.", "They", "Juba"),
        ("The accord failed. A new accord was signed.", "The accord", "A new accord"),
        ("Northern Medva was hit. Medva was calm.", "Northern Medva", "Medva"),
    ],
)
def test_different_things_stay_apart(body: str, one: str, other: str) -> None:
    holders = [{m.quote for m in entity.mentions} for entity in entities_of(body)]
    assert not any({one, other} <= words for words in holders)


def test_a_place_and_the_government_it_stands_for_are_two_entities() -> None:
    found = [e for e in entities_of("Delegates met in Juba. Juba said it would sign.") if e.mentions[0].quote == "Juba"]
    assert sorted(entity.type.value for entity in found) == ["government", "place"]


def test_two_places_named_together_throughout_are_one_more_entity() -> None:
    body = "Buses left Jalula and Sadiya. Families from Jalula and Sadiya wept. The two towns are empty."
    assert quotes(entity_of(body, "Jalula and Sadiya")) == ["Jalula and Sadiya", "Jalula and Sadiya", "The two towns"]
    assert quotes(entity_of(body, "Jalula")) == ["Jalula", "Jalula"]
