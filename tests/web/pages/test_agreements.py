"""The agreement board and its deals, over the examples."""

import re

import pytest


@pytest.fixture
def board(browse):
    return browse.get("/agreements.json").json()


@pytest.fixture
def waer(board):
    """The deal of the examples that is told by more than one report."""
    return max(board["deals"], key=lambda deal: deal["reports"])


def test_the_board_shows_each_deal_with_its_duties_and_where_they_stand(browse, board, ledger):
    page = browse.get("/agreements").text
    assert board["part"]["total"] == len(ledger.deals()) > 0
    for deal in board["deals"]:
        assert f"/agreements/{deal['id']}" in page
    assert "partly done" in page
    assert "No amounts are told." in page


def test_a_bar_is_there_only_where_amounts_are_known(board):
    for deal in board["deals"]:
        for duty in deal["duties"]:
            stand = duty["stand"]
            assert stand["owed"] is not None or stand["bar"] == []


def test_a_deal_shows_each_clause_in_the_words_of_its_report(browse, ledger, waer):
    shown = browse.get(f"/agreements/{waer['id']}.json").json()
    texts = {reading.sha256: ledger.text(reading) for reading in ledger.readings()}
    clauses = [(duty["clause"], duty["where"]["report"]) for duty in shown["duties"] if duty["clause"]]
    assert clauses
    assert all(part in texts[report] for clause, report in clauses for part in clause.split(" … "))


def test_a_deal_is_found_by_the_first_letters_of_its_id(browse, waer):
    assert waer["name"] in browse.get(f"/agreements/{waer['id'][:6]}").text


def test_what_was_done_stands_on_a_timeline_and_in_words(browse, waer):
    shown = browse.get(f"/agreements/{waer['id']}.json").json()
    page = browse.get(f"/agreements/{waer['id']}").text
    assert shown["timeline"]["lanes"]
    deeds = [deed for duty in shown["duties"] for deed in duty["deeds"]]
    assert deeds
    assert page.count('class="mark mark-') >= len(shown["timeline"]["lanes"])


def test_a_breach_has_who_says_so_and_who_denies_it(browse, board):
    breaches = []
    for deal in board["deals"]:
        shown = browse.get(f"/agreements/{deal['id']}.json").json()
        breaches += [one for part in (shown, *shown["duties"]) for one in part["breaches"]]
    assert breaches
    assert all(one["what"] and one["where"]["report"] for one in breaches)


def test_a_duty_has_a_page_with_all_that_is_told_of_it(browse, waer):
    duty = waer["duties"][0]["id"]
    shown = browse.get(f"/agreements/{waer['id']}/{duty}.json").json()
    assert shown["duty"]["line"]["id"] == duty
    assert len(shown["duty"]["deeds"]) == shown["duty"]["deed_count"]
    assert browse.get(f"/agreements/{waer['id']}/nothing").status_code == 404


def test_rounds_of_a_chain_lead_to_one_another(browse, ledger):
    view = ledger.snapshot()
    chained = [deal for deal in view.deals() if deal.prior is not None]
    for deal in chained:
        assert deal.id in [one.id for one in view.rounds_after(deal.prior)]
        later = browse.get(f"/agreements/{deal.prior}.json").json()["later"]
        assert deal.id in [one["id"] for one in later]
    assert view.deal(view.deals()[0].id, short=True).joins == ()


def test_the_board_in_arabic_is_arabic(browse):
    page = browse.get("/agreements?lang=ar").text
    assert 'dir="rtl"' in page
    assert "المنفَّذ" in page
    assert not re.search(r">(owed|done|outstanding)<", page)


def test_a_deal_that_is_not_there_is_said_in_one_line(browse):
    answer = browse.get("/agreements/d0000000000.json")
    assert answer.status_code == 400
    assert "no agreement has an id" in answer.json()["detail"]
