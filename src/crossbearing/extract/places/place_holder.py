"""Who holds or besieges a place, where the words leave room for it."""

import re
from itertools import takewhile

from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.places.place_rules import Hit, Who, word_class, word_list
from crossbearing.extract.places.sites import Sites
from crossbearing.extract.words.clauses import NOMINAL, RELATIVE, Clause
from crossbearing.extract.words.marked import Token
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.place_status import Attribute
from crossbearing.model.span import Span

# Behind "held by" there is room for an article and some adjectives before the holder's head, in characters.
ACTOR_REACH = 45
# A subject whose verb is a participle stands this near ahead of it ("gunmen holding the town"), in characters.
SUBJECT_REACH = 3
# So many words on, the ground that is taken is named ("walked into the deserted streets").
OBJECT_WORDS = 4
# "Hundreds of federal police officers": so many words may stand between "of" and the force.
NUMBER_WORDS = 4
# Behind "besieged" the words "by X" stand within so many characters.
BY_REACH = 40
_BE_BEFORE = re.compile(r"\b(?:be|is|are|was|were|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_NEW_PHRASE = frozenset(
    {"in", "at", "on", "from", "to", "with", "against", "for", "by", "near", "part", "place", "effect"}
)
_NOT_OF_PERSONS = re.compile(
    r"under|in|loyal|claimed|ruled|administered|governed|\w+ (?:still|now) under", re.IGNORECASE
)
# Those who are taken or held are no ground.
_TAKEN = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ARMED_ACTOR, EntityType.GOVERNMENT})
# A road is none either: it runs through other places.
_ROAD = re.compile(r"\b(?:road|highway|motorway|route|corridor|pipeline)s?\b")
# A share stands right behind the verb.
SHARE = re.compile(
    r"\s+(?:(?:up|to|at|least|more|than|about|around|nearly|almost|some|roughly|over|the|a)\s+)*"
    r"(?:[\d.,]+|[\w-]+)\s*(?:%|per\s?cent|percent|tenths?|thirds?|quarters?|fifths?)?\s+of\s+(?P<counted>(?:the|its|their)\s+[\d,]+\b)?",
    re.IGNORECASE,
)
_VERB_START = re.compile(r"(?:is|are|was|were|be|been|being|falls?|fell|fallen|pass\w*)\b", re.IGNORECASE)
_HAVE_BEFORE = re.compile(r"\b(?:have|has|had|'ve|having)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_SIDES = (
    (re.compile(r"rebel|opposition|insurgent|militant|separatist|resistance", re.IGNORECASE), Alignment.OPPOSITION),
    (re.compile(r"government|regime|army|loyal|state|military|federal", re.IGNORECASE), Alignment.GOVERNMENT),
)


def holder_of(cast: Cast, sites: Sites, hit: Hit) -> tuple[bool, str | None]:
    """Whether what the rule asks for stands around the words, and the holder found there."""
    rule, clause, start = hit.rule, hit.clause, hit.span.start
    ahead = cast.draft.marked.text[clause.span(cast.draft.marked).start : start]
    if rule.attribute is Attribute.CONTROL and _ROAD.search(ahead) is not None:
        return False, None
    match rule.who:
        case Who.SUBJECT:
            force, holder = _subject(cast, clause, start)
            return force and _is_active(cast, hit) and _has_object(cast, sites, hit), holder
        case Who.LEAVER:
            return _subject(cast, clause, start)[0] and _is_left(cast, hit), None
        case Who.AGENT:
            force, agent = _agent(cast, hit)
            return (force and _is_of_place(cast, sites, hit)) if rule.agent else True, agent
        case Who.SIDE:
            return not _is_of_captives(cast, hit), side_holder(cast, hit.span.quote)
    return True, None


def side_holder(cast: Cast, words: str) -> str | None:
    """The belligerent meant by "rebel-", "government-" and the like."""
    for pattern, side in _SIDES:
        if pattern.search(words):
            return next((b for b in cast.belligerents if cast.side(b) is side), None)
    return None


def _is_left(cast: Cast, hit: Hit) -> bool:
    """Whether leaving is what the clause tells, not what others do beside it ("shot at people leaving the town")."""
    token = cast.draft.marked.token_at(hit.span.start)
    return token is None or not token.lower.startswith(("leav", "left")) or token.i in hit.clause.group[-1:]


