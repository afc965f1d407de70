"""What is owed, in few words: the deed, and whom or what it is done to."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from crossbearing.extract.deals.deeds import deed_words, lemma_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.term import Term
from crossbearing.extract.words.clauses import BE_FORMS, FINITE, RELATIVE, trimmed
from crossbearing.extract.words.inflections import forms_of
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import EntityType
from crossbearing.vocab import load

# An object longer than this is cut: the quote keeps the whole.
OBJECT_WORDS = 8
_PARTICLES = frozenset({"up", "over", "back", "down", "in", "out", "off", "away", "home"})
_TIMES = frozenset(
    {"within", "by", "before", "under", "once", "after", "until", "along", "during", "as", "when", "since"}
)
_LIMITS = _TIMES | {"in", "from", "for", "to", "on", "at", "provided", "if"}
_OPENING = frozenset(
    {
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "our",
        "and",
        "but",
        "so",
        "that",
        "while",
        "as",
        "then",
        "also",
        "after",
        "before",
        "since",
        "once",
        "when",
    }
)
_OF_TWO = ("former", "latter")
_BE = BE_FORMS | {"be", "been", "being", "get", "gets", "got"}
# Kinds of deed in which those who move are told of ahead of the verb.
_MOVING = frozenset({"leave", "withdraw", "return", "meet"})
_LEAVING = frozenset({"leave", "withdraw", "depart", "evacuate", "quit", "vacate"})
# Of these, the ones that are said of people alone.
_GOING = _LEAVING - {"withdraw"}
# "In exchange", "in return": no place.
_NO_PLACES = frozenset({"exchange", "return", "accordance", "line", "stages", "phases", "waves", "turn"})
_DAYS = frozenset({"week", "month", "year", "night", "weekend", "day", "morning", "evening", "afternoon"})
# What is joined to a term: these words lead up to it.
_LEADING = (
    ("in", "exchange", "for"),
    ("in", "return", "for"),
    ("along", "with"),
    ("together", "with"),
    ("as", "well", "as"),
)


@cache
def _verbs() -> dict[str, str]:
    """The deed's verb for its noun ("withdrawal": "withdraw")."""
    words: dict[str, Any] = load("agreements")["deed_verbs"]
    return {noun: verb for verb, nouns in words.items() for noun in nouns}


def owed(cast: Cast, term: Term) -> tuple[str, str | None]:
    """The deed, and whom or what it is done to, None where the words tell no more than the deed."""
    marked = cast.draft.marked
    if term.is_nominal or term.verb is None:
        return _by_noun(marked, term)
    verb = marked.tokens[term.verb]
    if _is_let(marked, term):
        return _kind(term, "release"), _between_let(marked, term)
    if not verb.tag.startswith("VB") and lemma_of(verb) not in deed_words():
        return _kind(term, "deliver"), _object(marked, verb.i, term.last, _LIMITS)
    action = _deed(marked, verb, term)
    if _is_forbidden(marked, term):
        return f"not {action}", _object(marked, verb.i + 1, term.last, _LIMITS)
    if _is_undergone(marked, verb, term):
        is_kind = lemma_of(verb) == "go" or (term.family is not None and term.family.name in _MOVING)
        return _kind(term, "release") if is_kind else action, _subject(cast, term)
    if lemma_of(verb) == "be":
        return _state(marked, verb, term), _subject(cast, term)
    behind = _object(marked, verb.i + 1, term.last, _LIMITS) or _way(marked, verb.i + 1, term.last)
    is_moving = term.family is not None and term.family.name in _MOVING
    is_going = (is_moving or lemma_of(verb) in _LEAVING) and not (behind is not None and lemma_of(verb) == "vacate")
    if not is_going or _is_moved(marked, verb, term):
        return action, behind
    goes = action if behind is None else _with_place(marked, verb, action, behind)
    return goes, None if _is_debtor_alone(cast, term) else _subject(cast, term)


