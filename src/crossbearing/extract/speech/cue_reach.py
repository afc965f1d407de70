"""How far a content reaches: to the end of its clause, and no further than where another attribution begins."""

from crossbearing.extract.speech.cue_lexicon import cue_lexicon
from crossbearing.extract.speech.cue_source import days
from crossbearing.extract.speech.quoted_runs import MARKS
from crossbearing.extract.speech.scene import PAUSES, Range, Scene
from crossbearing.extract.words.marked import Token

# Words that open a clause as content.
OPENERS = frozenset({"that", "whether", "if", "how", "why", "what", "who", "where", "when", "which", "whom"})
# How far apart two commas may stand that set something between a subject and its verb.
INSERTION = 14
# Openers of a phrase that belongs to what stands before it, where the tree hangs it elsewhere.
_ATTACHING = frozenset({"to", "in", "on", "with", "at", "for", "from", "as", "of"})
# How often a clause may be found cut short.
CUTS = 3


def until_end(scene: Scene, verb: Token, start: int) -> Range:
    """From `start` to where the tree ends what stands there under the verb."""
    top = scene.tokens[start]
    reached = scene.right_of(top.i)
    while not top.is_root and top.head != verb.i and scene.first <= top.head < scene.last and top.i != verb.i:
        if scene.tokens[top.head].i < start and top.head != verb.i and scene.left_of(top.head) < start - 1:
            break
        top = scene.tokens[top.head]
        reached = max(reached, scene.right_of(top.i))
    last = max(start + 1, min(reached + 1, scene.last))
    return ended(scene, start, _whole_clause(scene, start, last), verb)


def _whole_clause(scene: Scene, start: int, last: int) -> int:
    """The end of a clause, with its verb where the tree cuts the subject off: "that the plan to stay / is cheap"."""
    for _ in range(CUTS):
        beyond = last
        if beyond < scene.last and scene.tokens[beyond].text == ",":
            again = next(
                (i for i in range(beyond + 1, min(scene.last, beyond + INSERTION)) if scene.tokens[i].text == ","), None
            )
            beyond = scene.last if again is None else again + 1
        if beyond >= scene.last or not _is_predicate(scene, start, last, beyond):
            return _to_pause(scene, start, last)
        top = scene.tokens[beyond]
        reached = scene.right_of(top.i)
        while top.head > top.i and top.head < scene.last:
            top = scene.tokens[top.head]
            reached = max(reached, scene.right_of(top.i))
        last = max(beyond + 1, min(reached + 1, scene.last))
    return _to_pause(scene, start, last)


def _to_pause(scene: Scene, start: int, last: int) -> int:
    """The end of a clause that the tree ends early: the end of the sentence, or the next pause if cues follow."""
    clause = scene.tokens[start].lower in OPENERS or scene.has_finite(start, last)
    if not clause or last >= scene.last or last in scene.quoted:
        return last
    rest = scene.tokens[last : scene.last]
    if not any(token.lower in cue_lexicon() and token.tag.startswith("V") for token in rest):
        return next((token.i for token in rest if token.i in scene.quoted), scene.last)
    if scene.tokens[last].text in PAUSES or scene.tokens[last].text in MARKS:
        return last
    return next((i for i in range(last, scene.last) if scene.tokens[i].text in PAUSES or i in scene.quoted), scene.last)


def _is_predicate(scene: Scene, start: int, last: int, i: int) -> bool:
    """Whether the finite verb at `i` can only belong to the clause that begins at `start`."""
    if not scene.is_finite(i) or i in scene.quoted:
        return False
    clause = scene.tokens[start].lower in OPENERS or not scene.has_finite(start, last)
    return clause or i == last


def ended(scene: Scene, start: int, last: int, verb: Token | None = None) -> Range:
    """The stretch up to where another attribution begins in it, its quotation marks closed."""
    lexicon = cue_lexicon()
    last = _attached(scene, last)
    for i in range(start + 1, last - 1):
        if scene.tokens[i].text == "," and i not in scene.quoted:
            after = scene.tokens[i + 1]
            word = lexicon.get(after.lower)
            participle = (
                after.tag == "VBG" and word is not None and word.verb is not None and "clause" in word.verb.takes
            )
            if participle or (after.lower == "according" and i + 2 < last) or _new_speaker(scene, i + 1, last):
                last = i
                break
        elif scene.tokens[i].text == ";" and i not in scene.quoted:
            last = i
            break
        if verb is not None and _joined_cue(scene, i, last, verb):
            last = i
            break
    last = scene.trimmed_end(start, last)
    marks = sum(token.text in MARKS for token in scene.tokens[start:last])
    if marks % 2 == 1:
        for i in range(last, min(last + 3, scene.last + 2, len(scene.tokens))):
            if scene.tokens[i].text in MARKS:
                return start, i + 1
    return start, last


def _attached(scene: Scene, last: int) -> int:
    """The end of a phrase with the prepositional phrase or infinitive right behind it that is none of time."""
    if last + 1 >= scene.last or last in scene.quoted:
        return last
    token, behind = scene.tokens[last], scene.tokens[last + 1]
    if token.lower not in _ATTACHING or behind.lower in days():
        return last
    for i in range(last + 1, scene.last):
        if scene.tokens[i].text in PAUSES or scene.is_finite(i) or scene.tokens[i].pos in ("CCONJ", "SCONJ"):
            return i
        if i in scene.quoted:
            return i
    return scene.last


def _joined_cue(scene: Scene, i: int, last: int, verb: Token) -> bool:
    """Whether "and" or "but" joins another cue of the same form to this one: "said S and called for T"."""
    if scene.tokens[i].lower not in ("and", "but") or i in scene.quoted or verb.tag not in ("VBD", "VBZ"):
        return False
    j = i + 1
    while j < last and scene.tokens[j].pos == "ADV":
        j += 1
    word = cue_lexicon().get(scene.tokens[j].lower) if j < last else None
    known = word is not None and word.verb is not None and word.verb.kind == "speech" and "clause" in word.verb.takes
    return known and scene.tokens[j].tag == verb.tag


def _new_speaker(scene: Scene, i: int, last: int) -> bool:
    """Whether behind a comma somebody else's attribution is joined: "..., but critics say"."""
    if scene.tokens[i].lower not in ("but", "though", "although", "while", "and", "as"):
        return False
    lexicon = cue_lexicon()
    for token in scene.tokens[i + 1 : min(last, i + 8)]:
        word = lexicon.get(token.lower)
        if word is not None and word.verb is not None and scene.is_finite(token.i) and "clause" in word.verb.takes:
            return token.i > i + 1
        if token.pos not in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADP", "ADV", "AUX"):
            return False
    return False
