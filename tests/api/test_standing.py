"""Pages show the newest view there is while reports and decisions come in, and name nobody who was protected since."""

import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

import crossbearing
from crossbearing.api.ledger import Ledger
from crossbearing.api.making import Making, Work
from crossbearing.api.snapshot import Snapshot
from crossbearing.api.standing import Behind, Standing
from crossbearing.errors import DroppedError, NotReadyError
from crossbearing.model.decision import Verb
from crossbearing.model.entity import EntityType
from crossbearing.model.kept_row import Kind
from crossbearing.run.reader import reader_name
from crossbearing.simulate.telling import Told, tell
from crossbearing.simulate.world import World
from crossbearing.store.ledger_store import LedgerStore
from standing_work import killed, refused, slow

# A worker has to start, to import the package and to reconcile thirty reports, on a machine that does much else.
LONGEST = 240


@pytest.fixture(scope="module")
def tellings() -> list[Told]:
    """A small invented war."""
    return list(tell(World.of(3, 60)))


@pytest.fixture
def ledger(place: str, tellings: list[Told]) -> Iterator[Ledger]:
    """A ledger of half of it, nothing of which was looked at."""
    add(place, tellings[:30])
    with crossbearing.open(place) as ledger:
        yield ledger


@pytest.fixture
def standing(ledger: Ledger) -> Iterator[Standing]:
    """What pages show of it where every view has to be worked out by another process."""
    standing = Standing(ledger, at_once=0)
    yield standing
    standing.close()


def add(place: str, tellings: list[Told]) -> None:
    with LedgerStore(place, create=True) as store:
        store.add_all([(told.report, told.reading) for told in tellings], reader=reader_name())


