"""What a class of saying words says: the deed one is accused of, what is denied, promised, demanded or counted."""

from dataclasses import replace
from functools import cache

from crossbearing.extract.speech import holders
from crossbearing.extract.speech.cues import lexicon, named_at
from crossbearing.extract.speech.holders import Holder
from crossbearing.extract.speech.passage import Frame, Passage
from crossbearing.extract.words.finite import is_finite
from crossbearing.extract.words.governing import telling_nouns
from crossbearing.extract.words.marked import Token
from crossbearing.vocab import load

# The relative word stands so near the speaker of its clause.
LEAD_REACH = 4
# So many words behind "asked" the "to" may stand.
BID_REACH = 6
# What follows "said" is a statement from this many words on, whether or not a verb is seen in it.
SHORTEST_SAID = 4
# So many words behind "denied" the thing may stand that somebody is kept from: "denied the monitors any access".
GRANTED_REACH = 7
# Words that stand for what was said before.
_TURNED_DOWN = frozenset({"what", "it", "this", "these", "those", "all", "any", "him", "them", "out"})


@cache
def _accuse(key: str) -> frozenset[str]:
    return frozenset(load("speech")["accuse"][key])


def shaped(passage: Passage, verb: Token, frame: Frame) -> Frame | None:
    """The frame with its content cut to what the class of the verb says; None if the verb does not report here."""
    lemma = lexicon().lemma_of(verb) or ""
    if frame.kind == "accuse":
        return _accusation(passage, lemma, frame)
    if frame.kind == "deny":
        return _denial(passage, frame) if _deniable(passage, lemma, frame) else _dismissal(passage, verb, frame)
    if _has_that(passage, frame) or _opens_quote_at(passage, frame.content[0][0]):
        return frame
    start = frame.content[0][0]
    if lemma == "suspect" and not passage.has_clause(start):
        return _suspicion(passage, frame)
    if lemma in _records("verbs") and _is_record(passage, frame):
        return _object(passage, verb, replace(frame, kind="count"))
    if frame.kind == "claim" and passage.marked.tokens[start].tag == "TO":
        return frame
    if frame.kind in ("demand", "promise", "expect", "name", "welcome", "cite", "count") or lemma == "describe":
        return _object(passage, verb, frame)
    if lemma in _judging() and _judges(passage, start):
        return replace(frame, kind="name")
    if lemma in ("ask", "tell") and _bids(passage, start):
        return replace(frame, kind="demand")
    if lemma == "say" and passage.last - start >= SHORTEST_SAID:
        return frame
    clause = passage.has_clause(start) and passage.marked.tokens[start].tag != "TO"
    if not clause and lemma in lexicon().noun:
        return frame if passage.has_nominal(start) else None
    if lemma in lexicon().needs_that:
        return frame if clause and lemma in lexicon().bare_clause else None
    return frame if clause else None


@cache
def _records(key: str) -> frozenset[str]:
    return frozenset(load("speech")["records"][key])


def _is_record(passage: Passage, frame: Frame) -> bool:
    """Whether a paper that counts is what shows it: "the ledger shows 18 rifles"."""
    heads = (passage.marked.tokens[holder.head] for holder in frame.holders)
    clause = passage.has_clause(frame.content[0][0])
    return not clause and any(head.lemma.lower() in _records("nouns") for head in heads)


def _suspicion(passage: Passage, frame: Frame) -> Frame | None:
    """Whom somebody suspects, and of which deed where that is told."""
    first, last = frame.content[0]
    if not passage.has_nominal(first) or passage.marked.tokens[first].tag in ("TO", "PRP"):
        return None
    of = next(
        (t.i for t in passage.marked.tokens[first:last] if t.lower == "of" and _verbal_follows(passage, t, last)), None
    )
    deed = of is not None and passage.marked.tokens[of + 1].tag == "VBG"
    start = of + 1 if of is not None and deed else first
    return replace(frame, kind="accuse", own=(frame.own[0], start), content=((start, last),))


def _dismissal(passage: Passage, verb: Token, frame: Frame) -> Frame | None:
    """What something that is no statement is dismissed as: "dismissed the inquiry as a sham"."""
    first, last = frame.content[0]
    start = named_at(passage.marked, verb, last)
    named = start is not None and passage.marked.tokens[start - 1].lower == "as"
    if start is None or not named or not passage.has_nominal(first):
        return None
    return replace(frame, kind="name", own=(frame.own[0], start), content=((start, last),))


@cache
def _judging() -> frozenset[str]:
    return frozenset(load("speech")["judging"]["verbs"])


def _judges(passage: Passage, start: int) -> bool:
    """Whether a noun phrase and an adjective follow, and nothing but a phrase behind them: "the deal dead"."""
    i = start
    while i < passage.last and passage.marked.tokens[i].pos in ("DET", "NOUN", "PROPN", "PRON", "NUM"):
        i += 1
    if i == start or i >= passage.last:
        return False
    closing = passage.marked.tokens[i + 1] if i + 1 < passage.last else None
    ends = closing is None or closing.pos in ("PUNCT", "ADP", "SCONJ", "CCONJ")
    return (passage.marked.tokens[i].pos == "ADJ" or passage.marked.tokens[i].lower == "over") and ends


