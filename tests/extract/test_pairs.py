import pytest
from told import read


def pairs(*paragraphs: str) -> list[tuple[str, str, str]]:
    """Type and words of each pair."""
    reading = read(*paragraphs)
    words = {claim.id: claim.content[0].quote for claim in reading.claims}
    words |= {figure.id: figure.span.quote for figure in reading.quantities}
    return [(pair.type.value, words[pair.a], words[pair.b]) for pair in reading.pairs]


def test_a_denial_is_tied_to_what_it_denies():
    found = pairs("The rebels said army guns had shelled the market of Durra. The army denied shelling the market.")
    assert [kind for kind, *_ in found] == ["denial"]
    assert "shelled the market" in found[0][1]


def test_two_counts_of_one_toll_by_two_sources_are_a_conflict():
    text = "Shells hit Durra on Monday. The hospital counted 19 dead. The interior ministry put the toll at seven dead."
    assert [kind for kind, *_ in pairs(text)] == ["numeric_conflict"]


def test_equal_or_compatible_counts_are_none():
    text = "Shells hit Durra on Monday. The hospital counted 19 dead. The mayor spoke of at least 12 dead."
    assert pairs(text) == []


def test_charge_and_counter_charge_are_a_pair():
    text = "The army blames the rebels for shelling the ferry. The rebels say the army shelled it to ruin the talks."
    assert "counter_claim" in [kind for kind, *_ in pairs(text)]


def test_a_part_of_a_toll_does_not_rival_the_whole():
    text = "The hospital said 20 people, including nine children, were killed in Durra on Monday."
    assert pairs(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The council counted nine dead. The hospital also spoke of nine bodies.",
        "The army said the road was clear. Residents reported that bread was back in the shops.",
    ],
)
def test_statements_that_agree_or_do_not_meet_are_no_pair(text):
    assert pairs(text) == []
