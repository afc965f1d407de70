"""Capitals and countries that stand for their governments."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.name_lexicon import calendar
from crossbearing.extract.names.name_words import speech_verbs, words_of
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import EntityType
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load
from crossbearing.vocab.gazetteer import place_names

# Subjects of these verbs are places as well as governments.
_STATIVE = frozenset(
    (
        "be",
        "have",
        "lie",
        "remain",
        "become",
        "seem",
        "see",
        "border",
        "suffer",
        "fall",
        "need",
        "go",
        "stand",
        "stay",
        "host",
    )
)
# How much a country and a town of it say about where a report plays.
COUNTRY_VOTE, TOWN_VOTE = 2.0, 1.5
# Either counts less when it is named again: those who meddle from abroad are named all the time, the country a report
# plays in goes without saying. The country with the second largest place of a name has a share of its votes.
AGAIN, SECOND = 0.25, 0.5
# Fewer votes than one town of a rare name do not settle it.
ENOUGH = 0.5
# Shorter words in capitals at the head of a paragraph are rather abbreviations than places a report was sent from.
SHOUTED = 3
_SITED = (EntityType.PLACE, EntityType.FACILITY)


def mark_governments(marked: Marked, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; capitals and countries that act, speak or own a state's organs turned into governments."""
    candidates = [_seat(c) if _is_seat(marked, c) else c for c in candidates]
    acting = {c.first for c in candidates if _may_govern(c) and _acts(marked, c)}
    for one, other in pairwise(candidates):
        # Of "X and Y" both govern or neither does.
        if _are_joined(marked, one, other) and {one.first, other.first} & acting:
            acting |= {c.first for c in (one, other) if _may_govern(c)}
    return [_governing(c) if c.first in acting and _may_govern(c) else c for c in candidates]


def _is_seat(marked: Marked, candidate: Candidate) -> bool:
    """Whether a town that is no country's capital speaks for those who rule from there: "Benghazi denied it"."""
    if candidate.type is not EntityType.PLACE or candidate.sort != "name" or not candidate.is_name:
        return False
    sentence = marked.sentences[marked.tokens[candidate.first].sentence]
    following = marked.tokens[candidate.last : min(candidate.last + 2, sentence.last)]
    if len(following) == 2 and following[0].lower in ("has", "had") and following[1].tag == "VBN":
        following = following[1:]
    verb = next(iter(following), None)
    said = words_of("names", "capital_role", "says")
    says = verb is not None and verb.tag in ("VBD", "VBZ", "VBN") and verb.lemma in said
    return says and " " not in candidate.word and _opens_clause(marked, candidate, sentence.first)


def _seat(candidate: Candidate) -> Candidate:
    return replace(candidate, type=EntityType.GOVERNMENT, sort="seat")


def _governing(candidate: Candidate) -> Candidate:
    return replace(candidate, type=EntityType.GOVERNMENT, sort="state")


def _may_govern(candidate: Candidate) -> bool:
    return candidate.sort in ("country", "capital") and candidate.is_name


def _are_joined(marked: Marked, one: Candidate, other: Candidate) -> bool:
    between = [token.lower for token in marked.tokens[one.last : other.first]]
    if not (_may_govern(one) or _may_govern(other)):
        return False
    armed = {one.type, other.type} & {EntityType.ARMED_ACTOR}
    return between in (["and"], ["or"], ["and", "the"], ["nor"]) and (
        bool(armed) or (_may_govern(one) and _may_govern(other))
    )


def main_country(marked: Marked, candidates: Sequence[Candidate]) -> str:
    """The code of the country the report plays in; empty if its names tell none, or two alike.

    A dateline says where a report was sent from, which counts only where nothing else tells.
    """
    inside = [c for c in candidates if not _is_sent_from(marked, c) or (c.sort == "country" and c.first)]
    return _most_voted(inside) or _most_voted(candidates)


def _is_sent_from(marked: Marked, candidate: Candidate) -> bool:
    """Whether the name stands in a dateline, or in capitals at the head of a paragraph."""
    token = marked.tokens[candidate.first]
    shouted = token.text.isupper() and len(token.text) > SHOUTED and marked.sentences[token.sentence].first == token.i
    return shouted or _is_dateline(marked, candidate)


def _most_voted(candidates: Sequence[Candidate]) -> str:
    votes: defaultdict[str, float] = defaultdict(float)
    seen: set[str] = set()
    for candidate in candidates:
        if candidate.country and (candidate.is_name or candidate.type is not EntityType.PLACE):
            first = COUNTRY_VOTE if candidate.is_name else TOWN_VOTE
            votes[candidate.country] += AGAIN if candidate.country in seen else first
            seen.add(candidate.country)
        elif candidate.home:
            votes[candidate.home] += AGAIN if candidate.canon in seen else TOWN_VOTE
            seen.add(candidate.canon)
        elif candidate.is_name and candidate.type in _SITED and not _is_plain(candidate.word):
            share = AGAIN if candidate.word in seen else TOWN_VOTE
            seen.add(candidate.word)
            for code, weight in zip(_countries(candidate), (1.0, SECOND), strict=False):
                votes[code] += share * weight
    ranked = sorted(votes, key=lambda code: (-votes[code], code))
    if not ranked or votes[ranked[0]] < ENOUGH or (len(ranked) > 1 and votes[ranked[0]] == votes[ranked[1]]):
        return ""
    return ranked[0]


def _countries(candidate: Candidate) -> tuple[str, ...]:
    """The countries with a place of the name, or of its first word for a site: "Sarmada crossing"."""
    words = candidate.word.split()
    return place_names().countries(candidate.word) or (place_names().countries(words[0]) if len(words) == 2 else ())


