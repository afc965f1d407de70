"""Checks readings against facts.toml: what a careful reader found in the example reports.

A fact points at words of the report and states fields. It is found if an item of its layer stands on those words and
has those fields. Events are checked in four layers: the happening itself, its date, its place and its author.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from crossbearing.model.entity import Entity
from crossbearing.model.reading import Reading, spans_in
from crossbearing.model.report import Report
from crossbearing.model.span import Span
from crossbearing.model.when import When, days_of

Fact = Mapping[str, Any]

_MARKED = re.compile(r"(?<!\\)\[(.*)(?<!\\)\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One checked fact; `problem` says what is wrong with the nearest item, None where the fact was found."""

    layer: str
    report: str
    fact: str
    problem: str | None

    def __str__(self) -> str:
        return f"{self.layer:18} {self.report[:2]}  {self.fact}  <- {self.problem}"


class Checked:
    """A report with its reading, and the questions facts ask of them."""

    def __init__(self, report: Report, reading: Reading) -> None:
        self.report = report
        self.reading = reading

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.reading.entities}

    @cached_property
    def items(self) -> dict[str, object]:
        """Figures, events and claims by id: what pairs join."""
        layers: tuple[Sequence[Any], ...] = (self.reading.quantities, self.reading.events, self.reading.claims)
        return {item.id: item for layer in layers for item in layer}

    def at(self, words: str) -> Span:
        """The marked words, found by their surroundings. They must be in the report once."""
        text = self.report.text.replace("’", "'").replace("“", '"').replace("”", '"')
        marked = _MARKED.search(words)
        before, inner = (words[: marked.start()], marked.group(1)) if marked else ("", words)
        whole = _plain(f"{before}{inner}{words[marked.end() :] if marked else ''}")
        if text.count(whole) != 1:
            raise LookupError(f"{whole!r} is {text.count(whole)} times in {self.report.name}")
        start = text.index(whole) + len(_plain(before))
        return Span.of(self.report.text, start, start + len(_plain(inner)))

    def names(self, entity: str | None) -> list[str]:
        """Everything an entity is called in the report."""
        if entity is None:
            return []
        known = self._entities[entity]
        return [known.name, *(mention.quote for mention in known.mentions)]

    def called(self, entity: str | None, words: object) -> bool:
        """Whether an entity goes by one of these words."""
        names = " | ".join(self.names(entity)).replace("’", "'").casefold()
        return any(word.casefold() in names for word in options(words))

    def is_publisher(self, entity: str | None) -> bool:
        return entity is not None and entity == self.reading.document.publisher_entity


def _plain(words: str) -> str:
    return words.replace("\\[", "[").replace("\\]", "]")


def options(value: object) -> list[Any]:
    """The values a field allows."""
    return value if isinstance(value, list) else [value]


