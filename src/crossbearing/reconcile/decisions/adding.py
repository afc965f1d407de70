"""Claims that a reader missed and a person adds: what is written for one, and the claim that it becomes."""

# Invariants: an added claim has the words of the report it is in, or it is not there; what a person writes is checked
# against the model before it is kept, and what cannot be a claim adds none.

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from crossbearing.errors import InputError, ModelError
from crossbearing.model.claim import Certainty, Claim, ClaimKind, Form, Link, Polarity, Stance
from crossbearing.model.decision import Decision, Verb, added_id
from crossbearing.model.reading import Reading
from crossbearing.reconcile.decisions.fields import FIELDS, NOTHING
from crossbearing.reconcile.placing import CLAIM, Places

# What a claim may be about.
ABOUT = ("event", "figure", "entity", "agreement", "obligation", "performance", "violation", "placestatus")
_HOW = 'Write it as --value "kind=denial; holder=e3; cue=60-64"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A claim to be added, but for its words. None of a field is what follows from the others.

    `holder` and `about` are ids or keys of items, `cue` and `hedge` are characters of the report as START-END.
    """

    kind: str = ClaimKind.FACT.value
    polarity: str = Polarity.AFFIRMED.value
    certainty: str | None = None
    form: str | None = None
    publisher_stance: str = Stance.NEUTRAL.value
    holder: str | None = None
    cue: str | None = None
    hedge: str | None = None
    about: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Addition":
        """The addition that a person wrote ("kind=denial; holder=e3") or a decision holds (JSON).

        InputError, with what may be written, where it is none.
        """
        written = _from_json(text) if text.lstrip().startswith("{") else _from_fields(text)
        known = {field.name for field in fields(cls)}
        for name, value in written.items():
            if name not in known:
                raise InputError(f"{name} was asked for a claim and is no field of it. Known are {', '.join(known)}")
            _require(name, value)
        return cls(**written)

    @property
    def json(self) -> str:
        """The same as a decision holds it: what is set, in order of the names."""
        held = {name: value for name, value in asdict(self).items() if value not in (None, ())}
        return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def text(self) -> str:
        """The same as a person would write it."""
        held = json.loads(self.json).items()
        return "; ".join(f"{name}={' '.join(value) if isinstance(value, list) else value}" for name, value in held)


def claim_of(addition: Addition, reading: Reading, id: str, words: Mapping[str, Any], content: Sequence[Any]) -> Claim:
    """The claim in a reading whose ids it names; `words` are the spans of its cue and hedge by START-END.

    InputError where it cannot be a claim.
    """
    publisher = reading.document.publisher_entity
    cue, hedge = (words.get(name or "") for name in (addition.cue, addition.hedge))
    chain = [Link(publisher, None, cue if addition.holder in (None, publisher) else None)]
    if addition.holder not in (None, publisher):
        chain.append(Link(addition.holder, None, cue))
    form = addition.form or (Form.NARRATOR if len(chain) == 1 else Form.INDIRECT)
    certainty = addition.certainty or (Certainty.ASSERTED if hedge is None else Certainty.HEDGED)
    if (hedge is None) is (certainty == Certainty.HEDGED):
        raise InputError("A claim that is hedged has the words that hedge it, and no other has. Give hedge=START-END")
    try:
        return Claim(
            id,
            tuple(chain),
            tuple(content),
            Form(form),
            ClaimKind(addition.kind),
            Polarity(addition.polarity),
            Certainty(certainty),
            hedge,
            addition.about,
            Stance(addition.publisher_stance),
        )
    except ModelError as error:
        raise InputError(f"A claim was to be added, which cannot be: {error}. {_HOW}") from error


def with_added(readings: Sequence[Reading], standing: Sequence[Decision], places: Places) -> list[Reading]:
    """The readings with the claims that decisions in force add; one of which something is not found is left out."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    by_hash = {reading.sha256: reading for reading in readings}
    for decision in standing:
        reading = by_hash.get(decision.about[0].sha256) if decision.verb is Verb.ADD else None
        claim = None if reading is None else _added(decision, reading, places)
        if claim is not None and reading is not None and claim.id not in {*reading.ids()}:
            found[reading.sha256].append(claim)
    return [_with(reading, found[reading.sha256]) if reading.sha256 in found else reading for reading in readings]


def _with(reading: Reading, claims: Sequence[Claim]) -> Reading:
    return replace(reading, claims=(*reading.claims, *claims))


def _added(decision: Decision, reading: Reading, places: Places) -> Claim | None:
    """The claim that a decision adds; None where something of it is not found, or it says none."""
    if places.missing(decision):
        return None
    words, items = places.words(decision), places.items(decision)
    try:
        asked = Addition.of(decision.value or "")
        holder = None if asked.holder is None else items[asked.holder]
        here = replace(asked, holder=holder, about=tuple(items[one] for one in asked.about))
        content = [words[one.id] for one in decision.about]
        return claim_of(here, reading, added_id(decision.id), words, content)
    except (InputError, KeyError):
        return None


def _require(name: str, value: Any) -> None:
    """InputError where that cannot be written for a field."""
    if name == "about":
        right = isinstance(value, tuple) and all(isinstance(one, str) and one for one in value)
    else:
        right = isinstance(value, str) and value != ""
    field = FIELDS[CLAIM].get(name)
    if right and field is not None and field.choices:
        right = value in field.choices
    if not right:
        words = "ids of items" if name == "about" else "words" if field is None else field.words
        raise InputError(f"{name}={value} was asked for a claim. {name} may be {words}")


def _from_json(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"A claim was to be added, and {text[:60]!r} is no JSON. {_HOW}") from error
    if not isinstance(found, dict):
        raise InputError(f"A claim was to be added, and {text[:60]!r} is none. {_HOW}")
    found = {name: value for name, value in found.items() if value is not None}
    several = found.get("about")
    return found | {"about": tuple(several)} if isinstance(several, list) else found


def _from_fields(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in filter(str.strip, text.split(";")):
        name, sign, value = part.partition("=")
        if not sign:
            raise InputError(f"A claim was to be added, and {part.strip()!r} is no FIELD=VALUE. {_HOW}")
        name, value = name.strip().replace("-", "_").casefold(), value.strip()
        if value not in NOTHING:
            found[name] = tuple(value.split()) if name == "about" else value
    return found
