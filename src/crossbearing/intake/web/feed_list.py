"""The list of feeds that a person wants watched: a TOML file, or one line saying what in it cannot be so."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from crossbearing.errors import FetchError, InputError
from crossbearing.intake.file import MAX_BYTES
from crossbearing.intake.web.address import address_of
from crossbearing.intake.web.lengths import HOW_TO_WRITE, seconds_of
from crossbearing.intake.web.manners import Manners, Network
from crossbearing.intake.web.toml_part import TomlPart

# Publishers ask for half an hour or an hour; news of a war are wanted sooner, and no server minds this.
EVERY = 900
# No feed is asked for more often.
MOST_OFTEN = 60
# A file of so many bytes has ten thousand feeds.
_MOST_BYTES = 1_000_000
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(KB|MB)", re.IGNORECASE)
_SIZES = {"KB": 1e3, "MB": 1e6}

OF_ALL = ("every", "articles", "contact", "max_size", "timeout", "pause", "allow_private")
OF_ONE = ("url", "publisher", "every", "articles")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to watch: where it is, how often to look (in seconds), whether to fetch what it links to, and who is said
    to publish it."""

    url: str
    every: int = EVERY
    articles: bool = True
    publisher: str | None = None

    @property
    def name(self) -> str:
        """What it is called in lines."""
        return self.publisher or self.url


@dataclass(frozen=True, slots=True)
class FeedList:
    """The feeds to watch, and how."""

    feeds: tuple[Feed, ...]
    manners: Manners = field(default_factory=Manners)


def read_feed_list(path: Path) -> FeedList:
    """The list in a file. InputError, with the line, where something in it cannot be so."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"Cannot read the list of feeds {path}: {reason}; check the name") from error
    if len(raw) > _MOST_BYTES:
        raise InputError(f"Cannot read the list of feeds {path}: it has more than 1 MB; is it another file?")
    try:
        text = raw.decode("utf-8-sig")
        tree = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"Cannot read the list of feeds {path}: it is no TOML ({error})") from error
    return _feed_list(path, text.splitlines(), tree)


def _feed_list(path: Path, lines: Sequence[str], tree: Mapping[str, Any]) -> FeedList:
    for name in tree:
        if name not in ("watch", "feed"):
            raise InputError(f"{path}: {name} is not known; a list of feeds has [watch] and [[feed]]")
    head, feeds = tree.get("watch", {}), tree.get("feed", [])
    if not isinstance(head, dict):
        raise InputError(f"{path}: watch must be a table: [watch]")
    if not isinstance(feeds, list) or len(feeds) == 0 or not all(isinstance(one, dict) for one in feeds):
        raise InputError(f'{path} names no feed; write [[feed]] and below it url = "https://..."')
    of_all = TomlPart(path, lines, "watch", 0, head)
    of_all.require_known(OF_ALL)
    other = Feed("", of_all.taken("every", _interval, EVERY), of_all.taken("articles", _truth, True))
    found: dict[str, Feed] = {}
    for number, given in enumerate(feeds):
        part = TomlPart(path, lines, "feed", number, given)
        feed = _feed(part, other)
        if feed.url in found:
            raise part.fault("url", f"{feed.url} is in the list already; name each feed once")
        found[feed.url] = feed
    return FeedList(tuple(found.values()), _manners(of_all))


def _manners(part: TomlPart) -> Manners:
    other = Manners()
    return Manners(
        contact=_contact(part),
        most_bytes=part.taken("max_size", _bytes_of, other.most_bytes),
        seconds=part.taken("timeout", _length, other.seconds),
        pause=part.taken("pause", _length, other.pause),
        allow_private=part.taken("allow_private", _private, other.allow_private),
    )


def _feed(part: TomlPart, other: Feed) -> Feed:
    part.require_known(OF_ONE)
    words = part.words("url")
    if words is None:
        raise part.fault("", 'the feed has no address; write url = "https://..."')
    try:
        url = address_of(words).text
    except FetchError as error:
        raise part.fault("url", f"is no address of a feed: {error.found}") from error
    every = part.taken("every", _interval, other.every)
    return Feed(url, every, part.taken("articles", _truth, other.articles), part.words("publisher"))


def _contact(part: TomlPart) -> str | None:
    words = part.words("contact")
    if words is not None and not words.isascii():
        raise part.fault("contact", "may have plain letters alone, as servers read it: an address of mail or web")
    return words


def _interval(value: Any) -> int:
    seconds = int(_length(value))
    if seconds < MOST_OFTEN:
        raise ValueError('no feed is asked for more often than once a minute; write "1m" or more')
    return seconds


def _length(value: Any) -> float:
    seconds = seconds_of(value) if isinstance(value, str) else None
    if seconds is None:
        raise ValueError(HOW_TO_WRITE)
    return float(seconds)


def _bytes_of(value: Any) -> int:
    found = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    size = 0 if found is None else int(float(found[1]) * _SIZES[found[2].upper()])
    if not 0 < size <= MAX_BYTES:
        raise ValueError(f'write a size up to {MAX_BYTES / 1e6:.0f} MB, as in "5 MB"; larger reports are not read')
    return size


def _private(value: Any) -> bool | tuple[Network, ...]:
    if not isinstance(value, list):
        return _truth(value)
    return tuple(ip_network(one) if isinstance(one, str) else ip_network("") for one in value)


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("write true or false")
    return value
