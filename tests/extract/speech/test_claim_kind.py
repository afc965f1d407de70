import pytest
from claimed import read_claims, read_draft

from crossbearing.model.claim import Certainty, ClaimKind, Form, Polarity, Stance


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army said the market had reopened.", ClaimKind.FACT),
        ("The army said rebels had attacked the market.", ClaimKind.ACCUSATION),
        ("The rebels blamed the army for the fire.", ClaimKind.ACCUSATION),
        ("The army denied shelling the market.", ClaimKind.DENIAL),
        ("The army said the shelling was in response to rebel fire.", ClaimKind.JUSTIFICATION),
        ("The mayor said the army was trying to starve the town.", ClaimKind.MOTIVE),
        ("The mayor called for a truce.", ClaimKind.DEMAND),
        ("The rebels said they would hand over the port.", ClaimKind.INTENTION),
        ("The mayor said the port would reopen on Monday.", ClaimKind.EXPECTATION),
        ("Talks are expected to resume on Monday.", ClaimKind.EXPECTATION),
        ("The army did not comment.", ClaimKind.REPORT_OF_SILENCE),
        ("The army said the rebels had not withdrawn.", ClaimKind.ACCUSATION),
        ("The army said its troops had not fired.", ClaimKind.DENIAL),
        ("The army said it had killed 12 rebels.", ClaimKind.FACT),
        ("The army said its positions were shelled by the rebels.", ClaimKind.ACCUSATION),
        ("The rebels logged 61 violations by the army.", ClaimKind.ACCUSATION),
        ("A colonel said it was the rebels who had raided the camp.", ClaimKind.ACCUSATION),
        ("The governor called the report “a lie”.", ClaimKind.DENIAL),
        ("A rebel officer called it an answer to the raid.", ClaimKind.JUSTIFICATION),
        ("The envoy said the move was “total and final”.", ClaimKind.EVALUATION),
        ("A trader swore that the road was open.", ClaimKind.FACT),
        ("The army insisted that the road is open.", ClaimKind.FACT),
        ("The baker wants to rebuild his mill.", ClaimKind.INTENTION),
        ("A monitor said the count had risen because two more had died.", ClaimKind.FACT),
    ],
)
def test_the_kind_is_what_the_holder_does(text: str, kind: ClaimKind) -> None:
    assert read_claims(text)[0].kind is kind


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("No convoy has reached the town.", Polarity.NEGATED),
        ("Not one bus had left by noon.", Polarity.NEGATED),
        ("The nurse said there was no bread.", Polarity.NEGATED),
        ("The army denied that a shot had been fired.", Polarity.NEGATED),
        ("No fewer than ten buses left.", Polarity.AFFIRMED),
        ("The second stage has yet to begin.", Polarity.NEGATED),
        ("“This is a regrouping, not a retreat,” the colonel said.", Polarity.NEGATED),
        ("A man who had no papers crossed the river.", Polarity.AFFIRMED),
    ],
)
def test_negation_counts_in_the_main_clause(text: str, polarity: Polarity) -> None:
    assert read_claims(text)[0].polarity is polarity


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The general has reportedly fled.", "reportedly"),
        ("The town is reported to be empty.", "reported"),
        ("A clerk thought that the road was open.", "thought"),
        ("The talks in May failed.", None),
    ],
)
def test_a_hedge_is_found_in_or_over_the_statement(text: str, hedge: str | None) -> None:
    claim = read_claims(text)[0]
    assert (claim.hedge.quote if claim.hedge else None) == hedge
    assert (claim.certainty is Certainty.HEDGED) is (hedge is not None)


def test_a_claimed_statement_is_held_at_a_distance() -> None:
    assert read_claims("The rebels claimed that the army had lost ten men.")[0].publisher_stance is Stance.DISTANCED


def test_scare_quotes_in_a_charge_hold_it_at_a_distance() -> None:
    (claim,) = read_claims("State radio accused the rebels of “breaking the truce” at the mill.")
    assert (claim.form, claim.publisher_stance) == (Form.MIXED, Stance.DISTANCED)


def test_a_correction_denies_what_it_withdraws() -> None:
    draft = read_draft("We wrote that the port had fallen. That was wrong.", title="CORRECTION: the port of Karsa")
    withdrawn, denial = draft.claims
    assert withdrawn.publisher_stance is Stance.DISTANCED
    assert denial.kind is ClaimKind.DENIAL


def test_what_a_party_adds_to_its_denial_is_its_justification() -> None:
    text = "The army spokesman denied shelling the clinic. He said the guns had been out of reach that day."
    assert [claim.kind for claim in read_claims(text)] == [ClaimKind.DENIAL, ClaimKind.JUSTIFICATION]


def test_direct_words_about_the_other_side_charge_it() -> None:
    (claim,) = read_claims('"Their columns creep back at night," rebel commander Tomas Reyl said.')
    assert claim.kind is ClaimKind.ACCUSATION


@pytest.mark.parametrize(
    "said",
    [
        "a powerful earthquake struck the region, killing 920 people",
        "the bus burned on the road to Sarn",
        "a car bomb went off at the market, killing as many as 20 people",
    ],
)
def test_what_nobody_did_accuses_nobody(said: str) -> None:
    (claim,) = read_claims(f"Doctors said {said}.")
    assert claim.kind == "fact"


def test_what_a_thing_does_not_mean_is_explained_and_not_denied() -> None:
    (claim,) = read_claims("The rebel commander said talking to the group did not mean they were allies.")
    assert claim.kind == "fact"
