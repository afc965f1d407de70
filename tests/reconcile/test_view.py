"""Views of a ledger as a whole: as of a day, figures as they came in, places, silences, corrections."""

from dataclasses import replace

import pytest

from crossbearing.errors import DateError, InputError
from crossbearing.model.event import EventType, Modality
from crossbearing.model.place_status import Attribute, PlaceStatus
from crossbearing.model.relation import Relation
from crossbearing.model.watch import Quiet, Watched, WatchKind
from crossbearing.reconcile.filter import Filter
from crossbearing.reconcile.view import Options, View
from crossbearing.reconcile.watch_list import watch_list
from made import span
from tellings import blaming, on, told


def view(*readings, **how):
    return View(readings, options=Options.of(**how))


@pytest.fixture
def days(imprint):
    """One strike: 12 dead on the 13th, 15 on the 14th."""
    return [told(imprint, 1), told(imprint, 2, killed=15, published="2031-05-14")]


def test_a_past_day_knows_only_the_reports_that_were_out(days):
    (then,), (now,) = view(*days, as_of="2031-05-13").incidents, view(*days).incidents
    assert (then.tallies[0].high, now.tallies[0].high) == (12, 15)
    assert len(view(*days, as_of="2031-05-12").incidents) == 0


def test_a_report_without_a_date_is_in_no_past_view(imprint):
    undated = told(imprint, 1, published=None)
    assert len(view(undated, as_of="2031-06").incidents) == 0
    assert len(view(undated).incidents) == 1


@pytest.mark.parametrize("day", ["2031-05-13/..", "someday"])
def test_a_day_that_is_none_is_refused(days, day):
    with pytest.raises(DateError):
        view(*days, as_of=day).incidents  # noqa: B018 - asked for, to be refused


def test_the_history_tells_the_toll_after_each_day(days):
    looked = view(*days)
    steps = looked.history(looked.incidents[0])
    assert [(step.day, step.tallies[0].high) for step in steps] == [("2031-05-13", 12), ("2031-05-14", 15)]


def test_an_incident_is_found_by_the_first_letters_of_its_id(days):
    looked = view(*days)
    (incident,) = looked.incidents
    assert looked.incident(incident.id[:5]) == incident
    for wrong in ("i", "", "ixyz0"):
        with pytest.raises(InputError, match="`incidents` lists them"):
            looked.incident(wrong)


def held(reading, party, value="held"):
    """The reading with a party that holds its place."""
    reading = blaming(reading, party)
    status = PlaceStatus("ps1", "e2", Attribute.CONTROL, value, "e9", "2031-05-12", (span("Durra"),))
    return replace(reading, place_status=(status,))


def test_two_holders_of_one_place_on_one_day_stand_against_each_other(imprint):
    spells = view(held(told(imprint, 1), "army"), held(told(imprint, 2), "front")).place("Durra")
    assert [spell.holder for spell in spells] in (["actor:army", "actor:front"], ["actor:front", "actor:army"])
    assert all(len(spell.against) == 1 for spell in spells)
    agreed = view(held(told(imprint, 1), "army"), held(told(imprint, 2), "army")).place("al-Durra")
    assert [spell.against for spell in agreed] == [(), ()]


def watched(name, **changes):
    return Watched(name, WatchKind.OUTLET, (), **changes)


def test_a_watched_outlet_is_silent_only_where_reports_of_its_own_are_there(imprint):
    other = told(imprint, 2, type=EventType.AID_DELIVERY, casualties=(), date=on("2031-05-13"))
    looked = view(told(imprint, 1), other)
    strike = next(one for one in looked.incidents if one.type is EventType.ROCKET_FIRE)
    found = {
        one.who: one for one in looked.unsaid([watched("Outlet 2"), watched("Outlet 3")]) if one.incident == strike.id
    }
    assert found["Outlet 2"].quiet is Quiet.SILENT
    assert found["Outlet 3"].quiet is Quiet.NOT_IN_LEDGER
    assert "Outlet 1" not in {one.who for one in looked.unsaid([watched("Outlet 1")]) if one.incident == strike.id}


def test_nobody_need_speak_of_what_they_do_not_cover_or_of_plans(imprint):
    looked = view(told(imprint, 1))
    assert looked.unsaid([watched("Outlet 2", places=("Hamlat",))]) == []
    assert looked.unsaid([watched("Outlet 2", types=("departure",))]) == []
    assert len(looked.unsaid([watched("Outlet 2", places=("al-Durra",), types=("attack",))])) == 1
    assert view(told(imprint, 1, modality=Modality.PLANNED)).unsaid([watched("Outlet 2")]) == []


def test_a_watch_list_is_a_file_of_outlets_and_parties(tmp_path):
    path = tmp_path / "watch.toml"
    path.write_text('[[outlet]]\nname = "Hill Post"\ndays = 5\n[[party]]\nname = "the army"\nplaces = ["Durra"]\n')
    outlet, party = watch_list(path)
    assert (outlet.kind, outlet.days) == (WatchKind.OUTLET, 5)
    assert (party.kind, party.places, party.days) == (WatchKind.PARTY, ("Durra",), 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x = 1",
        "[[outlet]]\nnames = []",
        "outlet = 3",
        '[[party]]\nname = "a"\ndays = "long"',
        '[[outlet]]\nname="a"\nplace=1',
    ],
)
def test_a_watch_list_that_is_none_is_refused_in_one_line(tmp_path, text):
    path = tmp_path / "watch.toml"
    path.write_text(text)
    with pytest.raises(InputError, match="a watch list has"):
        watch_list(path)


def test_figures_replaced_are_told_as_corrections(imprint):
    reading = told(imprint, 1)
    later = replace(reading.quantities[0], id="q2", value=15, low=15, high=15)
    reading = replace(
        reading, quantities=(*reading.quantities, later), relations=(Relation("r1", "q2", "supersedes", "q1", ()),)
    )
    (found,) = view(reading).corrections
    assert ([ref.id for ref in found.withdrawn], [ref.id for ref in found.replaced_by]) == (["q1"], ["q2"])


@pytest.mark.parametrize(
    ("wanted", "takes"),
    [
        ({"place": "al-Durra"}, True),
        ({"place": "Hamlat"}, False),
        ({"time": "2031-05"}, True),
        ({"time": "2031-06/.."}, False),
        ({"kind": "attack"}, True),
        ({"kind": "airstrike"}, False),
        ({"party": "army"}, True),
        ({"party": "front"}, False),
        ({"grade": "weak"}, True),
        ({"least": 2}, False),
    ],
)
def test_filters_are_plain(imprint, wanted, takes):
    (incident,) = view(blaming(told(imprint, 1), "army")).incidents
    assert Filter(**wanted).takes(incident) is takes


def test_a_kind_that_is_none_is_refused_with_those_there_are():
    with pytest.raises(InputError, match="airstrike"):
        Filter(kind="airstrikes")
