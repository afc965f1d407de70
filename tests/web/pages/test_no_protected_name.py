"""Whoever is protected is named by no page, whatever pages say of what they did."""

import pytest

PATHS = ("/agreements", "/sources", "/silences", "/decisions", "/search?words=the", "/search?kind=fact")


NAME = "Hanan Darwish"
TEXT = f"""Waer Pulse
20 November 2016

Shelling kills four in al-Waer

HOMS - {NAME}, a teacher, said on Saturday that army shelling killed four people in al-Waer. "The government agreed with
{NAME} to release 50 detainees," a resident said. The army denied it. {NAME} did not comment on the agreement. The
agreement of {NAME} obliges the government to release 50 detainees, 20 of whom were freed on Friday, {NAME} said.
"""


@pytest.fixture
def protected(ledger, tmp_path):
    """The name of somebody who is quoted in a report, protected by a decision."""
    (tmp_path / "waer-pulse.txt").write_text(TEXT)
    ledger.add(tmp_path / "waer-pulse.txt")
    reading = next(one for one in ledger.readings() if NAME in ledger.text(one))
    person = next(one for one in reading.entities if NAME in one.name)
    assert ledger.snapshot().count_sources(NAME) == 1
    ledger.decide("protect", f"{reading.sha256}:{person.id}", who="Noor", why="fears for her life")
    return NAME


@pytest.mark.parametrize("path", PATHS)
def test_a_list_names_nobody_who_is_protected(browser, ledger, protected, path):
    browse = browser(ledger)
    twin = path.replace("?", ".json?") if "?" in path else f"{path}.json"
    assert protected not in browse.get(path).text
    assert protected not in browse.get(twin).text


def test_a_page_of_one_names_nobody_who_is_protected(browser, ledger, protected):
    browse = browser(ledger)
    deals = browse.get("/agreements.json").json()["deals"]
    sources = browse.get("/sources.json").json()["sources"]
    paths = [f"/agreements/{one['id']}" for one in deals] + [f"/sources/{one['id']}" for one in sources]
    for path in paths:
        assert protected not in browse.get(path).text
