"""Lists of feeds as people write them."""

from ipaddress import ip_network
from pathlib import Path

import pytest

from crossbearing.errors import InputError
from crossbearing.intake.web.feed_list import Feed, read_feed_list
from crossbearing.intake.web.lengths import seconds_of
from crossbearing.intake.web.manners import Manners

WHOLE = """
[watch]
every = "30m"
articles = false
contact = "amal@example.org"
max_size = "2.5 MB"
timeout = "20s"
pause = "3s"
allow_private = true

[[feed]]
url = "https://hill.example/rss"

[[feed]]
url = "https://delta.example"
publisher = "Delta Wire"
every = "5m"
articles = true
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_says_which_feeds_and_how(tmp_path):
    found = read_feed_list(written(tmp_path, WHOLE))
    assert found.feeds == (
        Feed("https://hill.example/rss", 1_800, False, None),
        Feed("https://delta.example/", 300, True, "Delta Wire"),
    )
    assert found.manners == Manners(
        contact="amal@example.org", most_bytes=2_500_000, seconds=20, pause=3, allow_private=True
    )
    assert [feed.name for feed in found.feeds] == ["https://hill.example/rss", "Delta Wire"]


def test_networks_of_ones_own_can_be_named(tmp_path):
    found = read_feed_list(written(tmp_path, f"[watch]\nallow_private = ['10.1.0.0/16', 'fd00::/8']\n{ONE}"))
    assert found.manners.allow_private == (ip_network("10.1.0.0/16"), ip_network("fd00::/8"))


def test_an_address_is_enough(tmp_path):
    found = read_feed_list(written(tmp_path, '[[feed]]\nurl = "https://hill.example/rss"'))
    assert (found.feeds, found.manners) == ((Feed("https://hill.example/rss", 900, True, None),), Manners())


ONE = '[[feed]]\nurl = "http://a.example/"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no feed"),
        ("[watch]", "names no feed"),
        ("feed = 3", "names no feed"),
        ("[[feed]", "it is no TOML"),
        (ONE + "[other]\n", "other is not known"),
        ("watch = 3\n" + ONE, "watch must be a table"),
        ('[watch]\nevry = "5m"\n' + ONE, "line 2: evry is not known here; known are every"),
        (ONE + 'name = "x"', "line 3: name is not known here; known are url, publisher"),
        ("[[feed]]\n", "line 1: the feed has no address"),
        (ONE + "\n[[feed]]\npublisher = 'x'", "line 4: the feed has no address"),
        ("[[feed]]\nurl = 3", "line 2: url must be words"),
        ("[[feed]]\nurl = 'a feed'", "line 2: url is no address of a feed"),
        ("[[feed]]\nurl = 'file:///feed'", "line 2: url is no address of a feed: only http and https"),
        (ONE + "\n" + ONE, "line 5: url http://a.example/ is in the list already"),
        (ONE + "every = 5", "line 3: every = 5: write a number with s, m, h or d"),
        (ONE + "every = '5 weeks'", "line 3: every = '5 weeks': write a number"),
        (ONE + "every = '0m'", "line 3: every"),
        (ONE + "every = '30s'", "line 3: every = '30s': no feed is asked for more often than once a minute"),
        (ONE + "articles = 'yes'", "line 3: articles = 'yes': write true or false"),
        (ONE + "publisher = ' '", "line 3: publisher must be words"),
        (ONE + 'publisher = "a\\nb"', "line 3: publisher must be words in one line"),
        ("[watch]\nmax_size = '1 GB'\n" + ONE, "line 2: max_size = '1 GB': write a size up to 20 MB"),
        ("[watch]\nmax_size = '21 MB'\n" + ONE, "line 2: max_size"),
        ("[watch]\ncontact = 'قناة'\n" + ONE, "line 2: contact may have plain letters alone"),
        ("[watch]\nallow_private = ['all']\n" + ONE, "line 2: allow_private = ['all']: 'all' does not appear"),
        ("[watch]\nallow_private = 3\n" + ONE, "line 2: allow_private = 3: write true or false"),
        ("[watch]\ntimeout = 10\n" + ONE, "line 2: timeout = 10"),
    ],
)
def test_what_cannot_be_so_is_one_line_that_says_where(tmp_path, text, said):
    with pytest.raises(InputError) as caught:
        read_feed_list(written(tmp_path, text))
    assert said in str(caught.value)
    assert str(tmp_path / "feeds.toml") in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("raw", [b"\xff\xfe[", b"x" * 1_000_001])
def test_another_file_is_one_line(tmp_path, raw):
    (tmp_path / "feeds.toml").write_bytes(raw)
    with pytest.raises(InputError, match="Cannot read the list of feeds"):
        read_feed_list(tmp_path / "feeds.toml")


@pytest.mark.parametrize("name", [".", "none.toml"])
def test_no_file_is_one_line(tmp_path, name):
    with pytest.raises(InputError, match="check the name"):
        read_feed_list(tmp_path / name)


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("90s", 90),
        ("15m", 900),
        (" 8 H", 28_800),
        ("2d", 172_800),
        ("", None),
        ("0s", None),
        ("-1m", None),
        ("5", None),
    ],
)
def test_lengths_of_time(words, seconds):
    assert seconds_of(words) == seconds
