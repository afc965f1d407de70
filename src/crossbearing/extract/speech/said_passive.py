"""Attributions in the passive: "was blamed by X on Y", "was denied by X", "was quoted as saying"."""

from collections.abc import Iterator

from crossbearing.extract.speech import holders
from crossbearing.extract.speech.cues import is_passive, lexicon
from crossbearing.extract.speech.passage import Frame, Passage
from crossbearing.extract.speech.said_start import content_start
from crossbearing.extract.words.governing import telling_nouns
from crossbearing.extract.words.marked import Token

# So far behind the verb the "by" may stand: "was blamed on the rebels of the north by the army".
BY_REACH = 9
# So far behind "quoted" the "saying" may stand: "quoted a senior officer of the army as saying".
SAYING_REACH = 12
# Words by which one is quoted through another.
QUOTING = frozenset({"quoted", "cited", "quotes", "cites", "quoting", "citing", "reported"})
# What is denied or borne out may be told in the passive; of other classes it is no statement.
_TOLD_IN_PASSIVE = frozenset({"deny", "confirm", "welcome"})


def passive_frames(passage: Passage, verb: Token) -> Iterator[Frame]:
    """The frame of a saying word in the passive."""
    if lexicon().lemma_of(verb) in ("quote", "cite") and not is_passive(passage.marked, verb):
        return
    kind = lexicon().class_of(verb)
    by = _by(passage, verb)
    if by is None:
        return
    if kind == "accuse":
        yield from _accused(passage, verb, by)
    elif kind in _TOLD_IN_PASSIVE:
        words = passage.marked.tokens[by.i : passage.last]
        end = next((t.i for t in words if t.lower == "as" or t.pos == "PUNCT"), passage.last)
        who = holders.source(passage.marked, by.i + 1, end)
        group = _before_auxiliaries(passage, verb)
        content = (_proposition(passage, group), group)
        if len(who) > 0 and content[0] < content[1]:
            yield Frame((verb.i, verb.i + 1), kind, who, (group, who[-1].last), (content,), closing=True)


def quoted_frames(passage: Passage, verb: Token) -> Iterator[Frame]:
    """The frame of "X was quoted as saying S" and of "Y quoted X as saying S", for one of the words for it."""
    tokens = passage.marked.tokens
    reach = tokens[verb.i + 1 : min(passage.last, verb.i + SAYING_REACH)]
    saying = next((t for t in reach if t.tag == "VBG" and tokens[t.i - 1].lower == "as" and _says(t)), None)
    start = None if saying is None else content_start(passage, saying, "say")
    if saying is None or start is None or start >= passage.last:
        return
    inside = holders.source(passage.marked, verb.i + 1, saying.i - 1)
    subject = holders.before(passage.marked, verb, passage.first)
    by = next((t for t in reach if t.lower == "by" and t.i < saying.i), None)
    relay = None
    if len(inside) > 0 and by is None:
        who, relay = inside[:1], subject[0] if len(subject) > 0 else None
    else:
        who = subject[:1]
        outlet = () if by is None else holders.source(passage.marked, by.i + 1, saying.i - 1)
        relay = outlet[0] if len(outlet) > 0 else None
    if len(who) == 0:
        return
    first = min([verb.i, who[0].first, *(holder.first for holder in subject[:1])])
    yield Frame((saying.i, saying.i + 1), "say", who, (first, start), ((start, passage.last),), relay=relay)


def _says(token: Token) -> bool:
    return lexicon().class_of(token) in ("say", "tell", "claim")


def _by(passage: Passage, verb: Token) -> Token | None:
    reach = passage.marked.tokens[verb.i + 1 : min(passage.last, verb.i + 1 + BY_REACH)]
    for token in reach:
        if token.text in (",", ";") or token.pos == "VERB":
            return None
        if token.lower == "by":
            return token
    return None


def _accused(passage: Passage, verb: Token, by: Token) -> Iterator[Frame]:
    """The frame of "was blamed by X on Y" and of "was blamed on Y by X"."""
    tokens = passage.marked.tokens
    on = next((t for t in tokens[verb.i + 1 : passage.last] if t.lower in ("on", "for", "of")), None)
    if on is None:
        return
    if on.i < by.i:
        who = holders.source(passage.marked, by.i + 1, passage.last)
        if len(who) > 0 and passage.first < by.i:
            own = (by.i, who[-1].last)
            yield Frame((verb.i, verb.i + 1), "accuse", who[:1], own, ((passage.first, by.i),), closing=True)
        return
    who = holders.source(passage.marked, by.i + 1, on.i)
    if len(who) > 0 and on.i + 1 < passage.last:
        yield Frame((verb.i, verb.i + 1), "accuse", who[:1], (verb.i, on.i + 1), ((on.i + 1, passage.last),))


def _proposition(passage: Passage, end: int) -> int:
    """Where what is denied begins: behind "reports that", else at the sentence's start."""
    words = passage.marked.tokens[passage.first : end]
    noun = next((k for k, t in enumerate(words) if t.lower in telling_nouns()), None)
    that = None if noun is None else next((t.i for t in words[noun + 1 :] if t.lower == "that"), None)
    return passage.first if that is None or that + 1 >= end else that + 1


def _before_auxiliaries(passage: Passage, verb: Token) -> int:
    """Where the verb group of a passive begins."""
    i = verb.i
    while i > passage.first and passage.marked.tokens[i - 1].pos in ("AUX", "ADV", "PART"):
        i -= 1
    return i
