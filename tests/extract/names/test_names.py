"""Where names begin and end, and what they name."""

import pytest
from named import entities_of, entity_of

from crossbearing.model.entity import EntityType, MentionKind


def names_of(body: str) -> list[str]:
    """What the entities are called that have a name."""
    return [e.name for e in entities_of(body) if any(m.kind is MentionKind.NAME for m in e.mentions)]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Shops burned in Fort-au-Sable, a driver said.", "Fort-au-Sable"),
        ("Two men fled to Stow-upon-Wey on Friday.", "Stow-upon-Wey"),
        ("Fighters left Deir ez-Zor at dawn.", "Deir ez-Zor"),
        ("A bus burned at Santo Pedro de los Pinos, police said.", "Santo Pedro de los Pinos"),
        ("Fighting spread in Western Europe.", "Western Europe"),
        ("The Women's League of Sarn said its office was looted.", "Women's League of Sarn"),
        ("Planes hit the Antonov Airport in Sarn.", "Antonov Airport"),
    ],
)
def test_a_name_is_whole(body: str, name: str) -> None:
    assert name in names_of(body)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Samson Advisory Editor Abel Rafiq Khan spoke to the crowd.", "Abel Rafiq Khan"),
        ("Security Analyst Omar Haji Noor said the army had lost.", "Omar Haji Noor"),
        ("The Secretary General of the Presidency Yusuf Danso said aid had come.", "Yusuf Danso"),
    ],
)
def test_an_office_is_no_part_of_the_name(body: str, name: str) -> None:
    assert name in names_of(body)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Nurses gave H7N3 shots to the children.", "H7N3"),
        ("She ran an IV line.", "IV"),
        ("While Aid starts, people wait.", "Aid"),
    ],
)
def test_a_word_with_a_capital_and_no_sign_names_nothing(body: str, words: str) -> None:
    assert words not in names_of(body)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Sarn Pocket", EntityType.PLACE),
        ("Bangladesh Mahila Samity", EntityType.ORGANISATION),
        ("U.S. Interference", EntityType.ORGANISATION),
        ("Children's Villages Sudan", EntityType.ORGANISATION),
    ],
)
def test_a_country_or_a_plain_word_in_a_name_makes_it_no_person(words: str, kind: EntityType) -> None:
    assert entity_of(f"The {words} was in the news.", words).type is kind


def test_two_places_named_together_keep_their_spelling() -> None:
    body = "Shells hit al-Karma and Wadi on Monday. Aid reached al-Karma and Wadi."
    assert not [e.name for e in entities_of(body) if " And " in e.name]


def test_a_headline_with_a_full_stop_shows_no_names_by_its_capitals() -> None:
    names = names_of("Car Bomb Kills Twenty Near Crowded Market. The blast shook Sarn.")
    assert not [name for name in names if "Kills" in name or "Crowded" in name]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Their truck struck a mine.", "a mine"),
        ("It was set off by a trip-wire.", "a trip-wire"),
        ("His body was found on Monday.", "His body"),
        ("He was shot in the head.", "the head"),
        ("They declared a state of siege.", "a state of siege"),
    ],
)
def test_things_and_conditions_are_no_entities(body: str, words: str) -> None:
    assert not [m for e in entities_of(body) for m in e.mentions if m.quote.startswith(words)]


def test_political_parties_are_not_both_sides() -> None:
    assert "both sides" not in [e.name for e in entities_of("All legalised political parties signed the pact.")]


def test_an_age_is_whole() -> None:
    assert "[53-year-old man]" in [e.name for e in entities_of("A 53-year-old man was held.")]
