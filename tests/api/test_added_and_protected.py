"""An added claim stays what it is when somebody in its words is protected, and the report is read again."""

from pathlib import Path

import crossbearing as cb
from crossbearing.store.identities import Said
from crossbearing.store.sealing import Key

TEXT = (
    "ORRA, March 4, 2031 (Hill Post) — A mortar shell hit the market of Orra on Monday, said Dr Omar Haddad, a medic. "
    "Nobody saw the gun that Omar Haddad spoke of, the mayor was heard to remark."
)


def test_protection_moves_the_words_and_what_was_decided_of_the_claim_follows(tmp_path: Path):
    (tmp_path / "orra.txt").write_text(TEXT, encoding="utf-8")
    with cb.open(tmp_path / "one.db") as ledger:
        ledger.add(tmp_path / "orra.txt")
        words = "Nobody saw the gun that Omar Haddad spoke of"
        start = TEXT.index(words)
        made = ledger.decide("add", f"orra:{start}-{start + len(words)}", who="Amal", why="missed", value="kind=fact")
        ledger.decide("amend", f"orra:p{made.id[:12]}", who="Bo", why="it is one", value="kind=denial")
        omar = next(one for one in ledger.readings()[0].entities if "Omar" in one.name)
        applied = ledger.protection.protect(f"orra:{omar.id}", Said("Amal", "asked"), key=Key.new())
        reading = ledger.readings()[0]
        claim = reading.claims[-1]
        assert claim.content[0].quote == f"Nobody saw the gun that {applied.code} spoke of"
        assert claim.kind == "denial"
        reading.require_grounded(ledger.text(reading))
        assert ledger.verify().faults == ()
        assert ledger.waiting() == []
