"""What is put on the queue, why, and with how many points."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from crossbearing.model.figure import Category
from crossbearing.model.place import Extent, Fix, Nearness, Place
from crossbearing.model.queued import Cause, Doubt
from crossbearing.model.silence import Silence, SilenceKind
from crossbearing.model.when import UNKNOWN_WHEN, Basis, Precision, When
from crossbearing.reconcile.queue.points import DOUBTS, rival_points, toll_points
from crossbearing.reconcile.view import View
from made import span
from tellings import told

DOC = Path(__file__).parents[3] / "docs" / "reviewing.md"


def reasons(view: View) -> dict[str, int]:
    """The points of each reason of the one incident, doubts by their names."""
    (thing,) = [one for one in view.queue if one.subject == view.incidents[0].id]
    return {one.what if one.cause is Cause.LOW_CONFIDENCE else one.cause.value: one.points for one in thing.because}


@pytest.mark.parametrize(
    ("low", "high", "points"),
    [(10, 10, 10), (10, 20, 20), (10, 40, 30), (0, 2, 20), (1, 10_000, 60)],
)
def test_figures_have_points_for_each_doubling(low, high, points):
    assert rival_points(low, high) == points


@pytest.mark.parametrize(
    ("category", "toll", "points"),
    [
        (Category.KILLED, 9, None),
        (Category.KILLED, 10, 20),
        (Category.KILLED, 100, 60),
        (Category.WOUNDED, 24, None),
        (Category.WOUNDED, 250, 60),
        (Category.RELEASED, 9_000, None),
    ],
)
def test_tolls_have_points_for_each_tenfold(category, toll, points):
    assert toll_points(category, toll) == points


def test_two_outlets_that_differ_are_rivals_and_a_contradiction(imprint):
    found = reasons(View([told(imprint, 1, killed=5), told(imprint, 2, killed=20)]))
    assert found == {"contradiction": 40, "rival_figures": 30, "high_toll": 32}


def test_an_incident_without_any_reason_is_not_on_the_queue(imprint):
    assert View([told(imprint, 1, killed=3), told(imprint, 2, killed=3)]).queue == []


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"date": UNKNOWN_WHEN}, None),
        ({"date": When("2031-05-12?", Precision.DAY, Basis.INFERRED)}, Doubt.DATE_UNSURE),
        ({"date": When("2031-04", Precision.MONTH, Basis.EXPLICIT)}, Doubt.DATE_WIDE),
        ({"date": When("2031-05-01/..", Precision.INTERVAL, Basis.EXPLICIT)}, Doubt.DATE_WIDE),
        ({"place": None}, Doubt.PLACE_UNKNOWN),
    ],
)
def test_what_is_not_sure_is_a_doubt(imprint, changes, doubt):
    found = reasons(View([told(imprint, 1, killed=3, **changes)]))
    wanted = Doubt.DATE_UNKNOWN if doubt is None else doubt
    assert found == {wanted.value: DOUBTS[wanted]}


@pytest.mark.parametrize(("confidence", "unsure"), [(0.4, True), (0.9, False)])
def test_a_place_that_may_be_another_one_is_a_doubt(imprint, confidence, unsure):
    place = Place(("Durra",), "city", "XA", 1.0, 2.0, 5, "x:1")
    fix = Fix(place, 1.0, 2.0, Extent.TOWN, Nearness.AT, confidence, "")
    view = View([told(imprint, 1, killed=3)], fixes=lambda reading: {"e2": fix})
    assert [one.because[0].what for one in view.queue] == ([Doubt.PLACE_UNSURE.value] if unsure else [])


def test_a_silence_is_looked_at_by_itself(imprint):
    silence = Silence("s1", None, SilenceKind.NO_COMMENT, "ev1", span("the mayor said"), None)
    view = View([replace(told(imprint, 1, killed=3), silences=(silence,))])
    (thing,) = view.queue
    assert (thing.subject, thing.causes, thing.items[0].layer) == ("r1:s1", (Cause.NEW_SILENCE,), "silence")


def test_the_order_of_arrival_changes_nothing(imprint):
    readings = [told(imprint, number, killed=number * 3) for number in range(1, 6)]
    assert View(readings).queue == View(readings[::-1]).queue


def test_the_page_has_the_points_of_every_doubt():
    text = DOC.read_text(encoding="utf-8")
    told_of = {
        name.replace(" ", "_"): int(points)
        for name, points in re.findall(r"^\| ([a-z ]+) \| .*\| (\d) \|$", text, re.M)
    }
    assert told_of == {doubt.value: points for doubt, points in DOUBTS.items()}


def test_a_protected_name_is_in_no_label(imprint):
    reading = told(imprint, 1, killed=30, label="Rockets of Durra hit")
    entities = tuple(replace(one, protect=one.id == "e2") for one in reading.entities)
    (thing,) = View([replace(reading, entities=entities)]).queue
    assert "Durra" not in thing.label
