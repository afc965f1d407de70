"""A page whose date nobody knows: nothing may be dated more finely than the text allows."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from crossbearing.evaluate.ledger import text_of
from crossbearing.model.when import days_of
from crossbearing.run.reader import Reader

CORPUS = os.environ.get("CROSSBEARING_CORPUS")
needs_reports = pytest.mark.skipif(CORPUS is None, reason="no annotated reports: set CROSSBEARING_CORPUS")


@needs_reports
def test_without_a_date_the_first_page_claims_no_day_it_cannot_know():
    gold = Path(CORPUS) / "seed_gold.json"
    known = json.loads(gold.read_text(encoding="utf-8"))["document"]["published"]
    reader, path = Reader(), text_of(Path(CORPUS), gold)
    reading, dated = (reader.reading(reader.report(path, published=day)) for day in (None, known))
    first, last = days_of(reading.document.published)
    assert first <= date.fromisoformat(known) <= last
    assert first != last
    truth = {event.trigger.start: event.date.edtf for event in dated.events}
    for event in reading.events:
        day, found = truth.get(event.trigger.start), event.date.edtf
        if day and found:
            assert _reaches(found, day), (event.trigger.quote, found, day)


def _reaches(wide: str, narrow: str) -> bool:
    (first, last), (inner_first, inner_last) = days_of(wide), days_of(narrow)
    starts = first is None or inner_last is None or first <= inner_last
    ends = last is None or inner_first is None or inner_first <= last
    return starts and ends