def shares(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the shorter."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common * 2 >= min(one.end - one.start, other.end - other.start)


def on(words: Span, spans: Iterable[Span | None]) -> bool:
    return any(span is not None and shares(words, span) for span in spans)


def same_days(when: When | None, allowed: object) -> bool:
    """Whether a date means the same days as one of these EDTF strings."""
    return when is not None and any(_days(when.edtf) == _days(edtf) for edtf in options(allowed))


def _days(edtf: str | None) -> object:
    return None if edtf is None else days_of(edtf)


Test = tuple[str, Callable[[Any], bool], Callable[[Any], object]]


def problem(candidates: Sequence[Any], tests: Sequence[Test]) -> str | None:
    """What is wrong with the candidate that passes most tests; None if one passes all."""
    if not candidates:
        return "nothing there"
    wrong = [[f"{name} {shown(item)}" for name, passes, shown in tests if not passes(item)] for item in candidates]
    nearest = min(wrong, key=len)
    return "; ".join(nearest) or None


def _is(fact: Fact, field: str, get: Callable[[Any], object] | None = None) -> list[Test]:
    """The test that a field has the fact's value; none where the fact does not state it."""
    value = get or (lambda item: getattr(item, field))
    if field not in fact:
        return []
    return [(field, lambda item: value(item) in options(fact[field]), value)]


def _names(fact: Fact, field: str, checked: Checked, entity: Callable[[Any], str | None]) -> list[Test]:
    """The test that an item's entity goes by the fact's words; none where the fact does not state it."""
    if field not in fact:
        return []
    return [
        (field, lambda item: checked.called(entity(item), fact[field]), lambda item: checked.names(entity(item))[:1])
    ]


def _dated(fact: Fact) -> list[Test]:
    """The test that an item's date means the fact's days; none where the fact does not state it."""
    if "date" not in fact:
        return []
    return [("date", lambda item: same_days(item.date, fact["date"]), lambda item: item.date and item.date.edtf)]


def figures(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    words = checked.at(fact["at"])
    found = [figure for figure in checked.reading.quantities if shares(words, figure.span)]
    tests = _is(fact, "value") + _is(fact, "modifier")
    if "low" in fact or "high" in fact:
        bounds = (fact.get("low"), fact.get("high"))
        tests.append(("bounds", lambda figure: (figure.low, figure.high) == bounds, lambda f: (f.low, f.high)))
    yield "figures", problem(found, tests)
    yield "figure_categories", problem(found, _is(fact, "category"))


def events(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    words = checked.at(fact["at"])
    near = [event for event in checked.reading.events if shares(words, event.trigger)]
    kind = _is(fact, "type")
    yield "events", problem(near, kind + _is(fact, "modality"))
    found = [event for event in near if problem([event], kind) is None]
    details = {
        "event_dates": _dated(fact),
        "event_places": _names(fact, "place", checked, lambda event: event.place),
        "event_authors": _names(fact, "by", checked, lambda event: event.perpetrator and event.perpetrator.entity),
    }
    yield from ((layer, problem(found, tests)) for layer, tests in details.items() if tests)


def claims(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    words = checked.at(fact["at"])
    found = [claim for claim in checked.reading.claims if on(words, claim.content)]

    def held(claim: Any) -> bool:
        holders = [claim.last.entity, *claim.accept]
        if "*" in options(fact["holder"]) and any(map(checked.is_publisher, holders)):
            return True
        return any(checked.called(holder, fact["holder"]) for holder in holders)

    holder: Test = ("holder", held, lambda claim: checked.names(claim.last.entity)[:1])
    yield "claims", problem(found, [holder])
    stance = _is(fact, "stance", lambda claim: claim.publisher_stance)
    yield "claim_kinds", problem(found, [holder, *_is(fact, "kind"), *_is(fact, "polarity"), *stance])


def silences(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    words = checked.at(fact["at"])
    found = [silence for silence in checked.reading.silences if shares(words, silence.span)]
    tests = _is(fact, "kind") + _names(fact, "who", checked, lambda silence: silence.who)
    yield "silences", problem(found, tests)


def obligations(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    words = checked.at(fact["at"])
    terms = [term for deal in checked.reading.agreements for term in deal.obligations]
    action: Test = (
        "action",
        lambda term: any(word in term.action for word in options(fact["action"])),
        lambda term: term.action,
    )
    tests = [action, *_names(fact, "debtor", checked, lambda term: term.debtor)]
    yield "obligations", problem([term for term in terms if on(words, term.spans)], tests)


def performances(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    words = checked.at(fact["at"])
    states = [state for deal in checked.reading.agreements for state in deal.performance]
    yield "performances", problem([state for state in states if on(words, state.spans)], _is(fact, "degree"))


def violations(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    words = checked.at(fact["at"])
    breaches = [breach for deal in checked.reading.agreements for breach in deal.violations]
    found = [breach for breach in breaches if on(words, breach.spans)]
    yield "violations", problem(found, _names(fact, "accused", checked, lambda breach: breach.accused))


def agreements(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    tests = _is(fact, "status")
    if "named" in fact:
        tests.append(("name", lambda deal: fact["named"] in deal.name, lambda deal: deal.name))
    tests += _dated(fact) + _names(fact, "mediator", checked, lambda deal: deal.mediator)
    yield "agreements", problem(checked.reading.agreements, tests)


def place_status(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    words = checked.at(fact["at"])
    found = [status for status in checked.reading.place_status if on(words, status.spans)]
    tests = _is(fact, "attribute") + _names(fact, "place", checked, lambda status: status.place)
    yield "place_status", problem(found, tests)


def pairs(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    first, second = checked.at(fact["a"]), checked.at(fact["b"])

    def stands(item: str, words: Span) -> bool:
        return item in checked.items and on(words, spans_in(checked.items[item]))

    def joins(a: str, b: str) -> bool:
        return (stands(a, first) and stands(b, second)) or (stands(a, second) and stands(b, first))

    yield "pairs", problem([pair for pair in checked.reading.pairs if joins(pair.a, pair.b)], _is(fact, "type"))


def damage(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    words = checked.at(fact["at"])
    hits = [hit for event in checked.reading.events for hit in event.damage]
    yield "damage", problem([hit for hit in hits if shares(words, hit.span)], _is(fact, "level"))


def weapons(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    words = checked.at(fact["at"])
    arms = [arm for event in checked.reading.events for arm in event.weapons]
    yield "weapons", problem([arm for arm in arms if shares(words, arm.span)], [])


def media(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    words = checked.at(fact["at"])
    yield "media", problem([item for item in checked.reading.media if on(words, [item.caption])], [])


def zones(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    """A zone with the words in it. Words may be in a page twice (title and teaser), so they need not be unique."""
    inner = _plain(fact["at"].removeprefix("[").removesuffix("]")).casefold()
    found = [zone for zone in checked.reading.zones if any(inner in span.quote.casefold() for span in zone.spans)]
    yield "zones", problem(found, _is(fact, "kind"))


def never(fact: Fact, checked: Checked) -> Iterator[tuple[str, str | None]]:
    """A reading that must not be made. `date` is the month or day it would be put in."""
    wrong = [
        event
        for event in checked.reading.events
        if (event.type, event.modality) == (fact["type"], fact["modality"])
        and (event.date.edtf or "").startswith(fact.get("date", ""))
    ]
    yield "never", f"{wrong[0].label!r} is there" if wrong else None


def protection(words: str, checked: Checked, *, wanted: bool) -> str | None:
    """What is wrong with the protection of whoever is called so."""
    found = [entity for entity in checked.reading.entities if checked.called(entity.id, words)]
    return problem(found, [("protect", lambda entity: entity.protect is wanted, lambda entity: entity.protect)])


def published(edtf: str, checked: Checked) -> str | None:
    """What is wrong with the publication date. An open end of the fact leaves the end of the reading's free."""
    found = checked.reading.document.published
    if found is None:
        return "no date"
    (first, last), (begin, end) = days_of(edtf), days_of(found)
    return None if begin == first and (last is None or end == last) else f"published {found}"


_LAYERS: tuple[Callable[[Fact, Checked], Iterator[tuple[str, str | None]]], ...] = (
    *(figures, events, claims, silences, obligations, performances, violations, agreements),
    *(place_status, pairs, damage, weapons, media, zones, never),
)


def outcomes(name: str, facts: Fact, checked: Checked) -> Iterator[Outcome]:
    """Every fact of one report, checked."""
    for check in _LAYERS:
        for fact in facts.get(check.__name__, ()):
            for layer, wrong in check(fact, checked):
                stated = {key: value for key, value in fact.items() if key not in ("at", "a", "b")}
                shown = " / ".join(str(fact[key]) for key in ("at", "a", "b") if key in fact)
                yield Outcome(layer, name, f"{shown} {stated}", wrong)
    if "published" in facts:
        yield Outcome("documents", name, f"published {facts['published']}", published(facts["published"], checked))
    if "genre" in facts:
        genre = problem([checked.reading.document], _is(facts, "genre"))
        yield Outcome("documents", name, f"genre {facts['genre']}", genre)
    for field, wanted in (("protected", True), ("unprotected", False)):
        for words in facts.get(field, ()):
            yield Outcome("protection", name, f"{field} {words!r}", protection(words, checked, wanted=wanted))
