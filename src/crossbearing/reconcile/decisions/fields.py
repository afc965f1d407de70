"""The fields of items that a person may amend, and what may be written for each."""

# Invariant: no words of a report are among them: what an item's words are is seen in the report, and is not decided.

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.agreement import AgreementStatus, Degree
from crossbearing.model.claim import Certainty, ClaimKind, Form, Polarity, Stance
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.event import EventStance, EventType, Modality
from crossbearing.model.figure import Category, Modifier
from crossbearing.model.pair import PairType
from crossbearing.model.place_status import Attribute
from crossbearing.model.silence import SilenceKind
from crossbearing.model.when import HOW_TO_WRITE, Basis, Precision, When, days_of

NOTHING = ("", "none")
_YES, _NO = ("yes", "true"), ("no", "false")
# The lengths of 2016, 2016-11, 2016-11-17 and 2016-11-17T09, and how fine each is.
_FINE = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY, 13: Precision.HOUR}
_NUMBERS = re.compile(r"(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,6})?")
Value = str | int | float | bool | When | None


@dataclass(frozen=True, slots=True)
class Field:
    """What may be written for a field, in words, and what that means: ValueError where it means nothing.

    `names` are the layers of which it names an item, by its id or an entity's key; `choices` is all that may be written
    where that is a closed list.
    """

    words: str
    read: Callable[[str], Value]
    names: tuple[str, ...] = ()
    may_lack: bool = False
    choices: tuple[str, ...] = ()

    def value(self, text: str) -> Value:
        """What the text means; ValueError with what may be written where it means nothing."""
        if self.may_lack and text in NOTHING:
            return None
        try:
            return self.read(text)
        except ValueError as error:
            raise ValueError(self.words) from error


def _choice(kind: type[StrEnum]) -> Field:
    return Field("one of " + ", ".join(kind), kind, choices=tuple(one.value for one in kind))


def _named(*layers: str) -> Field:
    many = ", ".join(f"{layer}s".replace("ys", "ies") for layer in layers)
    key = " or key" if "entity" in layers else ""
    return Field(f"the id{key} of one of the report's {many}, or none", str, layers, may_lack=True)


def _text(text: str) -> str:
    if not text or not text.isprintable():
        raise ValueError(text)
    return text


def _number(text: str) -> int | float:
    # A comma parts thousands: "1,2" is no number here, and not twelve.
    if _NUMBERS.fullmatch(text) is None:
        raise ValueError(text)
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _flag(text: str) -> bool:
    if text.casefold() not in (*_YES, *_NO):
        raise ValueError(text)
    return text.casefold() in _YES


def _edtf(text: str) -> str:
    days_of(text)
    return text


def _when(text: str) -> When:
    bare = text.rstrip("?~%Z")
    fine = Precision.INTERVAL if "/" in text else _FINE.get(len(bare), Precision.MINUTE)
    return When(_edtf(text), fine, Basis.INFERRED, why="as a person decided")


_ENTITY = _named("entity")
_WORDS = Field("some words", _text)
_WORDS_OR_NONE = Field("some words, or none", _text, may_lack=True)
_NUMBER = Field("a number of zero or more, or none", _number, may_lack=True)
_FLAG = Field("yes or no", _flag, choices=("yes", "no"))
_EDTF = Field(f"a date or none: {HOW_TO_WRITE}", _edtf, may_lack=True)
_DATE = Field(f"a date or none: {HOW_TO_WRITE}", _when, may_lack=True)

# By layer. The roles of an event are written as the party alone, and the holder of a claim is its last one.
FIELDS: Mapping[str, Mapping[str, Field]] = {
    "event": {
        "type": _choice(EventType),
        "modality": _choice(Modality),
        "stance": _choice(EventStance),
        "date": _DATE,
        "place": _ENTITY,
        "perpetrator": _ENTITY,
        "target": _ENTITY,
        "label": _WORDS,
    },
    "figure": {
        "value": _NUMBER,
        "low": _NUMBER,
        "high": _NUMBER,
        "strict": _FLAG,
        "modifier": _choice(Modifier),
        "category": _choice(Category),
        "unit": _WORDS,
        "counts": _WORDS,
        "interval": _EDTF,
        "event": _named("event"),
    },
    "claim": {
        "kind": _choice(ClaimKind),
        "polarity": _choice(Polarity),
        "certainty": _choice(Certainty),
        "form": _choice(Form),
        "publisher_stance": _choice(Stance),
        "holder": _ENTITY,
    },
    "entity": {
        "name": _WORDS,
        "type": _choice(EntityType),
        "key": _WORDS,
        "role": _WORDS_OR_NONE,
        "alignment": _choice(Alignment),
        "pseudonym": _FLAG,
        "protect": _FLAG,
    },
    "quotation": {"speaker": _ENTITY, "claim": _named("claim")},
    "pair": {"type": _choice(PairType), "issue": _WORDS},
    "relation": {"p": _WORDS},
    "media": {"kind": _WORDS, "credit_entity": _ENTITY, "depicts": _named("event")},
    "silence": {
        "who": _ENTITY,
        "kind": _choice(SilenceKind),
        "about": _named("event", "figure", "claim", "entity", "agreement", "obligation"),
        "as_of": _EDTF,
    },
    "placestatus": {
        "place": _ENTITY,
        "attribute": _choice(Attribute),
        "value": _WORDS,
        "holder": _ENTITY,
        "interval": _EDTF,
    },
    "agreement": {"name": _WORDS, "mediator": _ENTITY, "date": _DATE, "status": _choice(AgreementStatus)},
    "obligation": {
        "debtor": _ENTITY,
        "creditor": _ENTITY,
        "action": _WORDS,
        "object": _WORDS_OR_NONE,
        "quantity": _named("figure"),
        "deadline": _WORDS_OR_NONE,
        "condition": _WORDS_OR_NONE,
    },
    "performance": {
        "obligation": _named("obligation"),
        "date": _DATE,
        "quantity": _named("figure"),
        "degree": _choice(Degree),
    },
    "violation": {"accused": _ENTITY, "claimed_by": _ENTITY, "what": _WORDS},
}
