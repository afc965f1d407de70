import pytest
from dealt import deal, name, read

from crossbearing.model.agreement import Obligation


def owed(text: str) -> list[tuple[str | None, str]]:
    """Debtor and action of each obligation of a text."""
    draft = read(text)
    return [(name(draft, o.debtor), o.action) for a in draft.agreements for o in a.obligations]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Under the deal of 2 May, the rebels are to leave the port.", [("rebels", "leave the port")]),
        (
            "Under the deal of 2 May, rebels elsewhere in the country are to release 70 captives.",
            [("rebels", "release")],
        ),
        ("The accord says the army shall release 40 prisoners.", [("army", "release")]),
        ("The accord obliges the rebels to lay down their arms.", [("rebels", "lay down")]),
        ("The deal was signed on Monday. The army promised to open the road for aid.", [("army", "open")]),
        ("The army broke its promise to release prisoners under the deal.", [("army", "release")]),
        (
            "The rebels agreed to leave the port in exchange for the release of 40 prisoners. The deal has stalled.",
            [("rebels", "leave the port"), (None, "release")],
        ),
        (
            "The accord provides for a ceasefire, the withdrawal of heavy weapons and the release of prisoners.",
            [(None, "cease fire"), (None, "withdraw"), (None, "release")],
        ),
        (
            "Under the deal, the army is to release 40 prisoners and withdraw its troops.",
            [("army", "release"), ("army", "withdraw")],
        ),
        ("The truce came into force on Monday.", [(None, "cease fire")]),
        ("A roadmap agreed in Lund requires the rebels to hand over heavy weapons.", [("rebels", "hand over")]),
        ("Point six of the accord provides for an exchange of prisoners.", [(None, "exchange")]),
        ("The accord was signed on Monday. The withdrawal must be complete by Friday.", [(None, "withdraw")]),
        ("The rebels declared a unilateral ceasefire on Monday.", [("rebels", "cease fire")]),
        ("Of the 36 trucks promised under the accord, 22 came.", [(None, "let in aid")]),
        ("The deal was signed on Monday. The rebels have failed to leave the port.", [("rebels", "leave the port")]),
    ],
)
def test_what_a_deal_makes_owed(text: str, terms: list[tuple[str | None, str]]) -> None:
    assert owed(text) == terms


@pytest.mark.parametrize(
    "text",
    [
        "The army released 40 prisoners on Monday.",
        "The deal was signed on Monday. The rebels had left the port in March.",
        "The mayor will visit the port on Friday.",
        "The truce does not cover the port.",
    ],
)
def test_deeds_and_visits_are_not_owed(text: str) -> None:
    assert owed(text) == []


def term(text: str) -> Obligation:
    return deal(text).obligations[0]


def test_a_term_keeps_its_deadline_and_condition() -> None:
    found = term("Under the deal, the rebels are to leave the port within ten days once the prisoners are home.")
    assert found.deadline == "within ten days"
    found = term("The rebels agreed to leave the port. Under the deal, the army is to free 40 men once they are gone.")
    assert found.spans[0].quote == "The rebels agreed to leave the port"


def test_a_term_has_the_figure_of_what_is_owed_not_of_the_time() -> None:
    draft = read("Under the deal, the army is to release 40 prisoners within ten days.")
    quantity = draft.agreements[0].obligations[0].quantity
    assert [figure.value for figure in draft.figures if figure.id == quantity] == [40]


def test_a_part_owed_on_a_condition_is_a_term_of_its_own() -> None:
    text = "Under the deal, the army is to release 40 prisoners, half of them once the first stage is over."
    assert owed(text) == [("army", "release"), ("army", "release detainees")]


def test_sentences_under_a_heading_of_terms_are_terms() -> None:
    text = "The two sides signed the deal on Monday. The terms. Prisoners are let go at once. Roads for aid are opened."
    assert [action for _, action in owed(text)] == ["release detainees", "open"]


def test_the_quote_is_the_clause() -> None:
    text = "Under the accord, signed on 2 May, the rebels are to leave the port, the mayor said."
    assert term(text).spans[0].quote == "the rebels are to leave the port"
