"""Entities of FollowTheMoney: values by property, each with the words that carry it, and their statements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha1

from crossbearing.model.content import content_key
from crossbearing.publish.ftm.model import ID, language, property_types
from crossbearing.publish.values import Edition, Passage

# So many signs of a hash name an entity.
_SIGNS = 24
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
# What is wanted of a ledger stands behind its name, in brackets.
_WANTED = " ("
_DATASET = "crossbearing"


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a property; `words` carry it, `speaker` says it. `quoted` says that it is words of the report."""

    prop: str
    value: str | float
    words: Passage | None = None
    speaker: str | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class FtmEntity:
    """An entity; `incident` is the id of the incident that it is part of."""

    id: str
    schema: str
    values: tuple[Value, ...]
    incident: str | None = None

    def each(self) -> tuple[Value, ...]:
        """Its values, each once: by the words that are met first. Blank ones are none."""
        found: dict[tuple[str, str, str | None], Value] = {}
        for one in self.values:
            if text(one.value).strip():
                found.setdefault((one.prop, text(one.value), lang(one)), one)
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Naming:
    """What things are called in the data set: the same in every edition of a ledger of that name."""

    dataset: str

    @classmethod
    def of(cls, edition: Edition) -> "Naming":
        """The naming of an edition's ledger, whichever part of it goes out."""
        name = _NOT_IN_NAMES.sub("_", edition.title.partition(_WANTED)[0].casefold()).strip("_")
        return cls(f"{_DATASET}_{name}" if name else _DATASET)

    def __call__(self, kind: str, *key: str | None) -> str:
        """The id of a thing."""
        return f"cb-{kind}-{content_key(self.dataset, kind, *key)[:_SIGNS]}"

    def statement(self, entity: str, value: Value) -> str:
        """The id of a statement, as the library makes it."""
        tail = f"@{lang(value)}" if lang(value) else ""
        key = f"{self.dataset}.{entity}.{value.prop}.{text(value.value)}{tail}"
        return sha1(key.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def text(value: str | float) -> str:
    """A value as the model has all of them: text."""
    return value if isinstance(value, str) else repr(value)


def in_line(name: str) -> str:
    """A name with single blanks, as the model has names."""
    return " ".join(name.split())


def lang(value: Value) -> str | None:
    """The language of words of a report; None of all else."""
    return language(value.words.source.language) if value.quoted and value.words is not None else None


def type_of(schema: str, prop: str) -> str:
    """The type of a property."""
    return ID if prop == ID else property_types(schema)[prop]


def statements(entity: FtmEntity) -> Iterator[Value]:
    """That there is the entity, and each of its values."""
    yield Value(ID, entity.id)
    yield from entity.each()
