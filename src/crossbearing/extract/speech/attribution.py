"""Attribution inside one sentence: the saying word, who says it, and which words are said."""

from collections.abc import Iterator, Sequence

from crossbearing.extract.speech import holders
from crossbearing.extract.speech.concession import concession
from crossbearing.extract.speech.cues import (
    about_word,
    is_cue,
    is_inside_word,
    is_only_about,
    is_participle,
    is_passive,
    is_turned_down,
    lexicon,
)
from crossbearing.extract.speech.holders import Holder
from crossbearing.extract.speech.inserted import around, is_dated_aside, late_start
from crossbearing.extract.speech.passage import Frame, Passage, Range
from crossbearing.extract.speech.said_passive import QUOTING, passive_frames, quoted_frames
from crossbearing.extract.speech.said_shape import shaped
from crossbearing.extract.speech.said_start import content_start
from crossbearing.extract.speech.said_version import version_frames, witness_frames
from crossbearing.extract.words.finite import is_finite
from crossbearing.extract.words.marked import Token

# The longest noun phrase of a holder, in words before its head.
PHRASE_REACH = 8


def find_frames(passage: Passage) -> tuple[Frame, ...]:
    """Every attribution of the sentence by a verb or "according to", in order of its saying words."""
    found: list[Frame] = []
    for frame in (*_sources(passage), *version_frames(passage)):
        found.append(frame)
    words, forms = passage.words(passage.first, passage.last), lexicon().forms
    for token in () if QUOTING.isdisjoint(passage.lowers) else words:
        if token.lower in QUOTING:
            found.extend(quoted_frames(passage, token))
    for token in words:
        if token.lower not in forms:
            continue
        if any(first <= token.i < last for frame in found for first, last in (frame.own,)):
            continue
        if is_cue(passage.marked, token, passage.first, passage.sentence.last) or is_turned_down(passage.marked, token):
            frame_or_none = _verb_frame(passage, token, found)
            if frame_or_none is not None:
                found.append(frame_or_none)
        elif (
            is_passive(passage.marked, token) and not is_only_about(token) and not is_inside_word(passage.marked, token)
        ):
            found.extend(passive_frames(passage, token))
    seen = [f for f in witness_frames(passage) if not any(f.cue == o.cue or o.holds(f.cue[0]) for o in found)]
    found.extend(seen)
    return tuple(sorted(found, key=lambda frame: frame.cue))


# -- according to ---------------------------------------------------------------------------------------------


def _sources(passage: Passage) -> Iterator[Frame]:
    """Frames of "according to X"."""
    for token in passage.words(passage.first, passage.last - 1) if "according" in passage.lowers else ():
        if token.lower == "according" and passage.marked.tokens[token.i + 1].lower == "to":
            yield from _source_frame(passage, (token.i, token.i + 2))


def _source_frame(passage: Passage, cue: Range) -> Iterator[Frame]:
    found = holders.source(passage.marked, cue[1], passage.last)
    if len(found) == 0:
        return
    end = passage.next_comma(found[-1].last, passage.last)
    if _is_clause_start(passage, cue[0]):
        end = _behind_name(passage, end)
        start = min(end + 1, passage.last)
        yield Frame(cue, "say", found, (cue[0], start), ((start, passage.last),))
        return
    start = passage.first
    inserted = passage.pauses(cue[0] - 1) and end + 1 < passage.last
    if inserted and is_finite(passage.marked, passage.marked.tokens[end + 1]):
        around = ((start, passage.without_comma(cue[0])), (end + 1, passage.last))
        yield Frame(cue, "say", found, (cue[0], end), around, closing=True)
        return
    content = [(start, passage.without_comma(cue[0]))]
    if end + 1 < passage.last and passage.has_verb(end + 1, passage.last) and _joins(passage, end + 1):
        content.append((end + 1, passage.last))
    yield Frame(cue, "say", found, (cue[0], end), tuple(content), closing=True)