def _is_active(cast: Cast, hit: Hit) -> bool:
    """Whether the hit opens with a verb in the active voice."""
    marked = cast.draft.marked
    token, span = marked.token_at(hit.span.start), hit.clause.span(marked)
    if token is None:
        return False
    before = marked.text[span.start : hit.span.start]
    # Right behind a force the tagger may have taken a verb for a noun ("fighters control most of the town").
    follows_force = not word_class("force").isdisjoint(before.lower().split()[-1:])
    follows_force = follows_force or _is_behind_belligerent(cast, hit)
    is_verb = token.pos in ("VERB", "AUX") or token.i in hit.clause.group or follows_force
    if not is_verb and token.lower != "still":
        return False
    # "The area surrounding the palace" is under no siege.
    if token.lower == "surrounding" and token.i not in hit.clause.group:
        return False
    if token.lower in ("hold", "held", "holds", "holding") and _is_held_for(cast, hit):
        return False
    if _BE_BEFORE.search(before) is not None:
        return False
    held_there = re.match(r"\s+(?:in|at|by|on)\b", marked.text[hit.span.end : span.end]) is not None
    is_main = hit.clause.group[:1] == (token.i,) or _HAVE_BEFORE.search(before) is not None
    return token.tag != "VBN" or (is_main and not held_there)


def _subject(cast: Cast, clause: Clause, start: int) -> tuple[bool, str | None]:
    """Whether a force is what the verb at this character is said of, and who it is."""
    marked = cast.draft.marked
    if clause.group and clause.subject is not None and start >= marked.tokens[clause.group[0]].start:
        subject = cast.subject(clause)
        token = marked.tokens[clause.subject]
        if token.lower in RELATIVE:
            token = next((t for t in reversed(marked.tokens[: token.i]) if t.pos in NOMINAL), token)
            subject = subject if subject is not None else cast.at(token)
        counted = _is_number_of_force(cast, token)
        is_force = token.lower in word_class("force") or counted
        if counted and subject is None:
            subject = next(iter(cast.in_tokens(token.i, token.i + 2 + NUMBER_WORDS)), None)
        return cast.is_belligerent(subject) or is_force, _owner(cast, token) or subject
    before = re.search(r"([\w'’-]+)\s+$", marked.text[max(0, start - 40) : start])
    named = [e for m, e in cast.index.mentions_in(clause.span(marked)) if 0 <= start - m.end <= SUBJECT_REACH]
    holder = next((entity.id for entity in named if cast.is_belligerent(entity.id)), None)
    is_force = before is not None and before.group(1).lower() in word_class("force")
    man = None if before is None else marked.token_at(start - len(before.group()))
    owner = None if man is None else _owner(cast, man)
    return holder is not None or is_force, owner or holder


def _is_behind_belligerent(cast: Cast, hit: Hit) -> bool:
    """Whether a belligerent is named right ahead of the words."""
    marked = cast.draft.marked
    first = marked.tokens_in(hit.span.start, hit.span.end)[0].i
    return any(cast.is_belligerent(entity) for entity in cast.in_tokens(max(hit.clause.first, first - 3), first)) and (
        marked.tokens[first - 1].pos in ("NOUN", "PROPN")
    )


def _is_held_for(cast: Cast, hit: Hit) -> bool:
    """Whether somebody holds a talk, or others responsible, and no ground."""
    return any(token.lower in word_list("held_for") for token in hit.clause.words(cast.draft.marked))


def _is_number_of_force(cast: Cast, token: Token) -> bool:
    """Whether a force is what a number of is told ("hundreds of federal police officers")."""
    follows = cast.draft.marked.tokens[token.i + 1 : token.i + 2 + NUMBER_WORDS]
    if token.lower not in word_list("numbers") or not follows or follows[0].lower != "of":
        return False
    return any(word.lower in word_class("force") for word in follows)


def _owner(cast: Cast, token: Token) -> str | None:
    """The belligerent whose men the subject names ("the militia, whose gunmen hold the town")."""
    marked = cast.draft.marked
    if token.i == 0 or marked.tokens[token.i - 1].lower != "whose":
        return None
    ahead = cast.in_tokens(marked.sentences[token.sentence].first, token.i - 1)
    return ahead[-1] if ahead and cast.is_belligerent(ahead[-1]) else None


