"""The counts kept of an incident give the tallies that the whole view gives, by every policy."""

from functools import cache

import msgspec
import pytest

from crossbearing.model.incident import Incident, Ref
from crossbearing.reconcile.tallies.policies import Policy, policy_of
from crossbearing.reconcile.tallies.weighing import Weighing
from crossbearing.reconcile.view import Options, View
from simulated import readings_of

POLICIES = ["range", "conservative", "majority", "latest", "hierarchy:army,Post", "hierarchy:monitor", "reviewer"]


@cache
def kept() -> tuple[View, dict[str, Weighing]]:
    """A view by the first policy, and its counts as they come back from where they are kept."""
    view = View(readings_of(incidents=120, seed=11))
    rows = {one.id: msgspec.json.encode(view.weighing(one)) for one in view.incidents}
    return view, {key: msgspec.json.decode(row, type=Weighing) for key, row in rows.items()}


@pytest.mark.parametrize("name", POLICIES)
def test_tallies_are_those_of_the_whole_view_by_that_policy(name: str) -> None:
    policy = policy_of(name)
    view, weighings = kept()
    whole = View(view.readings, options=Options(policy=policy))
    assert [weighings[one.id].tallies(policy) for one in whole.incidents] == [one.tallies for one in whole.incidents]
    assert any(len(one.tallies) > 0 for one in whole.incidents)


@pytest.mark.parametrize("name", POLICIES)
def test_history_ends_in_those_tallies_and_has_a_step_for_each_day_of_reports(name: str) -> None:
    view, weighings = kept()
    for incident in view.incidents:
        steps = weighings[incident.id].history(policy_of(name))
        assert steps[-1].tallies == weighings[incident.id].tallies(policy_of(name))
        assert {ref for step in steps for ref in step.reports} == set(incident.members)


@pytest.mark.parametrize("name", POLICIES)
def test_the_course_of_a_category_is_that_of_its_tally_over_all(name: str) -> None:
    _, weighings = kept()
    policy = policy_of(name)
    for weighing in weighings.values():
        steps = weighing.history(policy)
        for category in {count.figure.category for count in weighing.counts}:
            found = [
                (stage.day, one.low, one.best, one.high, one.why) for stage, one in weighing.course(policy, category)
            ]
            tallies = [(step.day, one) for step in steps for one in step.tallies if one.category is category]
            overall = [(day, one) for day, one in tallies if one.counts == "people" and one.blamed is None]
            assert found == [(day, one.low, one.best, one.high, one.why) for day, one in overall]


def test_a_step_knows_only_what_was_out_by_its_day() -> None:
    view, _ = kept()
    many = [one for one in view.incidents if len(view.history(one)) > 1]
    assert len(many) > 5
    for incident in many:
        day = view.history(incident)[0].day
        then = View([one for one in view.readings if (one.document.published or "9999") <= (day or "9999")])
        found = [one for one in then.incidents if set(one.members) & set(view.history(incident)[0].reports)]
        if [set(one.members) for one in found] == [set(view.history(incident)[0].reports)]:
            assert view.history(incident)[0].tallies == found[0].tallies


def test_a_reviewers_figures_are_those_that_were_chosen_unless_others_are_named() -> None:
    view, _ = kept()
    incident = next(one for one in view.incidents if len(_used(one)) > 1)
    chosen, other = sorted(_used(incident))[:2]
    weighing = View(view.readings, options=Options(chosen=frozenset({chosen}))).weighing(incident)
    assert _kept_by(weighing, policy_of("reviewer")) == {chosen}
    assert _kept_by(weighing, Policy("reviewer", chosen=frozenset({other}))) == {other}


def _used(incident: Incident) -> set[Ref]:
    """The figures of the first tally that are used."""
    return {one.figure for tally in incident.tallies[:1] for one in tally.figures if one.aside is None}


def _kept_by(weighing: Weighing, policy: Policy) -> set[Ref]:
    return {one.figure for one in weighing.tallies(policy)[0].figures if one.aside is None}
