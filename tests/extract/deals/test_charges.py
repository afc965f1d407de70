import pytest
from dealt import name, read

TRUCE = "The rebels and the army signed a truce on 2 May. "


def breaches(text: str) -> list[tuple[str | None, str | None]]:
    """Who is accused by whom."""
    draft = read(text)
    return [(name(draft, v.accused), name(draft, v.claimed_by)) for a in draft.agreements for v in a.violations]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The mayor accused the rebels of the killing of two men.", ("rebels", "mayor")),
        ("The elders blame the rebels.", ("rebels", "elders")),
        ("The observers said that the army had violated the truce by shelling Arvo.", ("army", "observers")),
        ("The mayor said that the army had entered Arvo in breach of the truce.", ("army", "mayor")),
        ("The mayor said that it was the rebels who fired on Arvo.", ("rebels", "mayor")),
        ("The mayor said that the army had failed to fulfil its side of the truce.", ("army", "mayor")),
    ],
)
def test_a_breach_told_outright_has_who_is_accused_and_by_whom(words: str, found: tuple[str, str]) -> None:
    assert breaches(TRUCE + words) == [found]


@pytest.mark.parametrize(
    "words",
    [
        "The mayor said that the army would be violating the truce if it moved.",
        "The mayor said that a farmer had acted in violation of the law.",
    ],
)
def test_other_reproaches_break_no_deal(words: str) -> None:
    assert breaches(TRUCE + words) == []


def test_complaints_are_counted_for_each_side() -> None:
    text = TRUCE + "The mission has 340 complaints from the army and just over 100 from the rebels on its table."
    assert breaches(text) == [("rebels", "army"), ("army", "rebels")]


def test_whoever_calls_the_charge_a_lie_contests_it() -> None:
    draft = read(TRUCE + "The army accused the rebels of shelling Arvo on Monday. The rebels called the charge a lie.")
    (violation,) = draft.agreements[0].violations
    assert len(violation.contested_by) == 1
