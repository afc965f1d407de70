import pytest
from dealt import deal, name, read

from crossbearing.model.agreement import AgreementStatus


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The army and the rebels signed on Friday an accord on the port.", "2031-05-09"),
        ("Signed in Lund on 2 May by the army and the rebels, the protocol has twelve points.", "2031-05-02"),
        ("The truce, in force since 27 April, is holding.", "2031-04-27"),
        ("The rebels keep to the truce, of 24 April, with the army.", "2031-04-24"),
        ("The pact is holding. The clans signed in Lund on 2 May.", "2031-05-02"),
        ("The army abides by the statement of 2 May.", "2031-05-02"),
        ("Ten days into a Christmas truce the rebels fired on Arvo.", "2031-05-05"),
    ],
)
def test_when_a_deal_was_made(text: str, date: str) -> None:
    made = deal(text).date
    assert made is not None and made.edtf == date


@pytest.mark.parametrize(
    ("words", "mediator"),
    [
        ("with China's mediation", "China"),
        ("with the bishop as guarantor", "bishop"),
        ("with the African Union as go-between", "African Union"),
        ("under the auspices of the African Union", "African Union"),
    ],
)
def test_who_mediated(words: str, mediator: str) -> None:
    draft = read(f"The army and the rebels reached a ceasefire in Lund on 2 May {words}.")
    assert mediator in (name(draft, draft.agreements[0].mediator) or "")


def test_what_prolongs_a_deal_is_a_deal_of_its_own() -> None:
    text = "The army and the rebels signed a truce on 2 May. On Monday both extended the truce by a month."
    first, second = read(text).agreements
    assert first.date is not None and first.date.edtf == "2031-05-02"
    assert second.status is AgreementStatus.AGREED


@pytest.mark.parametrize(
    "text",
    ["A plan of the town hall is to be shown.", "The ministry issued a statement of 2 May.", "It was signed in May."],
)
def test_other_papers_are_no_deals(text: str) -> None:
    assert read(text).agreements == ()
