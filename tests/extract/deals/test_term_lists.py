import pytest
from dealt import name, read

TITLE = "A peace for Arvo\n\n"


def owed(text: str) -> list[tuple[str | None, str]]:
    """Who owes which deed."""
    draft = read(text)
    return [(name(draft, o.debtor), o.action) for a in draft.agreements for o in a.obligations]


def test_each_bullet_under_a_provision_is_owed() -> None:
    text = (
        "The memorandum signed in Lund on 2 May provides for:\n\n- the rebels to hand over 840 rifles by Friday;"
        "\n\n- the withdrawal of all troops from Arvo;\n\n- an amnesty for prisoners.\n\nIt rained on Monday."
    )
    assert [action for _, action in owed(text)] == ["hand over", "withdraw", "pardon"]


def test_stages_behind_a_colon_share_who_owes_them() -> None:
    text = (
        "The plan of 2 May foresees three stages: the rebels hand in heavy weapons first, mortars by 5 June, "
        "and rifles by July."
    )
    assert [debtor for debtor, _ in owed(text)] == ["rebels"] * 3


def test_what_each_side_does_is_told_in_the_present_behind_a_signing() -> None:
    text = "The army and the rebels signed an accord on Friday. The rebels give up their bases in Arvo."
    assert owed(text) == [("rebels", "give up")]


def test_the_other_side_owes_without_a_verb() -> None:
    found = owed("Under the deal the army was to free 50 captives and the rebels 20.")
    assert [debtor for debtor, _ in found] == ["army", "rebels"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("By the pact the rebels bound themselves to reopen the road, free the captives and give back the vans.", 3),
        ("Under the deal the army had 60 days to leave the valley.", 1),
        ("Under the deal the army was in return to pull back its guns.", 1),
        ("The truce of 2 May forbids both sides to enter the valley.", 1),
        ("The army had tried for days to leave the valley under fire.", 0),
        ("What is still to come under the accord of 2 May is not known.", 0),
    ],
)
def test_words_of_duty(text: str, count: int) -> None:
    assert len(owed(text)) == count


def test_what_is_put_in_somebodys_keeping_is_owed_to_them() -> None:
    draft = read("The clans signed a pact on 2 May. They promised to deposit their rifles with the elders.")
    (obligation,) = draft.agreements[0].obligations
    assert name(draft, obligation.creditor) == "elders"


def test_where_two_alone_owe_each_owes_to_the_other() -> None:
    draft = read("The accord of 2 May obliges the rebels to free their captives and commits the army to open the road.")
    first, second = draft.agreements[0].obligations
    assert (first.debtor, first.creditor) == (second.creditor, second.debtor)
