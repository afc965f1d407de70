"""The words of an item, and who holds it."""

from dataclasses import replace

from crossbearing.model.claim import ClaimKind
from crossbearing.reconcile.positions import claim_on, denies, words_on
from made import make_imprint, make_reading, make_report

READING = make_reading(make_report(), make_imprint())


def test_a_claim_a_figure_and_an_event_have_words_of_their_own() -> None:
    assert [" ".join(span.quote for span in words_on(READING, item)) for item in ("c1", "q1", "ev1", "z9")] == [
        "Rockets hit Durra on Monday and killed 12 people",
        "12 people",
        "hit",
        "",
    ]


def test_a_claim_is_found_by_its_id_and_by_what_it_is_about() -> None:
    claim = replace(READING.claims[0], about=("ev1",))
    reading = replace(READING, claims=(claim,))
    assert claim_on(reading, "c1") is claim_on(reading, "ev1") is claim
    assert claim_on(reading, "q1") is None


def test_only_a_denial_denies() -> None:
    assert not denies(READING, "c1")
    claim = replace(READING.claims[0], kind=ClaimKind.DENIAL)
    assert denies(replace(READING, claims=(claim,)), "c1")
