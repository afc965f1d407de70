"""The words of a clause that tell a state of a place, each with its attribute and holder."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.places.place_holder import holder_of, side_holder
from crossbearing.extract.places.place_rules import Hit, Rule, possible_rules, word_class, word_list
from crossbearing.extract.places.sites import Sites
from crossbearing.extract.words.clauses import Clause
from crossbearing.extract.words.templates import Runs
from crossbearing.model.claim import ClaimKind, Polarity
from crossbearing.model.entity import EntityType
from crossbearing.model.figure import Figure
from crossbearing.model.place_status import Attribute
from crossbearing.model.span import Span
from crossbearing.vocab.phrases import Phrases

_TO_BEFORE = re.compile(r"(?:(\w+)\s+)?\bto\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_OFFICES = frozenset({EntityType.ORGANISATION, EntityType.MONITOR, EntityType.MEDIA, EntityType.PERSON})
_REMAINING = re.compile(
    r"\bremaining\s+(?!people|residents|civilians|inhabitants|families|in\b|at\b|on\b|there\b|here\b|behind\b|inside\b)",
    re.IGNORECASE,
)
# "Once the forces have left" tells of no state.
_ONCE = re.compile(r"\b(?:once|until|unless|as soon as)\s+(?:[\w'’“”\"-]+\s+){0,5}$", re.IGNORECASE)
# People in a hospital are counted, not living there.
_TREATED = re.compile(r"\b(?:hospital|medical|urgent)\s+(?:treatment|care|attention)\b|\bsurgery\b", re.IGNORECASE)
_OF_THE_FREE = frozenset({Attribute.CONTROL, Attribute.POPULATION})
_NEGATED_BY_WORD = frozenset({Attribute.CONTROL, Attribute.SIEGE, Attribute.POPULATION})


@dataclass(frozen=True, slots=True)
class Find:
    """Words `span` of a clause that tell one thing of a place; `lasts` marks a change that goes on from its date.

    `is_standing` marks an attribute of the place ("rebel-held"), which the date of the sentence does not bound.
    """

    attribute: Attribute
    clause: Clause
    span: Span
    lasts: bool = False
    holder: str | None = None
    is_standing: bool = False


def finds(cast: Cast, sites: Sites, clause: Clause, counted: Sequence[Figure]) -> Iterator[Find]:
    """All that a clause tells of places, each attribute once; adjectives before places every time.

    `counted` are the report's numbers of inhabitants.
    """
    span = clause.span(cast.draft.marked)
    runs = Runs(cast.draft.marked.text, span.start, span.end)
    hyphened = [] if _held_runs().isdisjoint(runs.words) else list(_hyphened(cast, clause, span))
    yield from hyphened
    seen = {find.attribute for find in hyphened}
    for rule in possible_rules(runs.words):
        if rule.attribute in seen or (rule.attribute is Attribute.SERVICES and Attribute.ACCESS in seen):
            continue
        found = next(_matches(cast, sites, clause, runs, rule), None)
        if found is not None:
            seen.add(rule.attribute)
            yield found
    if Attribute.POPULATION not in seen:
        yield from _counted(cast, clause, span, counted)


def _matches(cast: Cast, sites: Sites, clause: Clause, runs: Runs, rule: Rule) -> Iterator[Find]:
    """Each place of the clause, of these words, where the rule fits."""
    for start, end in rule.templates.find(runs):
        if not _is_real(cast, clause, rule, start, end) or not _is_about(cast, sites, clause, rule):
            continue
        if (rule.placed and not sites.right_behind(clause, end)) or (rule.named and not sites.in_reach(clause)):
            continue
        if rule.attribute in _OF_THE_FREE and _is_in_prison(cast, clause):
            continue
        if (rule.people and not _has_people(cast, clause)) or _is_own_doing(cast, clause, rule):
            continue
        hit = Hit(rule, clause, Span.of(runs.text, start, end))
        fits, holder = holder_of(cast, sites, hit)
        if fits:
            yield Find(rule.attribute, clause, hit.span, rule.lasts, holder, rule.standing)


# -- whether it is so -----------------------------------------------------------------------------------------


def _is_real(cast: Cast, clause: Clause, rule: Rule, start: int, end: int) -> bool:
    """Whether the words are not wished, planned, denied or only possible."""
    text, span = cast.draft.marked.text, clause.span(cast.draft.marked)
    if rule.attribute is Attribute.CONTROL and _ONCE.search(text, span.start, start) is not None:
        return False
    if rule.attribute in _NEGATED_BY_WORD and _is_negated(text[span.start : start]):
        return False
    if rule.attribute is Attribute.SIEGE and _is_of_supply(text[start : span.end]):
        return False
    if rule.standing:
        return True
    if rule.attribute is Attribute.POPULATION and _REMAINING.search(text, span.start, end):
        return False
    # "could not reach" tells of access; elsewhere such words undo the state also from within.
    ahead = _unreal().find(text, span.start, start if rule.attribute is Attribute.ACCESS else end)
    return next(ahead, None) is None and not _is_infinitive(cast, start) and not _is_denied(cast, rule, start)


def _is_of_supply(words: str) -> bool:
    """Whether water, power or the like is what a place is cut off from: that is no siege."""
    supply = re.match(r"(?:\w+\s+){0,2}cut off from((?:\s+[\w-]+){1,3})", words)
    return supply is not None and not word_class("utility").isdisjoint(supply[1].lower().split())


@cache
def _unreal() -> Phrases:
    return Phrases({"unreal": sorted(word_list("unreal"))})


def _is_negated(before: str) -> bool:
    words = re.findall(r"[\w'’]+", before.lower().replace("’", "'"))
    return any(word in word_list("negations") or word.endswith("n't") for word in words)


def _is_infinitive(cast: Cast, start: int) -> bool:
    """Whether "to" stands ahead of a verb here, not as in "continued to hold"."""
    marked = cast.draft.marked
    before = _TO_BEFORE.search(marked.text, max(0, start - 40), start)
    token = marked.token_at(start)
    is_verb = token is not None and token.tag == "VB"
    return before is not None and is_verb and (before.group(1) or "").lower() not in word_list("going_on")


def _is_denied(cast: Cast, rule: Rule, start: int) -> bool:
    """Whether somebody denies that a side holds, takes or besieges a place here, or what is told of access to it."""
    if rule.attribute is Attribute.ACCESS:
        return _is_rejected(cast, start)
    if rule.attribute not in (Attribute.CONTROL, Attribute.SIEGE):
        return False
    return any(
        claim.kind is ClaimKind.DENIAL or (claim.polarity is Polarity.NEGATED and claim.kind is ClaimKind.ACCUSATION)
        for claim in cast.draft.claims
        if any(part.start <= start < part.end for part in claim.content)
    )


def _is_rejected(cast: Cast, start: int) -> bool:
    """Whether the words are denied as they stand: a denial that has no negation of its own ("no obstruction")."""
    for claim in cast.draft.claims:
        if claim.kind is ClaimKind.DENIAL:
            parts = [part for part in claim.content if part.start <= start < part.end]
            if parts and not any(_is_negated(part.quote) for part in parts):
                return True
    return False


def _is_own_doing(cast: Cast, clause: Clause, rule: Rule) -> bool:
    """Whether a single person, or an office of the one who tells it, is the subject ("I closed the shop")."""
    if rule.attribute is not Attribute.SERVICES or clause.subject is None:
        return False
    token = cast.draft.marked.tokens[clause.subject]
    if token.lower in ("i", "he", "she"):
        return True
    subject = cast.entity(cast.subject(clause))
    return subject is not None and subject.type in _OFFICES and token.tag not in ("PRP", "WP", "WDT")


def _is_about(cast: Cast, sites: Sites, clause: Clause, rule: Rule) -> bool:
    """Whether the clause's subject is of the kind the rule tells of."""
    if rule.about is None:
        return True
    if clause.subject is None:
        return False
    token = cast.draft.marked.tokens[clause.subject]
    if rule.about == "place":
        return sites.stands_at(token)
    return token.lower in {word.split()[-1] for name in rule.about.split("|") for word in word_class(name)}


