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


@pytest.mark.parametrize(
    ("toll", "kinds"),
    [("19 dead", []), ("at least 12 dead", ["numeric_conflict"])],
)
def test_sources_that_print_one_number_do_not_conflict(toll: str, kinds: list[str]):
    text = f"Shells hit Durra on Monday. The hospital counted 19 dead. The mayor spoke of {toll}."
    assert [kind for kind, *_ in pairs(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministry said rebels fired first. A rebel officer said his men had only returned fire.", "counter_claim"),
        ("Police suspect a smuggling gang. The mayor blames the Harra clan.", "rival_account"),
        ("Aid groups say the army blocks the road. An army officer countered that mines do.", "counter_claim"),
        ("Activists say government jets bombed the mill. The air force insists no jet flew that day.", "denial"),
    ],
)
def test_statements_side_by_side_answer_each_other(text: str, kind: str):
    assert kind in [found for found, *_ in pairs(text)]


def test_a_denial_without_words_of_its_own_answers_the_charge_before_it():
    text = (
        "The mayor accused the rebels of theft. The army accused the rebels of murder. The rebels rejected the charge."
    )
    assert [(kind, a) for kind, a, _ in pairs(text)] == [("denial", "murder")]


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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # Who did it.
        ("Government troops stormed the village of Durra, rebel spokesman Ali Haddad said. Army spokesman Omar Saleh "
         "said it was the rebels who attacked the army there.", "counter_claim"),
        # What was hit, and who died.
        ("The clinic's director said seven patients were killed when jets bombed the ward at Durra. The army said "
         "its jets destroyed a rebel arms workshop, killing 15 terrorists.", "rival_account"),
        # What a holder calls untrue.
        ("The governor said the army holds all of Durra. Rebel spokesman Ali Haddad said the governor had made it "
         "up.", "denial"),
        # A bare number that goes on counting what was counted.
        ("The ministry said 31 prisoners were freed at Durra on Monday. The Red Cross put the number freed at 13.",
         "numeric_conflict"),
        # Bodies and dead are one toll.
        ("Shells hit Durra on Monday. The mayor said seven people were killed. A gravedigger said he had buried nine "
         "bodies.", "numeric_conflict"),
    ],
)  # fmt: skip
def test_classes_of_rivalry(text: str, kind: str) -> None:
    assert kind in [found for found, *_ in pairs(text)]


def test_what_is_planned_does_not_conflict_with_what_was_done() -> None:
    text = "The agency promised 700 bags of flour to Durra on Monday. By Friday 180 had been unloaded in Durra."
    assert [kind for kind, *_ in pairs(text) if kind == "numeric_conflict"] == []


def test_a_denial_answers_the_charge_and_not_what_came_of_it() -> None:
    text = (
        "The army accused the rebels of mortaring the airstrip at Durra on Monday, killing six people. "
        "Rebel spokesman Ali Haddad denied that his men had fired."
    )
    assert "mortaring the airstrip" in next(a for kind, a, _ in pairs(text) if kind == "denial")


def test_a_tally_up_to_now_is_not_the_toll_of_one_attack() -> None:
    text = (
        "The clinic said seven people were killed in Durra on Monday. The council says 112 have been killed since 2014."
    )
    assert "numeric_conflict" not in [kind for kind, *_ in pairs(text)]