# -- verbs ----------------------------------------------------------------------------------------------------


def _verb_frame(passage: Passage, verb: Token, earlier: Sequence[Frame]) -> Frame | None:
    kind = "deny" if is_turned_down(passage.marked, verb) else lexicon().class_of(verb)
    assert kind is not None  # is_cue has seen to it
    if is_participle(passage.marked, verb) and not _has_own_subject(passage, verb):
        return _participle_frame(passage, verb, kind, earlier)
    inverted = _inverted(passage, verb)
    if inverted is not None:
        return inverted
    who = _holders(passage, verb, earlier)
    if len(who) == 0 or _is_nobody(passage, who[0]):
        return None
    near = who[-1].last <= verb.i and not _far(passage, who, verb, earlier)
    own_first = _from_comma(passage, min(holder.first for holder in who)) if near else verb.i
    own_first = _relative_before(passage, who[-1], verb) or own_first
    if _is_pledged_thing(passage, verb, who[0]) or _is_background(passage, verb, kind):
        return None
    return _framed(passage, verb, kind, who, own_first)


def _is_pledged_thing(passage: Passage, verb: Token, who: Holder) -> bool:
    """Whether the verb only describes a noun: "a step they had promised", "the deal he announced"."""
    before = passage.marked.tokens[who.first - 1] if who.first > passage.first else None
    pronoun = passage.marked.tokens[who.head].tag == "PRP" and who.last - who.first == 1
    inside = passage.marked.tokens[who.head].tag == "PRP" and who.last - who.first > 1
    return inside or (pronoun and before is not None and before.pos == "NOUN" and before.lower not in holders.DAYS)


def _is_background(passage: Passage, verb: Token, kind: str) -> bool:
    """Whether a promise is told as a deed of the past: "had pledged to hold its fire"."""
    before = passage.marked.tokens[max(passage.first, verb.i - 3) : verb.i]
    infinitive = passage.marked.tokens[verb.i + 1].tag == "TO" if verb.i + 1 < passage.last else False
    return kind == "promise" and infinitive and any(token.lower == "had" for token in before)


# Nouns of time, which say nothing.
_SPELLS = frozenset({"minute", "hour", "day", "week", "month", "year", "moment"})
# Who never is a source: "nobody who knows that road will believe it".
_NOBODY = frozenset({"nobody", "none", "nothing", "anyone", "anybody", "you", "who", "what", "there"})


_NO = frozenset({"no", "neither", "few", "nobody", "none"})


def _is_nobody(passage: Passage, who: Holder) -> bool:
    tokens = passage.marked.tokens
    determiners = {tokens[who.first].lower, tokens[max(passage.first, who.first - 1)].lower}
    return tokens[who.head].lower in _NOBODY or not determiners.isdisjoint(_NO)


def _holders(passage: Passage, verb: Token, earlier: Sequence[Frame]) -> tuple[Holder, ...]:
    """Who says it: the subject; behind a bare "and" or without a subject, who spoke before in the sentence."""
    if verb.i > passage.first and passage.marked.tokens[verb.i - 1].pos == "CCONJ":
        shared = _inherited(passage, verb, earlier)
        if len(shared) > 0:
            return shared
    quote_end = max((i for i in passage.quoted if i < verb.i), default=None)
    if quote_end is not None:
        start = quote_end + 1
        while start < verb.i and passage.marked.tokens[start].pos == "PUNCT":
            start += 1
        who = holders.source(passage.marked, start, verb.i)
        if len(who) > 0:
            return who
    who = holders.before(passage.marked, verb, passage.first)
    who = tuple(holder for holder in who if holder.head not in passage.quoted and not _is_time(passage, holder))
    if len(who) == 0:
        who = _inherited(passage, verb, earlier) or holders.opening(passage.marked, verb, passage.first)
    return who


