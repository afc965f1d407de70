"""Role entities counted as GRIT counts them, on cases worked out by hand."""

import pytest

from crossbearing.evaluate.grit_score import grit_count, role_entities
from crossbearing.evaluate.gtt_score import Filler, Template


def fillers(*written: str) -> tuple[Filler, ...]:
    """Each filler is written as its strings joined by a bar."""
    return tuple(frozenset(one.split("|")) for one in written)


def template(*organisations: str) -> Template:
    return Template("attack", {"PerpOrg": fillers(*organisations)})


@pytest.mark.parametrize(
    ("given", "gold", "right"),
    [
        (["shed", "depot", "depot hall", "kiosk"], ["depot|depot hall|hall", "shed", "kiosk"], 3),
        (["depot", "shed", "kiosk"], ["depot|depot hall|hall", "shed", "kiosk"], 3),
        (["depot|hall", "shed"], ["depot|depot hall|hall", "shed", "kiosk"], 2),
        (["depot|shed", "kiosk"], ["depot|hall", "shed", "kiosk"], 1),
        (["depots"], ["depot"], 0),
        (["old depot"], ["depot"], 0),
        (["a", "a|b"], ["a|b", "a|c"], 2),
        ([], ["depot"], 0),
        (["depot"], [], 0),
    ],
)
def test_a_given_entity_is_right_if_all_its_strings_are_of_one_gold_entity(
    given: list[str], gold: list[str], right: int
) -> None:
    count = grit_count({"Target": fillers(*given)}, {"Target": fillers(*gold)})
    assert (count.right, count.given, count.gold) == (right, len(given), len(gold))


def test_each_gold_entity_counts_once() -> None:
    count = grit_count({"PerpInd": fillers("rebels", "guerrillas")}, {"PerpInd": fillers("rebels|guerrillas")})
    assert (count.right, count.given, count.gold) == (1, 2, 1)


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        ((["front|nf"], ["nf", "league"]), ["front|nf", "league"]),
        ((["nf"], ["front|nf"]), ["nf"]),
        ((["front|nf"], ["nf|league"]), ["front|nf", "nf|league"]),
    ],
)
def test_of_role_entities_that_hold_one_another_the_earlier_stands(
    texts: tuple[list[str], list[str]], left: list[str]
) -> None:
    found = role_entities([template(*names) for names in texts])
    assert found["PerpOrg"] == fillers(*left)
