"""Attribution inside one sentence: the saying word, who says it, and which words are said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossbearing.extract import holders
from crossbearing.extract.cues import is_cue, is_participle, is_passive, lexicon
from crossbearing.extract.holders import Holder
from crossbearing.extract.marked import Marked, Sentence, Token
from crossbearing.vocab import load

Range = tuple[int, int]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# A complementiser this many words behind its verb still opens the content ("told the Courier by telephone that").
THAT_REACH = 14
_CLOSING_PUNCT = frozenset({".", "!", "?", "…", "”", '"', "’", "'", ")", "''"})
_OPENING = frozenset({":", "“", '"', "‘", "``", "'", ","})
_TURNS = frozenset({"but", "while", "whereas", "though", "although", "yet"})
_DETERMINERS = frozenset({"DET", "PRON", "PROPN"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One saying word with its holders and its content, as token ranges of the report.

    `kind` is the class of the saying word. `own` covers the words of the attribution itself (holder, verb,
    addressee). `relay` brings the holder's words; `spread` told first what the holder denies. A `closing` frame
    stands behind or inside its content.
    """

    cue: Range
    kind: str
    holders: tuple[Holder, ...]
    own: Range
    content: tuple[Range, ...]
    closing: bool = False
    relay: Holder | None = None
    spread: Holder | None = None

    def holds(self, token: int) -> bool:
        """Whether the token is part of what is said."""
        return any(first <= token < last for first, last in self.content)


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence to look at, and the tokens in it that are somebody's direct words."""

    marked: Marked
    sentence: Sentence
    first: int
    quoted: frozenset[int]

    @property
    def last(self) -> int:
        """The end of its words, final punctuation left out."""
        last = self.sentence.last
        while last > self.first and self.marked.tokens[last - 1].text in _CLOSING_PUNCT:
            last -= 1
        return last

    def words(self, first: int, last: int) -> tuple[Token, ...]:
        """The tokens `first` to `last` that are nobody's direct words."""
        return tuple(token for token in self.marked.tokens[first:last] if token.i not in self.quoted)

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a statement stands there: a finite verb, or direct words."""
        inside = self.marked.tokens[first:last]
        return any(token.tag in FINITE or token.i in self.quoted for token in inside)


@cache
def _words(*path: str) -> frozenset[str]:
    table = load("speech")
    for key in path:
        table = table[key]
    return frozenset(table) if not isinstance(table, dict) else frozenset()


def find_frames(scene: Scene) -> tuple[Frame, ...]:
    """Every attribution of the sentence, in order of its saying words."""
    found: list[Frame] = []
    for frame in (*_sources(scene), *_count_sources(scene)):
        found.append(frame)
    for token in scene.words(scene.first, scene.last):
        if any(first <= token.i < last for frame in found for first, last in (frame.own,)):
            continue
        if is_cue(scene.marked, token, scene.sentence.last):
            frame_or_none = _verb_frame(scene, token, found)
            if frame_or_none is not None:
                found.append(frame_or_none)
        elif is_passive(scene.marked, token) and lexicon().class_of(token) == "accuse":
            found.extend(_passive_accusation(scene, token))
    found.sort(key=lambda frame: frame.cue)
    return tuple(_limit(scene, found))


# -- according to ---------------------------------------------------------------------------------------------


def _sources(scene: Scene) -> Iterator[Frame]:
    """Frames of "according to X"."""
    for token in scene.words(scene.first, scene.last - 1):
        if token.lower == "according" and scene.marked.tokens[token.i + 1].lower == "to":
            yield from _source_frame(scene, (token.i, token.i + 2))


def _source_frame(scene: Scene, cue: Range) -> Iterator[Frame]:
    found = holders.source(scene.marked, cue[1], scene.last)
    if len(found) == 0:
        return
    end = _next_comma(scene, found[-1].last, scene.last)
    if _is_clause_start(scene, cue[0]):
        start = min(end + 1, scene.last)
        yield Frame(cue, "say", found, (cue[0], start), ((start, scene.last),))
        return
    start = scene.first
    content = [(start, _without_comma(scene, cue[0]))]
    if end + 1 < scene.last and scene.has_verb(end + 1, scene.last) and _joins(scene, end + 1):
        content.append((end + 1, scene.last))
    yield Frame(cue, "say", found, (cue[0], end), tuple(content), closing=True)


def _count_sources(scene: Scene) -> Iterator[Frame]:
    """Frames of "by X's count": somebody's figures."""
    for token in scene.words(scene.first, scene.last):
        if token.lower not in _words("prefixes", "count"):
            continue
        owner = marked_owner(scene.marked, token)
        start = None if owner is None else owner.first - 1
        if owner is None or start is None or start < scene.first or scene.marked.tokens[start].lower != "by":
            continue
        content = [(scene.first, _without_comma(scene, start))]
        if not scene.has_verb(*content[0]) and token.i + 1 < scene.last:
            content = [(min(token.i + 2, scene.last - 1), scene.last)]
        cue = (start, start + 1)
        yield Frame(cue, "count", (owner,), (start, token.i + 1), tuple(content), closing=True)


