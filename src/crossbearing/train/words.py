"""The word lists of the recipe."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> tuple[str, ...]:
    """One list of `words.toml`, in its order."""
    lists = tomllib.loads(files("crossbearing.train").joinpath("words.toml").read_text(encoding="utf-8"))
    return tuple(lists[name])


@cache
def word_set(name: str) -> frozenset[str]:
    """The same as a set."""
    return frozenset(word_list(name))