def _is_forbidden(marked: Marked, term: Term) -> bool:
    """Whether it is owed that something is not done ("neither side may bring guns", "shall not fly")."""
    words = marked.tokens[max(0, term.first - 1) : term.verb]
    barring = load("agreements")["terms"]["forbidding"]
    return any(t.lower in ("not", "neither", "nor", "never") or lemma_of(t) in barring for t in words)


def _is_moved(marked: Marked, verb: Token, term: Term) -> bool:
    """Whether the verb has somebody else or something withdrawn ("pull its fighters back")."""
    follows = marked.tokens[verb.i + 1 : term.last]
    is_own = term.family is not None and term.family.name == "withdraw" and lemma_of(verb) not in _GOING
    return is_own and bool(follows) and (follows[0].tag in ("PRP$", "CD", "DT", "JJ", "NNS"))


def _is_debtor_alone(cast: Cast, term: Term) -> bool:
    """Whether the subject of a withdrawal is only the name of who owes it."""
    assert term.verb is not None  # asked of verbs only
    words = _ahead(cast.draft.marked, term.first, term.verb)
    named = cast.in_tokens(words[0].i, words[-1].i + 1) if words else []
    verb = lemma_of(cast.draft.marked.tokens[term.verb])
    debtor = cast.entity(term.debtor)
    # Of a state its troops leave, of rebels they themselves.
    if debtor is not None and debtor.type is EntityType.GOVERNMENT and named[:1] in ([], [term.debtor]):
        return True
    is_kind = term.family is not None and term.family.name == "withdraw" and verb not in _GOING
    return is_kind and named[:1] == [term.debtor] and cast.is_belligerent(term.debtor)


def _with_place(marked: Marked, verb: Token, action: str, place: str) -> str:
    """The deed with the place that is left, with its article."""
    article = marked.tokens[verb.i + 1]
    return f"{action} {article.lower} {place}" if article.lower in ("the", "their", "its") else f"{action} {place}"


def _kind(term: Term, other: str) -> str:
    """The deed as its kind is called, else by the other word."""
    return other if term.family is None else term.family.action


def _deed(marked: Marked, verb: Token, term: Term) -> str:
    """The verb with its particle."""
    follows = marked.tokens[verb.i + 1 : term.last]
    particle = next((token.lower for token in follows[:1] if token.lower in _PARTICLES), None)
    is_particle = particle is not None and (particle != "in" or follows[1:2] == () or follows[1].pos != "PROPN")
    if lemma_of(verb) == "hand" and not is_particle:
        return "hand over"
    return f"{_base(verb)} {particle}" if is_particle else _base(verb)


def _base(verb: Token) -> str:
    """The verb's base form, by the verbs of deeds where the lemma is none of them."""
    lemma = lemma_of(verb)
    if lemma in deed_words():
        return lemma
    return next((word for word in sorted(deed_words()) if verb.lower in forms_of(word).all), lemma)


def _is_let(marked: Marked, term: Term) -> bool:
    """Whether somebody lets somebody go."""
    assert term.verb is not None  # asked of verbs only
    words = [token.lower for token in marked.tokens[term.verb : term.last]]
    return len(words) > 0 and words[0] in ("let", "lets", "letting") and ("go" in words or "leave" in words)


def _between_let(marked: Marked, term: Term) -> str | None:
    """Who is let go: the words between "let" and "go"; of a passive, those in front."""
    assert term.verb is not None  # asked of verbs only
    go = next(t.i for t in marked.tokens[term.verb : term.last] if t.lower in ("go", "leave"))
    words = marked.tokens[term.verb + 1 : go] or _ahead(marked, term.first, term.verb)
    return marked.span_of(words[0], words[-1]).quote if words else None


def _is_undergone(marked: Marked, verb: Token, term: Term) -> bool:
    """Whether the verb is a passive: a participle behind a form of "be", or alone."""
    if verb.tag not in ("VBN", "VBD") and lemma_of(verb) != "go":
        return False
    before = marked.tokens[max(term.first, verb.i - 3) : verb.i]
    if lemma_of(verb) == "go":
        return any(token.lower == "let" for token in before)
    return any(token.lower in _BE for token in before)