def marked_owner(marked: Marked, token: Token) -> Holder | None:
    """The owner in "X's count": the words up to the possessive mark; None without one."""
    i = token.i - 1
    while i > 0 and marked.tokens[i].tag != "POS" and token.i - i <= 3:
        i -= 1
    if marked.tokens[i].tag != "POS" or marked.tokens[i].sentence != token.sentence:
        return None
    head = marked.tokens[i - 1]
    found = holders.phrase(marked, head, max(0, i - 8), i)
    return Holder(found.first, i, head.i)


# -- verbs ----------------------------------------------------------------------------------------------------


def _verb_frame(scene: Scene, verb: Token, earlier: Sequence[Frame]) -> Frame | None:
    kind = lexicon().class_of(verb)
    assert kind is not None  # is_cue has seen to it
    if is_participle(scene.marked, verb):
        return _participle_frame(scene, verb, kind, earlier)
    inverted = _inverted(scene, verb)
    if inverted is not None:
        return inverted
    who = holders.before(scene.marked, verb, scene.first)
    who = tuple(holder for holder in who if holder.head not in scene.quoted)
    if len(who) == 0:
        who = _inherited(scene, verb, earlier)
    if len(who) == 0:
        return None
    own_first = min(holder.first for holder in who) if who[-1].last <= verb.i and not _far(scene, who, verb) else verb.i
    return _framed(scene, verb, kind, who, own_first)


def _far(scene: Scene, who: Sequence[Holder], verb: Token) -> bool:
    """Whether another verb stands between holder and saying word: "X confirmed A but spoke of B"."""
    between = scene.marked.tokens[who[-1].last : verb.i]
    commas = sum(1 for token in between if token.text == ",")
    return commas % 2 == 0 and any(token.pos == "CCONJ" for token in between)


def _framed(scene: Scene, verb: Token, kind: str, who: tuple[Holder, ...], own_first: int) -> Frame | None:
    """The frame of a verb whose holder is known: content before it, behind it or around it."""
    cue = (verb.i, verb.i + 1)
    lead = _before_link(scene, own_first)
    left = _left_content(scene, verb, lead, own_first)
    start = _content_start(scene, verb, kind)
    relay = holders.relay(scene.marked, who[0], verb.i)
    if left is not None and (start is None or _pauses(scene, start)):
        end = scene.last if start is None else start
        content = [left]
        if start is not None and _goes_on(scene, start + 1):
            content.append((start + 1, scene.last))
        return Frame(cue, kind, who, (own_first, end), tuple(content), closing=True, relay=relay)
    if start is None or start >= scene.last or _pauses(scene, start):
        return None
    frame = Frame(cue, kind, who, (own_first, start), ((start, scene.last),), relay=relay)
    return _shaped(scene, verb, frame)


def _participle_frame(scene: Scene, verb: Token, kind: str, earlier: Sequence[Frame]) -> Frame | None:
    """The frame of "..., adding that S": who speaks is who spoke or acted before."""
    previous = scene.marked.tokens[verb.i - 1] if verb.i > scene.first else None
    if previous is None or (previous.text != "," and previous.lower not in ("instead", "while", "after", "and", "by")):
        return None
    who = _inherited(scene, verb, earlier)
    if len(who) == 0:
        found = [token for token in scene.marked.tokens[scene.first : verb.i] if token.dep.startswith("nsubj")]
        if len(found) == 0:
            return None
        who = (holders.phrase(scene.marked, found[0], scene.first, verb.i),)
    start = _content_start(scene, verb, kind)
    if start is None or start >= scene.last:
        return None
    frame = Frame((verb.i, verb.i + 1), kind, who, (verb.i, start), ((start, scene.last),))
    return _shaped(scene, verb, frame)


