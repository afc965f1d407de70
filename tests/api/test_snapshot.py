"""What is looked up in a kept view is what the reports say when all are brought together."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import crossbearing
from crossbearing.api.ledger import Ledger
from crossbearing.errors import InputError, LedgerError
from crossbearing.model.kept_row import Kind
from crossbearing.model.watch import Watched, WatchKind
from crossbearing.reconcile.bonds import bonds_of
from crossbearing.reconcile.filter import Filter
from crossbearing.reconcile.view import Options
from crossbearing.run.reader import reader_name
from crossbearing.simulate.telling import tell
from crossbearing.simulate.world import World
from crossbearing.store.ledger_store import LedgerStore


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of a small invented war."""
    path = tmp_path_factory.mktemp("war") / "war.db"
    with LedgerStore(path, create=True) as store:
        store.add_all([(told.report, told.reading) for told in tell(World.of(3, 60))], reader=reader_name())
    with crossbearing.open(path) as ledger:
        yield ledger


def test_a_kept_view_says_what_the_view_says(war: Ledger) -> None:
    kept, view = war.snapshot(), war.view()
    assert kept.incidents() == view.incidents
    assert kept.deals() == view.deals
    assert kept.contradictions() == view.contradictions
    assert kept.reports() == view.outlines
    assert kept.silences() == view.silences
    assert (kept.reprints(), kept.corrections(), kept.dependence()) == (
        view.reprints,
        view.corrections,
        view.dependence,
    )
    for incident in view.incidents[:20]:
        assert kept.incident(incident.id[:8]) == incident
        assert kept.history(incident) == view.history(incident)
        assert kept.weighing(incident) == view.weighing(incident)
        assert kept.bonds(incident) == bonds_of(incident).bonds
    for place in view.places:
        assert kept.place(place.partition(":")[2]) == view.place(place.partition(":")[2])


def test_short_ones_lack_the_grounds_of_joining_alone(war: Ledger) -> None:
    kept = war.snapshot()
    assert any(one.joins for one in kept.incidents())
    assert kept.incidents(short=True) == [replace(one, joins=()) for one in kept.incidents()]
    bare = [replace(one, joins=(), duties=tuple(replace(d, joins=()) for d in one.duties)) for one in kept.deals()]
    assert kept.deals(short=True) == bare


WISHES = [
    Filter(),
    Filter(least=3),
    Filter(kind="attack"),
    Filter(kind="airstrike"),
    Filter(party="army"),
    Filter(party="nobody-at-all"),
    Filter(grade="fair"),
    Filter(time="2031-05"),
    Filter(time="2031-05-10/.."),
    Filter(time="../2031-06", kind="attack", least=2),
]


@pytest.mark.parametrize("wanted", WISHES)
def test_a_filter_finds_the_same_in_a_kept_view(war: Ledger, wanted: Filter) -> None:
    expected = [incident for incident in war.view().incidents if wanted.takes(incident)]
    kept = war.snapshot()
    assert kept.incidents(wanted) == expected
    assert kept.count(Kind.INCIDENT, wanted) == len(expected)
    assert kept.incidents(wanted, limit=3, offset=2) == expected[2:5]


def test_places_and_parties_of_incidents_are_found_by_name(war: Ledger) -> None:
    incidents = war.view().incidents
    places = {one.place.partition(":")[2] for one in incidents if one.place is not None}
    blamed = {account.blamed for one in incidents for account in one.accounts if account.blamed is not None}
    wishes = [Filter(place=name) for name in sorted(places)[:10]]
    wishes += [Filter(party=key.partition(":")[2].replace("-", " ")) for key in sorted(blamed)[:10]]
    kept = war.snapshot()
    for wanted in wishes:
        expected = [one for one in incidents if wanted.takes(one)]
        assert expected and kept.incidents(wanted) == expected


def test_a_watch_list_finds_the_same_silences(war: Ledger) -> None:
    view, kept = war.view(), war.snapshot()
    outlets = sorted({outline.publisher for outline in view.outlines if outline.publisher is not None})
    place = next(one.place for one in view.incidents if one.place is not None).partition(":")[2]
    watch = [Watched(name, WatchKind.OUTLET, ()) for name in outlets[:4]]
    watch += [
        Watched(outlets[0], WatchKind.OUTLET, (), places=(place,)),
        Watched("army", WatchKind.PARTY, ("the army",)),
    ]
    assert len(kept.unsaid(watch)) > 0
    assert kept.unsaid(watch) == view.unsaid(watch)


def test_only_the_reports_that_are_asked_for_are_opened(war: Ledger) -> None:
    kept = war.snapshot()
    (incident,) = kept.incidents(limit=1)
    assert len(kept.by_hash) == 0
    assert kept.by_hash[incident.members[0].sha256].sha256 == incident.members[0].sha256
    assert set(kept.by_hash) == {ref.sha256 for ref in incident.members} | set(kept.by_hash)
    assert len(kept.by_hash) < len(war) / 10


def test_an_unknown_incident_is_refused(war: Ledger) -> None:
    for wrong in ("i", "ixyz0"):
        with pytest.raises(InputError, match="`incidents` lists them"):
            war.snapshot().incident(wrong)


def works(ledger: Ledger, options: Options | None = None) -> int:
    """How often a view has to be worked out to look at a ledger once more."""
    made: list[None] = []
    ledger.snapshot(options, making=lambda: made.append(None))
    return len(made)


