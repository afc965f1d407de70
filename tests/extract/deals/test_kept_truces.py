"""How truces are kept, what is owed in return, whose a deal is, and reports that have none."""

import pytest
from dealt import name, read

from crossbearing.model.agreement import Degree

TRUCE = "The rebels and the army signed a truce on 2 May. "


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("The truce has held since Friday.", Degree.FULL),
        ("The ceasefire is largely respected.", Degree.PARTIAL),
        ("The ceasefire is not being observed in the hills.", Degree.NONE),
    ],
)
def test_a_truce_itself_is_kept_or_not(text: str, degree: Degree) -> None:
    (agreement,) = read(TRUCE + text).agreements
    assert [state.degree for state in agreement.performance] == [degree]


def test_some_of_a_counted_whole_is_a_part() -> None:
    text = (
        "Under the accord the army must vacate the schools of Khartoum. Six of the nine schools have been given back."
    )
    (agreement,) = read(text).agreements
    assert [state.degree for state in agreement.performance] == [Degree.PARTIAL]


def test_what_is_given_up_in_return_is_owed_by_who_was_granted_something() -> None:
    text = "The Juba accord granted the rebels an amnesty. In return they were to give up their arms."
    draft = read(text)
    last = draft.agreements[0].obligations[-1]
    assert (name(draft, last.debtor), last.action) == ("rebels", "give up")


@pytest.mark.parametrize(
    "text",
    [
        "The accord of 2 May bars the rebels from collecting taxes.",
        "The accord of 2 May was signed by the army and the rebels. Neither army may bring guns to the wells.",
    ],
)
def test_what_is_barred_is_owed_not_to_be_done(text: str) -> None:
    assert read(text).agreements[0].obligations[0].action.startswith("not ")


def test_a_deal_is_of_those_whose_it_is_called() -> None:
    draft = read("The army's and the rebels' accord on the wells was struck on 2 May.")
    assert [name(draft, party) for party in draft.agreements[0].parties] == ["army", "rebels"]


@pytest.mark.parametrize(
    "text",
    [
        "Acme said it had reached a deal to buy a rival. Under the agreement shareholders will receive 31 dollars.",
        "The club has agreed a deal for the striker, who is to sign until June.",
        "Police stopped a grey Honda Accord. Its driver was to appear in court.",
        "The studio signed a deal with the actress. It agreed to release the film in May.",
    ],
)
def test_business_and_sport_make_no_deals(text: str) -> None:
    assert read(text).agreements == ()


def test_a_town_is_no_deal() -> None:
    assert read("In Concord soldiers were told to leave by Friday.").agreements == ()


def test_a_court_of_monitors_finds_both_at_fault() -> None:
    draft = read(TRUCE + "The mission found the rebels at fault in 502 cases and the army in 38.")
    accused = [name(draft, breach.accused) for breach in draft.agreements[0].violations]
    assert accused == ["rebels", "army"]


def test_who_charges_breaks_nothing() -> None:
    text = "The rebels charged the army with shelling Khartoum in violation of the ceasefire agreement of 2 May."
    draft = read(text)
    (breach,) = draft.agreements[0].violations
    assert (name(draft, breach.accused), name(draft, breach.claimed_by)) == ("army", "rebels")


def test_what_is_called_a_breach_at_the_end_of_a_sentence_is_the_deed_told_first() -> None:
    text = TRUCE + "The rebels stopped a convoy on Monday, the army said, calling it a breach of the truce."
    draft = read(text)
    (breach,) = draft.agreements[0].violations
    assert (name(draft, breach.accused), name(draft, breach.claimed_by)) == ("rebels", "army")
