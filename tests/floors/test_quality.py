"""Floors on annotated reports; the floors stand in quality.py."""

import json
import sys
from datetime import date
from pathlib import Path

import pytest

from crossbearing.model.when import days_of

sys.path.insert(0, str(Path(__file__).parent))
from quality import FLOORS, SEED_DATE, Bench, crossbearing, score_annotated, score_corpus, score_seed

BENCH = Bench.from_environment()
needs_bench = pytest.mark.skipif(BENCH is None, reason="no annotated reports: set CROSSBEARING_CORPUS, _SEEDS, _SCORER")


@needs_bench
def test_the_annotated_reports_reach_their_floor():
    score = score_corpus(BENCH)
    assert score["ledger_score"] >= FLOORS["corpus"]


@needs_bench
def test_the_reports_annotated_here_reach_their_floor():
    assert score_annotated(BENCH)["ledger_score"] >= FLOORS["annotated"]


@needs_bench
def test_the_first_page_reaches_its_floor_and_springs_no_trap():
    score = score_seed(BENCH)
    assert score["ledger_score"] >= FLOORS["seed"]
    assert score["traps"]["sprung"] == 0


@needs_bench
def test_without_a_date_the_first_page_claims_no_day_it_cannot_know():
    reading = json.loads(crossbearing("read", "--json", BENCH.seed))
    dated = json.loads(crossbearing("read", "--json", "--published", SEED_DATE, BENCH.seed))
    first, last = days_of(reading["document"]["published"])
    assert first <= date.fromisoformat(SEED_DATE) <= last
    assert first != last
    truth = {event["trigger"]["start"]: event["date"]["edtf"] for event in dated["events"]}
    for event in reading["events"]:
        known, found = truth.get(event["trigger"]["start"]), event["date"]["edtf"]
        if known and found:
            assert _reaches(found, known), (event["trigger"]["quote"], found, known)


def _reaches(wide: str, narrow: str) -> bool:
    (first, last), (inner_first, inner_last) = days_of(wide), days_of(narrow)
    starts = first is None or inner_last is None or first <= inner_last
    ends = last is None or inner_first is None or inner_first <= last
    return starts and ends
