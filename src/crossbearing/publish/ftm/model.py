"""What of the model of FollowTheMoney is written, as data."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from crossbearing.model.entity import EntityType

# The property that says of an entity that there is one.
ID = "id"
PARTY = "party"


@cache
def _model() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("model.toml").read_text(encoding="utf-8"))


def party_schema(kind: EntityType) -> str:
    """The schema that stands for a party of this kind."""
    return str(_model()["parties"][kind.value])


def property_types(schema: str) -> dict[str, str]:
    """The properties of a schema that are written, with their types. Do not change what comes back."""
    properties = _model()["properties"]
    found: dict[str, str] = properties[PARTY] if schema not in properties else properties[schema]
    return found


def language(code: str) -> str | None:
    """The three-letter code of a language by its two letters; None where the model does not take it."""
    found: str | None = _model()["languages"].get(code)
    return found
