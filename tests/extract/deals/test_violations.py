import pytest
from dealt import name, read

TRUCE = "The rebels and the army signed a truce on 2 May. "


def breaches(text: str) -> list[tuple[str | None, str | None]]:
    """Who is accused by whom."""
    draft = read(text)
    return [(name(draft, v.accused), name(draft, v.claimed_by)) for a in draft.agreements for v in a.violations]


@pytest.mark.parametrize(
    "text",
    [
        TRUCE + "The army accused the rebels of firing rockets at the port on Monday.",
        TRUCE + "The army said the rebels had violated the truce by shelling the port.",
    ],
)
def test_an_accusation_of_the_other_side_is_a_breach(text: str) -> None:
    ((accused, accuser),) = breaches(text)
    assert accused == "rebels"
    assert accuser == "army"


@pytest.mark.parametrize(
    "text",
    [
        TRUCE + "The mission recorded 61 violations by the rebels and 12 by the army.",
        TRUCE + "The rebels and the army accused each other of breaking the truce.",
    ],
)
def test_counts_and_mutual_charges_accuse_both_sides(text: str) -> None:
    assert sorted(accused or "" for accused, _ in breaches(text)) == ["army", "rebels"]


def test_a_truce_broken_by_somebody_accuses_who_broke_it() -> None:
    text = TRUCE + "The mayor said the truce had been violated by the rebels on Monday."
    assert [accused for accused, _ in breaches(text)] == ["rebels"]


def test_what_the_other_side_says_was_not_done_is_a_breach() -> None:
    text = "Under the deal, the army is to release 200 prisoners. A rebel leader said the army had released none."
    assert [accused for accused, _ in breaches(text)] == ["army"]


@pytest.mark.parametrize(
    "text",
    [
        TRUCE + "The army said it had shelled the port.",
        TRUCE + "The army denied that it had shelled the port.",
        TRUCE + "The mayor said the market had reopened.",
        "The army accused the rebels of firing rockets at the port on Monday.",
        TRUCE + "The army accused the rebels of firing rockets at the port in March.",
    ],
)
def test_own_deeds_denials_and_older_attacks_are_no_breach(text: str) -> None:
    assert breaches(text) == []


def test_a_denial_contests_the_breach() -> None:
    text = TRUCE + "A rebel spokesman said army troops had shelled the port on Monday. The army denied the shelling."
    (violation,) = read(text).agreements[0].violations
    assert len(violation.claims) == 1
    assert len(violation.contested_by) == 1


def test_the_newest_truce_is_the_one_broken() -> None:
    text = "A truce signed in 2029 collapsed. " + TRUCE + "The army accused the rebels of shelling the port on Monday."
    old, new = read(text).agreements
    assert len(old.violations) == 0
    assert len(new.violations) == 1