def _is_time(passage: Passage, who: Holder) -> bool:
    """Whether the noun before the verb only tells when: "and within hours raised the figure"."""
    return passage.marked.tokens[who.head].lemma.lower() in _SPELLS


def _far(passage: Passage, who: Sequence[Holder], verb: Token, earlier: Sequence[Frame]) -> bool:
    """Whether another verb stands between holder and saying word: "X confirmed A but spoke of B"."""
    between = passage.marked.tokens[who[-1].last : verb.i]
    inserted = len(between) > 1 and between[0].text == "," and any(token.text == "," for token in between[-3:])
    if not inserted and any(who[-1].last <= frame.cue[0] < verb.i for frame in earlier):
        return True
    return len(between) > 0 and passage.marked.tokens[verb.i - 1].pos == "CCONJ"


def _relative_before(passage: Passage, who: Holder, verb: Token) -> int | None:
    """The relative pronoun that is the verb's subject ("the police, who said"): its attribution begins there."""
    for i in range(verb.i - 1, who.head, -1):
        token = passage.marked.tokens[i]
        if token.lower in ("who", "which"):
            return i
        if token.pos == "VERB" and token.tag != "VBG":
            return None
        if is_finite(passage.marked, token) and token.lemma not in ("have", "be", "do"):
            return None
    return None


# Words that open a clause of time, which no closing attribution stands in.
_TIMES = frozenset({"after", "before", "when", "since", "until", "once", "as"})


def _from_comma(passage: Passage, own_first: int) -> int:
    """Where the clause of a closing attribution begins: behind the comma, if only a noun phrase lies between."""
    for i in range(own_first - 1, max(passage.first, own_first - PHRASE_REACH) - 1, -1):
        token = passage.marked.tokens[i]
        if token.text in (",", "”", '"', "’", "''"):
            return i + 1
        stops = token.pos in ("CCONJ", "SCONJ") or token.lower in (*holders.RELATIVE, *_TIMES)
        if stops or is_finite(passage.marked, token):
            return own_first
    return own_first


def _framed(passage: Passage, verb: Token, kind: str, who: tuple[Holder, ...], own_first: int) -> Frame | None:
    """The frame of a verb whose holder is known: content before it, behind it or around it."""
    cue = (verb.i, verb.i + 1)
    about = about_word(passage.marked, verb, passage.last)
    if about is not None:
        asks = lexicon().lemma_of(verb) == "ask"
        relay = holders.relay(passage.marked, who[0], verb.i)
        told, own = ((about + 1, passage.last),), (own_first, about + 1)
        return Frame(cue, "demand" if asks else kind, who, own, told, relay=relay)
    lead = passage.before_link(own_first)
    left = _left_content(passage, verb, lead, own_first)
    start = content_start(passage, verb, kind)
    relay = holders.relay(passage.marked, who[0], verb.i)
    if left is not None and (start is None or passage.pauses(start) or _only_circumstance(passage, start)):
        end = passage.last if start is None else passage.next_comma(start, passage.last)
        start = end if end < passage.last else None
        late = late_start(passage, left, start)
        content = [left if late is None else (late, left[1])]
        goes_on = late is not None or (start is not None and _resumes(passage, start + 1))
        if start is not None and goes_on:
            content.append((start + 1, passage.last))
        return Frame(cue, kind, who, (own_first, end), tuple(content), closing=True, relay=relay)
    both = around(passage, verb, own_first, start)
    if len(both) > 0 and start is not None:
        return Frame(cue, kind, who, (own_first, start), both, closing=True, relay=relay)
    if start is None or start >= passage.last or passage.pauses(start):
        return None
    frame = Frame(cue, kind, who, (own_first, start), ((start, _clause_end(passage, own_first, start)),), relay=relay)
    return shaped(passage, verb, frame)


