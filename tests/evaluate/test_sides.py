"""Perpetrators and targets counted by side."""

from typing import Any

from crossbearing.evaluate.measure import Count
from crossbearing.evaluate.sides import compare, muc_counts, rows_of
from crossbearing.extract.pipeline import reading_of
from finished import draft_of_text


def gold(perpetrator: str | None, target: str | None) -> dict[str, Any]:
    def entity(number: str, words: str, side: str) -> dict[str, Any]:
        return {"id": number, "alignment": side, "mentions": [{"quote": words}]}

    def role(number: str | None) -> dict[str, Any] | None:
        return None if number is None else {"entity": number}

    span = {"quote": "stormed the army base"}
    event = {"type": "offensive", "trigger": {"quote": "stormed"}, "evidence": [span]}
    event |= {"perpetrator": role(perpetrator), "target": role(target)}
    return {"entities": [entity("e1", "Rebels", "opposition"), entity("e2", "army", "government")], "events": [event]}


def tally(found: dict[str, Any]) -> dict[tuple[str, str], Count]:
    reading = reading_of(draft_of_text("Rebels stormed the army base in Durra on Monday."), doc_id="made")
    counts: dict[tuple[str, str], Count] = {}
    for role, side, count in compare(found, reading):
        counts[role, side] = counts.get((role, side), Count()) + count
    return counts


def test_a_party_counts_for_the_side_of_the_gold_party_it_is() -> None:
    counts = tally(gold("e1", None))
    assert counts["perpetrator", "opposition"] == Count(1, 1, 1)


def test_a_missed_party_counts_for_its_own_side() -> None:
    counts = tally(gold("e2", None))
    assert counts["perpetrator", "government"] == Count(0, 0, 1)
    assert counts["perpetrator", "opposition"] == Count(0, 1, 0)


def test_the_table_has_every_side_of_every_role() -> None:
    assert [name for name, _ in rows_of({}, ("target",))] == [
        "target, government",
        "target, opposition",
        "target, other",
    ]


def test_muc_perpetrators_count_by_the_kind_of_their_act() -> None:
    given = [frozenset({"soldiers"}), frozenset({"rebels"})]
    wanted = [(frozenset({"soldiers", "ten soldiers"}), "government"), (frozenset({"gunmen"}), "opposition")]
    assert list(muc_counts(given, wanted)) == [
        ("government", Count(1, 1, 1)),
        ("opposition", Count(0, 0, 1)),
        ("opposition", Count(0, 1, 0)),
    ]