def _is_of_place(cast: Cast, sites: Sites, hit: Hit) -> bool:
    """Whether a place, not a prisoner or a post, is what is held, taken or lost."""
    marked, clause = cast.draft.marked, hit.clause
    if hit.rule.attribute is Attribute.CONTROL and _is_of_captives(cast, hit):
        return False
    if hit.rule.attribute is not Attribute.CONTROL or _NOT_OF_PERSONS.match(hit.span.quote):
        return True
    before = marked.text[clause.span(marked).start : hit.span.start]
    is_verb = _BE_BEFORE.search(before) is not None or _VERB_START.match(hit.span.quote) is not None
    if is_verb and clause.subject is not None:
        token = marked.tokens[clause.subject]
        if token.lower in RELATIVE:
            taken = cast.entity(cast.subject(clause))
            return token.lower != "who" and (taken is None or taken.type not in _TAKEN)
        return token.lower in word_list("grounds") or sites.stands_at(token)
    words = re.findall(r"[\w'’-]+", before.lower())[-2:]
    return bool(set(words) & word_list("grounds")) or sites.ends_at(clause, hit.span.start)


def _is_of_captives(cast: Cast, hit: Hit) -> bool:
    """Whether people are in somebody's hands: "four soldiers, after 19 days in the hands of the front"."""
    if re.match(r"in\b", hit.span.quote, re.IGNORECASE) is None:
        return False
    before = cast.draft.marked.text[max(0, hit.span.start - 10) : hit.span.start]
    if re.search(r"\b(?:hours|days|nights|weeks|months|years)\s+$", before) is not None:
        return True
    if hit.clause.subject is None:
        return False
    token = cast.draft.marked.tokens[hit.clause.subject]
    who = cast.entity(cast.subject(hit.clause))
    people = token.lower in word_class("people") | word_class("force") | word_list("captives")
    return people or (who is not None and who.type in _TAKEN)


def _has_object(cast: Cast, sites: Sites, hit: Hit) -> bool:
    """Whether a place is what is held: behind the words, in them, or what a relative clause is about."""
    clause = hit.clause
    is_near = sites.right_behind(clause, hit.span.end) or sites.overlapping(clause, hit.span)
    is_near = is_near or _named_behind(cast, hit) or sites.fronted(clause) or _share_behind(cast, hit)
    if is_near or hit.rule.attribute is Attribute.SIEGE:
        return True
    first = cast.draft.marked.tokens[clause.first]
    if first.lower not in RELATIVE or first.i in (clause.subject, 0):
        return False
    held = cast.draft.marked.tokens[first.i - 1]
    return held.lower in word_list("grounds") | word_class("built") or sites.stands_at(held)


def _share_behind(cast: Cast, hit: Hit) -> bool:
    """Whether a share of a place follows: "nine tenths of the capital", "fourteen of its seventeen townships"."""
    span = hit.clause.span(cast.draft.marked)
    return SHARE.match(cast.draft.marked.text, hit.span.end, span.end) is not None


def _named_behind(cast: Cast, hit: Hit) -> bool:
    """Whether "there" or a common word for a place follows within a few words."""
    span = hit.clause.span(cast.draft.marked)
    words = re.findall(r"[\w'’-]+", cast.draft.marked.text[hit.span.end : span.end].lower())[:OBJECT_WORDS]
    object_words = list(takewhile(lambda word: word not in _NEW_PHRASE, words))
    return bool({"there", "here"} & set(words)) or bool(
        set(object_words) & (word_list("grounds") | word_class("built"))
    )


def _agent(cast: Cast, hit: Hit) -> tuple[bool, str | None]:
    """Whether a force is named behind the words, by "by" or where they call for one, and who it is."""
    text, span, end = cast.draft.marked.text, hit.clause.span(cast.draft.marked), hit.span.end
    by = re.search(r"\bby\s", text[end : min(span.end, end + BY_REACH)])
    if by is None and not hit.rule.agent:
        return False, None
    start = end if by is None else end + by.end()
    stop = min(span.end, start + ACTOR_REACH)
    if start >= stop:
        return False, None
    whole = Span.of(text, start, cast.draft.marked.tokens[hit.clause.last - 1].end)
    near = [e.id for m, e in cast.index.mentions_in(whole) if m.start <= stop]
    holder = next((entity for entity in near if cast.is_actor(entity)), None)
    words = set(re.findall(r"[\w'’-]+", text[start:stop].lower())[:6])
    return cast.is_belligerent(holder) or bool(words & word_class("force")), holder