def _clause_end(passage: Passage, own_first: int, start: int) -> int:
    """The end of what is said: in a relative clause the comma before the main verb ("X, which said S, came")."""
    tokens = passage.marked.tokens
    if tokens[own_first].lower not in ("which", "who") or own_first == passage.first:
        return passage.last
    for token in tokens[start : passage.last - 1]:
        if token.text == "," and token.i not in passage.quoted and is_finite(passage.marked, tokens[token.i + 1]):
            return token.i
    return passage.last


def _only_circumstance(passage: Passage, start: int) -> bool:
    """Whether only a place, day or occasion follows the saying word, no statement."""
    end = passage.next_comma(start, passage.last)
    words = passage.marked.tokens[start - 1 : end]
    return not passage.has_verb(start, end) and not any(token.text in ("“", '"', "‘", ":") for token in words)


def _has_own_subject(passage: Passage, verb: Token) -> bool:
    """Whether a participle has its subject before it: "with each saying the other had begun"."""
    before = passage.marked.tokens[max(passage.first, verb.i - 4) : verb.i]
    return len(before) > 1 and before[-1].pos in (*holders.NOMINAL, "DET") and any(t.lower == "with" for t in before)


def _participle_frame(passage: Passage, verb: Token, kind: str, earlier: Sequence[Frame]) -> Frame | None:
    """The frame of "..., adding that S": who speaks is who spoke or acted before."""
    previous = passage.marked.tokens[verb.i - 1] if verb.i > passage.first else None
    if previous is None or (previous.text != "," and previous.lower not in ("instead", "while", "after", "and", "by")):
        return None
    who = _inherited(passage, verb, earlier)
    if len(who) == 0:
        doer = _doer(passage, verb)
        if doer is None:
            return None
        who = (holders.phrase(passage.marked, doer, passage.first, verb.i),)
    start = content_start(passage, verb, kind)
    if start is None or start >= passage.last:
        return None
    if kind == "say" and len(earlier) == 0 and not (passage.has_clause(start) or passage.opens_quote(start - 1)):
        return None
    frame = Frame((verb.i, verb.i + 1), kind, who, (verb.i, start), ((start, passage.last),))
    return shaped(passage, verb, frame)


def _doer(passage: Passage, verb: Token) -> Token | None:
    """The subject of the clause a participle hangs on: that of its governing verb, else of the nearest main clause."""
    tokens = passage.marked.tokens
    subjects = [token for token in tokens[passage.first : verb.i] if token.dep.startswith("nsubj")]
    above = [token for token in subjects if token.head == verb.head]
    main = [token for token in subjects if not tokens[token.head].dep.startswith(("acl", "ccomp"))]
    return next(iter((*above[-1:], *main[-1:], *subjects[:1])), None)


def _inherited(passage: Passage, verb: Token, earlier: Sequence[Frame]) -> tuple[Holder, ...]:
    """The holders of the last attribution before this verb in its sentence."""
    before = [frame for frame in earlier if frame.cue[0] < verb.i]
    return max(before, key=lambda frame: frame.cue).holders if len(before) > 0 else ()


def _inverted(passage: Passage, verb: Token) -> Frame | None:
    """The frame of "S, said X"; None if the verb does not stand before its subject."""
    if lexicon().lemma_of(verb) not in lexicon().closing or verb.i + 1 >= passage.sentence.last:
        return None
    previous = passage.marked.tokens[verb.i - 1] if verb.i > passage.first else None
    if previous is not None and previous.text not in (",", "”", '"', "’", "''", "—", "–"):
        return None
    following = passage.marked.tokens[verb.i + 1]
    if following.pos not in ("DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM") or following.lower in ("that", "it"):
        return None
    left = (passage.first, passage.without_comma(verb.i))
    if left[0] < left[1] and not passage.has_any_verb(*left):
        return None
    who = holders.after(passage.marked, verb, passage.last)
    if len(who) == 0 or lexicon().class_of(verb) == "tell" or _clause_follows(passage, who[-1]):
        return None
    end = passage.next_comma(who[-1].last, passage.last)
    content = [left] if left[0] < left[1] else []
    if end + 1 < passage.last and _goes_on(passage, end + 1) and not _identifies(passage, end + 1):
        content.append((end + 1, passage.last))
    else:
        end = passage.last
    kind = lexicon().class_of(verb) or "say"
    relay = holders.relay(passage.marked, who[0], passage.last)
    return Frame((verb.i, verb.i + 1), kind, who, (verb.i, end), tuple(content), closing=True, relay=relay)


