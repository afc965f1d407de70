import pytest
from named import draft_of, entities_of, entity_of

from crossbearing.model.entity import Entity, EntityType, MentionKind


@pytest.mark.parametrize(
    ("body", "words", "kind"),
    [
        ("Shells fell on Kunduz overnight.", "Kunduz", EntityType.PLACE),
        ("Colonel Marta Ruiz said the road was open.", "Colonel Marta Ruiz", EntityType.PERSON),
        ("The mayor, Tomas Okello, welcomed the truce.", "Tomas Okello", EntityType.PERSON),
        ("The Northern Valley Front attacked at dawn.", "Northern Valley Front", EntityType.ARMED_ACTOR),
        ("The fire was reported by the Ilmar News Agency.", "Ilmar News Agency", EntityType.MEDIA),
        ("It was taken to Saint Orban hospital in Kunduz.", "Saint Orban hospital", EntityType.FACILITY),
        ("A village near Kunduz was hit.", "A village near Kunduz", EntityType.PLACE),
        ("The rebels left two checkpoints.", "The rebels", EntityType.ARMED_ACTOR),
        ("Under the Lusaka agreement, troops withdraw.", "Lusaka agreement", EntityType.DOCUMENT),
        ("The World Food Programme sent flour.", "World Food Programme", EntityType.ORGANISATION),
        ("Several families fled on foot.", "Several families", EntityType.GROUP),
    ],
)
def test_names_and_noun_phrases_are_typed(body: str, words: str, kind: EntityType) -> None:
    assert entity_of(body, words).type is kind


def test_every_mention_stands_at_its_offsets() -> None:
    body = "Juba said its army had left Torit. “We were there,” said a baker known as Abu Nour."
    for entity in entities_of(body):
        assert all(body[m.start : m.end] == m.quote for m in entity.mentions)


@pytest.mark.parametrize(
    "body",
    [
        "Nobody was hurt.",
        "No soldier came back.",
        "It rained on Tuesday in March.",
        "Neither witness nor doctor came.",
    ],
)
def test_nobody_is_no_mention(body: str) -> None:
    assert entities_of(body) == ()


@pytest.mark.parametrize(
    ("body", "words", "kind"),
    [
        ("Khartoum has accused the rebels of shelling.", "Khartoum", EntityType.GOVERNMENT),
        ("Troops loyal to Tripoli opened fire.", "Tripoli", EntityType.GOVERNMENT),
        ("The delegates met in Khartoum.", "Khartoum", EntityType.PLACE),
        ("The deal was brokered by Egypt and Qatar.", "Qatar", EntityType.GOVERNMENT),
        ("The roads of Egypt were closed.", "Egypt", EntityType.PLACE),
    ],
)
def test_a_capital_that_acts_is_its_government(body: str, words: str, kind: EntityType) -> None:
    assert entity_of(body, words).type is kind


def test_owner_in_front_of_a_thing_is_a_mention_of_its_own() -> None:
    body = "Government shelling hit rebel positions."
    assert {m.quote for e in entities_of(body) for m in e.mentions} == {"Government", "rebel"}


def test_pronouns_that_speak_are_mentions_of_the_speaker() -> None:
    speaker = entity_of("Anna Petrov left the town. She said it was empty.", "Anna Petrov")
    assert [m.quote for m in speaker.mentions if m.kind is MentionKind.PRONOUN] == ["She"]


def test_publisher_is_an_entity_even_if_it_is_never_mentioned() -> None:
    draft = draft_of("Shells fell on Kunduz.", publisher="Valley Courier")
    publisher = next(entity for entity in draft.entities if entity.id == draft.publisher)
    assert (publisher.name, publisher.type, publisher.mentions) == ("Valley Courier", EntityType.MEDIA, ())


def test_publisher_is_known_by_its_short_name_and_initials() -> None:
    body = "“We are tired,” a driver told the Courier. The road is closed, he told UVC."
    publisher = entity_of(body, "Courier", publisher="Upper Valley Courier")
    assert [mention.quote for mention in publisher.mentions] == ["Courier", "UVC"]