def _is_plain(name: str) -> bool:
    """Whether the name is made of words for parts and kinds of places alone: "Old City", "West Bank"."""
    parts = load("places")["name_parts"]
    words = frozenset((*parts["first"], *parts["last"]))
    return all(word in words for word in name.split())


def _acts(marked: Marked, candidate: Candidate) -> bool:
    head = marked.tokens[candidate.last - 1]
    if marked.sentences[head.sentence].zone is ZoneKind.DATELINE or _is_dateline(marked, candidate):
        return False
    if _is_named_as_party(marked, candidate):
        return True
    if _owns_organ(marked, candidate) or _is_addressed(marked, candidate) or _must_act(marked, candidate):
        return True
    return _is_agent(marked, head) or _precedes_deed(marked, candidate)


def _must_act(marked: Marked, candidate: Candidate) -> bool:
    """Whether it is told what the name has to do, or what came from it: "for X to leave", "complaints from X"."""
    tokens = marked.tokens
    following = tokens[candidate.last : candidate.last + 4]
    before = tokens[max(0, candidate.first - 2) : candidate.first]
    if len(following) > 1 and before and before[-1].lower == "for":
        return following[0].lower == "to" and following[1].tag == "VB"
    if len(following) > 3 and following[0].lower in ("has", "had") and following[1].tag == "CD":
        return following[3].lower == "to"  # "X had 60 days to leave"
    sent = words_of("names", "capital_role", "sent")
    return len(before) == 2 and before[1].lower == "from" and before[0].lower in sent


def _is_named_as_party(marked: Marked, candidate: Candidate) -> bool:
    """Whether words like "loyal to" or "brokered by" stand before the name, and it owns nothing behind it."""
    following = marked.tokens[candidate.last].lower if candidate.last < len(marked.tokens) else ""
    if following in ("'s", "'") or _is_at(marked, candidate):
        return False
    before = _before(marked, candidate)
    return any(before.endswith(f" {phrase}") for phrase in load("names")["capital_role"]["before"])


def _is_dateline(marked: Marked, candidate: Candidate) -> bool:
    start = marked.tokens[candidate.first].start
    return any(span.start <= start < span.end for span in marked.report.spans_of(ZoneKind.DATELINE))


def _before(marked: Marked, candidate: Candidate) -> str:
    start = marked.tokens[candidate.first].start
    text = " " + " ".join(marked.text[max(0, start - 40) : start].lower().split())
    return text.removesuffix(" the")


def _precedes_deed(marked: Marked, candidate: Candidate) -> bool:
    """Whether a verb of saying, or "has", "will", "is to" with a full verb, stands right behind the name."""
    sentence = marked.sentences[marked.tokens[candidate.first].sentence]
    following = marked.tokens[candidate.last : min(candidate.last + 5, sentence.last)]
    if len(following) < 2:
        return False
    verb = following[0]
    if verb.lemma in speech_verbs() and verb.tag.startswith("VB"):
        return following[1].lower not in ("by", "in") and _opens_clause(marked, candidate, sentence.first)
    rest = [token for token in following[1:] if token.tag not in ("RB", "TO")]
    helps = verb.tag == "MD" or verb.lower in ("has", "had") or (verb.lower == "is" and following[1].lower == "to")
    full = bool(rest) and rest[0].tag in ("VB", "VBN") and rest[0].lemma not in _STATIVE
    return helps and full and _opens_clause(marked, candidate, sentence.first)


def _opens_clause(marked: Marked, candidate: Candidate, start: int) -> bool:
    """Whether the name opens its sentence or clause, and is not behind a preposition."""
    before = marked.tokens[candidate.first - 1] if candidate.first > start else None
    return (
        before is None
        or before.tag in ("CC", ",", ":", "``", "''", "WDT", "DT", "VBD", "VBZ")
        or before.lower in ("that", "neither", "because")
        or before.text in calendar()
    )


def _is_addressed(marked: Marked, candidate: Candidate) -> bool:
    """Whether a verb like "accuse" or "urge" stands right before the name."""
    if candidate.first == 0:
        return False
    before = marked.tokens[candidate.first - 1]
    return before.tag.startswith("VB") and before.lemma in load("names")["capital_role"]["object_of"]


def _is_at(marked: Marked, candidate: Candidate) -> bool:
    """Whether "with", "by" or "between" is about a border, a road or a time and not about a partner."""
    before = _before(marked, candidate)
    return any(
        word in before
        for word in (" border with", " border between", " road between", " frontier between", " near", " bordered by")
    )


def _owns_organ(marked: Marked, candidate: Candidate) -> bool:
    """Whether "'s army", "'s foreign minister" follows a country; a capital's organs are its country's."""
    following = marked.tokens[candidate.last : candidate.last + 3]
    if len(following) < 2 or following[0].lower not in ("'s", "'"):
        return False
    organ = following[1].lower in load("names")["capital_role"]["owned"]
    return organ and not (candidate.sort == "country" and following[1].lower in ("army", "military"))


def _is_agent(marked: Marked, token: Token) -> bool:
    """Whether the name is the subject of a verb of doing or saying."""
    word = token
    while word.dep in ("flat", "conj") and not word.is_root:
        word = marked.tokens[word.head]
    if word.dep not in ("nsubj", "nsubj:pass") or word.is_root:
        return False
    verb = marked.tokens[word.head]
    if verb.tag == "JJ" and verb.lower in words_of("names", "capital_role", "minds"):
        return True
    if verb.pos not in ("VERB", "AUX") or word.i > verb.i + 3:
        return False
    passive = any(child.dep.startswith("aux:pass") for child in marked.children(verb))
    if passive:
        return verb.lemma in words_of("names", "capital_role", "object_of")
    return verb.lemma not in _STATIVE
