"""Decisions: what people rule stands above what the reader and the grounds say, and is never edited."""

from pathlib import Path

import pytest

import crossbearing as cb
from crossbearing.errors import InputError, RulingError
from crossbearing.model.decision import Verb

MARKET = "TESSALY, March 4, 2031 (Hill Post) — A mortar shell hit the market of Tessaly on Monday, killing four people."
BRIDGE = (
    "DURRA, March 9, 2031 (Vale Wire) — A car bomb exploded at the bridge of Durra on Saturday, wounding nine people."
)

DEPOT = "ORRA, June 2, 2032 (Vale Wire) — Warplanes bombed a depot in Orra on Wednesday, killing two people."


@pytest.fixture
def ledger(tmp_path: Path):
    for name, text in (("market", MARKET), ("bridge", BRIDGE), ("depot", DEPOT)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with cb.open(tmp_path / "one.db") as ledger:
        ledger.add(sorted(tmp_path.glob("*.txt")))
        yield ledger


def ids(ledger) -> list[str]:
    """The incident of each report, first one."""
    found = {ref.doc: incident.id for incident in ledger.incidents() for ref in incident.members}
    return [found["market"], found["bridge"]]


def test_a_merge_makes_two_incidents_one_and_its_undo_makes_them_two(ledger):
    market, bridge = ids(ledger)
    assert market != bridge
    merge = ledger.decide("merge", market, bridge, who="Amal", why="one day, misdated")
    assert len(set(ids(ledger))) == 1
    undo = ledger.decide("undo", merge.id[:8], who="Bo", why="two towns")
    assert len(set(ids(ledger))) == 2
    ledger.decide("undo", undo.id, who="Amal", why="no, one")
    assert len(set(ids(ledger))) == 1
    assert [one.verb for one in ledger.decisions()] == [Verb.MERGE, Verb.UNDO, Verb.UNDO]
    assert ledger.decisions()[1].replaces == merge.id


def test_a_split_takes_an_event_out_of_an_incident(ledger):
    market, bridge = ids(ledger)
    merge = ledger.decide("merge", market, bridge, who="Amal", why="one")
    joined = ids(ledger)[0]
    event = next(ref.id for one in ledger.incidents() if one.id == joined for ref in one.members if ref.doc == "bridge")
    split = ledger.decide("split", joined, f"bridge:{event}", who="Bo", why="two", replaces=merge.id)
    assert len(set(ids(ledger))) == 2
    assert split.about[0].words is not None
    assert split.about[0].words.quote in BRIDGE


def test_a_merge_against_a_split_by_way_of_a_third_is_refused_and_not_kept(ledger):
    events = {ref.doc: f"{ref.doc}:{ref.id}" for one in ledger.incidents() for ref in one.members}
    joined = ledger.decide("merge", events["market"], events["bridge"], who="Amal", why="one")
    ledger.decide("split", ids(ledger)[0], events["bridge"], who="Bo", why="two", replaces=joined.id)
    ledger.decide("merge", events["market"], events["depot"], who="Bo", why="one")
    before = ledger.decisions()
    with pytest.raises(RulingError, match="Undo one of these rulings"):
        ledger.decide("merge", events["depot"], events["bridge"], who="Amal", why="one")
    assert ledger.decisions() == before


@pytest.mark.parametrize(
    ("verb", "names", "said", "words"),
    [
        ("sing", ["x"], {}, "Known are: accept"),
        ("merge", ["i000000"], {}, "no incident has an id"),
        ("merge", ["market:{market}"], {}, "needs two different items"),
        ("split", ["market:{market}"], {}, "needs an incident's id"),
        ("note", ["market:none"], {}, "has no item none"),
        ("note", ["square:ev1"], {}, "no report has that name"),
        ("note", ["market:{market}"], {}, "needs words"),
        ("amend", ["market:{market}"], {"why": "typo"}, "needs --value FIELD=VALUE"),
        ("amend", ["market:{market}"], {"value": "airstrike"}, "Write it as --value FIELD=VALUE"),
        ("amend", ["market:{market}"], {"value": "type=airship"}, "type may be one of offensive, shelling"),
        ("amend", ["market:{market}"], {"value": "colour=red"}, "is no field of it. What can be amended are type"),
        ("amend", ["market:{market}"], {"value": "trigger=hit"}, "holds what the report itself says"),
        ("amend", ["market:{market}"], {"value": "place=e99"}, "id or key of one of the report's entities"),
        ("amend", ["market:{market}"], {"value": "date=Monday"}, "write 2016-11-17"),
        ("amend", ["market:z1"], {"value": "kind=body"}, "takes no stretch of the page"),
        ("reject", ["market:z1"], {}, "takes no stretch of the page"),
        ("reject", ["market:{publisher}"], {}, "is the publisher"),
        ("protect", ["market:{market}"], {}, "takes a report's entities alone"),
        ("merge", ["market:c1", "bridge:c1"], {}, "takes a report's events alone"),
        ("accept", ["abcdef01"], {}, "no decision has an id"),
        ("undo", ["abcdef"], {}, "no decision has an id"),
        ("undo", ["abcdef", "fedcba"], {}, "the id of one decision"),
    ],
)
def test_a_decision_that_cannot_be_is_one_clear_line(ledger, verb, names, said, words):
    reading = next(one for one in ledger.readings() if one.doc_id == "market")
    ids = {"market": reading.events[0].id, "publisher": reading.document.publisher_entity}
    with pytest.raises(InputError, match=words):
        ledger.decide(verb, *(name.format(**ids) for name in names), who="Amal", **said)
    assert ledger.decisions() == []


@pytest.mark.parametrize("verb", ["accept", "note", "assign"])
def test_what_is_said_to_people_is_kept_and_leaves_the_incidents_as_they_are(ledger, verb):
    before = ledger.incidents()
    claim = next(claim for _, claim in ledger.claims())
    doc = next(reading.doc_id for reading, one in ledger.claims() if one == claim)
    made = ledger.decide(verb, f"{doc}:{claim.id}", who="Amal", why="seen", value="Bo")
    assert ledger.decisions() == [made]
    assert made.about[0].layer == "claim"
    assert ledger.incidents() == before
    assert ledger.verify().faults == ()
