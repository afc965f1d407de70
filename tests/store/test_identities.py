"""Protected people: no name is left, every quote stands, verify knows, and the key gives all back."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import MetaData, select, text

from crossbearing.errors import InputError, LedgerError
from crossbearing.model.claim import Claim, ClaimKind, Form, Link
from crossbearing.model.decision import Decision, Verb
from crossbearing.model.edits import Edit, Edits
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.reading import Reading
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind
from crossbearing.reconcile.decided import subject_of
from crossbearing.store.identities import Asked, Identities, Said
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.masked_bytes import SEALED_WHOLE
from crossbearing.store.refusals import keep_refusals
from crossbearing.store.sealing import Key, read_key, write_new_key
from crossbearing.store.seals import verified
from crossbearing.store.verify import verify
from store_places import behind, unguard

BODY = (
    "Rockets hit Haddad Street on Monday, Dr Omar Al-Haddad said. Haddad's ward was full.\n\n"
    "“We counted twelve,” OMAR  HADDAD told us; Lina Haddad disagreed. Omarhaddadi fell. قال عمر الحدّاد ذلك."
)
# Tables of words in SQLite keep no text, and cannot be read.
UNREADABLE = {"search_text", "search_said"}
NAME = "Omar Haddad"
SAID = Said("Amal", f"{NAME} asked for it")
WAYS = ("omar haddad", "omar al-haddad", "omar-haddad", "omar_haddad", "omar  haddad", "عمر الحدّاد", "haddad's")


@pytest.fixture(scope="module")
def key() -> Key:
    return Key.new()


def mention(body: str, quote: str, start: int = 0) -> Mention:
    at = body.index(quote, start)
    return Mention(quote, at, at + len(quote), MentionKind.NAME)


def report_of(body: str = BODY, name: str = "omar_haddad_1.txt", media: str = "text/plain", raw: bytes = b"") -> Report:
    zones = (Zone("z1", ZoneKind.BODY, (Span.of(body, 0, len(body)),)),)
    return Report(name, raw or body.encode(), body, media, zones, Publication(publisher="Hill Post"))


def reading_of(report: Report, imprint) -> Reading:
    body = report.text
    omar = Entity(
        "e3",
        "person:omar-haddad",
        "Omar Al-Haddad",
        EntityType.PERSON,
        (mention(body, "Dr Omar Al-Haddad"), mention(body, "Haddad", body.index("said.")), mention(body, "عمر الحدّاد")),
    )
    lina = Entity("e4", "person:lina-haddad", "Lina Haddad", EntityType.PERSON, (mention(body, "Lina Haddad"),))
    street = Entity("e2", "place:haddad-street", "Haddad Street", EntityType.PLACE, (mention(body, "Haddad Street"),))
    publisher = Entity("e1", "media:hill-post", "Hill Post", EntityType.MEDIA, ())
    at = body.index("“We")
    chain = (Link("e1", None, None), Link("e3", Span.of(body, body.index("Omar Al"), body.index(" said.")), None))
    said = Claim(
        "c1", chain, (Span.of(body, at, body.index("OMAR") + 2),), Form.INDIRECT, ClaimKind.FACT, note="omar haddad"
    )
    return Reading(
        doc_id=report.name.removesuffix(".txt"),
        file=report.name,
        sha256=report.sha256,
        document=imprint,
        zones=report.zones,
        entities=(publisher, street, omar, lina),
        claims=(said,),
    )


@pytest.fixture
def store(place, imprint):
    with LedgerStore(place, create=True) as store:
        report = report_of()
        reading = reading_of(report, imprint)
        store.add(report, reading, reader="test/1")
        first = Decision(
            verb=Verb.NOTE,
            who="Amal",
            when="2031-06-01T10:00:00Z",
            why="Omar Haddad",
            about=(subject_of(reading, "e3"),),
        )
        store.decide(first)
        store.decide(replace(first, why="see before", replaces=first.id))
        yield store


def protect(store: LedgerStore, key: Key, entity: str = "e3", **asked) -> str:
    return Identities(store).protect(Asked(store.readings()[0], entity, key=key.recipient, **asked), SAID).code


def everything(place: str) -> str:
    """All that a ledger's tables hold, but for what is encrypted, in small letters."""
    found = []
    with behind(place) as connection:
        tables = MetaData()
        tables.reflect(connection)
        for table in tables.sorted_tables:
            if table.name in UNREADABLE:
                continue
            for row in connection.execute(select(table)).mappings():
                for name, value in row.items():
                    if (table.name, name) not in {("identity", "names"), ("sealed", "original")}:
                        raw = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                        found.append(raw.decode("utf-8", "replace"))
    return "\n".join(found).casefold()


