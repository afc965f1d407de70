from dataclasses import replace

import pytest

from crossbearing.model.claim import Form, Stance
from crossbearing.model.event import Modality
from crossbearing.model.figure import PART_OF_COUNT, Category
from crossbearing.model.incident import Incident, Ref
from crossbearing.model.relation import Relation
from crossbearing.model.reprint import Reprint
from crossbearing.reconcile.incidents import find_incidents
from crossbearing.reconcile.origins import Origins
from tellings import also_counting, blaming, counting, told


def only(readings) -> Incident:
    (incident,) = find_incidents(readings)
    return incident


def further(reading, number, **changes):
    """A second figure of the reading's event."""
    return also_counting(
        reading, replace(reading.quantities[0], id="q2", value=number, low=number, high=number, **changes)
    )


def test_a_part_of_a_count_is_not_the_least_that_anybody_gives(imprint):
    incident = only([further(told(imprint, 1), 3, note=PART_OF_COUNT)])
    tally = incident.tallies[0]
    assert (tally.low, tally.high) == (12, 12)
    assert tally.figures[1].aside == "part of another count"


def test_a_figure_that_its_outlet_takes_back_is_set_aside(imprint):
    reading = told(imprint, 1)
    own = replace(reading.claims[0], form=Form.NARRATOR, publisher_stance=Stance.DISTANCED)
    figure = replace(reading.quantities[0], claims=(own.id,))
    tally = only([replace(reading, claims=(own,), quantities=(figure,)), told(imprint, 2, killed=9)]).tallies[0]
    assert (tally.low, tally.high) == (9, 9)
    assert {one.aside for one in tally.figures} == {None, "withdrawn by its own outlet"}


def test_children_beside_a_total_are_counted_by_themselves(imprint):
    incident = only([further(told(imprint, 1), 3, counts="children killed")])
    people, children = incident.tallies
    assert (people.counts, people.low, people.high) == ("people", 12, 12)
    assert (children.counts, children.low, children.high) == ("children", 3, 3)


def test_classes_without_a_total_are_added(imprint):
    reading = further(counting(told(imprint, 1), counts="women killed"), 3, counts="children killed")
    people = only([reading]).tallies[0]
    assert (people.low, people.best, people.high) == (15, 15, 15)
    assert people.why == "children and women added"


def test_what_was_planned_has_no_toll(imprint):
    tally = only([told(imprint, 1, modality=Modality.PLANNED)]).tallies[0]
    assert (tally.low, tally.best, tally.high) == (None, None, None)
    assert tally.figures[0].aside == "planned, not done"


def test_a_months_sum_is_set_aside_from_a_days_toll(imprint):
    summed = counting(told(imprint, 2, killed=90), interval="2031-05", value=90, low=90, high=90)
    tally = only([told(imprint, 1), summed]).tallies[0]
    assert (tally.low, tally.high) == (12, 12)
    assert [one.aside for one in tally.figures if one.value == 90] == ["counts 31 days, longer than the incident"]


def test_bodies_found_are_no_second_toll_beside_the_killed(imprint):
    tallies = only([further(told(imprint, 1), 9, category=Category.BODIES)]).tallies
    bodies = next(tally for tally in tallies if tally.category is Category.BODIES)
    assert (bodies.low, bodies.high) == (None, None)


def test_tolls_are_told_apart_by_who_is_blamed(imprint):
    incident = only([blaming(told(imprint, 1), "army"), blaming(told(imprint, 2, killed=15), "front")])
    by_party = {tally.blamed: tally.best for tally in incident.tallies if tally.blamed is not None}
    assert by_party == {"actor:army": 12, "actor:front": 15}


def test_the_one_source_that_kept_counting_has_the_best_number(imprint):
    first, last = told(imprint, 1), told(imprint, 1, killed=20, published="2031-05-14")
    last = replace(last, sha256="f" * 64, doc_id="r1b")
    tally = only([first, last, told(imprint, 2, killed=15)]).tallies[0]
    assert (tally.low, tally.best, tally.high) == (12, 20, 20)
    assert tally.why == "last count of the one source that kept counting"


def test_what_is_only_alleged_has_no_best_number(imprint):
    assert only([told(imprint, 1, modality=Modality.ALLEGED)]).tallies[0].best is None


def test_a_reprint_counts_once_and_what_it_adds_stays(imprint):
    wire, copy = told(imprint, 1), further(told(imprint, 2), 44, category=Category.WOUNDED)
    reprint = Reprint(Ref(wire.sha256, "r1", ""), Ref(copy.sha256, "r2", ""), 0.9)
    (incident,) = find_incidents([wire, copy], origins=Origins([wire, copy], [reprint]))
    killed, wounded = incident.tallies
    aside = {one.figure.doc: one.aside for one in killed.figures}
    assert aside == {"r1": None, "r2": "repeats the report it is a reprint of"}
    assert [one.aside for one in wounded.figures] == [None]


@pytest.mark.parametrize(("counts", "high"), [("soldiers killed", 14), ("children killed", 12)])
def test_fighters_are_the_toll_where_nobody_else_is_counted(imprint, counts, high):
    other = counting(told(imprint, 2), counts=counts, value=14, low=14, high=14)
    tally = only([told(imprint, 1), other]).tallies[0]
    assert (tally.counts, tally.low, tally.high) == ("people", 12, high)


def test_fighters_are_no_toll_beside_another_class(imprint):
    other = further(counting(told(imprint, 2), counts="soldiers killed", value=14, low=14, high=14), 3, counts="medics")
    tally = only([told(imprint, 1), other]).tallies[0]
    assert (tally.low, tally.high) == (12, 12)


def test_none_of_one_class_is_no_toll_beside_others(imprint):
    none = counting(told(imprint, 2), counts="civilians killed", value=0, low=0, high=0)
    people, civilians = only([told(imprint, 1), none]).tallies[:2]
    assert (people.low, people.best, people.high) == (12, 12, 12)
    assert (civilians.counts, civilians.high) == ("civilians", 0)


def test_another_number_in_the_words_of_the_original_is_set_aside(imprint):
    wire, copy = told(imprint, 1), told(imprint, 2, killed=15)
    reprint = Reprint(Ref(wire.sha256, "r1", ""), Ref(copy.sha256, "r2", ""), 0.9)
    (incident,) = find_incidents([wire, copy], origins=Origins([wire, copy], [reprint]))
    tally = incident.tallies[0]
    assert (tally.low, tally.best, tally.high) == (12, 12, 12)


def test_a_number_its_outlet_replaces_is_set_aside_in_its_earlier_report_too(imprint):
    first = told(imprint, 1)
    cited = replace(first.claims[0], form=Form.NARRATOR, publisher_stance=Stance.DISTANCED)
    later = further(told(imprint, 1, published="2031-05-14"), 4)
    later = replace(later, sha256="f" * 64, doc_id="r1b", claims=(cited,))
    later = replace(later, quantities=(later.quantities[0], replace(later.quantities[1], claims=())))
    later = replace(later, relations=(Relation("r1", "q2", "supersedes", "q1", ()),))
    tally = only([first, later]).tallies[0]
    assert (tally.low, tally.best, tally.high) == (4, 4, 4)
    assert [one.aside for one in tally.figures if one.value == 12] == ["withdrawn by its own outlet"] * 2
