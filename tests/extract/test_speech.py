import pytest
from claimed import holder, read_claims, read_draft, words

from crossbearing.model.claim import ClaimKind, Form, Polarity


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        ("The mayor of Karsa said the bridge had been blown up.", "The mayor of Karsa", "the bridge had been blown up"),
        ("The bridge had been blown up, the mayor said.", "the mayor", "The bridge had been blown up"),
        ("The bridge had been blown up, said a farmer who lives nearby.", "a farmer", "The bridge had been blown up"),
        ("According to the army, ten rebels surrendered.", "the army", "ten rebels surrendered"),
        ("Ten rebels surrendered, according to the army.", "the army", "Ten rebels surrendered"),
        ("A nurse told Radio Karsa that the ward was full.", "A nurse", "the ward was full"),
        ("The ministry said in a statement that the road was open.", "The ministry", "the road was open"),
        ("Ninety people crossed the river by the monitors' count.", "the monitors", "Ninety people crossed the river"),
        ("The general accused the rebels of shelling the mill.", "The general", "shelling the mill"),
        ("The rebels denied that they had mined the road.", "The rebels", "they had mined the road"),
        ("The governor promised to reopen the school.", "The governor", "to reopen the school"),
        ("The envoy urged both sides to free their captives.", "The envoy", "both sides to free their captives"),
        ("Opposition sources: the talks are over.", "Opposition sources", "the talks are over"),
        ("The monitors counted 14 breaches in one week.", "The monitors", "14 breaches in one week"),
    ],
)
def test_who_says_what_is_found_in_every_order(text: str, who: str, said: str) -> None:
    claim = read_claims(text)[0]
    assert (holder(claim), words(claim)) == (who, said)


def test_an_attribution_may_stand_inside_what_is_said() -> None:
    (claim,) = read_claims("It was the army, he said, that had closed the road.")
    assert words(claim) == "It was the army … that had closed the road"
    assert holder(claim) == "he"


def test_each_of_joint_holders_has_a_claim() -> None:
    claims = read_claims("Villagers and rebels accused the army of burning the mill.")
    assert [holder(claim) for claim in claims] == ["Villagers", "rebels"]
    assert {words(claim) for claim in claims} == {"burning the mill"}


def test_direct_words_go_on_under_the_speaker_named_last() -> None:
    claims = read_claims('"They came at dawn," said Tomas Reyl, a baker. "Nobody was left."')
    assert [words(claim) for claim in claims] == ["They came at dawn", "Nobody was left"]
    assert [holder(claim) for claim in claims] == ["Tomas Reyl", "Tomas Reyl"]
    assert all(claim.form is Form.DIRECT_QUOTE for claim in claims)


def test_a_source_behind_the_speaker_is_the_last_holder() -> None:
    (claim,) = read_claims("Al-Bayan, citing a military source, said troops had entered the port.")
    assert [link.holder.quote for link in claim.chain[1:] if link.holder] == ["Al-Bayan", "a military source"]


def test_what_an_outlet_passes_on_keeps_both_holders() -> None:
    (claim,) = read_claims("An official quoted by Radio Karsa denied that the truce was over.")
    outlet, official = (link.holder.quote for link in claim.chain[1:] if link.holder)
    assert outlet == "Radio Karsa"
    assert official.startswith("An official")


def test_a_denied_report_is_an_allegation_and_its_denial() -> None:
    text = "A colonel denied reports circulated by the rebels that a drone had hit the clinic."
    allegation, denial = read_claims(text)
    assert (holder(allegation), allegation.kind) == ("the rebels", ClaimKind.ACCUSATION)
    assert (holder(denial), denial.kind, denial.polarity) == ("A colonel", ClaimKind.DENIAL, Polarity.NEGATED)
    assert words(allegation) == words(denial) == "a drone had hit the clinic"


def test_a_charge_that_is_denied_in_passing_has_both_claims() -> None:
    charge, denial = read_claims("The army has accused the rebels of mining the road, a charge they deny.")
    assert (charge.kind, denial.kind) == (ClaimKind.ACCUSATION, ClaimKind.DENIAL)
    assert holder(denial) == "they"


def test_the_terms_of_a_paper_go_on_over_sentences() -> None:
    text = "Under the accord, the rebels are to leave the port. The army is to free 40 captives."
    claims = read_claims(text)
    assert [claim.form for claim in claims] == [Form.DOCUMENT, Form.DOCUMENT]
    assert [holder(claim) for claim in claims] == ["the accord", "the accord"]


def test_a_paper_that_lists_its_terms_has_one_claim_for_each() -> None:
    claims = read_claims("The agreement provides for a truce, the release of prisoners and the opening of the port.")
    assert [words(claim) for claim in claims] == ["a truce", "the release of prisoners", "the opening of the port"]


def test_a_silence_is_a_claim_of_its_kind() -> None:
    (claim,) = read_claims("The ministry did not respond to a request for comment.")
    assert (claim.kind, claim.polarity) == (ClaimKind.REPORT_OF_SILENCE, Polarity.NEGATED)
    assert claim.form is Form.NARRATOR


def test_what_nobody_is_cited_for_is_the_publishers() -> None:
    claims = read_claims("The convoy left at dawn, but by noon it had turned back.")
    assert [words(claim) for claim in claims] == ["The convoy left at dawn", "by noon it had turned back"]
    assert all(len(claim.chain) == 1 and claim.form is Form.NARRATOR for claim in claims)


def test_a_title_that_the_body_repeats_is_no_claim() -> None:
    draft = read_draft("The convoy reached Karsa on Monday.", title="Convoy reaches Karsa")
    assert [words(claim) for claim in draft.claims] == ["The convoy reached Karsa on Monday"]


def test_a_sources_own_description_is_no_claim() -> None:
    claims = read_claims("A clerk, who asked not to be named, said the wells were dry.")
    assert [words(claim) for claim in claims] == ["the wells were dry"]


def test_claims_are_the_same_on_every_run() -> None:
    text = "Rebels and villagers said the road was mined. The army denied it."
    assert read_claims(text) == read_claims(text)
