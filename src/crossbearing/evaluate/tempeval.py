"""Time expressions with their values, on AQUAINT and MEANTIME, as task A of TempEval-3 counts them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crossbearing.evaluate.bench import Bench
from crossbearing.evaluate.measure import Measure
from crossbearing.evaluate.tempeval_score import Tally, Timed, tally
from crossbearing.extract.time.timex import find_timexes
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind

# By corpus, the pattern of the part in which times are marked.
Marked = Mapping[str, re.Pattern[str]]

_DEV = "tempeval3/dev.jsonl.gz"
_CORPORA = ("AQUAINT", "MEANTIME")
# AQUAINT breaks lines anywhere and parts paragraphs by empty ones; MEANTIME has a sentence a line.
_PARAGRAPH = {"AQUAINT": re.compile(r"\S[^\n]*(?:\n[^\n]+)*"), "MEANTIME": re.compile(r"\S[^\n]*")}
# MEANTIME marks times in its first six lines only, title and date line among them: all 488 stand there, though its
# texts go on for dozens of lines and its other marks with them. What is found further down can be neither right nor
# wrong, so its texts end there; a last figure tells what comes out where they end at `annotated_end` instead.
_MARKED = {"MEANTIME": re.compile(r"(?:[^\n]*\n){6}")}
# A creation time may have its hour; a few are not written as ISO 8601 has it and count as unknown.
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def measure(bench: Bench) -> list[Measure]:
    """Value F1, the figure by which the shared task ranks, then what it is made of; value F1 of each corpus last."""
    rows = bench.rows(_DEV)
    texts = {name: [row for row in rows if row["corpus"] == name] for name in _CORPORA}
    by_corpus = {name: _tally(bench, texts[name], _MARKED) for name in _CORPORA}
    whole = sum(by_corpus.values(), Tally())
    apart = [Measure(f"value F1 {name}", got.value.f1, int(got.value.gold)) for name, got in by_corpus.items()]
    # A corpus of which nothing was cut has been read whole already.
    by_whole_text = (_tally(bench, texts[name], {}) if name in _MARKED else by_corpus[name] for name in _CORPORA)
    uncut = sum(by_whole_text, Tally()).value
    return [*whole.measures(), *apart, Measure("value F1, unmarked lines of MEANTIME too", uncut.f1, int(uncut.gold))]


def _tally(bench: Bench, rows: Iterable[dict[str, Any]], marked: Marked) -> Tally:
    return sum((tally(_gold(row), list(_given(bench, row, marked))) for row in rows), Tally())


def _gold(row: dict[str, Any]) -> list[Timed]:
    return [Timed(x["start"], x["end"], x["type"], x["value"]) for x in row["timex3"] if x.get("start") is not None]


def _given(bench: Bench, row: dict[str, Any], marked: Marked) -> Iterator[Timed]:
    for timex in find_timexes(bench.reader.draft(report_of(row, marked))):
        yield Timed(timex.span.start, timex.span.end, timex.kind.value, timex.value)


def report_of(row: dict[str, Any], marked: Marked = _MARKED) -> Report:
    """The marked part of a text as a report that is body throughout: the corpora mark titles and datelines too."""
    text = _cut(row, marked)
    paragraphs = _PARAGRAPH.get(row["corpus"], _PARAGRAPH["AQUAINT"]).finditer(text)
    body = Zone("z1", ZoneKind.BODY, tuple(Span.of(text, each.start(), each.end()) for each in paragraphs))
    created = _DAY.match(row["dct"]["value"]) if row["dct"] else None
    publication = Publication(published=created.group(), basis="explicit") if created else Publication()
    return Report(row["id"], text.encode(), text, "text/plain", (body,), publication)


def _cut(row: dict[str, Any], marked: Marked) -> str:
    """The text as far as its times are marked."""
    text = str(row["text"][: row.get("annotated_end")])
    opening = marked[row["corpus"]].match(text) if row["corpus"] in marked else None
    return opening.group() if opening else text
