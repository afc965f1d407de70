"""Sources on one invented strike: who reports and is quoted, who repeats whom, who agrees with whom."""

from dataclasses import replace

import pytest

from crossbearing.model.entity import EntityType, MentionKind
from crossbearing.model.event import Modality
from crossbearing.reconcile.sources.find import MOST_OTHERS, id_of
from crossbearing.reconcile.sources.standing import BUSIEST
from crossbearing.reconcile.view import View
from made import mention
from tellings import blaming, told

NAMED = {"key": "person:omar-haddad", "name": "Omar Haddad", "mentions": (mention("the mayor", MentionKind.NAME),)}


def speaking(reading, **changes):
    """The reading with changes to who speaks in it."""
    return replace(reading, entities=tuple(replace(e, **changes) if e.id == "e3" else e for e in reading.entities))


def by_key(*readings):
    return {source.key: source for source in View(readings).sources}


def beside(one, other):
    return next(pair for pair in one.beside if pair.source == id_of(other))


def test_an_outlet_and_whom_it_quotes_are_two_sources_with_their_dates(imprint):
    found = by_key(
        speaking(told(imprint, 1, published="2031-05-13"), **NAMED),
        speaking(told(imprint, 2, published="2031-06"), **NAMED),
    )
    outlet, speaker = found["media:outlet-1"], found["person:omar-haddad"]
    assert (outlet.reports, outlet.quoted, speaker.reports, speaker.quoted) == (1, 0, 0, 2)
    assert (speaker.first, speaker.last) == ("2031-05-13", "2031-06")
    assert [tie.name for tie in speaker.carried_by] == ["Outlet 1", "Outlet 2"]
    assert [tie.name for tie in outlet.rests_on] == ["Omar Haddad"]


def test_an_unnamed_witness_is_no_source_and_what_it_says_is_the_outlets(imprint):
    found = by_key(told(imprint, 1), told(imprint, 2))
    assert set(found) == {"media:outlet-1", "media:outlet-2"}
    assert found["media:outlet-1"].claims > 0
    assert found["media:outlet-1"].rests_on[0].name is None


def test_a_protected_person_is_no_source_under_any_name(imprint):
    hidden = speaking(told(imprint, 1), **NAMED | {"protect": True, "type": EntityType.PERSON})
    found = by_key(hidden, speaking(told(imprint, 2), **NAMED | {"type": EntityType.PERSON}))
    assert "omar" not in repr(found).casefold()


def test_a_protected_person_is_a_source_under_a_code(imprint):
    code = {"name": "source-7K2M", "protect": True, "type": EntityType.PERSON}
    (source,) = (one for one in View([speaking(told(imprint, 1), **NAMED | code)]).sources if one.quoted)
    assert (source.key, source.name) == ("source-7k2m", "source-7K2M")


def test_an_outlet_whose_name_has_a_protected_name_in_it_is_left_out(imprint):
    hidden = speaking(told(imprint, 1), **NAMED | {"protect": True, "type": EntityType.PERSON})
    other = told(imprint, 2)
    named = replace(other, document=replace(other.document, publisher="Voice of the Mayor"))
    assert set(by_key(hidden, named)) == {"media:outlet-1"}


@pytest.mark.parametrize(("killed", "agree", "against"), [(12, 1, 0), (40, 0, 1)])
def test_figures_of_a_shared_incident_agree_or_stand_against_each_other(imprint, killed, agree, against):
    found = by_key(told(imprint, 1), told(imprint, 2, killed=killed))
    pair = beside(found["media:outlet-1"], "media:outlet-2")
    assert (pair.shared, pair.agree, pair.against) == (1, agree, against)
    assert (found["media:outlet-2"].agreed, found["media:outlet-2"].opposed) == (agree, against)


def test_outlets_that_blame_different_parties_stand_against_each_other(imprint):
    found = by_key(blaming(told(imprint, 1), "militia"), blaming(told(imprint, 2), "army"))
    assert beside(found["media:outlet-1"], "media:outlet-2").against == 1


def test_a_source_names_the_contradictions_it_takes_a_side_in(imprint):
    view = View([told(imprint, 1), told(imprint, 2, killed=40)])
    assert {one.contradictions for one in view.sources} == {tuple(one.id for one in view.contradictions)}
    assert all(one.disputes == len(view.contradictions) == 1 for one in view.sources)


def test_a_reprint_ties_two_outlets_and_adds_no_word_of_its_own(imprint):
    copy = told(imprint, 2)
    copy = replace(copy, document=replace(copy.document, reprint_of="r1"))
    found = by_key(told(imprint, 1), copy)
    original, copier = found["media:outlet-1"], found["media:outlet-2"]
    assert (original.copied, original.copied_by[0].name) == (1, "Outlet 2")
    assert (copier.copies, copier.copies_of[0].name, copier.claims) == (1, "Outlet 1", 0)


def test_what_an_outlet_retracts_is_counted_as_its_own(imprint):
    found = by_key(told(imprint, 1, modality=Modality.RETRACTED), told(imprint, 2))
    assert (found["media:outlet-1"].corrections, found["media:outlet-2"].corrections) == (1, 0)
    assert found["media:outlet-1"].withdrawn


def test_of_an_incident_that_very_many_tell_each_is_set_beside_the_busiest_alone(imprint):
    found = by_key(*(told(imprint, number) for number in range(1, BUSIEST + 11)))
    assert min(len(source.beside) for source in found.values()) == BUSIEST
    assert all(source.agreed == 1 and len(source.beside) <= MOST_OTHERS for source in found.values())


def test_sources_do_not_depend_on_the_order_of_reports(imprint):
    readings = [told(imprint, 1), told(imprint, 2, killed=40), speaking(told(imprint, 3), **NAMED)]
    assert View(readings).sources == View(readings[::-1]).sources
