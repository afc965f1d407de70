import pytest

from crossbearing.extract.names.entity_index import EntityIndex, head_of
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.span import Span

TEXT = "A member of the Orla committee said so."


def _mention(quote: str) -> Mention:
    start = TEXT.index(quote)
    return Mention(quote, start, start + len(quote), MentionKind.NOMINAL)


MEMBER = Entity("e1", "person:member", "member", EntityType.PERSON, (_mention("A member of the Orla committee"),))
COMMITTEE = Entity("e2", "organisation:c", "committee", EntityType.ORGANISATION, (_mention("the Orla committee"),))
ORLA = Entity("e3", "place:orla", "Orla", EntityType.PLACE, (_mention("Orla"),))
INDEX = EntityIndex([MEMBER, COMMITTEE, ORLA])


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("A member of the Orla committee", MEMBER),
        ("A member", MEMBER),
        ("the Orla committee", COMMITTEE),
        ("committee", COMMITTEE),
        ("Orla", ORLA),
    ],
)
def test_words_lead_to_the_entity_they_name(words: str, entity: Entity) -> None:
    start = TEXT.index(words)
    assert INDEX.at(start, start + len(words)) == entity


def test_characters_outside_every_mention_lead_to_none() -> None:
    place = TEXT.index("said")
    assert INDEX.at(place, place + 4) is None
    assert INDEX.covering(place) is None


def test_the_smallest_mention_around_a_character_answers() -> None:
    assert INDEX.covering(TEXT.index("Orla")) == ORLA
    assert INDEX.headed_at(TEXT.index("committee")) == COMMITTEE


def test_a_span_gives_its_entities_once_each_in_order() -> None:
    assert INDEX.in_span(Span.of(TEXT, 0, len(TEXT))) == [MEMBER, COMMITTEE, ORLA]


@pytest.mark.parametrize(
    ("quote", "head"),
    [("A member of the Orla committee", "member"), ("the Orla committee", "committee"), ("Orla", "Orla")],
)
def test_head_is_the_last_word_before_a_preposition(quote: str, head: str) -> None:
    start, end = head_of(_mention(quote))
    assert TEXT[start:end] == head
