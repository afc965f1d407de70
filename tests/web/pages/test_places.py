"""Places: the list, and one in any spelling."""

import re

import pytest


def test_the_places_where_most_happened_come_first_with_a_map(browse):
    found = browse.get("/places.json").json()
    counts = [one["incidents"] for one in found["places"]]
    assert counts == sorted(counts, reverse=True) and counts[0] > 1
    assert found["map"]["sheet"]["marks"] and "<svg" in browse.get("/places").text


@pytest.mark.parametrize("name", ["Waer", "al-Waer", "waer"])
def test_a_place_is_found_however_it_is_spelled(browse, name):
    found = browse.get(f"/places/{name}.json").json()
    assert found["name"] == "Waer" and {"al-Waer", "Waer"} <= set(found["spellings"])
    assert {one["attribute"] for one in found["statuses"]} >= {"siege", "control", "population"}
    assert found["part"]["total"] == len(found["incidents"]) > 0


def test_every_status_of_a_place_has_its_words_and_their_report(browse, ledger):
    for one in browse.get("/places/Waer.json").json()["statuses"]:
        reading = next(reading for reading in ledger.readings() if reading.sha256 == one["where"]["report"])
        assert all(part in ledger.text(reading) for part in one["words"].split(" … "))


def test_a_time_leaves_out_what_happened_at_another(browse):
    found, whole = (browse.get(f"/places/Waer.json{time}").json() for time in ("?time=2016-11", ""))
    for part in ("part", "statuses_part"):
        assert 0 < found[part]["total"] < whole[part]["total"]


def test_what_lies_around_is_told_from_the_smallest_on(browse):
    around = browse.get("/places/Waer.json").json()["around"]
    assert [one["extent"] for one in around][:2] == ["quarter", "town"]


@pytest.mark.parametrize(
    ("at", "status"), [("/places/Nowhere", 404), ("/places/Waer?time=soon", 400), ("/places?step=99", 400)]
)
def test_what_is_not_there_is_said(browse, at, status):
    assert browse.get(at).status_code == status


def test_a_name_that_is_asked_for_is_looked_up(browse):
    assert browse.get("/places.json?name=el-Waer").json()["found"]["incidents"] > 0
    assert browse.get("/places.json?name=Nowhere").json()["found"] == {"name": "Nowhere", "incidents": 0, "statuses": 0}


def test_a_time_is_what_the_bars_run_over(browse):
    found = browse.get("/places/Waer.json?time=2016-11").json()["course"]
    assert (found["first"], found["last"]) == ("2016-11-01", "2016-11-30")


def test_every_bar_leads_to_its_words(browse):
    page = browse.get("/places/Waer").text
    linked = set(re.findall(r'href="#(status-\d+)"', page))
    assert linked and linked <= set(re.findall(r'<tr id="(status-\d+)"', page))


def test_a_name_too_long_to_be_asked_for_is_shortened_and_no_link(browser, ledger, tmp_path):
    name = "Tall " + "x" * 5000
    (tmp_path / "long.txt").write_text(f"Shells hit the village of {name} on 3 May 2016, residents said.")
    ledger.add([tmp_path / "long.txt"])
    ledger.snapshot()
    page = browser(ledger).get("/places").text
    assert len(max(re.findall(r"\w+", page), key=len)) < 200


def test_a_name_with_a_stroke_in_it_is_one_name(browse):
    found = browse.get("/places/Al-Waer%2FHoms")
    assert found.status_code == 404 and "The place &#39;Al-Waer/Homs&#39;" in found.text
    assert browse.get("/places/Al-Waer%2FHoms.json").json()["detail"].startswith("The place 'Al-Waer/Homs'")