def _bids(passage: Passage, start: int) -> bool:
    """Whether somebody is asked or told to do something: an infinitive at once or behind whom it is asked of."""
    for token in passage.marked.tokens[start : min(passage.last, start + BID_REACH)]:
        if token.tag == "TO":
            return True
        if token.pos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"):
            return False
    return False


def _has_that(passage: Passage, frame: Frame) -> bool:
    start = frame.content[0][0]
    return passage.marked.tokens[start - 1].lower == "that"


def _opens_quote_at(passage: Passage, start: int) -> bool:
    before = passage.marked.tokens[start - 1].text
    return start in passage.quoted or before in ("“", '"', "‘", ":")


def _object(passage: Passage, verb: Token, frame: Frame) -> Frame | None:
    """The content of a verb that takes a noun phrase or an infinitive: "promised to", "put X at", "called for"."""
    lemma = lexicon().lemma_of(verb) or ""
    first, last = frame.content[0]
    start = passage.marked.tokens[first]
    if frame.kind == "name" and start.lower == "the" and _names_a_charge(passage, first):
        return replace(frame, kind="rebut", content=((first, last),))
    name = named_at(passage.marked, verb, last) if frame.kind == "name" or lemma in ("call", "describe") else None
    if name is not None and not any(t.text in ("“", '"', "‘") for t in passage.marked.tokens[first:name]):
        return replace(frame, kind="name", own=(frame.own[0], name), content=((name, last),))
    if frame.kind in ("promise", "expect", "demand"):
        infinitive = any(token.tag == "TO" for token in passage.marked.tokens[first : min(last, first + 12)])
        if lemma == "call" and start.lower not in ("for", "on", "upon"):
            charge = _names_a_charge(passage, first)
            return replace(frame, kind="rebut") if charge else _named(passage, frame)
        if start.lower in ("for", "on", "upon") and first + 1 < last:
            return replace(frame, content=((first + 1, last),))
        clause = passage.has_clause(first)
        nominal = lemma in lexicon().noun and passage.has_nominal(first) and not _endangers(lemma, start)
        return frame if infinitive or clause or nominal else None
    if frame.kind == "cite" and start.lower in ("no", "nobody", "none"):
        return None
    if frame.kind in ("cite", "welcome", "name", "say"):
        return frame if passage.has_nominal(first) or start.tag in ("VBN", "VBG") else None
    numbered = any(token.pos == "NUM" for token in passage.marked.tokens[first:last])
    counted = start.lower in ("at", "more", "about", "around", "nearly", "up", "some", "over")
    return frame if numbered and (counted or passage.has_nominal(first)) else None


def _names_a_charge(passage: Passage, first: int) -> bool:
    """Whether a charge is what gets a name, which turns it down: "called the allegations an insult"."""
    words = passage.marked.tokens[first : min(passage.last, first + 3)]
    noun = next((token for token in words if token.pos in ("NOUN", "PROPN")), None)
    return noun is not None and noun.lemma.lower() in ("charge", "allegation", "accusation", "insinuation")


def _endangers(lemma: str, start: Token) -> bool:
    """Whether something known is put in danger, which says nothing: "threatened the town"."""
    return lemma == "threaten" and (start.pos in ("PROPN", "PRON") or start.tag in ("DT", "PRP$"))


def _named(passage: Passage, frame: Frame) -> Frame | None:
    """What somebody calls somebody: the quoted words with what stands around them in their phrase."""
    first, last = frame.content[0]
    mark = next((t.i for t in passage.marked.tokens[first:last] if t.text in ("“", '"', "‘")), None)
    if mark is None or mark + 1 >= last:
        return None
    start = mark - 1 if mark > first and passage.marked.tokens[mark - 1].pos == "DET" else mark + 1
    return replace(frame, kind="name", own=(frame.own[0], start), content=((start, last),))


def _accusation(passage: Passage, lemma: str, frame: Frame) -> Frame | None:
    """The deed somebody is accused of; with "blame", "pin" and "hold responsible" whom and for what."""
    first, last = frame.content[0]
    words = passage.marked.tokens[first:last]
    if lemma in _accuse("of"):
        of = next((token for token in words if token.lower == "of" and _verbal_follows(passage, token, last)), None)
        if of is None:
            return None
        end = passage.next_comma(of.i, last) if of.i == first and _in_relative(passage, frame) else last
        return replace(frame, content=((of.i + 1, end),), own=(frame.own[0], of.i + 1))
    if lemma in _accuse("to") and not _deed_first(passage, words):
        return None
    if lemma == "hold":
        end = next((token.i for token in words if token.lower in _accuse("responsible")), last)
        return replace(frame, content=((first, end),)) if end > first else None
    if _has_that(passage, frame):
        return frame
    return frame if lemma in _accuse("whole") and len(words) > 0 else None


