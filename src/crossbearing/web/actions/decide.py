"""Adds a person's decision: on items of a report, on incidents, or on other decisions."""

from collections.abc import Iterator, Sequence
from typing import Annotated
from urllib.parse import urlencode, urlsplit

import msgspec

from crossbearing.errors import DroppedError, InputError, LedgerError, RepeatedError
from crossbearing.model.decision import Decision, Verb, is_same_person
from crossbearing.model.person import needed_for
from crossbearing.reconcile.decisions.fields import FIELDS
from crossbearing.reconcile.named import ID_START
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.errors import ForbiddenError
from crossbearing.web.page import Action, Done
from crossbearing.web.reports.adding import near, stretch_of
from crossbearing.web.reports.choices import NONE, choices
from crossbearing.web.reports.values import Values
from crossbearing.web.visit import Visit

Line = Annotated[str, msgspec.Meta(max_length=2000)]
Name = Annotated[str, msgspec.Meta(max_length=600)]
Words = Annotated[str, msgspec.Meta(max_length=20_000)]
Place = Annotated[int, msgspec.Meta(ge=0, le=999_999_999)]
# A page of the queue decides on the events of an incident by its id; nobody names more items than these by hand.
MOST = 1000
# What is given back to a form that could not be taken goes into its address, which is not made longer than this.
MOST_TYPED = 1500
_ADDED = ("kind", "polarity", "form", "publisher_stance", "holder")
_AMENDED = tuple(dict.fromkeys(name for fields in FIELDS.values() for name in fields))
# A form that amends an item has each of its fields, as it is now or as it is to be.
_FIELDS = tuple((f"to_{name}", Line, "") for name in _AMENDED)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A decision as `crossbearing decide` takes it. `field` and `to` are what an item is amended to, or `value` is.

    To add a claim: its `report`, the `words` and where they stand, and what it is; `cue` and `hedge` are words near
    them. `at` is where to go on, and `back` the form to which what was typed is given back if it cannot be taken.
    """

    verb: Verb
    names: Annotated[tuple[Name, ...], msgspec.Meta(max_length=MOST)] = ()
    why: Line = ""
    value: Line | None = None
    field: Line = ""
    to: Line = ""
    replaces: Name | None = None
    at: Line = "/"
    back: Line = ""
    report: Name = ""
    words: Words = ""
    start: Place | None = None
    end: Place | None = None
    kind: Line = ""
    polarity: Line = ""
    form: Line = ""
    publisher_stance: Line = ""
    holder: Line = ""
    cue: Line = ""
    hedge: Line = ""
    about: Annotated[tuple[Name, ...], msgspec.Meta(max_length=MOST)] = ()


# The same, with a field for everything that can be amended: `to_type` for `type`.
Form = msgspec.defstruct("Form", _FIELDS, bases=(Asked,), frozen=True, kw_only=True)


def decide(visit: Visit, asked: Asked) -> Done:
    """Add the decision. What cannot be goes back to its form with the reason; InputError where there is no form."""
    made: list[Decision] = []
    try:
        for one in _made(visit, asked):
            made.append(one)
    except DroppedError as error:
        if not made:
            raise
        # What was written is not to be written again.
        raise LedgerError(visit.say("deciding.partly", count=len(made))) from error
    except InputError as error:
        if not asked.back or isinstance(error, ForbiddenError):
            raise
        return Done(said=str(error), at=_back(asked))
    return Done(said=_said(visit, made), at=asked.at, id=made[-1].id)


def _made(visit: Visit, asked: Asked) -> Iterator[Decision]:
    _require_role(visit, asked)
    if asked.verb in (Verb.REJECT, Verb.NOTE) and not asked.why.strip():
        raise InputError(visit.say("deciding.needs_why"))
    if asked.verb is Verb.ADD:
        yield _added(visit, asked)
        return
    # A form has a field for one more name, which may be left blank.
    names = [name for name in asked.names if name.strip()]
    for value in _values(visit, asked):
        yield _decided(visit, asked, names, value)


def _require_role(visit: Visit, asked: Asked) -> None:
    """ForbiddenError where whoever decides may not, for the verb or for what it takes back, replaces or confirms."""
    visit.require(needed_for(asked.verb))
    names = [asked.replaces or "", *(asked.names if asked.verb in (Verb.UNDO, Verb.ACCEPT) else ())]
    named = [one for one in names if len(one) >= ID_START and ":" not in one]
    for of in visit.ledger.decisions() if named else ():
        if any(of.id.startswith(name) for name in named):
            own = asked.verb is Verb.ACCEPT or is_same_person(of.who, visit.person.name)
            visit.require(needed_for(asked.verb, of=of.verb, is_own=own))


def _decided(visit: Visit, asked: Asked, names: Sequence[str], value: str | None) -> Decision:
    why, who = asked.why.strip(), visit.person.name
    try:
        return visit.ledger.decide(
            asked.verb, *names, who=who, why=why, value=value, replaces=asked.replaces, view=visit.view
        )
    except RepeatedError as error:
        # Whoever clicks twice decides once.
        return next(one for one in visit.ledger.decisions() if one.id == error.id)


def _values(visit: Visit, asked: Asked) -> list[str | None]:
    """What each decision sets: an amendment for every field that was changed, else what was given."""
    if asked.verb is not Verb.AMEND or asked.value is not None:
        return [asked.value or (asked.to if asked.verb is Verb.ASSIGN else None)]
    if asked.field:
        return [f"{asked.field}={asked.to}"]
    changed = list(_changed(visit, asked))
    if not changed:
        raise InputError(visit.say("deciding.nothing_changed"))
    return [f"{name}={text}" for name, text in changed]


def _changed(visit: Visit, asked: Asked) -> Iterator[tuple[str, str]]:
    """The fields of the item in which the form differs from what is there."""
    report, _, item = (asked.names[0] if len(asked.names) == 1 else "").rpartition(":")
    found = visit.ledger.named(report)
    if len(found) != 1:
        raise InputError(f"{report!r} was asked for and {len(found)} reports have that name. Load the page again")
    reading = visit.view.opened(found)[found[0]]
    values = Values(reading)
    if item not in values.by_id:
        raise InputError(f"{item!r} was asked for and the report has no such item any more. Load the page again")
    for choice in choices(reading, values.by_id[item], values):
        text = getattr(asked, f"to_{choice.field}", "")
        if text.strip() and text.strip() != choice.now.strip():
            yield choice.field, text.strip()


def _added(visit: Visit, asked: Asked) -> Decision:
    if not asked.report or asked.names:
        return _decided(visit, asked, asked.names, asked.value)
    found = visit.ledger.named(asked.report)
    if len(found) != 1:
        raise InputError(f"{asked.report!r} was asked for and {len(found)} reports have that name. Load the page again")
    reading = visit.view.opened(found)[found[0]]
    text, stand_ins = visit.ledger.text(reading), StandIns(reading)
    place = stretch_of(text, asked.words, stand_ins, start=asked.start, end=asked.end)
    claim = {name: getattr(asked, name) for name in _ADDED if getattr(asked, name) not in ("", NONE)}
    claim |= {"cue": near(text, asked.cue, place), "hedge": near(text, asked.hedge, place)}
    claim |= {"about": [one for one in asked.about if one] or None}
    value = msgspec.json.encode(claim).decode()
    return _decided(visit, asked, [f"{reading.sha256}:{place[0]}-{place[1]}"], value)


def _said(visit: Visit, made: Sequence[Decision]) -> str:
    last = made[-1]
    key = "confirmed" if last.confirms else "waits" if last.needs_second else "decided"
    return visit.say(f"deciding.{key}", verb=visit.tongue.term("verb", last.verb), count=len(made))


def _back(asked: Asked) -> str:
    """The address of the form, with what was typed into it."""
    typed = [(name, getattr(asked, name)) for name in ("words", "cue", "hedge", *_ADDED)]
    typed += [("start", asked.start), ("end", asked.end)]
    typed += [(name, getattr(asked, f"to_{name}", "")) for name in _AMENDED]
    kept, room = list[tuple[str, object]](), MOST_TYPED
    for name, value in typed:
        if value not in (None, "") and len(str(value)) < room:
            kept.append(("typed", f"{name}={value}"))
            room -= len(str(value))
    parts = urlsplit(asked.back)
    query = urlencode([("refused", "yes"), ("verb", asked.verb.value), ("why", asked.why), *kept])
    address = f"{parts.path}?{parts.query}&{query}" if parts.query else f"{parts.path}?{query}"
    return f"{address}#{parts.fragment}" if parts.fragment else address


ACTIONS = (Action(name="decide", path="/decide", asked=Form, do=decide),)