def awaited(standing: Standing, wanted: Callable[[Snapshot, Behind], bool] = lambda _, behind: not behind) -> Snapshot:
    """The first view that is as wanted."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        try:
            view, behind = standing.look()
        except NotReadyError:
            time.sleep(0.05)
            continue
        if wanted(view, behind):
            return view
        time.sleep(0.05)
    raise AssertionError(f"no such view within {LONGEST} seconds: {standing.making.failed}, {standing.making.process}")


def an_item(view: Snapshot) -> str:
    ref = view.incidents(limit=1)[0].members[0]
    return f"{ref.sha256}:{ref.id}"


def said_of(view: Snapshot) -> list[object]:
    return [view.incidents(), view.deals(), view.contradictions(), view.reports(), view.silences()]


def test_a_first_look_is_worked_out_beside_and_says_what_the_ledger_says(ledger, standing):
    with pytest.raises(NotReadyError, match="30 reports say together is being worked out"):
        standing.look()
    assert said_of(awaited(standing)) == said_of(ledger.snapshot())


def test_of_few_reports_a_decision_is_seen_on_the_next_page(ledger):
    standing = Standing(ledger)
    view, behind = standing.look()
    item, count = an_item(view), view.count(Kind.INCIDENT)
    assert not behind
    ledger.decide("reject", item, who="Nour", why="a test fire", view=view)
    after, behind = standing.look()
    assert (after.count(Kind.INCIDENT) != count or after.incidents() != view.incidents()) and not behind
    standing.close()


def test_an_older_view_is_shown_as_it_was_and_says_what_it_lacks(place, ledger, standing, tellings):
    ledger.snapshot()
    view, behind = standing.look()
    item, shown = an_item(view), said_of(view)
    assert behind == Behind()
    decision = ledger.decide("reject", item, who="Nour", why="a test fire", view=view)
    add(place, tellings[30:33])
    older, behind = standing.look()
    assert (behind.reports, behind.decisions, behind.failed) == (3, (decision.id,), None)
    assert said_of(older) == shown
    report, _, event = item.partition(":")
    assert event in {one.id for one in older.by_hash[report].events}
    assert event not in {one.id for one in awaited(standing).by_hash[report].events}


def test_a_note_leaves_the_view_as_it_is(ledger, standing):
    ledger.snapshot()
    ledger.decide("note", an_item(standing.look()[0]), who="Nour", why="seen")
    assert standing.look()[1] == Behind()


@pytest.mark.parametrize(("work", "why"), [(killed, "was ended (9)"), (refused, "the disk is gone")])
def test_a_worker_that_fails_is_started_again_and_why_is_said(ledger, tmp_path, work: Work, why: str):
    item = an_item(ledger.snapshot())
    standing = Standing(
        ledger, at_once=0, making=Making(ledger.store.address, tmp_path / "v.db", work=work, first=0.01)
    )
    decision = ledger.decide("reject", item, who="Nour", why="a test fire")
    for _ in range(2):
        awaited(standing, lambda _, behind: behind.failed is not None)
        assert why in str(standing.look()[1].failed) and standing.look()[1].decisions == (decision.id,)
    standing.close()


def test_a_worker_that_is_killed_from_outside_is_replaced(place, ledger, standing, tellings):
    ledger.snapshot()
    add(place, tellings[30:31])
    standing.look()
    first = standing.making.process
    assert first is not None
    os.kill(first, signal.SIGKILL)
    awaited(standing, lambda _, behind: behind.failed is not None)
    standing.making.retry()
    assert awaited(standing).count(Kind.REPORT) == 31


def test_one_worker_works_at_a_time(place, ledger, tmp_path):
    making = Making(ledger.store.address, tmp_path / "views.db", work=slow)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: making.begin("view"), range(64)))
    first = making.process
    assert first is not None
    making.begin("view")
    assert making.process == first
    making.close()
    making.begin("view")
    assert making.process is None


def test_who_was_protected_since_is_named_by_nothing_of_the_older_view(ledger, standing):
    view = ledger.snapshot()
    source = next(one for one in view.sources() if one.type is EntityType.PERSON)
    report, item = next(
        (reading.sha256, entity.id)
        for reading in ledger.readings()
        for entity in reading.entities
        if source.name.casefold() in {mention.quote.casefold() for mention in entity.mentions}
        and entity.type is EntityType.PERSON
    )
    ledger.decide(Verb.PROTECT, f"{report}:{item}", who="Nour", why="he asked for it", view=view)
    older, behind = standing.look()
    assert len(behind.decisions) == 1 and source.name.casefold() in older.protected()
    assert older.count(Kind.INCIDENT) == view.count(Kind.INCIDENT)
    assert all(one.protect for one in older.by_hash[report].entities if one.id == item)
    with pytest.raises(NotReadyError, match="Somebody was protected"):
        older.sources()
    assert source.name not in {one.name for one in awaited(standing).sources()}


def test_a_view_that_was_dropped_is_worked_out_again(ledger):
    standing = Standing(ledger)
    view, _ = standing.look()
    ledger.forget_views()
    with pytest.raises(DroppedError):
        view.incidents()
    assert standing.look()[0].incidents() == ledger.snapshot().incidents()
    standing.close()


@pytest.mark.parametrize("at_once", [0, 1000])
def test_a_ledger_that_cannot_be_written_to_is_looked_at_all_the_same(tmp_path: Path, tellings, at_once):
    path = tmp_path / "held.db"
    add(str(path), tellings[:30])
    refuse = "CREATE TRIGGER no_views BEFORE INSERT ON snapshot BEGIN SELECT RAISE(ABORT, 'not here'); END"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(refuse)
        connection.commit()
    with crossbearing.open(path) as ledger, ThreadPoolExecutor(4) as pool:
        standing = Standing(ledger, at_once=at_once)
        expected = awaited(standing).incidents()
        found = list(pool.map(lambda _: standing.look()[0].incidents(), range(8)))
        assert found == [expected] * 8 and ledger.store.snapshots().newest(Kind.PROTECTED, "") is None
        standing.close()


def test_many_look_while_others_add_and_decide(place, ledger, standing, tellings):
    ledger.snapshot()
    items = [f"{ref.sha256}:{ref.id}" for one in ledger.snapshot().incidents(limit=8) for ref in one.members[:1]]

    def looked(_: int) -> int:
        view, behind = standing.look()
        reports = view.count(Kind.REPORT) + behind.reports
        assert all(view.by_hash[ref.sha256] for one in view.incidents(limit=5) for ref in one.members)
        return reports

    with ThreadPoolExecutor(10) as pool:
        looks = [pool.submit(looked, number) for number in range(40)]
        adds = [pool.submit(add, place, tellings[number : number + 1]) for number in range(30, 36)]
        rejects = [pool.submit(ledger.decide, "reject", one, who="Nour", why="none") for one in items]
        looks += [pool.submit(looked, number) for number in range(40)]
        counts = [one.result() for one in looks]
        assert all(one.result() is None for one in adds) and len({one.result().id for one in rejects}) == len(items)
    assert min(counts) >= 30 and max(counts) <= 36
    assert said_of(awaited(standing)) == said_of(ledger.snapshot())