# Who opens a relative clause without "whom": "said a woman we call Nour".
_REDUCED = frozenset({"we", "i", "he", "she", "they"})


def _clause_follows(passage: Passage, who: Holder) -> bool:
    """Whether the noun behind the verb is subject of a clause: then it is no speaker but part of what is said."""
    for token in passage.marked.tokens[who.head + 1 : passage.last]:
        if token.text in (",", ";") or token.lower in (*holders.RELATIVE, *_REDUCED, "when", "where", "after", "as"):
            return False
        if is_finite(passage.marked, token):
            return True
    return False


def _ends_sentence(passage: Passage, verb: Token) -> bool:
    """Whether the verb is the sentence's last word but for a day: it closes what is said, with a comma or without."""
    rest = passage.marked.tokens[verb.i + 1 : passage.last]
    return verb.tag in ("VBD", "VBZ") and all(token.pos == "ADP" or token.lower in holders.DAYS for token in rest)


def _left_content(passage: Passage, verb: Token, lead: int, own_first: int) -> Range | None:
    """What stands before a closing attribution; None if nothing there is a statement of its own."""
    if lexicon().lemma_of(verb) not in lexicon().closing or own_first <= passage.first:
        return None
    previous = passage.marked.tokens[own_first - 1]
    unpaused = _ends_sentence(passage, verb) and passage.has_verb(passage.first, own_first)
    if (previous.text not in (",", "”", '"', "’", "''", "—", "–") and not unpaused) or lead != own_first:
        return None
    end = passage.without_comma(own_first)
    left = (concession(passage, end) or passage.first, end)
    return left if left[0] < left[1] and passage.has_any_verb(*left) else None


def _behind_name(passage: Passage, comma: int) -> int:
    """The comma behind the name of an office holder: "According to the governor, Adam Reyl, S"."""
    i = comma + 1
    while i < passage.last and passage.marked.tokens[i].pos == "PROPN":
        i += 1
    named = i > comma + 1 and i < passage.last and passage.pauses(i)
    return i if named else comma


def _is_clause_start(passage: Passage, i: int) -> bool:
    """Whether the words at `i` open the sentence or a clause behind "and" or a semicolon."""
    if i == passage.first:
        return True
    before = passage.marked.tokens[i - 1]
    return before.pos == "CCONJ" or before.lower == "that" or before.text in (";", ":", "-", "–", "—")


def _joins(passage: Passage, i: int) -> bool:
    return passage.marked.tokens[i].pos == "CCONJ"


def _resumes(passage: Passage, i: int) -> bool:
    """Whether what is said goes on at `i`, and no clause of the publisher's that only sets the day."""
    return _goes_on(passage, i) and not is_dated_aside(passage, i)


def _goes_on(passage: Passage, i: int) -> bool:
    """Whether what is said goes on at `i`, behind an inserted attribution."""
    if i >= passage.last or not passage.has_verb(i, passage.last):
        return False
    token = passage.marked.tokens[i]
    return token.tag != "VBG" and token.lower not in ("which", "where", "whose")


def _identifies(passage: Passage, i: int) -> bool:
    """Whether the words behind a comma say who the speaker is: "said Poni, a church worker"."""
    token = passage.marked.tokens[i]
    return token.pos in ("DET", "NOUN", "ADJ", "NUM") or token.lower in ("who", "whose", "which", "where")
