"""Joins a place and the country behind its comma, which corpora of names mark as one: "X, Syria"."""

from collections.abc import Sequence
from functools import cache

from crossbearing.vocab import load

# First character, last one (not included) and class of a name in a text.
Item = tuple[int, int, str]


def joined_places(text: str, items: Sequence[Item], place: str) -> list[Item]:
    """The items, each of class `place` with the country behind its comma; a list of places stays apart."""
    ends = {start: end for start, end, kind in items if kind == place}
    found: list[Item] = []
    for start, end, kind in items:
        larger = end + 2
        country = text[larger : ends.get(larger, larger)] if kind == place and text[end:larger] == ", " else ""
        in_list = text[start - 2 : start] == ", " and start - 2 in ends.values()
        joins = country in country_names() and not in_list and not _goes_on(text, ends[larger])
        found.append((start, ends[larger] if joins else end, kind))
    return found


def _goes_on(text: str, end: int) -> bool:
    """Whether a list goes on behind the country: ", X" or " and X"."""
    behind = next((text[end + len(mark) :] for mark in (", and ", ", ", " and ") if text.startswith(mark, end)), "")
    return behind.removeprefix("the ")[:1].isupper()


@cache
def country_names() -> frozenset[str]:
    """Names of countries as the news writes them."""
    return frozenset(row["name"] for row in load("countries")["countries"].values())
