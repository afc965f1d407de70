"""Attributions that frame a sentence without a verb: "according to X", "in X's view", "X: S" in a headline."""

from functools import cache

from crossbearing.extract.speech.attribution_parts import Parts
from crossbearing.extract.speech.cue_closing import closing_content
from crossbearing.extract.speech.cue_source import owner_of
from crossbearing.extract.speech.scene import Range, Scene
from crossbearing.extract.words.marked import Token
from crossbearing.vocab import load

# The longest speaker before a colon, in words.
LABEL = 7
_NAMING = frozenset({"PROPN", "NOUN", "DET", "ADJ", "ADP", "PART"})


def according_to(scene: Scene, token: Token) -> Parts | None:
    """The attribution of "according to X"."""
    start = token.i + 2
    if start >= scene.last or scene.tokens[token.i + 1].lower != "to":
        return None
    source = start, scene.phrase(_named(scene, token, start).i, start, scene.last)[1]
    content = _framed(scene, token.i, source[1])
    if len(content) == 0:
        return None
    closing = content[0][0] < token.i
    return Parts(token.i, "according", "speech", (source,), ((token.i, start),), content, closing=closing, speaks=True)


def _named(scene: Scene, token: Token, start: int) -> Token:
    """The head of the noun phrase behind "according to"."""
    head = next((child for child in scene.children(token.i) if child.i >= start), None)
    if head is not None or start <= token.head < scene.last:
        return scene.tokens[token.head] if head is None else head
    head = scene.tokens[start]
    while head.i < head.head < scene.last and head.pos != "VERB":
        head = scene.tokens[head.head]
    return head


def view_attribution(scene: Scene, noun: Token) -> Parts | None:
    """The attribution of "in X's view", "by the army's count", "in the words of X"."""
    first = noun.i
    while first - 1 >= scene.first and scene.tokens[first - 1].pos in ("ADJ", "PROPN", "NOUN", "DET", "PART", "PRON"):
        first -= 1
    opener = scene.tokens[first - 1] if first > scene.first else None
    if opener is None or opener.lower not in ("in", "by"):
        return None
    source, last = owner_of(scene, noun), noun.i + 1
    if source is None and noun.i + 2 < scene.last and scene.tokens[noun.i + 1].lower == "of":
        head = next((child for child in scene.children(noun.i) if child.i > noun.i + 1), None)
        source = None if head is None else scene.phrase(head.i, noun.i + 2, scene.last)
        last = last if source is None else source[1]
    if source is None:
        return None
    content = _framed(scene, opener.i, last)
    return Parts(noun.i, noun.lower, "thought", (source,), ((noun.i, noun.i + 1),), content) if content else None


def _framed(scene: Scene, first: int, last: int) -> tuple[Range, ...]:
    """What the words `first` to `last` frame: the sentence behind them, around them or before them."""
    pause = next((i for i in range(last, scene.last) if scene.tokens[i].text == ","), None)
    opening = first == scene.first or not scene.has_finite(scene.first, first)
    if opening:
        begin = last if pause is None else pause + 1
        if begin >= scene.last:
            return ()
        before = scene.first, scene.trimmed_end(scene.first, first)
        around = first > scene.first and scene.tokens[first - 1].text == "," and scene.is_finite(begin)
        return (before, (begin, scene.last)) if around else ((begin, scene.last),)
    return closing_content(scene, first, last)


def label_attribution(scene: Scene, colon: Token) -> Parts | None:
    """The attribution of a headline without a verb: "Army: nine breaches by rebels"."""
    opening = scene.tokens[scene.first : colon.i]
    titled = scene.marked.sentences[colon.sentence].index == 0 and any(t.pos == "PROPN" for t in opening)
    speaking = len(opening) > 0 and opening[-1].lemma in _speakers()
    plain = 0 < len(opening) <= LABEL and all(t.pos in _NAMING for t in opening)
    if not plain or not (titled or speaking) or colon.i + 2 >= scene.last:
        return None
    source, cue = (scene.first, colon.i), (colon.i, colon.i + 1)
    return Parts(colon.i, ":", "speech", (source,), (cue,), ((colon.i + 1, scene.last),), speaks=True)


@cache
def _speakers() -> frozenset[str]:
    return frozenset(load("speech")["own"]["sources"])
