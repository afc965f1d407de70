import pytest
from named import entity_of

from crossbearing.model.entity import Alignment


@pytest.mark.parametrize(
    ("body", "words", "side"),
    [
        ("Rebel fighters took the bridge.", "Rebel fighters", Alignment.OPPOSITION),
        ("The regime denied it.", "The regime", Alignment.GOVERNMENT),
        ("The Security Council met on Friday.", "Security Council", Alignment.UN),
        ("The Red Cross sent a convoy.", "Red Cross", Alignment.HUMANITARIAN),
        ("Residents hid in cellars.", "Residents", Alignment.CIVILIAN),
        ("Ceasefire monitors were turned away.", "Ceasefire monitors", Alignment.MONITOR),
        ("The Houthis fired a missile.", "Houthis", Alignment.DE_FACTO_AUTHORITY),
    ],
)
def test_words_tell_the_side(body: str, words: str, side: Alignment) -> None:
    assert entity_of(body, words).alignment is side


def test_a_foreign_government_is_a_foreign_state() -> None:
    body = "Juba and Bor were calm. Shells hit Malakal in South Sudan. Cairo urged restraint."
    assert entity_of(body, "Cairo").alignment is Alignment.FOREIGN_STATE
