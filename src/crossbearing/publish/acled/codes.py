"""The codes of ACLED, as data."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def codes() -> dict[str, Any]:
    """The tables of codes. Do not change what comes back."""
    return tomllib.loads(files(__package__).joinpath("codes.toml").read_text(encoding="utf-8"))