def _inherited(scene: Scene, verb: Token, earlier: Sequence[Frame]) -> tuple[Holder, ...]:
    """The holders of the last attribution before this verb in its sentence."""
    before = [frame for frame in earlier if frame.cue[0] < verb.i]
    return max(before, key=lambda frame: frame.cue).holders if len(before) > 0 else ()


def _inverted(scene: Scene, verb: Token) -> Frame | None:
    """The frame of "S, said X"; None if the verb does not stand before its subject."""
    if verb.lemma.lower() not in lexicon().closing or verb.i + 1 >= scene.sentence.last:
        return None
    previous = scene.marked.tokens[verb.i - 1] if verb.i > scene.first else None
    if previous is not None and previous.text not in (",", "”", '"', "’", "''", "—", "–"):
        return None
    following = scene.marked.tokens[verb.i + 1]
    if following.pos not in ("DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM") or following.lower in ("that", "it"):
        return None
    left = (scene.first, _without_comma(scene, verb.i))
    if left[0] < left[1] and not scene.has_verb(*left):
        return None
    who = holders.after(scene.marked, verb, scene.last)
    if len(who) == 0:
        return None
    end = _next_comma(scene, who[-1].last, scene.last)
    content = [left] if left[0] < left[1] else []
    if end + 1 < scene.last and _goes_on(scene, end + 1) and not _identifies(scene, end + 1):
        content.append((end + 1, scene.last))
    else:
        end = scene.last
    kind = lexicon().classes[verb.lemma.lower()]
    relay = holders.relay(scene.marked, who[0], scene.last)
    return Frame((verb.i, verb.i + 1), kind, who, (verb.i, end), tuple(content), closing=True, relay=relay)


def _left_content(scene: Scene, verb: Token, lead: int, own_first: int) -> Range | None:
    """What stands before a closing attribution; None if nothing there is a statement of its own."""
    if verb.lemma.lower() not in lexicon().closing or own_first <= scene.first:
        return None
    previous = scene.marked.tokens[own_first - 1]
    if previous.text not in (",", "”", '"', "’", "''", "—", "–") or lead != own_first:
        return None
    left = (scene.first, _without_comma(scene, own_first))
    return left if left[0] < left[1] and scene.has_verb(*left) else None


def _content_start(scene: Scene, verb: Token, kind: str) -> int | None:
    """The first token of what is said behind the verb; a comma if the sentence pauses there; None at its end."""
    i = verb.i + 1
    that = _that(scene, verb)
    if that is not None:
        return that + 1
    while i < scene.last and scene.marked.tokens[i].pos == "ADV" and scene.marked.tokens[i].lower in _SAID_ADVERBS:
        i += 1
    if kind == "tell":
        i = _behind_addressee(scene, verb, i)
    if kind in ("say", "tell", "claim", "confirm"):
        i = _behind_medium(scene, i)
    if i < scene.last and scene.marked.tokens[i].text == "," and i + 1 < scene.last and _opens_quote(scene, i + 1):
        i += 1
    while i < scene.last and scene.marked.tokens[i].text in _OPENING and scene.marked.tokens[i].text != ",":
        i += 1
    return i if i < scene.last else None


_SAID_ADVERBS = frozenset({"also", "later", "again", "earlier", "then", "today", "separately", "meanwhile", "yesterday"})


def _that(scene: Scene, verb: Token) -> int | None:
    """The "that" which opens the verb's content: no other verb or comma stands between."""
    for token in scene.marked.tokens[verb.i + 1 : min(scene.last, verb.i + THAT_REACH)]:
        if token.tag in FINITE or token.text in (",", ":", ";") or token.i in scene.quoted:
            return None
        if token.lower == "that" and token.tag in ("IN", "WDT", "DT") and _opens_clause(scene, token):
            return token.i
    return None


def _opens_clause(scene: Scene, that: Token) -> bool:
    """Whether "that" stands before a clause with a subject of its own, not before the verb or as a demonstrative."""
    following = scene.marked.tokens[that.i + 1 : that.i + 2]
    if len(following) == 0 or following[0].tag in FINITE:
        return False
    return scene.has_verb(that.i + 1, scene.last)


def _behind_addressee(scene: Scene, verb: Token, i: int) -> int:
    """The first token behind who was told."""
    if i < scene.last and scene.marked.tokens[i].text in ("us", "me", "them", "him", "her", "you"):
        return i + 1
    complement = scene.marked.child(verb, "ccomp")
    if complement is not None and complement.i > i:
        start = scene.marked.subtree(complement)[0].i
        if start > i:
            return start
    if i < scene.last and scene.marked.tokens[i].pos == "PRON":
        return i + 1
    end = i
    while end < scene.last and _in_addressee(scene.marked.tokens[end], end == i):
        end += 1
    return end


