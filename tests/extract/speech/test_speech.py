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
        ("The district office put the toll at nine.", "The district office", "the toll at nine"),
        ("In the army's telling, the village was empty.", "the army", "the village was empty"),
        ("The rebels' version is that the truce never began.", "The rebels", "the truce never began"),
        ("In the words of one officer, the truce was dead.", "one officer", "the truce was dead"),
        ("The truce, as one officer put it, was dead.", "one officer", "The truce … was dead"),
        ("The general was quoted as saying that the town had fallen.", "The general", "the town had fallen"),
        ("State radio quoted a colonel as saying the rebels had fled.", "a colonel", "the rebels had fled"),
        ("The rebels, according to the mayor, have left.", "the mayor", "The rebels … have left"),
        ("Tomas Reyl says too much is made of the truce.", "Tomas Reyl", "too much is made of the truce"),
        ("The mayor asked the army to open the road.", "The mayor", "the army to open the road"),
        ("A commander boasted of 40 kills.", "A commander", "40 kills"),
        ("Its delegate spoke on Sunday of a trap.", "Its delegate", "a trap"),
        ("The envoy had asked for a list of names.", "The envoy", "a list of names"),
        ("Residents heard gunfire through the night.", "Residents", "gunfire through the night"),
        ("Our correspondent saw three bodies at the gate.", "Our correspondent", "three bodies at the gate"),
        ("The governor called it a lie.", "The governor", "a lie"),
        ("The attack was blamed on the rebels by the army.", "the army", "The attack was blamed on the rebels"),
        ("Everyone we have met describes the same night.", "Everyone we have met", "the same night"),
        ("Police gave the number of dead as 17.", "Police", "the number of dead as 17"),
        ("According to the governor, Adam Reyl, shells hit two houses.", "the governor", "shells hit two houses"),
        ("One trader reported, on Monday, that the road was open.", "One trader", "the road was open"),
        ("The army does not recognise the move.", "The army", "the move"),
        ("The pledge was dismissed by the rebels as propaganda.", "the rebels", "The pledge"),
        ("A monitor says between nine and 12 people died.", "A monitor", "between nine and 12 people died"),
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


@pytest.mark.parametrize(
    "text",
    [
        "The junta rejected the offer.",
        "The rebels had promised to leave.",
        "A step they had promised in May came a month late.",
        "Talks were called off on Sunday.",
        "A force called “the Lions of the Valley” held the pass.",
    ],
)
def test_a_deed_told_by_the_publisher_has_no_holder(text: str) -> None:
    assert [holder(claim) for claim in read_claims(text)] == [None]


def test_a_report_called_untrue_is_an_allegation_and_its_denial() -> None:
    allegation, denial = read_claims("Reports that the town had fallen are false, the army spokesman said.")
    assert words(allegation) == words(denial) == "the town had fallen"
    assert (holder(allegation), holder(denial)) == ("Reports", "the army spokesman")
    assert denial.polarity is Polarity.NEGATED


def test_an_accusation_by_somebody_that_another_rejects_has_both_claims() -> None:
    text = "Accusations by the army that the rebels shelled a market were rejected by the group."
    charge, denial = read_claims(text)
    assert (holder(charge), holder(denial)) == ("the army", "the group")
    assert (charge.kind, denial.kind) == (ClaimKind.ACCUSATION, ClaimKind.DENIAL)


def test_who_speaks_within_a_note_stays_the_last_holder() -> None:
    (claim,) = read_claims("The Courier adds: the other trucks had not come by Friday, an aid worker told the Courier.")
    assert [link.holder.quote for link in claim.chain[1:] if link.holder] == ["The Courier", "an aid worker"]


def test_a_relative_clause_of_saying_ends_before_the_main_verb() -> None:
    claims = read_claims("The ministry, which put the toll at nine, closed the road.")
    assert "the toll at nine" in [words(claim) for claim in claims]


def test_a_statement_that_lacks_a_report_of_the_cause_is_kept_beside_the_silence() -> None:
    claims = read_claims("The clinic listed four dead and 17 injured, without saying what caused their wounds.")
    assert words(claims[0]) == "four dead and 17 injured"
    assert claims[-1].kind is ClaimKind.REPORT_OF_SILENCE


