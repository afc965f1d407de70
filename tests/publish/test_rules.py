from pathlib import Path

import pytest

from crossbearing.errors import InputError
from crossbearing.publish.rules import DEFAULT_RULES, PlaceLevel, PlaceRule, Rules, TimeLevel, TimeRule

ALL_KEYS = """
[all]
place = "district"
time = "month"

[protected]
place = "region"
time = "day"
grid_km = 10

[hide]
publishers = ["Hill Post"]
urls = ["hill.example", "https://agency.example/private/"]

[allow]
words = ["Abu Kamal"]
"""


def read(tmp_path: Path, text: str) -> Rules:
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return Rules.read(path)


def test_built_in_rules_round_what_touches_protected_people_alone() -> None:
    assert DEFAULT_RULES.place(touched=False) == PlaceRule(PlaceLevel.EXACT)
    assert DEFAULT_RULES.place(touched=True) == PlaceRule(PlaceLevel.TOWN)
    assert DEFAULT_RULES.time(touched=True) == TimeRule(TimeLevel.DAY)


def test_an_empty_file_gives_the_built_in_rules(tmp_path: Path) -> None:
    assert read(tmp_path, "") == DEFAULT_RULES


def test_what_touches_protected_people_is_never_finer_than_the_rest(tmp_path: Path) -> None:
    rules = read(tmp_path, ALL_KEYS)
    assert rules.place(touched=True) == PlaceRule(PlaceLevel.REGION, 10.0)
    assert rules.time(touched=True) == TimeRule(TimeLevel.MONTH)
    assert rules.place(touched=False) == PlaceRule(PlaceLevel.DISTRICT)


@pytest.mark.parametrize(
    ("publisher", "url", "out"),
    [
        ("HILL POST", "https://other.example/1", (None, None)),
        ("Agency", "https://www.hill.example/1", ("Agency", None)),
        ("Agency", "https://agency.example/private/1", ("Agency", None)),
        ("Agency", "https://agency.example/1", ("Agency", "https://agency.example/1")),
        ("Agency", "https://nothill.example/1", ("Agency", "https://nothill.example/1")),
        (None, None, (None, None)),
    ],
)
def test_publishers_and_addresses_that_are_listed_stay_in(
    tmp_path: Path, publisher: str | None, url: str | None, out: tuple[str | None, str | None]
) -> None:
    assert read(tmp_path, ALL_KEYS[ALL_KEYS.index("[hide]") :]).publisher(publisher, url) == out


def test_an_address_tells_day_and_place_and_stays_in_where_these_are_coarser_than_built_in(tmp_path: Path) -> None:
    url = "https://agency.example/2031/03/08/durra"
    assert DEFAULT_RULES.publisher("Agency", url, touched=True) == ("Agency", url)
    coarser = read(tmp_path, '[protected]\ntime = "month"')
    assert coarser.publisher("Agency", url, touched=True) == ("Agency", None)
    assert coarser.publisher("Agency", url) == ("Agency", url)


def test_the_words_of_rules_name_nothing_that_is_hidden(tmp_path: Path) -> None:
    words = read(tmp_path, ALL_KEYS).words()
    assert "what touches protected people: place region on a grid of 10 km, time month" in words
    assert not any(name in line for line in words for name in ("Kamal", "Hill", "agency"))
    assert "words that go out though a protected person bears them too: 1" in words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[al]\nplace = 'town'", "'al', which is no table"),
        ("place = 'town'", "'place', which is no table"),
        ("[all]\nplaces = 'town'", "'places', which is no rule. Known: place, time, grid_km"),
        ("[all]\nplace = 'street'", "place = 'street'. Give one of exact, town, district"),
        ("[all]\nplace = ['town']", "Give one of exact"),
        ("[all]\ntime = 3", "time = 3. Give one of exact, day"),
        ("[protected]\ngrid_km = 0", "Give a number from 0.5 to 500"),
        ("[protected]\ngrid_km = true", "Give a number"),
        ("[protected]\ngrid_km = nan", "Give a number"),
        ("[hide]\nurls = 'hill.example'", "Give a list of words"),
        ("[hide]\npublishers = ['']", "Give a list of words"),
        ("[allow]\nwords = [1]", "Give a list of words"),
        ("[all\n", "is no TOML"),
        ("\x00", "is no TOML"),
    ],
)
def test_what_is_no_rule_is_refused_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError) as raised:
        read(tmp_path, text)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Cannot read the rules"):
        Rules.read(tmp_path / "none.toml")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="Cannot read the rules"):
        Rules.read(tmp_path / "folder")
    (tmp_path / "binary").write_bytes(b"\xff\xfe[all]")
    with pytest.raises(InputError, match="is no TOML"):
        Rules.read(tmp_path / "binary")
    (tmp_path / "large").write_bytes(b"#" * 200_000)
    with pytest.raises(InputError, match="more than 100,000 bytes"):
        Rules.read(tmp_path / "large")
