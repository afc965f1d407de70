"""Finding reports and claims by their words, the same in a file and on a server."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from crossbearing.api.searching import rebuild, search
from crossbearing.errors import InputError, LedgerError
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.reading import Reading
from crossbearing.model.report import Report
from crossbearing.model.span import Span
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.search_query import MOST_WORDS, query_of
from crossbearing.store.search_wanted import Wanted
from crossbearing.vocab.folding import fold
from made import BODY, make_reading, make_report
from postgres_server import missing
from store_places import behind

READER = "test/1"
ANYTHING = Wanted()
MORE = {
    "sanaa": " The market of Ṣanʿāʾ burned, residents told the Hill Post; 7,300 detainees were named.",
    "waer": " قال المجلس إن أهالي الوعر في المستشفى الميداني. Trucks reached al-Waer's gate.",
    "odd": " He said: 'they left'. Şuşa fell; the city of the dead, the city of light.",
}


def told(name: str, imprint, *, published: str = "2031-05-13") -> tuple[Report, Reading]:
    report = make_report(f"{name}.txt", text=BODY + MORE[name])
    return report, make_reading(report, imprint, published=published)


@pytest.fixture
def kept(imprint) -> list[tuple[Report, Reading]]:
    days = {"sanaa": "2031-05-14", "waer": "2031-06", "odd": "2031-05-13"}
    return [told(name, imprint, published=day) for name, day in days.items()]


@pytest.fixture
def ledger(place, kept) -> Iterator[LedgerStore]:
    with LedgerStore(place, create=True) as store:
        store.add_all(kept, reader=READER)
        yield store


def names(store: LedgerStore, typed: str, **wanted: str) -> list[str]:
    return [one.reading.doc_id for one in search(store, typed, Wanted(**wanted)).reports]


ALL = ["waer", "sanaa", "odd"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rockets", ALL),
        ("Sana'a", ["sanaa"]),
        ("الوَعر", ["waer"]),
        ("وعر مستشفي", ["waer"]),
        ("WAER", ["waer"]),
        ("7300", ["sanaa"]),
        ("susa", ["odd"]),
        ("market trucks", []),
        ("market OR trucks", ["waer", "sanaa"]),
        ("rockets market OR susa", ["sanaa", "odd"]),
        ("rockets -market", ["waer", "odd"]),
        ("-market", ["waer", "odd"]),
        ('-"city of light"', ["waer", "sanaa"]),
        ('"city of the"', ["odd"]),
        ('"city light"', []),
        ("“of light”", ["odd"]),
        ("tru*", ["waer"]),
        ('"reached wa"*', ["waer"]),
        ("", ALL),
        ("NOT rockets", []),
        ("OR", []),
        ("rockets OR", ALL),
    ],
)
def test_words_are_found_in_any_spelling_newest_first(ledger, typed, found):
    assert names(ledger, typed) == found
    assert search(ledger, typed, ANYTHING).total == len(found)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"time": "2031-05"}, ["sanaa", "odd"]),
        ({"time": "2031-05-14/.."}, ["waer", "sanaa"]),
        ({"time": "2031-06-30"}, ["waer"]),
        ({"publisher": "hill"}, ALL),
        ({"publisher": "hil"}, []),
        ({"language": "ar"}, []),
        ({"holder": "mayor"}, ALL),
        ({"holder": "post"}, []),
        ({"kind": "fact"}, ALL),
        ({"kind": "denial"}, []),
    ],
)
def test_filters_narrow_what_is_found(ledger, wanted, found):
    assert names(ledger, "killed", **wanted) == found


@pytest.mark.parametrize(
    ("typed", "wanted", "found"),
    [
        ("rockets mayor", {"inside": "claims"}, ALL),
        ('"people mayor"', {"inside": "claims"}, []),
        ("market", {"inside": "claims"}, []),
        ("-rockets", {"inside": "claims"}, []),
        ("-market", {"kind": "fact"}, ALL),
        ("", {"holder": "mayor"}, ALL),
    ],
)
def test_one_claim_must_have_all_the_words_where_claims_are_asked_for(ledger, typed, wanted, found):
    assert names(ledger, typed, **wanted) == found


def test_what_is_found_is_shown_verbatim_at_its_offsets(ledger, kept):
    (one,) = search(ledger, "sanaa detainees", ANYTHING).reports
    text = kept[0][0].text
    assert [span.quote for span in one.passage.found] == ["Ṣanʿā", "detainees"]
    assert all(span.stands_in(text) for span in (one.passage.span, *one.passage.found))
    (one, *_) = search(ledger, "rocket* monday", ANYTHING).reports
    assert [span.quote for claim in one.claims for span in claim.found] == ["Rockets", "Monday"]


def test_a_page_of_what_is_found_knows_how_many_there_are(ledger):
    page = search(ledger, "rockets", ANYTHING, limit=1, offset=1)
    assert (page.total, [one.reading.doc_id for one in page.reports]) == (3, ["sanaa"])
    assert search(ledger, "rockets", ANYTHING, offset=9).reports == ()


@pytest.mark.parametrize("typed", ["!!!", "al", '""', "--", " ".join(f"w{n}" for n in range(MOST_WORDS + 1))])
def test_what_has_no_word_or_too_many_is_one_clear_line(ledger, typed):
    with pytest.raises(InputError, match="asked for"):
        search(ledger, typed, ANYTHING)


def test_a_report_is_found_by_its_newest_reading(ledger, kept):
    report, reading = kept[0]
    shorter = replace(report, text=BODY, zones=())
    ledger.add(shorter, replace(reading, zones=(), refused=1), reader="test/2")
    assert names(ledger, "market") == []
    assert [one.reading.refused for one in search(ledger, "rockets", ANYTHING).reports] == [0, 1, 0]


def test_an_index_that_lacks_reports_is_told_of_and_made_anew(place, ledger):
    asked = ("rockets", "-market", "وعر", "killed", '"city of"')
    before = [names(ledger, typed) for typed in asked]
    with behind(place) as connection:
        connection.execute(text("DELETE FROM search_report WHERE number = 2"))
    with pytest.raises(LedgerError, match="--rebuild"):
        search(ledger, "rockets", ANYTHING)
    found = ledger.verify()
    assert (found.faults, found.unsearchable) == ((), 1)
    assert rebuild(ledger) == 3
    assert [names(ledger, typed) for typed in asked] == before
    assert ledger.verify().unsearchable == 0


def protecting(reading: Reading, quote: str, report: Report, *, protect: bool) -> Reading:
    at = report.text.index(quote)
    person = Entity(
        "e9",
        "person:x",
        quote,
        EntityType.PERSON,
        (Mention(quote, at, at + len(quote), MentionKind.NAME),),
        protect=protect,
        pseudonym=protect,
    )
    return replace(reading, entities=(*reading.entities, person))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_no_report_is_found_by_a_name_that_any_report_protects(place, imprint, order):
    read = []
    for name, protect in (("open.txt", False), ("closed.txt", True)):
        report = make_report(name, text=f"{BODY} In {name} a man called Abu Rasheed spoke. Rasheed left.")
        read.append((report, protecting(make_reading(report, imprint), "Abu Rasheed", report, protect=protect)))
    with LedgerStore(place, create=True) as store:
        for number in order:
            store.add(*read[number], reader=READER)
        for _ in range(2):
            assert names(store, '"abu rasheed"') == names(store, "abu") == []
            assert sorted(names(store, "called")) == ["closed", "open"]
            assert all(
                entity.protect
                for one in search(store, "called", ANYTHING).reports
                for entity in one.reading.entities
                if entity.id == "e9"
            )
            rebuild(store)


def test_a_text_of_more_words_than_a_server_takes_is_kept_and_found(place, imprint):
    words = " ".join(f"word{number}" for number in range(110_000))
    report = make_report("long.txt", text=f"{BODY} {words} {'the end ' * 20_000}")
    with LedgerStore(place, create=True) as store:
        store.add(report, make_reading(report, imprint), reader=READER)
        assert names(store, '"word20000 word20001"') == ["long"]
        assert names(store, "word109999") == []


SIGNS = st.text(st.sampled_from("abيw \"'*-+()|:{}^~&!<>%_\\,.،“”OR\x00\n\ud800٣"), max_size=30)
WORDS = st.lists(
    st.sampled_from(["the", "city", '"city of', "of", "rockets", "-market", "OR", "wa*", "الوعر", '"', "the*", "-"])
).map(" ".join)


@pytest.fixture(scope="module")
def both(tmp_path_factory, server_or_none) -> Iterator[list[LedgerStore]]:
    """The same reports in a file and, where there is a server, on it."""
    places = [str(tmp_path_factory.mktemp("search") / "field.db"), *server_or_none]
    stores = [LedgerStore(place, create=True) for place in places]
    yield stores
    for store in stores:
        store.__exit__(None, None, None)


@pytest.fixture(scope="module")
def server_or_none(request) -> list[str]:
    return [] if missing() is not None else [request.getfixturevalue("server").new_database()]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SIGNS | WORDS | st.text(max_size=20), st.sampled_from([None, "claims"]))
def test_whatever_is_typed_both_databases_find_the_same_or_refuse_it_in_words(both, kept, typed, inside):
    for store in both:
        if store.count() == 0:
            store.add_all(kept, reader=READER)
    answers = [_answer(partial(search, store, typed, Wanted(inside=inside))) for store in both]
    assert all(answer == answers[0] for answer in answers)
    if isinstance(answers[0], list) and inside is None:
        assert answers[0] == [
            name for name in ALL if _takes(typed, {"sanaa": kept[0], "waer": kept[1], "odd": kept[2]}[name])
        ]


def _takes(typed: str, read: tuple[Report, Reading]) -> bool:
    return query_of(typed).takes(fold(read[0].text).split())


def _answer(asked) -> list[str] | str:
    try:
        found = asked()
    except InputError as error:
        return str(error)
    assert found.total == len(found.reports)
    return [one.reading.doc_id for one in found.reports]


@given(st.text(max_size=60), st.integers(0, 8), st.integers(1, 4))
def test_words_taken_from_a_text_find_it(text, first, many):
    words = fold(text).split()
    phrase = " ".join(words[first : first + many])
    if phrase:
        assert query_of(f'"{phrase}"').takes(words)
        assert query_of(f"{phrase.split()[0][:1]}*").takes(words)


def test_spans_of_what_is_found_are_of_the_whole_text(ledger):
    (one,) = search(ledger, '"city of light"', ANYTHING).reports
    assert [span.quote for span in one.passage.found] == ["city", "of", "light"]
    assert isinstance(one.passage.span, Span)