def _in_relative(passage: Passage, frame: Frame) -> bool:
    """Whether the accused is the noun of a relative clause: "the state, which X accuses of S"."""
    before = passage.marked.tokens[passage.first : frame.own[0]]
    return any(token.lower in ("which", "whom", "who", "that") for token in before[-LEAD_REACH:])


def _deed_first(passage: Passage, words: tuple[Token, ...]) -> bool:
    """Whether a deed is laid at somebody's door: "attributed the blast to the rebels"."""
    harm = load("stance")["harm"]["nouns"]
    to = next((k for k, token in enumerate(words) if token.lower == "to"), len(words))
    return to < len(words) and any(t.lemma.lower() in (*harm["deeds"], *harm["things"]) for t in words[:to])


def _verbal_follows(passage: Passage, of: Token, last: int) -> bool:
    """Whether "of" opens the deed: an "-ing" form or a noun of it, and no later "of" does so better."""
    later = passage.marked.tokens[of.i + 1 : min(last, of.i + 4)]
    if any(token.tag == "VBG" or token.text in ("“", '"') for token in later):
        return True
    rest = passage.marked.tokens[of.i + 1 : last]
    return not any(token.lower == "of" for token in rest)


def _denial(passage: Passage, frame: Frame) -> Frame:
    """What is denied: the proposition behind "that", behind "reports that" or "what X has said about"."""
    first, last = frame.content[0]
    if _has_that(passage, frame) and not _noun_before_that(passage, frame):
        return frame
    words = passage.marked.tokens[first:last]
    start = first
    if _has_that(passage, frame):
        words = passage.marked.tokens[frame.cue[1] : first]
        return replace(frame, spread=_spreader(passage, frame.cue[1], first))
    if len(words) > 0 and words[0].lower == "what":
        about = next((token.i for token in words if token.lower in ("about", "of", "on")), None)
        if about is not None and about + 1 < last:
            verb = next((token for token in words if is_finite(passage.marked, token)), None)
            spread = None if verb is None else holders.source(passage.marked, first + 1, verb.i)
            own = (frame.own[0], about + 1)
            return replace(frame, own=own, content=((about + 1, last),), spread=spread[0] if spread else None)
    end = next((t.i for t in words if t.text == ":" or (t.text == "," and _participle_next(passage, t.i))), last)
    end = next((t.i for t in words[1:] if t.lower == "as" and t.i < end), end)
    return replace(frame, content=((start, max(end, start + 1)),))


def _deniable(passage: Passage, lemma: str, frame: Frame) -> bool:
    """Whether what is turned down is a statement: an offer or a deal that is rejected is none."""
    words = load("speech")["deniable"]
    told = _has_that(passage, frame) and not _describes(passage, frame)
    if lemma not in words["verbs"] or told:
        return told or not _refuses(passage, frame)
    first, last = frame.content[0]
    if _has_that(passage, frame):
        first = frame.cue[1]
    if passage.marked.tokens[first].lower in _TURNED_DOWN:
        return True
    said = _said_nouns()
    found = holders.source(passage.marked, first, last)
    return any(passage.marked.tokens[holder.head].lower in said for holder in found) or _opens_quote_at(passage, first)


def _describes(passage: Passage, frame: Frame) -> bool:
    """Whether "that" opens a relative clause: "rejected a deal that the envoy had proposed"."""
    between = passage.marked.tokens[frame.cue[1] : frame.content[0][0] - 1]
    noun = between[-1] if len(between) > 0 else None
    return noun is not None and noun.pos == "NOUN" and noun.lower not in _said_nouns()


def _refuses(passage: Passage, frame: Frame) -> bool:
    """Whether somebody is kept from something, which denies no statement: "denied the team access"."""
    first, last = frame.content[0]
    for token in passage.marked.tokens[first : min(last, first + GRANTED_REACH)]:
        if token.text == "," or token.i in passage.quoted or is_finite(passage.marked, token):
            return False
        if token.lower in _granted():
            following = passage.marked.tokens[token.i + 1] if token.i + 1 < last else None
            return following is None or following.pos not in ("NOUN", "PROPN")
    return False


@cache
def _granted() -> frozenset[str]:
    return frozenset(load("speech")["deniable"]["granted"])


@cache
def _said_nouns() -> frozenset[str]:
    return frozenset((*load("speech")["deniable"]["nouns"], *telling_nouns()))


def _noun_before_that(passage: Passage, frame: Frame) -> bool:
    between = passage.marked.tokens[frame.cue[1] : frame.content[0][0] - 1]
    return any(token.pos == "NOUN" for token in between)


def _spreader(passage: Passage, first: int, last: int) -> Holder | None:
    """Who spread what is denied: "reports circulated by X that", "the army's claim that"."""
    for token in passage.marked.tokens[first:last]:
        if token.lower == "by":
            found = holders.source(passage.marked, token.i + 1, last)
            return found[0] if len(found) > 0 else None
        if token.tag == "POS":
            head = passage.marked.tokens[token.i - 1]
            return holders.phrase(passage.marked, head, first, token.i)
    return None


def _participle_next(passage: Passage, comma: int) -> bool:
    following = passage.marked.tokens[comma + 1 : comma + 3]
    return any(token.tag == "VBG" for token in following)
