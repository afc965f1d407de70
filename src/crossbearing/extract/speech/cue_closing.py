"""Cues that stand behind or inside their content: "S, said X", "S, X said", "S1, X said, S2"."""

from crossbearing.extract.speech.cue_lexicon import CueWord, cue_lexicon
from crossbearing.extract.speech.cue_source import ends_quotation
from crossbearing.extract.speech.quoted_runs import MARKS
from crossbearing.extract.speech.scene import PAUSES, Range, Scene
from crossbearing.extract.words.marked import Token

# How far behind a cue the comma may stand behind which its content goes on.
REACH = 14
OBJECTS = frozenset({"obj", "iobj", "dobj"})


def is_closing(scene: Scene, verb: Token, word: CueWord, cue: Range, source: Range | None) -> bool:
    """Whether the attribution stands behind or inside its content: "S, said X", "S, X said", "S1, X said, S2"."""
    if "closing" not in word.takes:
        return False
    apart = source is not None and source[1] < cue[0] - 1
    if scene.tokens[cue[0]].tag == "VBG" or scene.tokens[cue[0]].lower == "to" or apart:
        return False
    own_first = cue[0] if source is None else min(cue[0], source[0])
    own_last = cue[1] if source is None else max(cue[1], source[1])
    if own_first <= scene.first:
        return False
    if own_last + 1 < scene.last and scene.tokens[own_last].text == ":" and scene.tokens[own_last + 1].text in MARKS:
        return False
    before = scene.tokens[own_first - 1]
    inverted = source is not None and source[0] >= cue[1]
    as_clause = before.lower == "as" and own_first - 2 >= scene.first and scene.tokens[own_first - 2].text in PAUSES
    if before.text not in PAUSES and before.text not in MARKS and not as_clause:
        return False
    if ends_quotation(scene, own_first - 1):
        return True
    if not (scene.has_finite(scene.first, own_first - 1)) and not inverted and not pauses(scene, own_last):
        return False
    if inverted:
        return True
    if "person_clause" in word.takes:
        own_last = _behind_addressee(scene, own_last)
    return own_last >= scene.last or pauses(scene, own_last) or only_circumstance(scene, own_last)


def _behind_addressee(scene: Scene, i: int) -> int:
    """The first token behind a noun phrase: "told [reporters] on Monday"."""
    while i < scene.last and (
        scene.tokens[i].pos in ("DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM") or scene.tokens[i].tag == "POS"
    ):
        i += 1
    return i


def pauses(scene: Scene, i: int) -> bool:
    """Whether a pause or direct words stand there."""
    return i < scene.last and (scene.tokens[i].text in PAUSES or i in scene.quoted)


def only_circumstance(scene: Scene, start: int) -> bool:
    """Whether a place, day or occasion follows up to the next pause, and no clause, object or quotation."""
    i = start
    while i < scene.last and scene.tokens[i].text not in PAUSES:
        token = scene.tokens[i]
        if (
            scene.is_finite(i)
            or token.text in MARKS
            or (i == start and (token.lower in ("that", "to") or scene.tokens[i].dep in OBJECTS))
        ):
            return False
        i += 1
    first = scene.tokens[start]
    return (
        first.pos in ("ADP", "ADV", "NUM", "SCONJ")
        or first.tag in ("NNP", "VBG")
        or first.lower in ("last", "this", "earlier")
    )


def closing_content(scene: Scene, own_first: int, own_last: int) -> tuple[Range, ...]:
    """The pieces of content before an attribution and, where the sentence goes on with it, behind."""
    low = scene.first
    end = own_first
    while end - 1 > low and (scene.tokens[end - 1].text in PAUSES or scene.tokens[end - 1].lower == "as"):
        end -= 1
    if end <= low:
        return ()
    if end - 1 not in scene.quoted:
        while low < end - 1 and (
            scene.tokens[low].pos in ("CCONJ", "PUNCT")
            and low not in scene.quoted
            and scene.tokens[low].text not in MARKS
        ):
            low += 1
    low = _own_quotation(scene, low, end)
    left = (low, end)
    told = scene.has_finite(low, end) or end - 1 in scene.quoted
    pause = next(
        (i for i in range(own_last, scene.last) if scene.tokens[i].text in (",", ":") and i not in scene.quoted), None
    )
    right = None
    if pause is not None and pause + 1 < scene.last and pause - own_last < REACH:
        goes_on = scene.is_finite(pause + 1) or scene.tokens[pause + 1].pos in ("AUX",)
        if goes_on or (not told and scene.has_finite(pause + 1, scene.last)) or pause + 1 in scene.quoted:
            right = (pause + 1, scene.last)
    if not told:
        if right is None:
            return (left,) if end - low > 2 else ()
        return (left, right) if scene.is_finite(pause + 1 if pause is not None else right[0]) else (right,)
    return (left,) if right is None else (left, right)


def _own_quotation(scene: Scene, low: int, end: int) -> int:
    """Where the content before a cue begins: at its quotation, if another cue stands in the words before that."""
    start = end
    while start - 1 >= low and start - 1 in scene.quoted:
        start -= 1
    if start in (low, end):
        return low
    lexicon = cue_lexicon()
    for token in scene.tokens[low:start]:
        word = lexicon.get(token.lower)
        if word is not None and word.verb is not None and "closing" in word.verb.takes and scene.is_finite(token.i):
            return start
    return low
