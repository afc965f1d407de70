"""The example reports, read and checked against facts.toml; how many facts are found is held by floors.toml.

Raise a floor when the reader improves; lowering one needs its reason in the commit.
`python tests/floors/test_examples.py` prints what is found per layer and every fact that is missed.
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from facts import Checked, Outcome, outcomes

from crossbearing.model.reading import Reading, spans_in
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind
from crossbearing.run.reader import Reader

HERE = Path(__file__).parent
EXAMPLES = sorted((HERE.parents[1] / "examples").glob("0*"))
FACTS: dict[str, Any] = tomllib.loads((HERE / "facts.toml").read_text(encoding="utf-8"))
FLOORS: dict[str, float] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))

TELLING = (ZoneKind.TITLE, ZoneKind.DATELINE, ZoneKind.BODY, ZoneKind.CORRECTION_NOTE)


def read_all(paths: Iterable[Path]) -> dict[str, Checked]:
    """Each file read by one new reader, in the order given."""
    reader = Reader()
    reports = [reader.report(path) for path in paths]
    return {Path(report.name).stem: Checked(report, reader.reading(report)) for report in reports}


def check_all(checked: dict[str, Checked]) -> dict[str, list[Outcome]]:
    """All facts of all reports, checked, by layer."""
    layers = defaultdict(list)
    for name, facts in FACTS.items():
        for outcome in outcomes(name, facts, checked[name]):
            layers[outcome.layer].append(outcome)
    return layers


def share_found(layer: list[Outcome]) -> float:
    return sum(outcome.problem is None for outcome in layer) / len(layer)


@pytest.fixture(scope="session")
def checked() -> dict[str, Checked]:
    return read_all(EXAMPLES)


@pytest.fixture(scope="session")
def layers(checked: dict[str, Checked]) -> dict[str, list[Outcome]]:
    return check_all(checked)


@pytest.mark.parametrize("layer", FLOORS)
def test_a_layer_finds_its_share_of_the_facts(layer, layers):
    missed = [str(outcome) for outcome in layers[layer] if outcome.problem]
    assert share_found(layers[layer]) >= FLOORS[layer], "\n".join(["missed:", *missed])


def test_every_layer_and_every_example_is_checked(layers):
    assert set(layers) == set(FLOORS)
    assert set(FACTS) == {path.stem for path in EXAMPLES}


def test_an_empty_reading_finds_no_fact(checked):
    for name, facts in FACTS.items():
        full = checked[name].reading
        empty = Reading(full.doc_id, full.file, full.sha256, replace(full.document, published=None, genre=""))
        found = outcomes(name, facts, Checked(checked[name].report, empty))
        assert [str(outcome) for outcome in found if outcome.problem is None and outcome.layer != "never"] == []


@pytest.mark.parametrize(
    ("layer", "fact"),
    [
        ("figures", {"at": "[272 fighters]", "low": 273, "high": 273}),
        ("figures", {"at": "[no fewer than 300]", "low": 300, "high": 300}),
        ("events", {"at": "deal, [reached] on Dec. 1", "type": "agreement_reached", "modality": "planned"}),
        ("event_dates", {"at": "deal, [reached] on Dec. 1", "type": "agreement_reached", "date": "2015-12-02"}),
        ("claims", {"at": "[United Nations staff travelled with the convoy]", "holder": "State television"}),
        ("silences", {"at": "[did not respond to questions]", "kind": "no_comment", "who": "State television"}),
        ("never", {"type": "agreement_reached", "modality": "occurred", "date": "2015-12"}),
    ],
)
def test_a_wrong_fact_is_not_found(layer, fact, checked):
    name = "02-orontes-newswire-first-buses"
    facts = {{"event_dates": "events"}.get(layer, layer): [fact]}
    found = [outcome for outcome in outcomes(name, facts, checked[name]) if outcome.layer == layer]
    assert [outcome.problem is None for outcome in found] == [False]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_quote_stands_at_its_offsets(path, checked):
    report, reading = checked[path.stem].report, checked[path.stem].reading
    if path.suffix == ".txt":
        assert report.text == path.read_bytes().decode("utf-8")
    spans = list(spans_in(reading))
    assert len(spans) > 50
    assert [span for span in spans if report.text[span.start : span.end] != span.quote] == []
    assert reading.refused == 0


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_only_the_telling_zones_feed_events_figures_and_claims(path, checked):
    told = checked[path.stem].report.spans_of(*TELLING)
    outside = [span for span in _fed(checked[path.stem]) if not any(zone.covers(span) for zone in told)]
    assert outside == []


def _fed(checked: Checked) -> Iterator[Span]:
    """The words events, figures and claims rest on, less those of an event that a caption alone tells."""
    reading = checked.reading
    captions = checked.report.spans_of(ZoneKind.CAPTION)
    yield from (figure.span for figure in reading.quantities)
    yield from (span for claim in reading.claims for span in claim.content)
    for event in reading.events:
        words = [event.trigger, *event.evidence]
        if not all(any(caption.covers(span) for caption in captions) for span in words):
            yield from words


def test_a_second_run_in_another_order_gives_the_same_bytes(checked):
    again = read_all(reversed(EXAMPLES))
    for name, first in checked.items():
        assert msgspec.json.encode(again[name].reading) == msgspec.json.encode(first.reading), name


def main() -> None:
    layers = check_all(read_all(EXAMPLES))
    lines = [f"{layer:18} {share_found(found):.3f} of {len(found)}" for layer, found in layers.items()]
    lines += [str(outcome) for found in layers.values() for outcome in found if outcome.problem]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
