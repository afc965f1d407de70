"""Papers that speak: "Under the accord, ...", "The agreement provides for ...", and nouns that carry a statement."""

from collections.abc import Iterator, Sequence
from functools import cache

from crossbearing.extract.speech import holders
from crossbearing.extract.speech.cues import is_negated, is_passive
from crossbearing.extract.speech.holders import Holder
from crossbearing.extract.speech.passage import Frame, Passage
from crossbearing.extract.speech.said_untrue import falsified
from crossbearing.extract.words.finite import is_finite, sure_forms
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.vocab import load

# The paper's noun stands within so many words of "under".
OPENER_REACH = 8
# The verb that gives a noun its speaker stands within so many words of it: "expressed the hope that".
GIVER_REACH = 3
_LISTING = frozenset({"provide", "include", "call", "foresee", "envisage", "contain", "stipulate", "cover"})
_OWING = frozenset({"shall", "must", "will", "may"})
_UNDERTAKING = frozenset({"undertake", "agree", "pledge", "commit", "promise", "oblige", "bind", "vow"})
_SKIPPED = frozenset({"that", "for", "out", "down"})


@cache
def _documents() -> dict[str, frozenset[str]]:
    return {topic: frozenset(words) for topic, words in load("speech")["documents"].items()}


def is_paper(token: Token) -> bool:
    """Whether the word names a paper that parties have signed."""
    return token.pos in ("NOUN", "PROPN") and token.lemma.lower() in _documents()["nouns"]


def first_paper(words: Sequence[Token], also: frozenset[str]) -> Token | None:
    """The first word that names such a paper, or is one of these."""
    nouns = _documents()["nouns"]
    for token in words:
        if token.lower in also or (token.lemma.lower() in nouns and is_paper(token)):
            return token
    return None


def paper_frames(passage: Passage, known: Holder | None) -> Iterator[Frame]:
    """What papers say in this sentence. `known` is the paper of the sentence before, for "it"."""
    opened = _opener_frame(passage)
    if opened is not None:
        yield opened
    last: Frame | None = None
    verbs, sure = _documents()["verbs"], sure_forms()
    for verb in passage.words(passage.first, passage.last):
        if verb.lower not in sure and verb.lemma.lower() not in verbs:
            continue
        found = _verb_frame(passage, verb, known, last)
        last = found or last
        if found is not None and (opened is None or not opened.own[0] <= verb.i < opened.own[1]):
            yield found


def goes_on(marked: Marked, first: int, last: int) -> bool:
    """Whether a sentence after one on a paper still gives its terms: it owes ("are to"), or is timeless."""
    words = marked.tokens[first:last]
    verb = next((token for token in words if is_finite(marked, token)), None)
    if verb is None:
        return False
    following = marked.tokens[verb.i + 1 : verb.i + 2]
    owes = verb.lower in _OWING or (verb.lemma == "be" and len(following) > 0 and following[0].lower == "to")
    timeless = verb.tag in ("VBZ", "VBP") and verb.lemma not in ("be", "have", "do")
    return owes or timeless


def is_listing(marked: Marked, frame: Frame) -> bool:
    """Whether the paper's verb takes a list of terms: "provides for A, B and C"."""
    return frame.kind == "document" and marked.tokens[frame.cue[0]].lemma.lower() in _LISTING


def _opener_frame(passage: Passage) -> Frame | None:
    """The frame of "Under the accord, S"."""
    tokens = passage.marked.tokens
    start = passage.first
    inside = tokens[start].lower == "in"
    if tokens[start].lower != "under" and not inside:
        return None
    reach = tokens[start + 1 : min(passage.last, start + OPENER_REACH)]
    noun = next((t for t in reach if is_paper(t) or (not inside and t.lemma.lower() in _documents()["states"])), None)
    if noun is None or any(t.text == "," for t in tokens[start : noun.i]):
        return None
    end = _opener_end(passage, noun)
    if inside and not _binds(passage, end):
        return None
    holder = Holder(start + 1, noun.i + 1, noun.i)
    return Frame((start, start + 1), "document", (holder,), (start, end), ((end, passage.last),))


