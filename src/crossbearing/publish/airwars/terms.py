"""The terms of Airwars, as data."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit


@cache
def terms() -> dict[str, Any]:
    """The tables of terms. Do not change what comes back."""
    return tomllib.loads(files(__package__).joinpath("terms.toml").read_text(encoding="utf-8"))


def slug(name: str | None) -> str | None:
    """A name as it stands in addresses; None for none."""
    if name is None:
        return None
    return "-".join("".join(sign if sign.isalnum() else " " for sign in name.casefold()).split()) or None


def medium(url: str | None) -> str | None:
    """The network that an address belongs to; None where it is none of those that are counted by themselves."""
    if url is None:
        return None
    host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    found: str | None = terms()["hosts"].get(host)
    return found