def test_ids_count_entities_in_order_of_the_text() -> None:
    found: tuple[Entity, ...] = entities_of("Rebels shelled Kunduz. A doctor said two children died.")
    assert [entity.id for entity in found] == [f"e{n}" for n in range(1, len(found) + 1)]
    assert [e.mentions[0].start for e in found] == sorted(e.mentions[0].start for e in found)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The battle of Medva went on. The Dalian Civil War began in May.", "Dalian Civil War"),
        ("On 14 May forces left the port.", "14 May forces"),
        ("That day four people died.", "That day four people"),
        ("Three T-72 tanks burned.", "T-72"),
    ],
)
def test_times_wars_and_makes_of_weapons_are_no_entities(body: str, words: str) -> None:
    assert not [m for e in entities_of(body) for m in e.mentions if m.quote == words]


def test_a_dateline_makes_no_government() -> None:
    body = "AMMAN: Regime forces shelled Idlib and Homs on Thursday. The army denied it."
    assert "government of Jordan" not in [entity.name for entity in entities_of(body)]


def test_a_river_bank_is_no_country() -> None:
    body = "Shells fell on the west bank of the Orontes. The government denied it."
    assert not [e.name for e in entities_of(body) if "Palestine" in e.name]


def test_a_place_in_the_publishers_name_stays_a_place() -> None:
    found = entity_of("Shells hit Tarva again. People in Tarva hid.", "Tarva", publisher="Tarva Pulse")
    assert found.type is EntityType.PLACE


def test_we_outside_quotation_marks_is_the_publisher() -> None:
    found = draft_of("The trucks stopped far from us. “We wait,” a driver said.", publisher="Tarva Pulse")
    assert [m.quote for e in found.entities if e.id == found.publisher for m in e.mentions] == ["us"]


def test_a_text_in_capitals_names_only_what_is_known() -> None:
    body = "IN CALI, NINE PERSONS WERE INJURED LAST NIGHT FOLLOWING ATTACKS AGAINST SEVERAL OFFICES."
    assert [e.name for e in entities_of(body) if e.mentions[0].kind is MentionKind.NAME] == ["Cali"]


@pytest.mark.parametrize(
    "body", ["An Ilyushin Il-76 landed in Sarn.", "At Sarn the guns fell silent.", "A Mil Mi-8 fell."]
)
def test_aircraft_and_small_words_are_no_places(body: str) -> None:
    names = {entity.name for entity in entities_of(body)}
    assert not names & {"Ilyushin Il-76", "Ilyushin", "At", "Mil Mi-8"}


def test_an_accord_ends_before_its_verb() -> None:
    assert entity_of("The accord foresees an exchange.", "The accord").type is EntityType.DOCUMENT


@pytest.mark.parametrize(
    ("body", "words", "kind"),
    [
        ("Israel had 60 days to leave.", "Israel", EntityType.GOVERNMENT),
        ("The deadline for Israel to withdraw passed.", "Israel", EntityType.GOVERNMENT),
        ("Riyadh and Muscat were told of it.", "Muscat", EntityType.GOVERNMENT),
        ("The junta did not reply.", "The junta", EntityType.GOVERNMENT),
        ("The exception was Tesmira, where a farmer was shot.", "Tesmira", EntityType.PLACE),
        ("Tesmira, who sells tea, saw the raid.", "Tesmira", EntityType.PERSON),
        ("He told Radio Ilmar that it was over.", "Radio Ilmar", EntityType.MEDIA),
        ("Arvel League gunmen looted the clinic.", "Arvel League", EntityType.ARMED_ACTOR),
    ],
)
def test_words_around_a_name_tell_what_it_is(body: str, words: str, kind: EntityType) -> None:
    assert entity_of(body, words).type is kind


def test_an_alias_belongs_to_the_phrase_that_gives_it() -> None:
    assert entity_of("A woman we shall call Rosa said so.", "A woman we shall call Rosa").type is EntityType.PERSON