def _binds(passage: Passage, first: int) -> bool:
    """Whether the words bind somebody, as terms do: "both sides undertook to", "the army shall"."""
    words = passage.marked.tokens[first : passage.last]
    verb = next((t for t in words if t.tag.startswith("V") or is_finite(passage.marked, t)), None)
    return verb is not None and (verb.lemma in _UNDERTAKING or verb.lower in ("shall", "must"))


def _opener_end(passage: Passage, noun: Token) -> int:
    """Where the terms begin: behind the paper's date or place, and an inserted phrase between commas."""
    tokens = passage.marked.tokens
    i = noun.i + 1
    if i < passage.last and tokens[i].lower in ("of", "signed", "reached", "struck", "agreed", "brokered"):
        comma = next((t.i for t in tokens[i : passage.last] if t.text == ","), None)
        i = i + 1 if comma is None else comma
        while comma is None and i < passage.last and tokens[i].pos in ("NUM", "PROPN", "ADP"):
            i += 1
    return i + 1 if i < passage.last and tokens[i].text == "," else i


def aside_of_opener(passage: Passage, frame: Frame) -> tuple[int, int] | None:
    """The publisher's aside on a paper: "Under the accord, reached on ..., S"."""
    tokens = passage.marked.tokens
    if frame.kind != "document" or len(frame.content) == 0:
        return None
    first = frame.content[0][0]
    if first >= passage.last or tokens[first].tag not in ("VBN", "VBD"):
        return None
    comma = next((t.i for t in tokens[first : passage.last] if t.text == ","), None)
    return None if comma is None else (first, comma)


def _verb_frame(passage: Passage, verb: Token, known: Holder | None, last: Frame | None) -> Frame | None:
    sure = sure_forms().get(verb.lower)
    lemma = sure or verb.lemma.lower()
    if lemma not in _documents()["verbs"]:
        return None
    if sure is None and verb.tag not in ("VBZ", "VBD", "VBP", "VBN", "VB") and not _acts_as_verb(passage, verb):
        return None
    if is_passive(passage.marked, verb) or is_negated(passage.marked, verb):
        return None
    who = holders.before(passage.marked, verb, passage.first)
    linked = passage.before_link(verb.i) < verb.i
    if linked and last is not None:
        who = last.holders
    elif len(who) != 1 or not is_paper(passage.marked.tokens[who[0].head]):
        who = _opening_paper(passage, verb) or who
    if len(who) != 1:
        return None
    head = passage.marked.tokens[who[0].head]
    called = lemma == "call" and passage.marked.tokens[verb.i + 1].lower not in ("for", "on", "upon")
    pronoun = head.lower == "it" and known is not None and lemma in _documents()["telling_verbs"] and not called
    state = head.lemma.lower() in _documents()["states"] and lemma in _documents()["telling_verbs"]
    if not is_paper(head) and not pronoun and not state:
        return None
    start = verb.i + 1
    while start < passage.last and passage.marked.tokens[start].lower in _SKIPPED:
        start += 1
    if start >= passage.last or passage.marked.tokens[start].text == ",":
        return None
    first = verb.i if linked else who[0].first
    return Frame((verb.i, verb.i + 1), "document", who, (first, start), ((start, passage.last),))


def _acts_as_verb(passage: Passage, token: Token) -> bool:
    """Whether a word tagged a noun must be the verb of the paper that opens the sentence: "..., calls for"."""
    if token.tag != "NNS":
        return False
    before = passage.marked.tokens[passage.first : token.i]
    opened = len(_opening_paper(passage, token)) > 0 or (len(before) > 0 and is_paper(before[-1]))
    return opened and not any(is_finite(passage.marked, word) for word in before)


