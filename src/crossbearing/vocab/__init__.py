"""Words as data: one TOML file per language and topic, read once when first asked for."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from crossbearing.errors import SetupError


@cache
def load(topic: str, language: str = "en") -> dict[str, Any]:
    """The tables of one topic (`figures`, `speech` ...), as its file has them. Do not change what comes back."""
    source = files(__package__).joinpath(language, f"{topic}.toml")
    if not source.is_file():
        raise SetupError(f"No vocabulary {topic!r} for language {language!r}: the installation is incomplete")
    with source.open("rb") as stream:
        return tomllib.load(stream)
