"""Control, siege, population, access, services and calm of places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from crossbearing.extract.clauses import Clause, clauses
from crossbearing.extract.deeds import lemma_of
from crossbearing.extract.draft import Draft
from crossbearing.extract.marked import Marked
from crossbearing.extract.parties import Cast
from crossbearing.extract.sites import around, is_of_place, named_places, phrase_from, places_between
from crossbearing.extract.timeline import context_when, when_of
from crossbearing.model.claim import ClaimKind, Polarity
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.figure import Category
from crossbearing.model.place_status import Attribute, PlaceStatus
from crossbearing.model.span import Span
from crossbearing.model.when import When
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

# A value longer than this is cut: the quote keeps the whole.
VALUE_WORDS = 12
# How many sentences back the place of a sentence that names none is looked for.
PLACE_REACH = 3
# Between "held by" and the holder's name there is room for an article, in characters.
ACTOR_REACH = 6
_COPULAS = frozenset({"was", "is", "are", "were", "has", "have", "had", "remain", "remains", "remained"})
_AHEAD = ("will", "would", "may", "might", "should", "shall", "must")
# Told again, with or without a date, these are the same state.
_LASTING = frozenset({Attribute.CONTROL, Attribute.SIEGE})
_IN_HANDS = re.compile(r"\bunder\s+(?!the\s)(?:[\w'’-]+\s+){1,2}control\b|\bin\s+(?!the\s)[\w'’-]+\s+hands\b")
_SIDES = (
    (re.compile(r"rebel|opposition|insurgent|militant", re.IGNORECASE), Alignment.OPPOSITION),
    (re.compile(r"government|regime|army|loyal|state-", re.IGNORECASE), Alignment.GOVERNMENT),
)


@dataclass(frozen=True, slots=True)
class Find:
    """Words that tell one thing of a place; `goes_on` marks a change that lasts from its date on.

    `is_standing` marks an attribute of the place ("rebel-held"), which the date of the sentence does not bound.
    """

    attribute: Attribute
    clause: Clause
    span: Span
    value: str
    goes_on: bool = False
    holder: str | None = None
    is_standing: bool = False


def find_place_status(draft: Draft) -> Draft:
    """The draft with what it says of its places, in order of the text."""
    cast = Cast.of(draft)
    found: list[PlaceStatus] = []
    for clause in clauses(draft.marked):
        if clause.sentence.zone is ZoneKind.TITLE:
            continue
        for find in _finds(cast, clause):
            besieged = {s.place for s in found if s.attribute is Attribute.SIEGE and s.place is not None}
            for place in _places(cast, find, besieged):
                _add(found, _status(cast, find, place))
    return replace(draft, place_status=tuple(replace(s, id=f"ps{i}") for i, s in enumerate(found, 1)))


def _add(found: list[PlaceStatus], status: PlaceStatus) -> None:
    """Append a status, or its words to the same one told before."""
    for place, other in enumerate(found):
        same = (other.place, other.attribute) == (status.place, status.attribute)
        same_holder = other.holder == status.holder or status.holder is None
        if same and same_holder and (other.interval == status.interval or status.attribute in _LASTING):
            found[place] = replace(other, spans=(*other.spans, *(s for s in status.spans if s not in other.spans)))
            return
    found.append(status)


def _status(cast: Cast, find: Find, place: str) -> PlaceStatus:
    interval = _interval(cast.draft, find)
    return PlaceStatus("", place, find.attribute, find.value, find.holder, interval, (find.span,))


@cache
def _words() -> dict[str, Any]:
    return load("place_status")


@cache
def _phrases(topic: str, table: str) -> Phrases:
    return Phrases({table: _words()[topic][table]})


def _finds(cast: Cast, clause: Clause) -> Iterator[Find]:
    """All that a clause tells of places, each attribute once."""
    if clause.is_due(cast.draft.marked) or clause.has_modal(cast.draft.marked, *_AHEAD):
        return
    told = [*_control(cast, clause), *_siege(cast, clause), *_population(cast, clause)]
    ways = list(_access(cast, clause))
    told += [*ways, *(_services(cast, clause) if not ways else ()), *_calm(cast, clause)]
    seen: set[Attribute] = set()
    for find in told:
        if find.attribute not in seen:
            seen.add(find.attribute)
            yield find


# -- what is told ---------------------------------------------------------------------------------------------


def _control(cast: Cast, clause: Clause) -> Iterator[Find]:
    marked = cast.draft.marked
    span = clause.span(marked)
    yield from _control_verb(cast, clause, span)
    held = "|".join(_words()["control"]["held"])
    for match in re.finditer(rf"\b[\w’']+-(?:{held})\b", span.quote):
        start = span.start + match.start()
        if not is_of_place(cast, start, span.start + match.end()):
            continue
        side = _side_holder(cast, match.group())
        yield Find(Attribute.CONTROL, clause, phrase_from(cast, start, span), match.group(), False, side, True)
    hands = _IN_HANDS.search(marked.text, span.start, span.end)
    if hands is not None:
        side = _side_holder(cast, hands.group())
        yield Find(Attribute.CONTROL, clause, around(cast, hands.start(), span), hands.group(), holder=side)
    for table in ("under_phrases", "loyal_phrases", "holdout_phrases", "base_phrases", "cleared_phrases"):
        hit = next(_phrases("control", table).find(marked.text, span.start, span.end), None)
        if hit is not None:
            is_cleared = table == "cleared_phrases"
            words = span if is_cleared else marked.span(hit.start, span.end)
            holder = None if is_cleared else _actor_at(cast, hit.end, span.end) or _side_holder(cast, hit.phrase)
            piece = around(cast, hit.start, span)
            yield Find(Attribute.CONTROL, clause, piece, _cut(words.quote), is_cleared, holder, piece != span)


def _control_verb(cast: Cast, clause: Clause, span: Span) -> Iterator[Find]:
    """A force that holds, takes, enters or stays in a place."""
    marked = cast.draft.marked
    verb = clause.verb(marked)
    if verb is None or clause.subject is None:
        return
    subject, words = cast.subject(clause), _words()["control"]
    lemma = lemma_of(verb)
    follower = lemma_of(marked.tokens[verb.i + 1]) if verb.i + 1 < clause.last else ""
    is_force = cast.is_belligerent(subject) or lemma_of(marked.tokens[clause.subject]) in words["forces"]
    if not is_force or _is_denied(cast, span) or clause.is_negated(marked):
        return
    takes = lemma in words["verbs"] or f"{lemma} {follower}" in words["verbs"]
    is_taken = takes and not clause.is_passive(marked) and bool(places_between(cast, verb.end, span.end))
    if is_taken or (lemma in words["staying"] and _stays(cast, clause, span)):
        yield Find(Attribute.CONTROL, clause, span, _cut(span.quote), lemma in words["change"], subject)


def _stays(cast: Cast, clause: Clause, span: Span) -> bool:
    """Whether "in" or "at" and a place follow the verb ("were still in the school")."""
    lowers = [token.lower for token in clause.words(cast.draft.marked)]
    verb = clause.verb(cast.draft.marked)
    if verb is None or not {"in", "into", "inside", "at"} & set(lowers):
        return False
    is_still = lemma_of(verb) not in ("be", "see") or "still" in lowers
    return is_still and len(named_places(cast, span)) > 0


def _siege(cast: Cast, clause: Clause) -> Iterator[Find]:
    marked = cast.draft.marked
    span = clause.span(marked)
    if any(True for _ in _phrases("siege", "not_phrases").find(marked.text, span.start, span.end)):
        return
    hit = next(_phrases("siege", "phrases").find(marked.text, span.start, span.end), None)
    is_told_of = hit is not None and hit.phrase.lower().startswith("the siege")
    if hit is not None and (is_told_of or named_places(cast, marked.span(clause.sentence.start, clause.sentence.end))):
        subject = cast.subject(clause)
        by = re.search(r"\bby\s", marked.text[hit.end : span.end])
        agent = None if by is None else _actor_at(cast, hit.end + by.end(), span.end)
        holder = agent or (subject if cast.is_belligerent(subject) else None)
        yield Find(Attribute.SIEGE, clause, span, _cut(marked.text[hit.start : span.end]), holder=holder)


def _population(cast: Cast, clause: Clause) -> Iterator[Find]:
    marked = cast.draft.marked
    span = clause.span(marked)
    hit = next(_phrases("population", "state_phrases").find(marked.text, span.start, span.end), None)
    counted = [f for f in cast.draft.figures if f.category is Category.POPULATION and span.covers(f.span)]
    people = {token.lower for token in clause.words(marked)} & set(_words()["population"]["people"])
    named = named_places(cast, span)
    if hit is None and named:
        hit = next(_phrases("population", "placed_phrases").find(marked.text, span.start, span.end), None)
    if hit is not None and (people or named):
        yield Find(Attribute.POPULATION, clause, span, _cut(span.quote))
    elif counted:
        yield Find(Attribute.POPULATION, clause, phrase_from(cast, counted[0].span.start, span), counted[0].span.quote)


def _access(cast: Cast, clause: Clause) -> Iterator[Find]:
    marked = cast.draft.marked
    span, words = clause.span(marked), _words()["access"]
    lowers = {token.lower for token in clause.words(marked)}
    hit = next(_phrases("access", "phrases").find(marked.text, span.start, span.end), None)
    if hit is not None and (lowers & set(words["ways"]) or hit.phrase.split()[0].lower() not in _COPULAS):
        yield Find(Attribute.ACCESS, clause, span, _cut(span.quote))
        return
    verb = clause.verb(marked)
    if verb is None or clause.subject is None:
        return
    way = marked.tokens[clause.subject]
    if {lemma_of(way), way.lower} & set(words["ways"]) and _is_shut(marked, clause):
        yield Find(Attribute.ACCESS, clause, span, _cut(span.quote))
        return
    if not clause.is_negated(marked):
        return
    forms = {lemma_of(token) for token in marked.tokens[clause.first : clause.group[0]]}
    if forms & set(words["carriers"]) and lemma_of(verb) in words["coming"]:
        yield Find(Attribute.ACCESS, clause, span, _cut(span.quote))


def _is_shut(marked: Marked, clause: Clause) -> bool:
    """Whether the clause says that its subject is closed, cut or opened."""
    near = marked.tokens[clause.group[0] : min(clause.last, clause.group[-1] + 3)]
    return any(token.lower in _words()["access"]["shut"] for token in near)


def _services(cast: Cast, clause: Clause) -> Iterator[Find]:
    marked = cast.draft.marked
    span = clause.span(marked)
    thing = next(_phrases("services", "things").find(marked.text, span.start, span.end), None)
    state = next(_phrases("services", "states").find(marked.text, span.start, span.end), None)
    if thing is None or state is None:
        return
    verb = clause.verb(marked)
    goes_on = verb is not None and lemma_of(verb) in _words()["services"]["change"]
    yield Find(Attribute.SERVICES, clause, span, _cut(span.quote), goes_on)


def _calm(cast: Cast, clause: Clause) -> Iterator[Find]:
    span = clause.span(cast.draft.marked)
    hit = next(_phrases("calm", "phrases").find(cast.draft.marked.text, span.start, span.end), None)
    if hit is not None or _is_unheard(cast, clause):
        yield Find(Attribute.CALM, clause, span, _cut(span.quote))


def _is_unheard(cast: Cast, clause: Clause) -> bool:
    """Whether no fighting was seen or heard ("no shelling was reported")."""
    marked, words = cast.draft.marked, _words()["calm"]
    verb = clause.verb(marked)
    if verb is None or clause.subject is None or not clause.is_negated(marked):
        return False
    noise = marked.tokens[clause.subject]
    return {lemma_of(noise), noise.lower} & set(words["noise"]) != set() and lemma_of(verb) in words["noticing"]


# -- where, since when, by whom -------------------------------------------------------------------------------


def _places(cast: Cast, find: Find, besieged: set[str]) -> list[str]:
    """The places it is said of: named in the words, in the clause, the sentence, or told last before.

    What a report tells of a place without its name it mostly tells of the besieged one.
    """
    marked = cast.draft.marked
    sentence = find.clause.sentence
    for span in (find.span, find.clause.span(marked), marked.span(sentence.start, sentence.end)):
        named = _fitting(cast, find, named_places(cast, span))
        if named:
            return named if find.attribute is Attribute.CALM else named[:1]
    start = marked.sentences[max(0, sentence.index - PLACE_REACH)].start
    if start >= sentence.start:
        return []
    before = _fitting(cast, find, named_places(cast, marked.span(start, sentence.start)))
    held = [place for place in before if place in besieged]
    return (held or before)[-1:]


def _fitting(cast: Cast, find: Find, places: list[str]) -> list[str]:
    """The places of which such a thing is said: a clinic may lack medicine, but who holds a school holds its town."""
    if find.attribute is Attribute.SERVICES:
        return places
    return [place for place in places if not _is_facility(cast, place)]


def _is_facility(cast: Cast, place: str) -> bool:
    entity = cast.entity(place)
    return entity is not None and entity.type is EntityType.FACILITY


def _is_denied(cast: Cast, span: Span) -> bool:
    """Whether somebody denies the words."""
    return any(
        claim.kind is ClaimKind.DENIAL or (claim.polarity is Polarity.NEGATED and claim.kind is ClaimKind.ACCUSATION)
        for claim in cast.draft.claims
        if any(part.overlaps(span) for part in claim.content)
    )


def _interval(draft: Draft, find: Find) -> str | None:
    """From the date told to publication, that date alone, or publication; open where a change lasts."""
    published = None if draft.published is None else draft.published.edtf
    if find.is_standing:
        return published
    told = when_of(draft, find.span)
    if told is None and _is_past(draft, find):
        told = context_when(draft, find.span)
    edtf = None if told is None else told.edtf
    if edtf is None:
        return published
    if find.goes_on and "/" not in edtf:
        return f"{edtf}/.."
    if "/" not in edtf and published is not None and "/" not in published and _is_since(draft, told):
        return f"{edtf}/{published}"
    return edtf


def _is_past(draft: Draft, find: Find) -> bool:
    """Whether the clause tells of the past."""
    return bool(find.clause.group) and draft.marked.tokens[find.clause.group[0]].tag == "VBD"


def _is_since(draft: Draft, told: When | None) -> bool:
    """Whether the date's words say from when on."""
    if told is None or told.span is None:
        return False
    sentence = draft.marked.sentence_at(told.span.start)
    start = told.span.start if sentence is None else sentence.start
    return re.search(r"\bsince\b", draft.marked.text[start : told.span.end], re.IGNORECASE) is not None


def _side_holder(cast: Cast, words: str) -> str | None:
    """The belligerent meant by "rebel-", "government-" and the like."""
    for pattern, side in _SIDES:
        if pattern.search(words):
            sided = (b for b in cast.belligerents if cast.side(b) is side)
            return next(sided, None)
    return None


def _actor_at(cast: Cast, start: int, end: int) -> str | None:
    """The actor named right behind a character ("held by X")."""
    if start >= end:
        return None
    named = cast.index.mentions_in(Span.of(cast.draft.marked.text, start, end))
    near = (entity.id for mention, entity in named if mention.start - start <= ACTOR_REACH)
    return next((entity for entity in near if cast.is_actor(entity)), None)


def _cut(words: str) -> str:
    """The first words, white space evened out."""
    return " ".join(words.split()[:VALUE_WORDS])