def _in_addressee(token: Token, first: bool) -> bool:
    if token.pos == "DET":
        return first
    return token.pos in ("ADJ", "NOUN", "PROPN", "NUM") or token.tag in ("HYPH", "POS", "PRP$")


def _behind_medium(scene: Scene, i: int) -> int:
    """The first token behind "in a statement", "by telephone", "on Friday", "to Abay"."""
    for _ in range(3):
        if i >= scene.last or scene.marked.tokens[i].pos not in ("ADP", "SCONJ", "PROPN") or i in scene.quoted:
            return i
        end = _medium_end(scene, i)
        if end == i:
            return i
        i = end
    return i


def _medium_end(scene: Scene, i: int) -> int:
    """The end of a phrase of medium, day or addressee that begins at `i`; `i` if there is none."""
    bare_day = scene.marked.tokens[i].lower in _DAYS
    k = i if bare_day else i + 1
    seen = bare_day
    while k < scene.last and (_in_addressee(scene.marked.tokens[k], k == i + 1)):
        word = scene.marked.tokens[k].lower
        seen = seen or word in _words("prefixes", "medium") or word in _DAYS or word.isdigit()
        k += 1
        if word in _DAYS:
            break
    at_end = k >= scene.last or scene.marked.tokens[k].text in (",", ":") or scene.marked.tokens[k].lower == "that"
    return k if seen or (at_end and k > i + 1) else i


_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"}
    | {"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"}
)


# -- the shapes of what is said ----------------------------------------------------------------------------------


def _shaped(scene: Scene, verb: Token, frame: Frame) -> Frame | None:
    """The frame with its content cut to what the class of the verb says; None if the verb does not report here."""
    lemma = verb.lemma.lower()
    if frame.kind == "accuse":
        return _accusation(scene, lemma, frame)
    if frame.kind == "deny":
        return _denial(scene, frame)
    if _has_that(scene, frame) or _opens_quote_at(scene, frame.content[0][0]):
        return frame
    start = frame.content[0][0]
    if frame.kind in ("demand", "promise", "expect", "name", "welcome", "cite", "count"):
        return _object(scene, verb, frame)
    clause = _has_clause(scene, start)
    if lemma in lexicon().needs_that:
        return frame if clause and lemma in lexicon().bare_clause else None
    if clause:
        return frame
    return frame if lemma in lexicon().noun and _has_nominal(scene, start) else None


def _has_that(scene: Scene, frame: Frame) -> bool:
    start = frame.content[0][0]
    return scene.marked.tokens[start - 1].lower == "that"


def _opens_quote(scene: Scene, i: int) -> bool:
    return scene.marked.tokens[i].text in ("“", '"', "‘", "``", "'") or i in scene.quoted


def _opens_quote_at(scene: Scene, start: int) -> bool:
    before = scene.marked.tokens[start - 1].text
    return start in scene.quoted or before in ("“", '"', "‘", ":")


def _has_clause(scene: Scene, start: int) -> bool:
    """Whether a subject and a finite verb follow."""
    for token in scene.marked.tokens[start : scene.last]:
        if token.tag in FINITE:
            return any(word.pos in ("NOUN", "PROPN", "PRON", "NUM", "DET") for word in scene.marked.tokens[start : token.i])
        if token.text in (",", ";") and token.i - start < 2:
            return False
    return False


def _has_nominal(scene: Scene, start: int) -> bool:
    return scene.marked.tokens[start].pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON")


def _object(scene: Scene, verb: Token, frame: Frame) -> Frame | None:
    """The content of a verb that takes a noun phrase or an infinitive: "promised to", "put X at", "called for"."""
    lemma = verb.lemma.lower()
    first, last = frame.content[0]
    start = scene.marked.tokens[first]
    if frame.kind in ("promise", "expect", "demand"):
        infinitive = any(token.tag == "TO" for token in scene.marked.tokens[first : min(last, first + 12)])
        if lemma == "call" and start.lower not in ("for", "on"):
            return replace(frame, kind="name")
        if start.lower in ("for", "on") and first + 1 < last:
            return replace(frame, content=((first + 1, last),))
        clause = _has_clause(scene, first)
        nominal = lemma in lexicon().noun and _has_nominal(scene, first)
        return frame if infinitive or clause or nominal else None
    if frame.kind == "count" and lemma == "speak":
        return replace(frame, content=((first + 1, last),)) if first + 1 < last else None
    if frame.kind in ("cite", "welcome", "name"):
        return frame if _has_nominal(scene, first) else None
    numbered = any(token.pos == "NUM" for token in scene.marked.tokens[first:last])
    return frame if numbered and _has_nominal(scene, first) else None


