"""`crossbearing read --why`: every item has its reason."""

import json

from crossbearing.cli import main
from crossbearing.model.reading import Reading
from crossbearing.store.contract import from_json

REPORT = """publisher: Hill Post
date: 2031-05-15

Shells hit the market of Tarn

TARN - Government forces shelled the market of Tarn on Tuesday, killing at least seven people, the mayor said. The army
denied it. Under the truce signed in April the army must open the road by Sunday.
"""


def _run(capsysbinary, tmp_path, *options: str) -> str:
    report = tmp_path / "report.txt"
    report.write_text(REPORT)
    assert main(["read", *options, str(report)]) == 0
    return capsysbinary.readouterr().out.decode()


def _reasons(capsysbinary, tmp_path) -> tuple[Reading, list[dict]]:
    reading = from_json(_run(capsysbinary, tmp_path, "--json"), where="test")
    return reading, json.loads(_run(capsysbinary, tmp_path, "--json", "--why"))["reasons"]


def test_every_item_has_one_reason(capsysbinary, tmp_path):
    reading, reasons = _reasons(capsysbinary, tmp_path)
    items = [item for item in reading.ids() if not item.startswith("z")]
    assert sorted(reason["item"] for reason in reasons) == sorted(items)


def test_a_reason_names_the_deciding_words_where_they_stand(capsysbinary, tmp_path):
    reading, reasons = _reasons(capsysbinary, tmp_path)
    shelling = next(event for event in reading.events if event.trigger.quote.startswith("shelled"))
    reason = next(reason for reason in reasons if reason["item"] == shelling.id)
    assert reason["rule"] == "events/shelling"
    quotes = [word["quote"] for word in reason["words"]]
    assert shelling.trigger.quote in quotes
    assert all(REPORT[word["start"] : word["end"]] == word["quote"] for word in reason["words"])


def test_a_reason_says_how_often_its_rule_was_right(capsysbinary, tmp_path):
    _, reasons = _reasons(capsysbinary, tmp_path)
    assert all(reason["confidence"]["right"] <= reason["confidence"]["given"] for reason in reasons)


def test_the_card_shows_rule_words_and_confidence(capsysbinary, tmp_path):
    shown = _run(capsysbinary, tmp_path, "--why")
    assert "Why each item is there" in shown
    assert "rule events/shelling" in shown
    assert "right on annotated reports" in shown


def test_the_name_of_a_protected_person_is_in_no_reason(capsysbinary, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(REPORT + "\nA doctor who gave his name only as Mr Omar said two children had died.\n")
    assert main(["read", "--why", str(report)]) == 0
    assert "Omar" not in capsysbinary.readouterr().out.decode()