def test_no_table_holds_the_name_and_every_quote_stands(store, place, key):
    code = protect(store, key)
    held = everything(place)
    for name in WAYS:
        assert name not in held, name
    assert code.casefold() in held
    assert store.verify().faults == ()
    assert verified(store, head=None, key=key).faults == ()
    (reading,) = store.readings()
    reading.require_grounded(store.text_of(reading.sha256))


def test_a_street_another_person_and_a_longer_word_keep_the_name(store, key):
    code = protect(store, key)
    text_now = store.text_of(store.readings()[0].sha256)
    assert "hit Haddad Street" in text_now
    assert "Lina Haddad disagreed" in text_now
    assert "Omarhaddadi fell" in text_now
    assert f"{code}'s ward" in text_now
    assert text_now.endswith(f"قال {code} ذلك.")


def test_an_outlet_named_after_the_person_is_called_alike_in_text_and_reading_so_that_none_tells_the_code(
    place, imprint, key
):
    body = f"{BODY} So says Omar Haddad Daily."
    report = report_of(body)
    outlet = (mention(body, "Omar Haddad Daily"),)
    daily = Entity("e5", "media:omar-haddad-daily", "Omar Haddad Daily", EntityType.MEDIA, outlet)
    with LedgerStore(place, create=True) as store:
        reading = reading_of(report, imprint)
        store.add(report, replace(reading, entities=(*reading.entities, daily)), reader="test/1")
        code = protect(store, key)
        (masked,) = store.readings()
        found = next(one for one in masked.entities if one.id == "e5")
        assert (found.name, found.key) == ("Omar Haddad Daily", "media:omar-haddad-daily")
        text_now = store.text_of(masked.sha256)
    assert "So says Omar Haddad Daily." in text_now
    assert f"{code} Daily" not in text_now
    assert f"{code} daily".casefold() not in everything(place).replace("-daily", " daily")


def test_the_person_is_the_code_in_the_reading_and_decisions_still_follow_one_another(store, key):
    code = protect(store, key)
    (reading,) = store.readings()
    omar = next(entity for entity in reading.entities if entity.id == "e3")
    assert (omar.name, omar.key, omar.protect) == (code, f"person:{code.lower()}", True)
    assert reading.file == f"{code.lower()}_1.txt"
    third, first, second = store.decisions()
    assert (first.why, second.replaces, third.verb, third.value) == (code, first.id, Verb.PROTECT, code)
    assert third.why == f"{code} asked for it"


def test_sqlite_leaves_no_byte_of_the_name(tmp_path, imprint, key):
    path = tmp_path / "field.db"
    with LedgerStore(path, create=True) as store:
        report = report_of()
        store.add(report, reading_of(report, imprint), reader="test/1")
        protect(store, key)
    for file in tmp_path.iterdir():
        held = file.read_bytes()
        for name in ("Omar Al-Haddad", "OMAR  HADDAD", "Haddad's", *WAYS):
            assert name.encode() not in held
            assert name.encode("utf-16-le") not in held


def test_what_could_not_be_read_loses_the_name_too(store, place, key):
    keep_refusals(store, [("omar haddad.pdf", "Cannot read omar haddad.pdf: it is damaged", None)])
    protect(store, key)
    keep_refusals(store, [("omar_haddad_2.pdf", "Cannot read omar_haddad_2.pdf: it is damaged", None)])
    held = everything(place)
    assert not any(name in held for name in WAYS)
    assert "haddad.pdf" not in held
    assert "haddad_2" not in held
    assert verified(store, head=None, key=key).faults == ()


