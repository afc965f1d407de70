from dataclasses import replace

import pytest

from crossbearing.errors import InputError
from crossbearing.model.claim import ClaimKind, Link, Polarity
from crossbearing.model.event import Modality
from crossbearing.reconcile.grades import grading
from crossbearing.reconcile.incidents import Rules, find_incidents
from made import span
from tellings import blaming, told


def grade(readings, policy="airwars"):
    (incident,) = find_incidents(readings, Rules(grading=grading(policy)))
    return incident.grade


def admitted(reading):
    """The reading with the party blamed as the one who tells of it."""
    claim = replace(reading.claims[0], about=("ev1",), chain=(Link("e9", None, None),))
    return replace(reading, claims=(claim,))


def denied(reading):
    """The reading with somebody who denies it."""
    said = replace(reading.claims[0], about=("ev1",))
    denial = replace(said, id="c2", kind=ClaimKind.DENIAL, polarity=Polarity.NEGATED)
    return replace(reading, claims=(said, denial))


def test_support_is_graded_by_the_written_rule(imprint):
    assert grade([told(imprint, 1)]).grade == "weak"
    assert grade([told(imprint, 1), told(imprint, 2)]).grade == "fair"
    assert grade([blaming(told(imprint, 1), "army"), blaming(told(imprint, 2), "front")]).grade == "contested"
    assert grade([admitted(blaming(told(imprint, 1), "army"))]).grade == "confirmed"
    assert grade([told(imprint, 1, modality=Modality.RETRACTED)]).grade == "discounted"


def test_what_an_outlet_takes_back_later_supports_nothing(imprint):
    first = told(imprint, 1)
    retraction = told(imprint, 1, modality=Modality.RETRACTED, published="2031-05-15")
    retraction = replace(retraction, sha256="f" * 64, doc_id="r1b")
    assert grade([first, retraction]).grade == "discounted"
    assert grade([first, retraction, told(imprint, 2)]).grade == "weak"
    (incident,) = find_incidents([first, retraction, told(imprint, 2, killed=15)])
    assert (incident.tallies[0].low, incident.tallies[0].high) == (15, 15)


def test_the_admiralty_scale_grades_credibility_and_leaves_sources_unjudged(imprint):
    assert grade([told(imprint, n) for n in (1, 2, 3)], "admiralty").grade == "F1"
    assert grade([told(imprint, 1), told(imprint, 2)], "admiralty").grade == "F2"
    assert grade([told(imprint, 1)], "admiralty").grade == "F3"
    assert grade([denied(told(imprint, 1))], "admiralty").grade == "F4"


def test_a_user_writes_a_policy_of_their_own(imprint, tmp_path):
    policy = tmp_path / "mine.toml"
    policy.write_text('name = "mine"\n[[rule]]\ngrade = "A"\ntext = "two or more"\norigins = 2\n')
    assert grade([told(imprint, 1), told(imprint, 2)], str(policy)).grade == "A"
    assert grade([told(imprint, 1)], str(policy)) is None


@pytest.mark.parametrize(
    "text", ["", "name = 3", '[[rule]]\ngrade = "A"', 'name = "x"\n[[rule]]\ngrade = "A"\ntext = "t"\nsources = 2\n']
)
def test_a_policy_that_is_none_is_refused_in_one_line(tmp_path, text):
    policy = tmp_path / "mine.toml"
    policy.write_text(text)
    with pytest.raises(InputError, match="Cannot use grading policy"):
        grading(str(policy))


def test_an_unknown_policy_is_refused_with_what_there_is():
    with pytest.raises(InputError, match="airwars and admiralty are built in"):
        grading("stars")


def test_a_claim_is_of_the_account_of_the_party_its_words_name(imprint):
    one = blaming(told(imprint, 1), "army")
    silent = replace(one.claims[0], about=("ev1",), content=(span("killed 12 people"),))
    naming = replace(one.claims[0], id="c2", about=("ev1",))
    (incident,) = find_incidents([replace(one, claims=(silent, naming))])
    by_party = {account.blamed: [ref.id for ref in account.said] for account in incident.accounts}
    assert by_party == {"actor:army": ["c2"], None: ["c1"]}


@pytest.mark.parametrize(("kind", "owns_up"), [(ClaimKind.FACT, True), (ClaimKind.ACCUSATION, False)])
def test_who_accuses_owns_up_to_nothing(imprint, kind, owns_up):
    one = blaming(told(imprint, 1), "army")
    link = replace(one.claims[0].chain[-1], entity="e9")
    said = replace(one.claims[0], kind=kind, chain=(link,), about=("ev1",), content=(span("killed 12 people"),))
    (incident,) = find_incidents([replace(one, claims=(said,))])
    of_army = [account.origins for account in incident.accounts if account.blamed == "actor:army"]
    assert any("actor:army" in origins for origins in of_army) is owns_up


def test_a_plan_supports_nothing(imprint):
    plan = told(imprint, 2, modality=Modality.PLANNED)
    assert grade([told(imprint, 1), plan]).grade == "weak"


@pytest.mark.parametrize("rule", ["origins = true", 'denied = "no"'])
def test_conditions_of_the_wrong_kind_are_refused(tmp_path, rule):
    policy = tmp_path / "mine.toml"
    policy.write_text(f'name = "x"\n[[rule]]\ngrade = "A"\ntext = "t"\n{rule}\n')
    with pytest.raises(InputError, match="Cannot use grading policy"):
        grading(str(policy))
