from dataclasses import replace

from crossbearing.model.entity import Entity, EntityType, MentionKind
from crossbearing.reconcile.protection import protected_everywhere, without_names
from made import mention
from tellings import told


def naming(reading, *, protect):
    """The reading with somebody called Durra in it."""
    names = (mention("Durra", MentionKind.NAME),)
    person = Entity("e8", "person:durra", "Durra", EntityType.PERSON, names, protect=protect)
    entities = tuple(entity for entity in reading.entities if entity.id != "e2")
    return replace(reading, entities=(*entities, person))


def test_a_name_that_one_report_protects_is_protected_in_all(imprint):
    hidden, open_one = naming(told(imprint, 1), protect=True), naming(told(imprint, 2), protect=False)
    found = protected_everywhere([hidden, open_one])
    assert [next(e for e in reading.entities if e.id == "e8").protect for reading in found] == [True, True]


def test_readings_without_such_names_stay_as_they_are(imprint):
    readings = [told(imprint, 1), told(imprint, 2)]
    assert protected_everywhere(readings) == readings


def test_words_of_protected_names_are_left_out_of_words_taken_apart() -> None:
    assert without_names("both speak of idris, market", frozenset({"abu idris"})) == "both speak of …, market"
    assert without_names("same day", frozenset()) == "same day"