def test_a_view_is_worked_out_once_and_again_only_after_a_change(tmp_path: Path) -> None:
    for number in (1, 2):
        words = f"Rockets hit the market of Durra on Monday and killed {number + 3} people, the mayor said."
        (tmp_path / f"r{number}.txt").write_text(words, encoding="utf-8")
    with crossbearing.open(tmp_path / "one.db") as ledger:
        ledger.add(tmp_path / "r1.txt")
        assert [works(ledger), works(ledger)] == [1, 0]
        assert works(ledger, Options.of(policy="latest")) == 1
        assert works(ledger) == 0
        ledger.add(tmp_path / "r2.txt")
        assert [works(ledger), works(ledger)] == [1, 0]
        incident = ledger.snapshot().incidents()[0]
        ledger.decide("reject", f"{incident.members[0].doc}:{incident.members[0].id}", who="Nour", why="a test fire")
        assert [works(ledger), works(ledger)] == [1, 0]


def test_a_view_that_was_dropped_meanwhile_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("Rockets hit Durra on Monday and killed 4 people.", encoding="utf-8")
    with crossbearing.open(tmp_path / "one.db") as ledger:
        ledger.add(tmp_path / "r.txt")
        kept = ledger.snapshot()
        with LedgerStore(tmp_path / "one.db") as store:
            store.snapshots().clear()
        with pytest.raises(LedgerError, match="Look again"):
            kept.incidents()


def test_sources_are_looked_up_in_parts_by_name_and_by_id(war: Ledger) -> None:
    kept, every = war.snapshot(), war.view().sources
    assert kept.sources() == every
    assert kept.count_sources() == len(every)
    assert kept.sources(limit=2, offset=1) == every[1:3]
    assert kept.source(every[0].id[:6]) == every[0]
    assert every[0] in kept.sources(every[0].name.split()[0].upper())
    assert all(source.beside == () for source in kept.sources(short=True))


def test_no_source_by_a_name_that_nobody_has(war: Ledger) -> None:
    kept = war.snapshot()
    assert (kept.sources("atlantis"), kept.count_sources("atlantis")) == ([], 0)
    with pytest.raises(InputError, match="no source has an id"):
        kept.source("s0000")


def test_silences_are_looked_up_the_newest_first_and_by_who_and_how(war: Ledger) -> None:
    kept, every = war.snapshot(), war.view().silences
    assert kept.silences(newest=True) == every[::-1]
    assert kept.silences(newest=True, limit=2, offset=1) == every[::-1][1:3]
    assert kept.silences(newest=True, limit=5, offset=len(every)) == []
    how = every[0].silence.kind
    of_kind = [one for one in every if one.silence.kind is how]
    assert kept.silences(how=how) == of_kind
    assert (kept.count_silences(how=how), kept.count_silences(who="atlantis")) == (len(of_kind), 0)


@pytest.mark.parametrize("wanted", WISHES)
def test_newest_incidents_come_first_and_those_without_a_date_last(war: Ledger, wanted: Filter) -> None:
    kept = war.snapshot()
    every = kept.incidents(wanted, short=True)
    dated, undated = ([one for one in every if (one.date is not None) is is_dated] for is_dated in (True, False))
    newest = [*reversed(dated), *undated]
    assert kept.newest(wanted, limit=max(1, len(every))) == newest
    assert [one for at in range(0, len(every), 7) for one in kept.newest(wanted, limit=7, offset=at)] == newest


def test_contradictions_are_found_by_kind_by_place_and_by_incident(war: Ledger) -> None:
    kept = war.snapshot()
    every = kept.contradictions()
    kind, incident = every[0].kind, next(one.incident for one in every if one.incident is not None)
    of_kind = [one for one in every if one.kind is kind]
    assert kept.contradictions(kind=kind) == of_kind and kept.count_contradictions(kind=kind) == len(of_kind)
    assert kept.contradictions_on([incident]) == [one for one in every if one.incident == incident]
    place = kept.incident(incident).place
    assert place is not None
    assert set(kept.contradictions_on([incident])) <= set(kept.contradictions(place=place.partition(":")[2]))
    assert kept.contradiction(every[0].id) == every[0]
    with pytest.raises(InputError, match="no contradiction has"):
        kept.contradiction("i000")


def test_readings_that_are_opened_are_those_asked_for_alone(war: Ledger) -> None:
    kept = war.snapshot()
    incident = kept.incidents(Filter(least=3))[0]
    wanted = {incident.members[0].sha256}
    assert set(kept.opened(wanted)) == wanted
    assert len(kept.by_hash) == 0
    assert kept.opened(set()) == {}


def test_what_reports_tell_of_is_looked_up_by_them(war: Ledger) -> None:
    view, kept = war.view(), war.snapshot()
    for reading in view.readings[:20]:
        told = {reading.sha256}
        members = {one.id for one in view.incidents if any(ref.sha256 in told for ref in one.members)}
        sided = [one for one in view.contradictions if any(r.sha256 in told for side in one.sides for r in side.refs)]
        assert {one.id for one in kept.incidents_of(told)} == members
        assert [one.id for one in kept.contradictions_of(told)] == [one.id for one in sided]
        assert [one.sha256 for one in kept.outlines_of(told)] == [reading.sha256]
        assert kept.count_of(Kind.DEAL_SHORT, told) == len(kept.deals_of(told))
    assert kept.incidents_of(()) == []


def test_incidents_around_one_are_those_beside_it_in_the_list(war: Ledger) -> None:
    kept = war.snapshot()
    every = kept.incidents(short=True)
    assert kept.incidents_around(every[10], 3) == every[7:14]
    assert kept.incidents_around(every[0], 2) == every[:3]