def _opening_paper(passage: Passage, verb: Token) -> tuple[Holder, ...]:
    """The paper that opens the sentence as subject of a verb some way behind: "The pact signed in May, ..., binds"."""
    words = passage.marked.tokens[passage.first : passage.first + OPENER_REACH // 2]
    noun = next((token for token in words if is_paper(token)), None)
    if noun is None or noun.i >= verb.i:
        return ()
    between = passage.marked.tokens[noun.i + 1 : verb.i]
    if not any(t.text == "," for t in between[-1:]) and any(is_finite(passage.marked, t) for t in between):
        return ()
    return (holders.phrase(passage.marked, noun, passage.first, verb.i),)


# -- nouns that carry a statement ----------------------------------------------------------------------------------


def noun_frames(passage: Passage) -> Iterator[Frame]:
    """Frames of "accusations that S"; without a holder where nobody is named."""
    kinds = _carrying_nouns()
    if passage.lowers.isdisjoint(kinds):
        return
    for token in passage.words(passage.first, passage.last - 1):
        if token.lower not in kinds:
            continue
        agent = _noun_agent(passage, token)
        that = token.i + 1 if agent is None else agent.last
        if that + 1 >= passage.last or passage.marked.tokens[that].lower != "that":
            continue
        if not passage.has_verb(that + 1, passage.last) or is_finite(passage.marked, passage.marked.tokens[that + 1]):
            continue
        owner = agent or _noun_owner(passage, token) or _noun_giver(passage, token)
        first = token.i if owner is None else min(token.i, owner.first)
        kind = _KINDS.get(kinds[token.lower], "say")
        who = () if owner is None else (owner,)
        last = falsified(passage, that + 1) or passage.last
        yield Frame((token.i, token.i + 1), kind, who, (first, that + 1), ((that + 1, last),))


@cache
def _carrying_nouns() -> dict[str, str]:
    return {word: kind for kind, words in load("speech")["nouns"].items() for word in words}


_KINDS = {"accusation": "accuse", "denial": "deny", "demand": "demand", "promise": "promise", "expect": "expect"}


def _noun_agent(passage: Passage, noun: Token) -> Holder | None:
    """Who makes the accusation in "accusations by X that S", "reports from X that S"."""
    following = passage.marked.tokens[noun.i + 1 : noun.i + 2]
    if len(following) == 0 or following[0].lower not in ("by", "from"):
        return None
    that = next((t.i for t in passage.marked.tokens[noun.i : passage.last] if t.lower == "that"), None)
    found = () if that is None else holders.source(passage.marked, noun.i + 2, that)
    return Holder(found[0].first, that, found[0].head) if len(found) == 1 and that is not None else None


def _noun_giver(passage: Passage, noun: Token) -> Holder | None:
    """Who gives it: the subject of "expressed hope that", "made the claim that"."""
    for verb in reversed(passage.marked.tokens[max(passage.first, noun.i - GIVER_REACH) : noun.i]):
        if verb.lower in _giving_forms() and verb.tag.startswith("VB"):
            found = holders.before(passage.marked, verb, passage.first)
            return found[0] if len(found) > 0 and not is_passive(passage.marked, verb) else None
        if verb.pos not in ("DET", "ADJ", "ADV"):
            return None
    return None


@cache
def _giving_forms() -> frozenset[str]:
    return all_forms(frozenset(load("speech")["giving"]["verbs"]))


def _noun_owner(passage: Passage, noun: Token) -> Holder | None:
    """Whose accusation: "the army's accusation", "opposition accusations"."""
    if noun.i == passage.first:
        return None
    before = passage.marked.tokens[noun.i - 1]
    if before.tag == "POS":
        head = passage.marked.tokens[before.i - 1]
        return holders.phrase(passage.marked, head, passage.first, before.i)
    if before.tag == "PRP$":
        return Holder(before.i, before.i + 1, before.i)
    return Holder(before.i, before.i + 1, before.i) if before.pos in ("NOUN", "PROPN") else None