def _accusation(scene: Scene, lemma: str, frame: Frame) -> Frame | None:
    """The deed somebody is accused of; with "blame", "pin" and "hold responsible" whom and for what."""
    first, last = frame.content[0]
    words = scene.marked.tokens[first:last]
    if lemma in _words("accuse", "of"):
        of = next((token for token in words if token.lower == "of" and _verbal_follows(scene, token, last)), None)
        return replace(frame, content=((of.i + 1, last),), own=(frame.own[0], of.i + 1)) if of is not None else None
    if lemma == "hold":
        end = next((token.i for token in words if token.lower in _words("accuse", "responsible")), last)
        return replace(frame, content=((first, end),)) if end > first else None
    if _has_that(scene, frame):
        return frame
    return frame if lemma in _words("accuse", "whole") and len(words) > 0 else None


def _verbal_follows(scene: Scene, of: Token, last: int) -> bool:
    """Whether "of" opens the deed: an "-ing" form or a noun of it, and no later "of" does so better."""
    later = scene.marked.tokens[of.i + 1 : min(last, of.i + 4)]
    if any(token.tag == "VBG" or token.text in ("“", '"') for token in later):
        return True
    rest = scene.marked.tokens[of.i + 1 : last]
    return not any(token.lower == "of" for token in rest)


def _denial(scene: Scene, frame: Frame) -> Frame:
    """What is denied: the proposition behind "that", behind "reports that" or "what X has said about"."""
    first, last = frame.content[0]
    if _has_that(scene, frame) and not _noun_before_that(scene, frame):
        return frame
    words = scene.marked.tokens[first:last]
    start = first
    if _has_that(scene, frame):
        words = scene.marked.tokens[frame.cue[1] : first]
        return replace(frame, spread=_spreader(scene, frame.cue[1], first))
    if len(words) > 0 and words[0].lower == "what":
        about = next((token.i for token in words if token.lower in ("about", "of", "on")), None)
        if about is not None and about + 1 < last:
            verb = next((token for token in words if token.tag in FINITE), None)
            spread = None if verb is None else holders.source(scene.marked, first + 1, verb.i)
            return replace(frame, content=((about + 1, last),), spread=spread[0] if spread else None)
    end = next((t.i for t in words if t.text == ":" or (t.text == "," and _participle_next(scene, t.i))), last)
    return replace(frame, content=((start, max(end, start + 1)),))


def _noun_before_that(scene: Scene, frame: Frame) -> bool:
    between = scene.marked.tokens[frame.cue[1] : frame.content[0][0] - 1]
    return any(token.pos == "NOUN" for token in between)


def _spreader(scene: Scene, first: int, last: int) -> Holder | None:
    """Who spread what is denied: "reports circulated by X that", "the army's claim that"."""
    for token in scene.marked.tokens[first:last]:
        if token.lower == "by":
            found = holders.source(scene.marked, token.i + 1, last)
            return found[0] if len(found) > 0 else None
        if token.tag == "POS":
            head = scene.marked.tokens[token.i - 1]
            return holders.phrase(scene.marked, head, first, token.i)
    return None


def _participle_next(scene: Scene, comma: int) -> bool:
    following = scene.marked.tokens[comma + 1 : comma + 3]
    return any(token.tag == "VBG" for token in following)


def _passive_accusation(scene: Scene, verb: Token) -> Iterator[Frame]:
    """The frame of "was blamed by X on Y"."""
    by = next((t for t in scene.marked.tokens[verb.i + 1 : scene.last] if t.lower == "by"), None)
    if by is None or by.i > verb.i + 3:
        return
    who = holders.source(scene.marked, by.i + 1, scene.last)
    on = next((t.i for t in scene.marked.tokens[by.i : scene.last] if t.lower in ("on", "for", "of")), None)
    if len(who) > 0 and on is not None and on + 1 < scene.last:
        yield Frame((verb.i, verb.i + 1), "accuse", who[:1], (verb.i, on + 1), ((on + 1, scene.last),))


# -- borders --------------------------------------------------------------------------------------------------


