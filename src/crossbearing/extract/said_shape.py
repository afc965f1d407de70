"""What a class of saying words says: the deed one is accused of, what is denied, promised, demanded or counted."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from crossbearing.extract import holders
from crossbearing.extract.cues import lexicon
from crossbearing.extract.finite import is_finite
from crossbearing.extract.holders import Holder
from crossbearing.extract.marked import Token
from crossbearing.extract.scene import Frame, Scene
from crossbearing.vocab import load


@cache
def _accuse(key: str) -> frozenset[str]:
    return frozenset(load("speech")["accuse"][key])


def shaped(scene: Scene, verb: Token, frame: Frame) -> Frame | None:
    """The frame with its content cut to what the class of the verb says; None if the verb does not report here."""
    lemma = lexicon().lemma_of(verb) or ""
    if frame.kind == "accuse":
        return _accusation(scene, lemma, frame)
    if frame.kind == "deny":
        return _denial(scene, frame)
    if _has_that(scene, frame) or _opens_quote_at(scene, frame.content[0][0]):
        return frame
    start = frame.content[0][0]
    if frame.kind in ("demand", "promise", "expect", "name", "welcome", "cite", "count"):
        return _object(scene, verb, frame)
    clause = scene.has_clause(start)
    if lemma in lexicon().needs_that:
        return frame if clause and lemma in lexicon().bare_clause else None
    if clause:
        return frame
    return frame if lemma in lexicon().noun and scene.has_nominal(start) else None


def _has_that(scene: Scene, frame: Frame) -> bool:
    start = frame.content[0][0]
    return scene.marked.tokens[start - 1].lower == "that"


def _opens_quote_at(scene: Scene, start: int) -> bool:
    before = scene.marked.tokens[start - 1].text
    return start in scene.quoted or before in ("“", '"', "‘", ":")


def _object(scene: Scene, verb: Token, frame: Frame) -> Frame | None:
    """The content of a verb that takes a noun phrase or an infinitive: "promised to", "put X at", "called for"."""
    lemma = lexicon().lemma_of(verb) or ""
    first, last = frame.content[0]
    start = scene.marked.tokens[first]
    if frame.kind in ("promise", "expect", "demand"):
        infinitive = any(token.tag == "TO" for token in scene.marked.tokens[first : min(last, first + 12)])
        if lemma == "call" and start.lower not in ("for", "on"):
            return _named(scene, frame)
        if start.lower in ("for", "on") and first + 1 < last:
            return replace(frame, content=((first + 1, last),))
        clause = scene.has_clause(first)
        nominal = lemma in lexicon().noun and scene.has_nominal(first)
        return frame if infinitive or clause or nominal else None
    if frame.kind == "count" and lemma == "speak":
        return replace(frame, content=((first + 1, last),)) if first + 1 < last else None
    if frame.kind in ("cite", "welcome", "name"):
        return frame if scene.has_nominal(first) or start.tag in ("VBN", "VBG") else None
    numbered = any(token.pos == "NUM" for token in scene.marked.tokens[first:last])
    return frame if numbered and scene.has_nominal(first) else None


def _named(scene: Scene, frame: Frame) -> Frame | None:
    """What somebody calls somebody: the quoted words with what stands around them in their phrase."""
    first, last = frame.content[0]
    mark = next((t.i for t in scene.marked.tokens[first:last] if t.text in ("“", '"', "‘")), None)
    if mark is None or mark + 1 >= last:
        return None
    start = mark - 1 if mark > first and scene.marked.tokens[mark - 1].pos == "DET" else mark + 1
    return replace(frame, kind="name", own=(frame.own[0], start), content=((start, last),))


def _accusation(scene: Scene, lemma: str, frame: Frame) -> Frame | None:
    """The deed somebody is accused of; with "blame", "pin" and "hold responsible" whom and for what."""
    first, last = frame.content[0]
    words = scene.marked.tokens[first:last]
    if lemma in _accuse("of"):
        of = next((token for token in words if token.lower == "of" and _verbal_follows(scene, token, last)), None)
        return replace(frame, content=((of.i + 1, last),), own=(frame.own[0], of.i + 1)) if of is not None else None
    if lemma == "hold":
        end = next((token.i for token in words if token.lower in _accuse("responsible")), last)
        return replace(frame, content=((first, end),)) if end > first else None
    if _has_that(scene, frame):
        return frame
    return frame if lemma in _accuse("whole") and len(words) > 0 else None


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
            verb = next((token for token in words if is_finite(scene.marked, token)), None)
            spread = None if verb is None else holders.source(scene.marked, first + 1, verb.i)
            own = (frame.own[0], about + 1)
            return replace(frame, own=own, content=((about + 1, last),), spread=spread[0] if spread else None)
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


def passive_accusation(scene: Scene, verb: Token) -> Iterator[Frame]:
    """The frame of "was blamed by X on Y"."""
    by = next((t for t in scene.marked.tokens[verb.i + 1 : scene.last] if t.lower == "by"), None)
    if by is None or by.i > verb.i + 3:
        return
    who = holders.source(scene.marked, by.i + 1, scene.last)
    on = next((t.i for t in scene.marked.tokens[by.i : scene.last] if t.lower in ("on", "for", "of")), None)
    if len(who) > 0 and on is not None and on + 1 < scene.last:
        yield Frame((verb.i, verb.i + 1), "accuse", who[:1], (verb.i, on + 1), ((on + 1, scene.last),))
