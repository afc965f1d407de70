"""A case counted by hand: four gold expressions, four given, of which three meet gold."""

import pytest

from crossbearing.evaluate.tempeval import report_of
from crossbearing.evaluate.tempeval_score import Timed, tally

GOLD = [
    Timed(0, 10, "DATE", "2021-06-17"),
    Timed(20, 30, "DURATION", "P2D"),
    Timed(40, 50, "DATE", "2021-06"),
    Timed(60, 70, "SET", "P1D"),
]
GIVEN = [
    Timed(0, 10, "DATE", "2021-06-17"),
    Timed(22, 30, "DURATION", "P2D"),
    Timed(40, 50, "DATE", "2020-06"),
    Timed(80, 90, "DATE", "2021"),
]


def test_a_tally_counts_extents_and_values() -> None:
    got = tally(GOLD, GIVEN)
    assert (got.strict.right, got.relaxed.right, got.value.right, got.kind.right) == (2, 3, 2, 3)
    assert got.relaxed.f1 == pytest.approx(0.75)
    # The share of matched expressions with the right value is 2/3.
    assert got.value.f1 == pytest.approx(0.75 * 2 / 3)


def test_one_gold_expression_answers_one_given() -> None:
    got = tally([Timed(0, 20, "DATE", "2021")], [Timed(0, 5, "DATE", "2021"), Timed(6, 20, "DATE", "2021")])
    assert (got.relaxed.right, got.relaxed.given) == (1, 2)


def test_a_text_without_expressions_counts_nothing() -> None:
    assert tally([], []).value.f1 == 0.0


def test_meantime_is_cut_where_its_times_are_no_longer_marked() -> None:
    text = "".join(f"Sentence {n} tells of today.\n" for n in range(9))
    row = {"id": "x", "corpus": "MEANTIME", "text": text, "dct": {"value": "2021-06-17"}, "timex3": []}
    report = report_of(row)
    assert report.text.count("\n") == 6
    assert report.publication.published == "2021-06-17"


def test_a_creation_time_that_is_no_date_counts_as_unknown() -> None:
    row = {"id": "x", "corpus": "AQUAINT", "text": "It rained.", "dct": {"value": "03-02-2009"}, "timex3": []}
    assert report_of(row).publication.published is None