def _limit(scene: Scene, frames: Sequence[Frame]) -> Iterator[Frame]:
    """The frames with what is said cut where another attribution or the publisher's own words begin."""
    for n, frame in enumerate(frames):
        first, last = frame.content[-1] if len(frame.content) > 0 else (scene.last, scene.last)
        if first >= frame.cue[1]:
            last = _turn(scene, first, last)
            for other in frames[n + 1 :]:
                last = min(last, _taken_by(scene, frame, other, first))
        start = _left_border(scene, frame, frames[:n])
        content = [(max(a, start), min(b, last) if (a, b) == frame.content[-1] else b) for a, b in frame.content]
        kept = tuple((a, b) for a, b in content if a < b)
        if len(kept) > 0 or frame.closing:
            yield replace(frame, content=kept)


def _taken_by(scene: Scene, frame: Frame, other: Frame, first: int) -> int:
    """Where the content of `frame` ends because `other` takes over; the sentence's end if it does not."""
    lead = other.own[0]
    if lead <= first:
        return scene.last
    if other.closing:
        left_of_it = any(a <= frame.cue[0] for a, _ in other.content)
        return _without_comma(scene, lead) if left_of_it else scene.last
    linked = _before_link(scene, lead)
    participle = scene.marked.tokens[other.cue[0]].tag == "VBG" and other.own[0] == other.cue[0]
    if linked < lead or participle:
        return _without_comma(scene, linked)
    return scene.last


def _left_border(scene: Scene, frame: Frame, earlier: Sequence[Frame]) -> int:
    """Where the content of a closing attribution may begin: behind a semicolon or an earlier closing one."""
    border = scene.first
    for token in scene.marked.tokens[scene.first : frame.cue[0]]:
        if token.text == ";" and token.i not in scene.quoted:
            border = token.i + 1
    closed = [other.own[1] for other in earlier if other.closing and other.own[1] < frame.cue[0]]
    return max([border, *closed]) if frame.closing else scene.first


def _turn(scene: Scene, first: int, last: int) -> int:
    """Where a semicolon, or "but" with a new subject, ends what somebody said."""
    for token in scene.marked.tokens[first:last]:
        if token.i in scene.quoted:
            continue
        if token.text == ";":
            return token.i
        turns = token.lower in _TURNS and token.i > first and scene.marked.tokens[token.i - 1].text == ","
        if turns and scene.marked.tokens[token.i + 1].pos in _DETERMINERS and _has_clause(scene, token.i + 1):
            return token.i - 1
    return last


def _is_clause_start(scene: Scene, i: int) -> bool:
    """Whether the words at `i` open the sentence or a clause behind "and" or a semicolon."""
    if i == scene.first:
        return True
    before = scene.marked.tokens[i - 1]
    return before.pos == "CCONJ" or before.text in (";", ":", "-", "–", "—")


def _joins(scene: Scene, i: int) -> bool:
    return scene.marked.tokens[i].pos == "CCONJ"


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether what is said goes on at `i`, behind an inserted attribution."""
    if i >= scene.last or not scene.has_verb(i, scene.last):
        return False
    token = scene.marked.tokens[i]
    return token.tag != "VBG" and token.lower not in ("which", "where", "whose")


def _identifies(scene: Scene, i: int) -> bool:
    """Whether the words behind a comma say who the speaker is: "said Poni, a church worker"."""
    token = scene.marked.tokens[i]
    return token.pos in ("DET", "NOUN", "ADJ") or token.lower in ("who", "whose", "which", "where", "head", "chief")


def _pauses(scene: Scene, i: int) -> bool:
    return scene.marked.tokens[i].text == ","


def _before_link(scene: Scene, i: int) -> int:
    """The index of the "and", "but", "while" before `i`; `i` itself without one."""
    if i > scene.first and scene.marked.tokens[i - 1].lower in ("and", "but", "while", "whereas", "though", "although"):
        return i - 1
    return i


def _without_comma(scene: Scene, i: int) -> int:
    """`i`, or where the commas and quotation marks right before it begin."""
    while i > scene.first and scene.marked.tokens[i - 1].pos == "PUNCT" and scene.marked.tokens[i - 1].text != ")":
        i -= 1
    return i


def _next_comma(scene: Scene, first: int, last: int) -> int:
    """The first comma, semicolon or colon from `first`, or `last`."""
    found = (t.i for t in scene.marked.tokens[first:last] if t.text in (",", ";", ":") and t.i not in scene.quoted)
    return next(found, last)