def test_reveal_gives_the_names_back_and_is_told_of(store, key):
    code = protect(store, key)
    names = Identities(store).reveal(code, key, Said("Judge", "Omar Haddad is called"))
    assert {"Dr Omar Al-Haddad", "عمر الحدّاد", "Haddad"} <= set(names)
    last = next(one for one in store.decisions() if one.verb is Verb.REVEAL)
    assert (last.verb, last.who, last.why, last.value) == (Verb.REVEAL, "Judge", f"{code} is called", code)


def test_another_key_reveals_nothing_and_is_no_reveal(store, key):
    code = protect(store, key)
    before = len(store.decisions())
    with pytest.raises(LedgerError, match="another key"):
        Identities(store).reveal(code, Key.new(), SAID)
    with pytest.raises(InputError, match="nobody"):
        Identities(store).reveal("source-0000", key, SAID)
    with pytest.raises(InputError, match="seals names for"):
        verified(store, head=None, key=Key.new())
    assert len(store.decisions()) == before


def test_the_originals_come_back_byte_for_byte(store, place, key):
    raw = report_of().raw
    protect(store, key)
    with behind(place) as connection:
        (sealed,) = connection.execute(text("SELECT original FROM sealed WHERE \"of\" = 'raw'")).scalars()
    assert key.open(bytes(sealed), what="it") == raw


def test_a_second_person_and_doing_it_again_change_no_more_than_needed(store, key):
    first = protect(store, key)
    second = protect(store, key, "e4")
    assert first != second
    assert f"{second} disagreed" in store.text_of(store.readings()[0].sha256)
    assert verified(store, head=None, key=key).faults == ()
    identities = Identities(store)
    identities.again(key, who="Amal")
    assert identities.again(key, who="Amal") == 0
    assert verified(store, head=None, key=key).faults == ()
    assert [one.code for one in identities.listed()] == [first, second]


@pytest.mark.parametrize(
    ("entity", "recipient", "words"),
    [("e2", True, "Only persons"), ("e1", True, "Only persons"), ("e3", False, "only be sealed for a key")],
)
def test_what_cannot_be_protected_is_said_and_changes_nothing(store, key, entity, recipient, words):
    asked = Asked(store.readings()[0], entity, key=key.recipient if recipient else None)
    with pytest.raises(InputError, match=words):
        Identities(store).protect(asked, SAID)
    assert Identities(store).listed() == []
    assert store.text_of(store.readings()[0].sha256) == BODY


def test_a_second_key_is_refused(store, key):
    protect(store, key)
    with pytest.raises(InputError, match="sealed for one key"):
        protect(store, Key.new(), "e4")


def test_a_report_added_with_the_key_is_stored_with_codes(store, place, key, imprint):
    code = protect(store, key)
    store.masking = Identities(store).masking(key, who="Amal")
    report = report_of(BODY + " More.", "later.txt")
    store.add(report, reading_of(report, imprint), reader="test/1")
    assert "omar al-haddad" not in everything(place)
    assert store.text_of(report.sha256).count(code) == 4
    assert verified(store, head=None, key=key).faults == ()
    assert store.verify().unsearchable == 0


def test_a_report_added_without_the_key_is_masked_later(store, place, key, imprint):
    protect(store, key)
    report = report_of(BODY + " More.", "later.txt")
    store.add(report, reading_of(report, imprint), reader="test/1")
    assert "omar al-haddad" in everything(place)
    assert Identities(store).again(key, who="Amal") > 0
    assert "omar al-haddad" not in everything(place)
    assert verified(store, head=None, key=key).faults == ()


