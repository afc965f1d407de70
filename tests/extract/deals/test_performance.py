import pytest
from dealt import read

from crossbearing.model.agreement import Degree

RELEASE = "Under the deal of 2 May, the army is to release 200 prisoners. "
LEAVE = "Under the deal of 2 May, the rebels are to leave the port. "


def states(text: str) -> list[tuple[Degree, str | None]]:
    """Degree and date of each performance of a text."""
    told = [f for agreement in read(text).agreements for f in agreement.performance]
    return [(f.degree, f.date.edtf if f.date is not None else None) for f in told]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (RELEASE + "By Wednesday 80 prisoners had been released.", (Degree.PARTIAL, "2031-05-14")),
        (RELEASE + "On Monday the army released all 200 prisoners.", (Degree.FULL, "2031-05-12")),
        (RELEASE + "No prisoner has been released.", (Degree.NONE, "2031-05-15")),
        (RELEASE + "The army has refused to release the prisoners.", (Degree.REFUSED, "2031-05-15")),
        (RELEASE + "It is not clear whether any prisoner has been released.", (Degree.UNCLEAR, "2031-05-15")),
        (RELEASE + "The army had not begun to do so by Wednesday.", (Degree.NONE, "2031-05-14")),
        (RELEASE + "None was.", (Degree.NONE, "2031-05-15")),
        (RELEASE + "This has yet to begin.", (Degree.NONE, "2031-05-15")),
        (RELEASE + "The release was postponed on Monday.", (Degree.POSTPONED, "2031-05-12")),
        (RELEASE + "The army released none.", (Degree.NONE, "2031-05-15")),
        (RELEASE + "The army has carried out its part of the deal.", (Degree.FULL, "../2031-05-15")),
        (LEAVE + "The rebels have failed to leave the port.", (Degree.NONE, "2031-05-15")),
        (LEAVE + "The last rebels left the port on Monday.", (Degree.FULL, "2031-05-12")),
        (LEAVE + "The first rebels left the port on Monday.", (Degree.PARTIAL, "2031-05-12")),
    ],
)
def test_how_far_a_term_was_kept(text: str, state: tuple[Degree, str]) -> None:
    assert states(text) == [state]


@pytest.mark.parametrize(
    "plan",
    [
        "The army will release 80 prisoners on Friday.",
        "The army may release 80 prisoners.",
        "The army is to release the first 80 prisoners on Friday.",
        "The army could release prisoners soon.",
    ],
)
def test_plans_and_permissions_are_no_deeds(plan: str) -> None:
    assert states(RELEASE + plan) == []


def test_each_dated_state_is_one() -> None:
    text = RELEASE + "On Monday the army released 80 prisoners. On Wednesday the army released 60 prisoners."
    assert [when for _, when in states(text)] == ["2031-05-12", "2031-05-14"]


def test_a_deed_before_the_deal_keeps_nothing() -> None:
    assert states(RELEASE + "In March the army released 80 prisoners.") == []


def test_a_deed_told_as_part_of_a_deal_was_owed() -> None:
    (agreement,) = read("The rebels left the port on Monday as part of the deal.").agreements
    assert [term.action for term in agreement.obligations] == ["leave the port"]
    assert [state.obligation for state in agreement.performance] == [agreement.obligations[0].id]


def test_a_truce_both_sides_say_is_broken_is_disputed() -> None:
    text = (
        "The truce came into force on Monday. The army and the rebels accused each other of attacks on Tuesday. "
        "A rebel spokesman said army troops had shelled the port."
    )
    assert [degree for degree, _ in states(text)] == [Degree.DISPUTED]
