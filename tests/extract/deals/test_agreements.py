import pytest
from dealt import deal, name, read

from crossbearing.extract.draft import Draft
from crossbearing.model.agreement import AgreementStatus


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Under the accord, signed in Lund on 2 May, the rebels are to leave the port.", "2031-05-02"),
        ("The general and the rebel leader signed the declaration on Monday.", "2031-05-12"),
        ("The 2029 pact obliges the rebels to lay down their arms.", "2029"),
        ("The rebels agreed on 2 May to hand over the bridge. The deal is under way.", "2031-05-02"),
        ("The rebels agreed on 2 May to exchange prisoners with the army.", "2031-05-02"),
        ("The truce has held.", None),
        ("A text initialled in Lund on 2 May commits the rebels to a truce from 9 May.", "2031-05-02"),
        ("Monday's ceasefire was broken by the rebels, the mayor said.", "2031-05-12"),
        ("The Lund protocol of 2005 stipulates that the rebels are to leave the port.", "2005"),
        ("The army and the rebels agreed on a five-day humanitarian pause on Sunday.", "2031-05-11"),
        ("The rebels vowed on Tuesday to leave the port.", "2031-05-13"),
        ("Security Council resolution 4711, adopted in May 2030, demands that the rebels leave the port.", "2030-05"),
    ],
)
def test_a_deal_has_the_date_of_its_signing(text: str, edtf: str | None) -> None:
    when = deal(text).date
    assert when is not None
    assert when.edtf == edtf


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The truce of 2 May collapsed within days.", AgreementStatus.COLLAPSED),
        ("The truce of 2 May came into force at midnight.", AgreementStatus.IN_PROGRESS),
        ("The prisoner deal of 2 May has stalled.", AgreementStatus.STALLED),
        ("The sides are expected to sign a peace accord on Friday.", AgreementStatus.PROPOSED),
    ],
)
def test_the_words_beside_a_deal_tell_how_it_stands(text: str, status: AgreementStatus) -> None:
    agreement = deal(text)
    assert agreement.status is status
    assert len(agreement.status_spans) == 1


def test_an_older_deal_is_the_prior_of_the_new_one() -> None:
    old, new = read("A truce signed in 2029 collapsed. The new deal, reached on 5 May, is holding.").agreements
    assert old.status is AgreementStatus.COLLAPSED
    assert new.prior == old.id


def test_deals_of_different_names_are_two() -> None:
    first, second = read("The Lund accord is dead. Under the Oslo accord, the rebels are to leave the port.").agreements
    assert (first.name, second.name) == ("Lund accord", "Oslo accord")


def test_a_bare_mention_means_the_deal_told_of() -> None:
    agreement = deal("The army and the rebels signed a truce on 2 May. The deal has held, the army said.")
    assert [span.quote for span in agreement.evidence] == ["a truce on 2 May", "The deal"]


@pytest.mark.parametrize(
    "text",
    [
        "The peace talks go on in the town.",
        "Ceasefire monitors reached the town on Monday.",
        "The sides disagree about the price of grain.",
        "In a statement, the ministry spoke of the plan to reopen the schools.",
        "There was a lull in the fighting.",
        "Gunmen attacked a settlement near the port.",
        "The rebels said they might leave the port.",
    ],
)
def test_talks_monitors_and_disputes_are_no_deal(text: str) -> None:
    assert read(text).agreements == ()


def mediator(draft: Draft) -> str | None:
    return name(draft, draft.agreements[0].mediator)


@pytest.mark.parametrize(
    "text",
    [
        "The truce, brokered by Norway on 2 May, has held.",
        "The truce, reached on 2 May with Norway as mediator, has held.",
        "The truce of 2 May has held. The guarantor is Norway.",
        "The army and the rebels signed a truce on 2 May, with Norway mediating.",
    ],
)
def test_who_brokered_a_deal_is_its_mediator(text: str) -> None:
    assert "Norway" in (mediator(read(text)) or "")


def test_parties_are_those_it_is_between() -> None:
    draft = read("The truce between the rebels and the army, signed on 2 May, has held.")
    assert [name(draft, party) for party in draft.agreements[0].parties] == ["rebels", "army"]