def test_a_page_whose_name_is_cut_by_tags_is_sealed_whole(store, key, imprint):
    body = BODY + " Page."
    raw = b"<html><p>Dr <b>O</b>mar Al-Haddad</p>" + body.encode() + b"</html>"
    report = report_of(body, "page.html", "text/html", raw)
    store.add(report, reading_of(report, imprint), reader="test/1")
    protect(store, key)
    with store.one_moment() as (_, connection):
        held = connection.execute(
            text("SELECT bytes FROM raw WHERE sha256 = :key"), {"key": report.sha256}
        ).scalar_one()
    assert bytes(held) == SEALED_WHOLE
    assert store.verify().faults == ()


def test_others_read_what_there_was_while_names_are_replaced(store, place, key):
    with LedgerStore(place) as other:
        assert len(other.readings()) == 1
        code = protect(store, key)
        assert code in other.text_of(other.readings()[0].sha256)


def test_rows_cannot_be_changed_afterwards(store, place, key):
    protect(store, key)
    with pytest.raises(Exception, match="only added to"), behind(place) as connection:
        connection.execute(text("UPDATE text SET text = 'x'"))


class UndoError(Exception):
    """Leaves a transaction without keeping it."""


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_single_change_of_a_replaced_or_sealed_row_is_found(protected_place, data):
    table, column = data.draw(
        st.sampled_from(
            [("raw", "bytes"), ("text", "text"), ("report", "name"), ("reading", "json"), ("decision", "json")]
            + [("sealed", name) for name in ("of", "row", "now", "original")]
            + [("identity", "code"), ("identity", "names"), ("claim", "content")]
        )
    )
    with pytest.raises(UndoError), behind(protected_place) as connection:
        rows = connection.execute(text(f'SELECT "{column}" FROM {table}')).scalars().all()
        value = data.draw(st.sampled_from(sorted(rows, key=str)))
        value = bytes(value) if isinstance(value, memoryview) else value
        at = data.draw(st.integers(0, len(value) - 1))
        other = bytes([value[at] ^ 1]) if isinstance(value, bytes) else ("x" if value[at] != "x" else "y")
        unguard(connection)
        changed = value[:at] + other + value[at + 1 :]
        query = text(f'UPDATE {table} SET "{column}" = :new WHERE "{column}" = :old')
        connection.execute(query, {"new": changed, "old": value})
        assert verify(connection).faults, (table, column, at)
        raise UndoError


@pytest.fixture
def protected_place(store, place, key):
    protect(store, key)
    return place


@given(
    parts=st.lists(
        st.sampled_from(["Omar Haddad", "went", " ", ".", "é", "😀", "\n", "Haddad", "عمر"]), min_size=1, max_size=30
    ),
    data=st.data(),
)
def test_every_span_has_its_words_after_edits(parts, data):
    whole = "".join(parts)
    starts = [at for at in range(len(whole)) if whole.startswith("Omar Haddad", at)]
    edits = Edits(Edit(at, at + len("Omar Haddad"), "source-7KQ3") for at in starts)
    new = edits.applied(whole)
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start + 1, len(whole)))
    left, right = edits.moved(start, end)
    assert 0 <= left < right <= len(new)
    said = whole[start:end].replace("Omar Haddad", "source-7KQ3")
    assert said in new[left:right] or any(start < at + 11 and at < end for at in starts)
    assert "Omar Haddad" not in new[left:right]


def test_a_key_file_is_its_owners_alone_and_never_overwritten(tmp_path: Path):
    path = tmp_path / "waer.key"
    key = write_new_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_key(path).recipient == key.recipient
    with pytest.raises(InputError, match="never overwritten"):
        write_new_key(path)
    assert read_key(path).recipient == key.recipient


def test_postgres_forgets_what_it_noted_of_values(server, imprint, key):
    place = server.new_database()
    with LedgerStore(place, create=True) as store:
        report = report_of()
        store.add(report, reading_of(report, imprint), reader="test/1")
        with behind(place) as connection:
            connection.exec_driver_sql("ANALYZE")
        protect(store, key)
    with behind(place) as connection:
        noted = connection.execute(text("SELECT * FROM pg_stats WHERE schemaname = 'crossbearing'")).all()
    assert "omar" not in str(noted).casefold().replace("omarhaddadi", "")