def test_what_is_denied_with_a_bare_pronoun_is_the_statement_before() -> None:
    charge, denial = read_claims("The army said rebels had shelled the mill. The rebels deny it.")
    assert words(charge) == words(denial) == "rebels had shelled the mill"
    assert (holder(denial), denial.kind, denial.polarity) == ("The rebels", ClaimKind.DENIAL, Polarity.NEGATED)


@pytest.mark.parametrize(
    "text",
    [
        "The army denied aid workers access to the town.",
        "The ministry denied entry to three convoys.",
        "The two sides rejected a deal that the envoy had proposed.",
    ],
)
def test_a_refusal_is_no_denial(text: str) -> None:
    (claim,) = read_claims(text)
    assert (claim.kind, holder(claim)) == (ClaimKind.FACT, None)


@pytest.mark.parametrize(
    ("text", "who", "said", "kind"),
    [
        ("Doctors want the convoy to take out 26 patients.", "Doctors", "the convoy to take out 26 patients", "demand"),
        ("The elders declared the deal dead.", "The elders", "the deal dead", "evaluation"),
        ("The village register lists 28 burials.", "The village register", "28 burials", "fact"),
        ("The camps' own tallies exceed 100 each.", "The camps", "exceed 100 each", "fact"),
        ("In a pact of 2 June both sides agreed to leave.", "a pact", "both sides agreed to leave", "fact"),
    ],
)
def test_wishes_verdicts_and_counts_have_holders(text: str, who: str, said: str, kind: str) -> None:
    (claim,) = read_claims(text)
    assert (holder(claim), words(claim), claim.kind) == (who, said, kind)


def test_a_closing_attribution_behind_a_concession_takes_up_the_quoted_clause_alone() -> None:
    first, second = read_claims(
        "The raids were short, though jets flew over in a “campaign of terror,” radio reported."
    )
    assert (holder(first), words(first)) == (None, "The raids were short")
    assert holder(second) == "radio"


def test_a_reason_is_that_of_the_nearest_doer() -> None:
    claims = read_claims("Two nurses tried to enter, but soldiers stopped them, citing mines on the track.")
    assert holder(claims[-1]) == "soldiers"


def test_a_quotation_over_two_paragraphs_keeps_its_speaker() -> None:
    claims = read_claims("“They shelled the road,” the mayor said.\n\n“Nobody helped us. We are alone.”")
    assert [holder(claim) for claim in claims] == ["the mayor"] * 3


def test_a_quotation_of_several_sentences_is_that_of_the_speaker_at_its_end() -> None:
    claims = read_claims(
        "Sam Reed told reporters the road was open. “We lost ten men. They came at dawn. Nobody helped us,” said "
        "Musa Abdi, a herder."
    )
    assert [holder(claim) for claim in claims] == ["Sam Reed", *["Musa Abdi"] * 3]


@pytest.mark.parametrize(
    "text",
    [
        "The house is owned by John Wayne.",
        "A greater-than-expected number of civilians were in the enclave.",
        "The army used airlifts to directly threaten the city.",
        "The pact put an end to the war.",
    ],
)
def test_words_that_only_look_like_saying_give_no_holder(text: str) -> None:
    assert [holder(claim) for claim in read_claims(text)] == [None]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("He lay at the Mercy Hospital campus, hospital spokeswoman Kim Haley said.", "hospital spokeswoman Kim Haley"),
        ("Guards in the yard of the prison who claim they were beaten went home.", "Guards in the yard of the prison"),
    ],
)
def test_a_holder_is_somebody(text: str, who: str) -> None:
    assert [holder(claim) for claim in read_claims(text)] == [who]


def test_calling_upon_people_is_a_demand() -> None:
    (claim,) = read_claims("The commander called upon his men to hold the bridge.")
    assert (words(claim), claim.kind) == ("his men to hold the bridge", "demand")


def test_what_something_is_done_for_stays_with_it() -> None:
    (claim,) = read_claims("The mayor said guards had left so that the aid could pass.")
    assert words(claim) == "guards had left so that the aid could pass"