def _state(marked: Marked, verb: Token, term: Term) -> str:
    """What something is to be ("are open": "open")."""
    follows = [t for t in marked.tokens[verb.i + 1 : term.last] if t.pos in ("ADJ", "VERB", "ADV", "NOUN")]
    if not follows or follows[0].lower == "due":
        return _kind(term, "deliver")
    return lemma_of(follows[0])


def _subject(cast: Cast, term: Term) -> str | None:
    """Who does or undergoes it: the words ahead of the verb group; the debtor's name for a pronoun."""
    assert term.verb is not None  # asked of verbs only
    words = _ahead(cast.draft.marked, term.first, term.verb)
    if words and all(t.pos in ("PRON", "DET") or t.lower in _OF_TWO for t in words):
        words = ()
    if words:
        return cast.draft.marked.span_of(words[0], words[-1]).quote
    debtor = cast.entity(term.debtor)
    return None if debtor is None else debtor.name


def _ahead(marked: Marked, first: int, verb: int) -> Sequence[Token]:
    """The words between the start and the verb group, up to a relative clause, articles at their front aside."""
    words = list(marked.tokens[first:verb])
    last = next((n for n in range(len(words)) if _is_verbal(words, n)), len(words))
    words = words[:last]
    for n, token in enumerate(words):
        if token.lower in RELATIVE and token.tag != "IN":
            is_led = n > 0 and words[n - 1].pos == "ADP"
            words = words[n + 1 :] if is_led or n == 0 else words[:n]
            break
    is_led = bool(words) and words[0].tag == "IN"
    while words and (words[0].pos == "PUNCT" or words[0].lower in _OPENING):
        words.pop(0)
    led = next((n for n in range(len(words) - 1, 0, -1) if words[n].text == ","), None)
    if led is not None and is_led and led + 1 < len(words):
        words = [token for token in words[led + 1 :] if token.lower not in _OPENING or token.tag == "CD"]
    if is_led and led is None and words and words[0].tag == "IN":
        # "Under the accord of May the rebels were to leave": the subject has no border of its own.
        return ()
    comma = next((n for n, t in enumerate(words[:-1]) if t.text == "," and words[n + 1].tag == "IN"), len(words))
    words = words[:comma]
    while words and (words[-1].pos in ("PUNCT", "ADV", "CCONJ", "ADP")):
        words.pop()
    return words[:OBJECT_WORDS]


def _is_verbal(words: Sequence[Token], n: int) -> bool:
    """Whether the verb group begins here, with a participle too where a noun or "the former" stands before it."""
    token = words[n]
    if token.tag in FINITE or token.pos == "AUX" or token.lower == "to":
        return True
    before = words[n - 1] if n else token
    return token.tag == "VBN" and n > 0 and (before.pos in ("NOUN", "PROPN", "PRON") or before.lower in _OF_TWO)


def _object(marked: Marked, first: int, last: int, limits: frozenset[str]) -> str | None:
    """The words from a token on, up to the next limit of time or place."""
    words: list[Token] = []
    for token in marked.tokens[first:last]:
        if not words and (token.lower in _PARTICLES | _OPENING or token.tag == "RB"):
            continue
        is_limit = token.lower in limits and not _is_own(marked, token, words)
        is_end = is_limit or (token.pos == "PUNCT" and token.text not in ("-", "'", "’"))
        if len(words) >= OBJECT_WORDS or is_end or _is_new_verb(marked, token, words) or _is_time(marked, token, last):
            break
        words.append(token)
    while words and (words[-1].tag in ("CC", "VB", "DT", "IN", "JJR") or words[-1].lower == "of"):
        words.pop()
    return marked.span_of(words[0], words[-1]).quote if words else None


def _is_own(marked: Marked, token: Token, words: Sequence[Token]) -> bool:
    """Whether the words tell whose those are that are given ("every minor in its ranks")."""
    follows = marked.tokens[token.i + 1] if token.i + 1 < len(marked.tokens) else token
    return bool(words) and token.lower == "in" and follows.tag == "PRP$"


