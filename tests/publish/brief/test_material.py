from dataclasses import replace

import pytest
from made_outgoing import AGREEMENT, CONTRADICTION, PLANNED, SHELLING, STATUS, TOWN, VAGUE, MadeOutgoing, day

from crossbearing.errors import DateError, InputError
from crossbearing.publish.brief.material import MOST_INCIDENTS, Scope, material


def test_without_a_scope_everything_is_told():
    found = material(MadeOutgoing(), Scope())
    assert found.incidents == (SHELLING, VAGUE, PLANNED)
    assert found.happened == (SHELLING, VAGUE)
    assert (found.agreements, found.statuses, found.contradictions) == ((AGREEMENT,), (STATUS,), (CONTRADICTION,))


@pytest.mark.parametrize("name, count", [("Tall Nur", 1), ("Tal Nur", 1), ("tall-nur", 1), ("Homs", 0)])
def test_a_place_has_its_own_statuses_however_it_is_spelled(name, count):
    assert len(material(MadeOutgoing(), Scope(place=name)).statuses) == count


@pytest.mark.parametrize("time, statuses, agreements", [("2031-02", 1, 1), ("2030-01", 0, 0), ("2031-03-01", 1, 1)])
def test_a_time_has_what_lasted_and_what_was_done_then(time, statuses, agreements):
    found = material(MadeOutgoing(), Scope(time=time))
    assert (len(found.statuses), len(found.agreements)) == (statuses, agreements)


@pytest.mark.parametrize("wanted", [AGREEMENT.id, AGREEMENT.id[:4]])
def test_an_agreement_has_what_its_reports_tell_since_it_was_made(wanted):
    before = replace(SHELLING, id="i0", date=day("2031-01-01"))
    found = material(MadeOutgoing(made_incidents=(before, SHELLING)), Scope(agreement=wanted))
    assert (found.agreements, found.incidents, found.statuses) == ((AGREEMENT,), (SHELLING,), ())


@pytest.mark.parametrize(
    "scope, outgoing, said",
    [
        ({"place": "Nowhere"}, {"made_incidents": (), "made_agreements": ()}, "the place Nowhere was asked for"),
        ({}, {"made_incidents": (), "made_agreements": (), "made_statuses": ()}, "tells of no incident"),
        ({"agreement": "zz"}, {}, "no agreement has this id. Give one of: a51be20aa3331"),
        ({"agreement": "a"}, {"made_agreements": (AGREEMENT, replace(AGREEMENT, id="ab"))}, "several begin so"),
        ({"agreement": "a"}, {"made_agreements": ()}, "the ledger tells of none"),
    ],
)
def test_what_cannot_be_told_is_said_in_one_line(scope, outgoing, said):
    with pytest.raises(InputError, match=said):
        material(MadeOutgoing(**outgoing), Scope(**scope))


def test_more_than_anybody_reads_is_refused():
    many = tuple(replace(SHELLING, id=f"i{number}") for number in range(MOST_INCIDENTS + 1))
    with pytest.raises(InputError, match=r"over 500 incidents.*Narrow it down"):
        material(MadeOutgoing(made_incidents=many), Scope())


def test_an_agreement_of_a_place_is_not_asked_for():
    with pytest.raises(InputError, match="Give the agreement alone"):
        Scope(place=TOWN.name, agreement="a")


def test_a_time_must_be_a_date():
    with pytest.raises(DateError):
        Scope(time="last week")
