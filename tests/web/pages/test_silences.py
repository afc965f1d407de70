"""The silences of the examples, as told and by a watch list."""

from crossbearing.reconcile.watch_list import watch_list

WATCH = '[[outlet]]\nname = "Orontes Newswire"\ndays = 5\n'


def test_silences_are_listed_the_newest_first(browse, ledger):
    shown = browse.get("/silences.json").json()
    assert shown["part"]["total"] == len(ledger.view().silences)
    days = [one["where"]["published"] or "" for one in shown["told"]]
    assert days == sorted(days, reverse=True)


def test_silences_are_found_by_who_and_how(browse):
    every = browse.get("/silences.json").json()["told"]
    one = next(line for line in every if line["who"] is not None and "[" not in line["who"])
    who = browse.get("/silences.json", params={"who": one["who"].upper()}).json()["told"]
    how = browse.get("/silences.json", params={"kind": one["kind"]}).json()["told"]
    assert one in who
    assert {line["kind"] for line in how} == {one["kind"]}
    assert browse.get("/silences?kind=shy").status_code == 400


def test_a_watch_list_finds_what_the_command_finds(browse, ledger, tmp_path):
    (tmp_path / "watch.toml").write_text(WATCH)
    unsaid = ledger.view().unsaid(watch_list(tmp_path / "watch.toml"))
    watching = browse.get("/silences.json", params={"watch": WATCH}).json()["watching"]
    assert watching["part"]["total"] == len(unsaid) > 0
    assert [one["incident"] for one in watching["unsaid"]] == [one.incident for one in unsaid][:50]


def test_what_is_no_watch_list_is_said_and_stays_in_the_form(browse):
    page = browse.get("/silences", params={"watch": "[[nobody]]\nname = 1"}).text
    assert 'role="alert"' in page
    assert "[[nobody]]" in page


def test_a_watch_list_names_no_file(browse):
    watching = browse.get("/silences.json", params={"watch": "/etc/passwd"}).json()["watching"]
    assert watching["unsaid"] == []
    assert "root:" not in watching["problem"]


def test_a_watch_list_may_be_of_one_time(browse):
    asked = {"watch": WATCH, "time": "2015-12"}
    some = browse.get("/silences.json", params=asked).json()["watching"]
    every = browse.get("/silences.json", params={"watch": WATCH}).json()["watching"]
    assert some["part"]["total"] < every["part"]["total"]
    wrong = browse.get("/silences.json", params=asked | {"time": "soon"}).json()["watching"]
    assert "is not an EDTF date" in wrong["problem"]
