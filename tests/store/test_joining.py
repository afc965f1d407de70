"""Two field ledgers become one: nothing twice, nothing lost, whichever is merged into which."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from crossbearing.errors import LedgerError
from crossbearing.model.decision import Decision, Verb
from crossbearing.model.reading import Imprint, Reading
from crossbearing.model.report import Report
from crossbearing.reconcile.decided import rulings_of, subject_of
from crossbearing.reconcile.view import Options, View
from crossbearing.store import joining
from crossbearing.store.joining import merge
from crossbearing.store.ledger_store import LedgerStore
from made import make_reading, make_report
from store_places import behind, count, empty, log_of, unguard

READER, OLDER = "test/2", "test/1"
SOME = settings(
    max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
Item = tuple[Report, Reading, str] | Decision


def reports(imprint: Imprint, many: int) -> list[tuple[Report, Reading]]:
    """Reports of one happening, no two with the same words or number of killed."""
    made = [make_report(f"r{n}.txt", text=make_report().text + f" It was told {n} times.") for n in range(many)]
    return [(report, make_reading(report, imprint, killed=12 + n)) for n, report in enumerate(made)]


def pool(imprint: Imprint) -> list[Item]:
    """Readings of reports by two readers, and decisions on them, some of which take others back."""
    read = reports(imprint, 6)
    about = [subject_of(reading, "ev1") for _, reading in read]
    joined = [
        Decision(verb=Verb.MERGE, who=f"P{n}", when=f"2031-06-0{n + 1}T10:00:00Z", why="seen", about=(one, other))
        for n, (one, other) in enumerate(pairwise(about))
    ]
    undone = [
        Decision(verb=Verb.UNDO, who="Q", when=f"2031-06-1{n}T10:00:00Z", why="not so", replaces=one.id)
        for n, one in enumerate(joined[:3])
    ]
    older = [(report, replace(reading, refused=1), OLDER) for report, reading in read[:3]]
    return [*((report, reading, READER) for report, reading in read), *older, *joined, *undone]


def make(place: str, items: Sequence[Item]) -> str:
    """A ledger with these, in this order."""
    with LedgerStore(place, create=True) as ledger:
        for item in items:
            if isinstance(item, Decision):
                ledger.decide(item)
            else:
                ledger.add(item[0], item[1], reader=item[2])
    return place


def held(place: str) -> tuple[object, ...]:
    """Everything in a ledger that is not of its log, and what it means."""
    with LedgerStore(place) as ledger:
        assert ledger.verify().faults == ()
        readings, decisions = ledger.readings(reader=READER), ledger.decisions()
    with behind(place) as connection:
        rows = [
            sorted(map(repr, connection.execute(text(query))))
            for query in (
                "SELECT sha256, name, media_type FROM report",
                "SELECT sha256, reader, text, json FROM reading",
                "SELECT r.sha256, r.reader, c.id, c.content FROM claim c JOIN reading r ON r.entry = c.reading",
                "SELECT sha256 FROM raw",
                "SELECT sha256, text FROM text",
                "SELECT r.sha256, s.reading = r.entry FROM search_report s JOIN reading r ON r.sha256 = s.sha256",
            )
        ]
    told = [one for one in readings if one.refused == 0]
    view = View(told, options=Options(rulings=tuple(rulings_of(decisions, told))))
    return (*rows[:5], len(rows[5]) > 0, decisions, view.incidents, view.contradictions)


def taken_into(ledger: str, other: str) -> joining.Joined:
    with LedgerStore(ledger) as opened:
        return merge(opened, other)


@SOME
@given(data=st.data())
def test_either_order_gives_the_same_and_a_second_time_gives_nothing(place, another, imprint, data, request):
    items = pool(imprint)
    numbers = st.lists(st.sampled_from(range(len(items))), unique=True, min_size=1)
    chosen = [[items[number] for number in data.draw(numbers)] for _ in range(2)]
    places = request.node.stash.setdefault(PLACES, [place, *(another() for _ in range(3))])
    a, b, b_again, a_again = (make(empty(at), chosen[n % 2 if n < 2 else 3 - n]) for n, at in enumerate(places))
    before = log_of(b)
    first = taken_into(a, b)
    assert log_of(b) == before
    taken_into(b_again, a_again)
    assert held(a) == held(b_again)
    after = log_of(a)
    second = taken_into(a, b)
    assert (second.again, second.reports, second.readings, second.decisions) == (True, 0, 0, 0)
    assert log_of(a) == after
    assert first.reports == len(shas(chosen[1]) - shas(chosen[0]))
    assert first.known == len(shas(chosen[1]) & shas(chosen[0]))


PLACES = pytest.StashKey[list[str]]()


def shas(items: Sequence[Item]) -> set[str]:
    return {item[0].sha256 for item in items if not isinstance(item, Decision)}


@pytest.fixture
def pair(place, another, imprint) -> tuple[str, str]:
    """Two ledgers that have two of six reports in common."""
    items = pool(imprint)
    return make(place, [*items[:4], items[9]]), make(another(), [*items[2:6], *items[10:12]])


def test_the_log_tells_what_came_in_the_order_of_the_other_and_from_where(pair):
    ours, theirs = pair
    before, other = log_of(ours), log_of(theirs)
    joined = taken_into(ours, theirs)
    assert (joined.reports, joined.readings, joined.decisions, joined.known) == (2, 2, 2, 2)
    after = log_of(ours)
    assert after[: len(before)] == before
    kinds = [entry[1] for entry in after[len(before) :]]
    assert kinds == ["report", "reading", "report", "reading", "decision", "decision", "merged"]
    new = {entry[2] for entry in after[len(before) : -1]}
    assert [entry[2] for entry in after[len(before) : -1]] == [entry[2] for entry in other if entry[2] in new]
    with behind(ours) as connection:
        assert connection.execute(text("SELECT head, entries FROM merged")).all() == [(other[-1][-1], len(other))]


def test_what_is_merged_can_be_found(pair):
    ours, theirs = pair
    taken_into(ours, theirs)
    assert count(ours, "search_report") == 6


def test_a_file_and_a_server_are_merged_both_ways(server, tmp_path, imprint):
    items = pool(imprint)
    file, base = make(str(tmp_path / "a.db"), items[:8]), make(server.new_database(), items[4:])
    taken_into(file, base)
    taken_into(base, file)
    assert held(file) == held(base)


def test_a_ledger_is_not_merged_into_itself(place, imprint, tmp_path):
    make(place, pool(imprint)[:2])
    with pytest.raises(LedgerError, match="both are the same ledger"):
        taken_into(place, place)
    if "://" in place:
        with pytest.raises(LedgerError, match="both are the same ledger"):
            taken_into(place, place + "&application_name=other")
    else:
        (tmp_path / "link.db").symlink_to(place)
        with pytest.raises(LedgerError, match="both are the same ledger"):
            taken_into(place, str(tmp_path / "link.db"))


def test_a_damaged_ledger_is_refused_with_its_first_fault_and_nothing_is_taken(pair):
    ours, theirs = pair
    with behind(theirs) as connection:
        unguard(connection)
        connection.execute(text("UPDATE report SET name = 'x' WHERE entry = 2"))
    before = log_of(ours)
    with pytest.raises(LedgerError, match=r"cannot be trusted: entry 2 of the log: report \w+ was changed"):
        taken_into(ours, theirs)
    assert log_of(ours) == before


def test_a_ledger_that_is_not_there_is_one_clear_line_and_not_started(place, another, imprint):
    make(place, pool(imprint)[:1])
    gone = another()
    for _ in range(2):
        with pytest.raises(LedgerError, match="No ledger at"):
            taken_into(place, gone)


def test_a_report_known_by_another_name_keeps_its_own(place, another, imprint):
    report, reading = reports(imprint, 1)[0]
    renamed = replace(report, name="other.txt")
    make(place, [(report, reading, READER)])
    other = make(another(), [(renamed, replace(reading, file="other.txt", doc_id="other"), READER)])
    joined = taken_into(place, other)
    assert (joined.reports, joined.known, joined.renamed, joined.differing) == (0, 1, 1, ())
    with behind(place) as connection:
        assert connection.execute(text("SELECT name FROM report")).scalars().all() == [report.name]


def test_another_reading_by_the_same_reader_is_left_and_named(place, another, imprint):
    report, reading = reports(imprint, 1)[0]
    make(place, [(report, reading, READER)])
    other = make(another(), [(report, make_reading(report, imprint, published="2031-05-20"), READER)])
    assert taken_into(place, other).differing == (report.sha256,)
    with LedgerStore(place) as ledger:
        assert ledger.readings() == [reading]


def test_a_merge_that_is_stopped_leaves_a_sound_ledger_and_is_taken_up_again(place, another, imprint, monkeypatch):
    items = [(report, reading, READER) for report, reading in reports(imprint, 12)]
    make(place, items[:1])
    other = make(another(), items)
    monkeypatch.setattr(joining, "ENTRIES", 5)
    with monkeypatch.context() as patched:
        patched.setattr(joining._Taking, "take", stopping(joining._Taking.take, after=3))
        with pytest.raises(KeyboardInterrupt):
            taken_into(place, other)
    with LedgerStore(place) as ledger:
        found = ledger.verify()
    assert (found.faults, 1 < found.reports < 12, found.reports == found.readings) == ((), True, True)
    joined = taken_into(place, other)
    assert (joined.reports, joined.again) == (12 - found.reports, False)
    assert taken_into(place, other).again


def stopping(take: Callable[..., None], *, after: int) -> Callable[..., None]:
    """The same, which a person stops when it is called once more than so many times."""
    calls = iter(range(after))

    def stopped(*arguments: object) -> None:
        if next(calls, None) is None:
            raise KeyboardInterrupt
        take(*arguments)

    return stopped


def test_a_decision_of_a_merged_ledger_takes_its_place_in_time(place, another, imprint):
    late, early = pool(imprint)[10], pool(imprint)[9]
    assert isinstance(early, Decision)
    assert isinstance(late, Decision)
    make(place, [late])
    taken_into(place, make(another(), [early]))
    with LedgerStore(place) as ledger:
        assert [one.who for one in ledger.decisions()] == [early.who, late.who]


def test_a_ledger_of_many_stretches_is_merged_whole(place, another, imprint, monkeypatch):
    monkeypatch.setattr(joining, "ENTRIES", 1)
    items = pool(imprint)
    make(place, items[:1])
    taken_into(place, make(another(), items))
    assert held(place) == held(make(another(), items))
