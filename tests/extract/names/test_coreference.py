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


@pytest.mark.parametrize(
    ("body", "one", "other"),
    [
        ("The M23 rebels left Rubaya on Monday. The rebels said so.", "M23", "The rebels"),
        ("Boko Haram raided Damboa. The insurgents burned the school.", "Boko Haram", "The insurgents"),
        ("Shells hit the airstrip. The strip was shut.", "the airstrip", "The strip"),
        ("Guns fired across the contact line. The front was quiet by noon.", "the contact line", "The front"),
        ("The UN mission, MINUSMA, sent a team.", "The UN mission", "MINUSMA"),
        ("The Movement for Free Dalia signed. The movement will disarm.", "Movement for Free Dalia", "The movement"),
    ],
)
def test_a_noun_is_linked_to_the_name_it_stands_for(body: str, one: str, other: str) -> None:
    assert entity_of(body, one).id == entity_of(body, other).id


def test_those_a_state_backs_are_not_that_state() -> None:
    body = "Turkey denied it. Turkish-backed fighters shelled Azaz."
    found = [e for e in entities_of(body) if any(m.quote == "Turkish-backed fighters" for m in e.mentions)]
    assert not [e for e in found if "Turkey" in e.name]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Some 50,000 residents fled.", "residents"),
        ("At least six people died.", "six people"),
        ("Rebels shelled the mill.", "rebels"),
        ("The Government denied it. Shells fell on Homs.", "government of Syria"),
    ],
)
def test_a_name_leaves_out_large_numbers_and_articles(body: str, name: str) -> None:
    assert name in [entity.name for entity in entities_of(body)]


@pytest.mark.parametrize(
    ("body", "first", "second"),
    [
        ("Gunmen entered Kunduz. The raiders left at dawn.", "Gunmen", "The raiders"),
        ("In Mali the country is at war.", "Mali", "the country"),
        ("They came from the west of Kunduz. Kunduz was calm.", "Kunduz", "the west of Kunduz"),
    ],
)
def test_what_takes_up_a_place_or_attackers_is_linked(body: str, first: str, second: str) -> None:
    assert entity_of(body, first).id == entity_of(body, second).id


def test_two_bodies_with_other_words_before_the_noun_stay_apart() -> None:
    body = "The Harbour Party met. The river party left."
    assert entity_of(body, "Harbour Party").id != entity_of(body, "The river party").id


@pytest.mark.parametrize(
    ("body", "office"),
    [
        ("Rafiq Danso, general secretary of the Teachers' Union, left.", "general secretary of the Teachers' Union"),
        ("Rafiq Danso is also the current chairman of the council.", "the current chairman of the council"),
        ("Rafiq Danso, U.N. Resident Coordinator for Mali, left.", "U.N. Resident Coordinator"),
    ],
)
def test_an_office_said_of_somebody_is_that_person(body: str, office: str) -> None:
    assert entity_of(body, office).id == entity_of(body, "Rafiq Danso").id


def test_who_says_we_is_the_speaker_outside_the_marks() -> None:
    body = "“The regime says we are alone and it lies,” a herder, Musa Abdi, told a reporter."
    assert entity_of(body, "we").id == entity_of(body, "Musa Abdi").id


@pytest.mark.parametrize("opening", ["In India", "In the Indian state of Karsa", "Across India"])
def test_authorities_are_those_of_the_country_a_sentence_begins_with(opening: str) -> None:
    body = f"Shells fell on Lahore, Pakistan. Pakistan asked for aid. {opening}, authorities said ten people died."
    assert entity_of(body, "authorities").name == "government of India"


def test_who_has_spoken_speaks_again() -> None:
    body = "Colonel Omar Haji said the road was open. Men killed Rami Fadel. The bridge was shut, he said."
    assert entity_of(body, "he").id == entity_of(body, "Colonel Omar Haji").id
