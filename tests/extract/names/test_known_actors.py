from dataclasses import replace

import pytest
from named import entities_of, entity_of
from written import drafted

from crossbearing.extract.names.mentions import find_entities
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.when import Basis, Precision, When


@pytest.mark.parametrize(
    ("body", "words", "name"),
    [
        ("In Sudan the SRF signed.", "SRF", "Sudan Revolutionary Front"),
        ("In Syria the SRF signed.", "SRF", "Syrian Revolutionaries Front"),
        ("In Norway the SRF signed.", "SRF", "SRF"),
        ("Men of Jaysh el Islam left Douma in Syria.", "Jaysh el Islam", "Jaish al-Islam"),
    ],
)
def test_a_name_means_the_actor_of_the_reports_country(body: str, words: str, name: str) -> None:
    assert entity_of(body, words).name == name


@pytest.mark.parametrize(
    ("body", "words", "kind"),
    [
        ("The Lakeside Relief Corporation sent flour.", "Lakeside Relief Corporation", EntityType.ORGANISATION),
        ("The group Tandem said so.", "Tandem", EntityType.ORGANISATION),
        ("Ships left the Gulf of Sorrel.", "Gulf of Sorrel", EntityType.PLACE),
        ("It came from Khaled Denneri.", "Khaled Denneri", EntityType.PERSON),
        ("The 14th Fighter Wing left.", "14th Fighter Wing", EntityType.ARMED_ACTOR),
        (
            "The Flood Prevention and Relief Department met.",
            "Flood Prevention and Relief Department",
            EntityType.ORGANISATION,
        ),
    ],
)
def test_unlisted_names_are_typed_by_their_words(body: str, words: str, kind: EntityType) -> None:
    assert entity_of(body, words).type is kind


@pytest.mark.parametrize(
    ("day", "side"), [("2019-05-01", Alignment.OPPOSITION), ("2022-05-01", Alignment.DE_FACTO_AUTHORITY)]
)
def test_the_side_is_that_of_the_reports_date(day: str, side: Alignment) -> None:
    when = When(day, Precision.DAY, Basis.EXPLICIT)
    entities = find_entities(replace(drafted("The Taliban said so."), published=when)).entities
    assert [e.alignment for e in entities if e.name == "Taliban"] == [side]


def test_a_capitalised_word_of_the_language_is_no_name() -> None:
    assert entities_of("They swore on the Reconciliation again.") == ()
