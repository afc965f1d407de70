"""Decisions made on pages: the same as on the command line, and what cannot be goes back to its form."""

import html
from urllib.parse import parse_qs, urlsplit

import pytest

from crossbearing import api
from workbenches import token_of

TEXT = (
    "ORRA, March 4, 2031 (Hill Post) — A mortar shell hit the market of Orra on Monday, killing four people.\n\n"
    "🎯 قال المتحدث إن القصف قتل ثلاثة أشخاص. Nobody saw the gun, the mayor was heard to remark. Nobody knows.\n"
)


@pytest.fixture
def orra(tmp_path):
    (tmp_path / "orra.txt").write_text(TEXT, encoding="utf-8")
    with api.open(tmp_path / "one.db") as ledger:
        ledger.add(tmp_path / "orra.txt")
        yield ledger


@pytest.fixture
def browse(browser, orra):
    return browser(orra)


def send(browse, **fields):
    """Sends a form to /decide; where it leads to."""
    return browse.post("/decide", data={"csrf": token_of(browse), **fields}, follow_redirects=False)


def reading(ledger):
    return ledger.readings()[0]


def test_words_that_are_copied_become_a_claim_without_script(browse, orra):
    words = "القصف قتل ثلاثة أشخاص"
    said = {"words": words, "kind": "accusation", "cue": "قال"}
    answer = send(browse, verb="add", report=reading(orra).sha256, at="/reports", **said)
    assert answer.status_code == 303
    claim = reading(orra).claims[-1]
    assert [one.quote for one in claim.content] == [words]
    assert (claim.kind, claim.last.cue.quote) == ("accusation", "قال")
    assert claim.id in browse.get("/reports/orra").text


def test_words_that_are_selected_are_checked_where_they_stand(browse, orra):
    start = TEXT.index("Nobody saw")
    place = {"start": start, "end": start + len("Nobody saw the gun")}
    send(browse, verb="add", report="orra", words="Nobody saw the gun", at="/reports", **place)
    assert reading(orra).claims[-1].content[0].start == start
    refused = send(browse, verb="add", report="orra", words="Nobody saw the sun", back="/reports/orra#add", **place)
    assert urlsplit(refused.headers["location"]).path == "/reports/orra"
    assert len(orra.decisions()) == 1


def test_a_form_that_cannot_be_taken_comes_back_with_what_was_typed(browse, orra):
    answer = send(browse, verb="add", report="orra", words="Nobody", why="odd", kind="denial", back="/reports/orra#add")
    location = urlsplit(answer.headers["location"])
    assert location.fragment == "add"
    assert "words=Nobody" in parse_qs(location.query)["typed"]
    page = html.unescape(browse.get(answer.headers["location"]).text)
    assert "'Nobody' stand 2 times in the report" in page
    assert ">Nobody</textarea>" in page
    assert 'value="denial" selected' in page
    assert 'value="odd"' in page
    assert orra.decisions() == []


def test_only_the_fields_that_were_changed_are_amended(browse, orra):
    event = reading(orra).events[0]
    shown = browse.get(f"/reports/orra.json?item={event.id}").json()["choices"]
    form = {f"to_{one['field']}": one["now"] for one in shown} | {"to_modality": "alleged"}
    send(browse, verb="amend", names=f"orra:{event.id}", why="not seen", **form)
    assert [one.value for one in orra.decisions()] == ["modality=alleged"]
    assert reading(orra).events[0].modality == "alleged"
    refused = send(browse, verb="amend", names=f"orra:{event.id}", back="/reports/orra", **form)
    assert "refused=yes" in refused.headers["location"]


def test_an_amendment_that_cannot_be_comes_back_with_its_value(browse, orra):
    event = reading(orra).events[0]
    back = f"/reports/orra?item={event.id}#{event.id}"
    answer = send(browse, verb="amend", names=f"orra:{event.id}", to_date="Monday", back=back)
    page = html.unescape(browse.get(answer.headers["location"]).text)
    assert 'name="to_date" value="Monday"' in page
    assert "date may be a date or none" in page


@pytest.mark.parametrize("verb", ["accept", "note", "reject"])
def test_a_verdict_stands_beside_its_item_and_is_undone(browse, orra, verb):
    claim = reading(orra).claims[0]
    send(browse, verb=verb, names=f"orra:{claim.id}", why="seen <b>")
    page = browse.get("/reports/orra").text
    assert "seen &lt;b&gt;" in page
    (made,) = orra.decisions()
    assert (made.verb, made.who, made.about[0].id) == (verb, "Noor", claim.id)
    assert (claim.id in {one.id for one in reading(orra).claims}) is (verb != "reject")
    send(browse, verb="undo", names=made.id)
    assert "seen &lt;b&gt;" not in browse.get("/reports/orra").text
    assert claim in reading(orra).claims


def test_to_reject_without_a_reason_is_refused(browse, orra):
    answer = send(browse, verb="reject", names=f"orra:{reading(orra).claims[0].id}")
    assert answer.status_code == 400
    assert orra.decisions() == []


def test_under_the_two_person_rule_the_page_says_that_it_waits(browse, orra):
    orra.settings.change("two-person", "on", who="Amal", why="care")
    claim = reading(orra).claims[0]
    send(browse, verb="reject", names=f"orra:{claim.id}", why="no")
    page = browse.get("/reports/orra").text
    assert "waits for another person" in page
    assert ">Confirm<" not in page
    orra.decide("reject", f"orra:{reading(orra).events[0].id}", who="Amal", why="no")
    assert ">Confirm<" in browse.get("/reports/orra").text


def test_a_claim_that_is_to_be_added_waits_and_is_confirmed(browse, orra):
    orra.settings.change("two-person", "on", who="Amal", why="care")
    start = TEXT.index("Nobody saw")
    made = orra.decide("add", f"orra:{start}-{start + 10}", who="Amal", why="missed", value="kind=denial")
    assert made.id in browse.get("/reports/orra").text
    send(browse, verb="accept", names=made.id)
    assert reading(orra).claims[-1].id == f"p{made.id[:12]}"


def test_json_is_answered_in_json(browse, orra):
    claim = reading(orra).claims[0]
    headers = {"x-csrf-token": token_of(browse)}
    note = {"verb": "note", "names": [f"orra:{claim.id}"], "why": "look"}
    answer = browse.post("/decide", json=note, headers=headers)
    assert answer.json()["id"] == orra.decisions()[0].id
    refused = browse.post("/decide", json=note | {"names": ["orra:c99"]}, headers=headers)
    assert refused.status_code == 400
    assert refused.json()["status"] == 400


def test_who_sends_the_same_twice_within_a_second_decides_once(browse, orra):
    headers = {"x-csrf-token": token_of(browse)}
    note = {"verb": "note", "names": [f"orra:{reading(orra).claims[0].id}"], "why": "look"}
    answers = [browse.post("/decide", json=note, headers=headers) for _ in range(5)]
    ids = {answer.json()["id"] for answer in answers}
    assert len(ids) < len(answers)
    assert ids == {one.id for one in orra.decisions()}
