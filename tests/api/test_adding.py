"""A person adds a claim that the reader missed: it has words of the report, and is decided on like any other."""

from pathlib import Path

import pytest

import crossbearing as cb
from crossbearing.errors import InputError
from crossbearing.model.claim import Certainty, ClaimKind, Form

TEXT = (
    "ORRA, March 4, 2031 (Hill Post) — A mortar shell hit the market of Orra on Monday, killing four people. "
    "Nobody saw the gun 🎯, the mayor was heard to remark. The army perhaps had left the hills by then."
)
WORDS = "Nobody saw the gun 🎯"
START = TEXT.index(WORDS)
WHERE = f"market:{START}-{START + len(WORDS)}"


def at(words: str) -> str:
    return f"{TEXT.index(words)}-{TEXT.index(words) + len(words)}"


@pytest.fixture
def ledger(tmp_path: Path):
    (tmp_path / "market.txt").write_text(TEXT, encoding="utf-8")
    with cb.open(tmp_path / "one.db") as ledger:
        ledger.add(tmp_path / "market.txt")
        yield ledger


def claims(ledger):
    return {claim.id: claim for _, claim in ledger.claims()}


def add(ledger, value: str = "kind=denial", **said):
    return ledger.decide("add", WHERE, who="Amal", why="missed", value=value, **said)


def test_an_added_claim_has_the_words_and_an_id_of_its_own(ledger):
    before = claims(ledger)
    made = add(ledger, f"kind=denial; cue={at('was heard to remark')}")
    found = claims(ledger)
    claim = found[f"p{made.id[:12]}"]
    assert found.keys() - before.keys() == {claim.id}
    assert [span.quote for span in claim.content] == [WORDS]
    assert (claim.kind, claim.form, claim.last.cue.quote) == (ClaimKind.DENIAL, Form.NARRATOR, "was heard to remark")
    assert ledger.snapshot().by_hash[made.about[0].sha256].claims[-1] == claim
    assert ledger.verify().faults == ()


def test_a_holder_and_a_hedge_are_named_and_found(ledger):
    reading = ledger.readings()[0]
    place = next(one for one in reading.entities if one.name == "Orra")
    made = add(ledger, f"holder={place.key}; hedge={at('perhaps')}; about={reading.events[0].id}")
    claim = claims(ledger)[f"p{made.id[:12]}"]
    assert (claim.last.entity, claim.form) == (place.id, Form.INDIRECT)
    assert (claim.certainty, claim.hedge.quote) == (Certainty.HEDGED, "perhaps")
    assert claim.about == (reading.events[0].id,)


def test_undo_takes_an_added_claim_out_and_another_undo_brings_it_back(ledger):
    before = claims(ledger)
    made = add(ledger)
    undone = ledger.decide("undo", made.id[:12], who="Bo", why="a joke")
    assert claims(ledger) == before
    ledger.decide("undo", undone.id[:12], who="Amal", why="no joke")
    assert f"p{made.id[:12]}" in claims(ledger)


def test_an_added_claim_is_amended_noted_and_rejected_like_any_other(ledger):
    name = f"p{add(ledger).id[:12]}"
    ledger.decide("amend", f"market:{name}", who="Bo", why="it is one", value="kind=fact")
    ledger.decide("note", f"market:{name}", who="Bo", why="ask him")
    assert claims(ledger)[name].kind is ClaimKind.FACT
    remarks = {ref.id: [one.verb.value for one in found] for ref, found in ledger.remarks().items()}
    assert remarks[name] == ["add", "amend", "note"]
    ledger.decide("reject", f"market:{name}", who="Bo", why="no")
    assert name not in claims(ledger)
    with pytest.raises(InputError, match="was rejected"):
        ledger.decide("note", f"market:{name}", who="Bo", why="again")
    assert ledger.waiting() == []


def test_under_the_two_person_rule_it_waits_for_another_person(ledger):
    ledger.settings.change("two-person", "on", who="Amal", why="care")
    made = add(ledger)
    assert f"p{made.id[:12]}" not in claims(ledger)
    ledger.decide("accept", made.id, who="Bo", why="right")
    assert f"p{made.id[:12]}" in claims(ledger)


def test_it_goes_out_as_a_test_case_for_readers(ledger):
    add(ledger)
    (case,) = ledger.cases().reports[0].cases
    assert (case.verb, case.layer, case.words, case.there) == ("add", "claim", WORDS, True)
    assert case.fields["kind"] == "denial"


@pytest.mark.parametrize(
    ("where", "value", "words"),
    [
        (WHERE, "kind=lie", "kind may be one of fact"),
        (WHERE, "colour=red", "is no field of it"),
        (WHERE, "kind", "is no FIELD=VALUE"),
        (WHERE, "{]", "is no JSON"),
        (WHERE, '{"kind": 3}', "kind may be"),
        (WHERE, "holder=e99", "holder may be the id or key"),
        (WHERE, "about=z1", "about may be the ids"),
        (WHERE, "certainty=hedged", "Give hedge=START-END"),
        (WHERE, "cue=9999-10000", "has no words"),
        ("market:c", "kind=fact", "the first character of the words"),
        ("market:7-7", "kind=fact", "has no words"),
        ("square:1-7", "kind=fact", "no report has that name"),
    ],
)
def test_what_can_be_no_claim_is_one_clear_line_and_changes_nothing(ledger, where, value, words):
    with pytest.raises(InputError, match=words):
        ledger.decide("add", where, who="Amal", why="missed", value=value)
    assert ledger.decisions() == []