def _is_in_prison(cast: Cast, clause: Clause) -> bool:
    prisons = word_list("prisons")
    return any(token.lower in prisons for token in clause.words(cast.draft.marked))


def _has_people(cast: Cast, clause: Clause) -> bool:
    """Whether the clause tells of people or names anybody."""
    lowers = {token.lower for token in clause.words(cast.draft.marked)}
    named = cast.index.mentions_in(clause.span(cast.draft.marked))
    return bool(lowers & word_class("people") or named)


# -- adjectives and counts ------------------------------------------------------------------------------------


def _hyphened(cast: Cast, clause: Clause, span: Span) -> Iterator[Find]:
    """Each "rebel-held", "army-controlled" ahead of a place in the characters of a clause."""
    text = cast.draft.marked.text
    for match in _held().finditer(text[span.start : span.end]):
        start, end = span.start + match.start(), span.start + match.end()
        if _is_ahead_of_place(cast, start, end):
            holder = side_holder(cast, match.group())
            yield Find(Attribute.CONTROL, clause, Span.of(text, start, end), False, holder, True)


@cache
def _held_runs() -> frozenset[str]:
    """The runs of letters of which one stands in every "rebel-held"."""
    return frozenset(re.findall(r"\w+", " ".join((*word_list("held"), "held")).lower()))


@cache
def _held() -> re.Pattern[str]:
    """ "rebel-held" and "rebels held"."""
    held, sides = "|".join(sorted(word_list("held"))), "|".join(sorted(word_list("sides")))
    return re.compile(rf"\b(?:[\w’']+-(?:{held})|(?:{sides})\s+held)\b")


def _is_ahead_of_place(cast: Cast, start: int, end: int) -> bool:
    """Whether the adjective at these characters stands in front of a place, not of an office."""
    words = re.findall(r"[^\W_]+", cast.draft.marked.text[end : end + 60])[:3]
    around = cast.index.longest_at(start, end)
    entity = None if around is None else cast.index.at(around.start, around.end)
    if entity is not None:
        return entity.type in (EntityType.PLACE, EntityType.FACILITY)
    return bool(words) and (words[0][:1].isupper() or any(word.lower() in word_list("grounds") for word in words))


def _counted(cast: Cast, clause: Clause, span: Span, counted: Sequence[Figure]) -> Iterator[Find]:
    """The first number of inhabitants in the characters of a clause."""
    for figure in counted:
        if span.covers(figure.span):
            if not _is_in_prison(cast, clause) and _TREATED.search(span.quote) is None:
                yield Find(Attribute.POPULATION, clause, figure.span)
            return