def _is_time(marked: Marked, token: Token, last: int) -> bool:
    """Whether a point in time begins here ("last week", "today")."""
    if token.lower in ("today", "yesterday", "tomorrow", "tonight"):
        return True
    follows = marked.tokens[token.i + 1] if token.i + 1 < last else token
    return token.lower in ("last", "next", "this") and follows.lower in _DAYS


def _way(marked: Marked, first: int, last: int) -> str | None:
    """Where to or from it is done, of a deed without an object ("keep away from the villages")."""
    at = next((t.i for t in marked.tokens[first : min(last, first + 2)] if t.lower in ("from", "out", "into")), None)
    at = _place_told(marked, first, last) if at is None else at
    words = None if at is None else _object(marked, at + 1, last, _LIMITS)
    return None if at is None or words is None else f"{marked.tokens[at].lower} {words}"


def _place_told(marked: Marked, first: int, last: int) -> int | None:
    """The preposition right behind the verb that tells where ("keep to its barracks", "leave for Senn")."""
    if first + 1 >= last or marked.tokens[first].lower not in ("to", "in", "for", "at", "inside", "behind"):
        return None
    behind = marked.tokens[first + 1 : min(last, first + 4)]
    noun = next((token for token in behind if token.pos in ("NOUN", "PROPN")), None)
    is_time = noun is None or noun.lower in (*_DAYS, *load("agreements")["terms"]["times"]) or noun.lower in _NO_PLACES
    return first if not is_time and behind[0].tag in ("PRP$", "DT", "NNP", "NNPS") else None


def _is_new_verb(marked: Marked, token: Token, words: Sequence[Token]) -> bool:
    """Whether a relative or second clause begins here ("villagers held since 2015")."""
    if not words:
        return False
    is_after_noun = words[-1].pos in ("NOUN", "PROPN")
    is_participle = token.tag in ("VBN", "VBD") and is_after_noun
    is_joint = token.tag in ("VB", "VBP") and words[-1].lower in ("and", "or")
    return is_participle or is_joint or (token.lower in RELATIVE and is_after_noun)


def _by_noun(marked: Marked, term: Term) -> tuple[str, str | None]:
    """The deed that a noun phrase names and what it is done to ("the withdrawal of allied troops")."""
    first = _behind_lead(marked, term.first, term.last)
    kind = None if term.family is None else term.family.action
    noun = next((t for t in marked.tokens[first : term.last] if _is_deed(t, term)), None)
    if noun is None:
        whole = _object(marked, first, term.last, _TIMES) or trimmed(marked, first, term.last).quote
        is_added = first > term.first
        return (whole, None) if kind is None and not is_added else (kind or "give", whole)
    verb = _verbs().get(lemma_of(noun), kind) or lemma_of(noun)
    if noun.i + 1 < term.last and marked.tokens[noun.i + 1].lower in ("of", "for", "to"):
        return verb, _object(marked, noun.i + 2, term.last, _TIMES | {"for", "to", "from"})
    covered = next((t.i for t in marked.tokens[noun.i : term.last] if t.lower in ("covers", "covering")), None)
    if covered is not None:
        return verb, _object(marked, covered + 1, term.last, _TIMES)
    before = marked.tokens[noun.i - 1]
    is_done_to = noun.i > first and before.pos == "NOUN" and verb != "cease fire"
    return verb, before.text if is_done_to else None


def _is_deed(token: Token, term: Term) -> bool:
    """Whether the token is the noun of the deed."""
    if token.pos not in ("NOUN", "PROPN", "VERB"):
        return False
    lemma = lemma_of(token)
    if term.family is None:
        return lemma in _verbs()
    return lemma in term.family.nouns or lemma in term.family.alone_nouns


def _behind_lead(marked: Marked, first: int, last: int) -> int:
    """The token behind "in exchange for" and the like."""
    words = tuple(token.lower for token in marked.tokens[first : first + 3])
    lead = next((lead for lead in _LEADING if words[: len(lead)] == lead), ())
    return first + len(lead) if first + len(lead) < last else first
