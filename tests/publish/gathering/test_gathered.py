"""What goes out of a ledger is what its views say."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

import crossbearing
from crossbearing.api.ledger import Ledger
from crossbearing.api.outgoing import Asked
from crossbearing.model.entity import Entity
from crossbearing.publish.outgoing import Outgoing
from crossbearing.reconcile.filter import Filter
from crossbearing.reconcile.view import Options
from crossbearing.run.reader import reader_name
from crossbearing.simulate.telling import tell
from crossbearing.simulate.world import World
from crossbearing.store.ledger_store import LedgerStore

KINDS = ("sources", "incidents", "claims", "agreements", "statuses", "contradictions", "silences", "corrections")


def _unprotected(entity: Entity) -> Entity:
    return replace(entity, protect=False, pseudonym=False)


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of a small invented war in which nobody is protected."""
    path = tmp_path_factory.mktemp("war") / "war.db"
    told = [(one.report, one.reading) for one in tell(World.of(3, 40))]
    read = [(report, replace(one, entities=tuple(map(_unprotected, one.entities)))) for report, one in told]
    with LedgerStore(path, create=True) as store:
        store.add_all(read, reader=reader_name())
    with crossbearing.open(path) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def outgoing(war: Ledger) -> Outgoing:
    return war.going().outgoing


def test_every_incident_goes_out_with_every_telling_and_figure(war, outgoing):
    incidents = list(outgoing.incidents())
    view = war.view()
    assert [one.id for one in incidents] == [one.id for one in view.incidents]
    for public, incident in zip(incidents, view.incidents, strict=True):
        assert [one.id for one in public.told] == [f"{ref.sha256[:12]}:{ref.id}" for ref in incident.members]
        assert [(one.low, one.best, one.high) for one in public.tallies] == [
            (one.low, one.best, one.high) for one in incident.tallies
        ]
        assert [len(one.figures) for one in public.tallies] == [len(one.figures) for one in incident.tallies]
        assert public.date.edtf == incident.date


def test_what_else_goes_out_is_as_much_as_the_views_say(war, outgoing):
    view = war.view()
    assert len(list(outgoing.claims())) == sum(len(reading.claims) for reading in view.readings)
    assert [one.id for one in outgoing.agreements()] == [one.id for one in view.deals]
    assert len(list(outgoing.contradictions())) == len(view.contradictions)
    assert len(list(outgoing.statuses())) == sum(len(spells) for spells in view.places.values())
    assert len(list(outgoing.sources())) == len(view.readings)


def test_passages_are_the_words_at_their_offsets(war, outgoing):
    texts = {reading.sha256: war.text(reading) for reading in war.readings()}
    passages = [words for incident in outgoing.incidents() for told in incident.told for words in told.words]
    assert len(passages) > 50
    for one in passages:
        text = texts[one.source.id]
        assert not one.masked
        assert text[one.start : one.end] == one.exact
        assert text[: one.start].endswith(one.prefix)
        assert text[one.end :].startswith(one.suffix)


def test_the_same_things_go_out_each_time(war, outgoing):
    again = war.going().outgoing
    for kind in KINDS:
        assert list(getattr(outgoing, kind)()) == list(getattr(outgoing, kind)())
        assert list(getattr(again, kind)()) == list(getattr(outgoing, kind)())
    assert again.edition == outgoing.edition


def test_an_edition_is_named_by_what_it_is_made_of(war, outgoing):
    other = [
        war.going(Asked(Options.of(policy="majority"))),
        war.going(Asked(Options.of(as_of="2031-06"))),
        war.going(Asked(wanted=Filter(least=2))),
    ]
    assert len({outgoing.edition.id, *(one.outgoing.edition.id for one in other)}) == 4
    assert other[2].outgoing.edition.title == "war (least 2)"


def test_with_a_wish_what_belongs_to_the_incidents_goes_out_and_nothing_else(war, outgoing):
    asked = Asked(wanted=Filter(kind="attack", least=2))
    some = war.going(asked).outgoing
    incidents = list(some.incidents())
    assert [one.id for one in incidents] == [one.id for one in war.incidents(kind="attack", least=2)]
    told = {source.id for incident in incidents for source in (one.source for one in incident.told)}
    assert {source.id for source in some.sources()} == told
    wanted = {one.id for one in incidents}
    claims = list(some.claims())
    assert 0 < len(claims) < len(list(outgoing.claims()))
    assert all(wanted.intersection(claim.incidents) for claim in claims)
    assert all(one.incident in wanted for one in some.contradictions())


def test_claims_are_about_the_incidents_whose_events_they_carry(outgoing):
    carried = {claim: incident.id for incident in outgoing.incidents() for one in incident.told for claim in one.claims}
    claims = {claim.id: claim for claim in outgoing.claims()}
    assert carried
    assert all(incident in claims[claim].incidents for claim, incident in carried.items())


def test_places_have_their_divisions_and_precisions(outgoing):
    sites = [incident.site for incident in outgoing.incidents() if incident.site is not None]
    located = [site for site in sites if site.lat is not None]
    assert located
    assert all(site.country_name and site.extent and site.acled_precision in (1, 2, 3) for site in located)


def test_beside_somebody_protected_nobody_is_named_after_a_place_that_goes_out_coarser(tmp_path):
    report = tmp_path / "rashidin.txt"
    report.write_text(
        "publisher: Hill Radio\ndate: 2031-03-05\n\nShelling resumes\n\nDURRA - Shelling killed three civilians in "
        "Rashidin on Wednesday at 07:40, said Umm Layth, a teacher who asked us not to use her real name.\n"
    )
    with crossbearing.open(tmp_path / "war.db", create=True) as ledger:
        ledger.add([report])
        (incident,) = ledger.going().outgoing.incidents()
    assert incident.site.name == "[…]"
    assert "Rashidin" not in repr(incident)
    assert "07:40" not in repr(incident)
