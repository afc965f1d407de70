"""What stands behind a cue as its content: a clause, quoted words, an infinitive, a noun phrase."""

from crossbearing.extract.speech.cue_closing import OBJECTS, REACH, only_circumstance, pauses
from crossbearing.extract.speech.cue_lexicon import CueWord, cue_lexicon
from crossbearing.extract.speech.cue_reach import OPENERS, ended, until_end
from crossbearing.extract.speech.quoted_runs import MARKS
from crossbearing.extract.speech.scene import PAUSES, Range, Scene
from crossbearing.extract.words.marked import Token

_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
_PASSIVE_OPENERS = frozenset({"as", "of", "for", "about"})
# Whatever stands behind these is what is said.
_PLAIN = frozenset({"say", "think", "believe", "argue", "insist"})
# The longest subject of a clause without "that", in words.
SUBJECT_REACH = 6

# The end of the cue, which may take in a preposition, and the content behind it.
Found = tuple[int, Range]


def opening_content(scene: Scene, verb: Token, word: CueWord, start: int) -> Found | None:
    """The end of an active cue and the content behind it; None if none stands there."""
    if start >= scene.last:
        return None
    token = scene.tokens[start]
    if token.lower in word.prepositions and start + 1 < scene.last:
        return start + 1, until_end(scene, verb, start + 1)
    if "clause" in word.takes:
        found = _clause(scene, verb, start, told="person_clause" in word.takes)
        if found is not None:
            return start, found
    if token.lower == "to" and _is_verb(scene, start + 1):
        return (start, until_end(scene, verb, start)) if "infinitive" in word.takes else None
    if token.lower == "as" and "as" in word.takes and start + 1 < scene.last:
        return start + 1, until_end(scene, verb, start + 1)
    if token.tag == "VBG" and "gerund" in word.takes:
        return start, until_end(scene, verb, start)
    return _behind_object(scene, verb, word, start)


def passive_content(scene: Scene, verb: Token, word: CueWord, start: int) -> Found | None:
    """The end of a passive cue and the content behind it, the agent passed over; None if none stands there."""
    if start >= scene.last:
        return None
    if scene.tokens[start].lower == "by":
        behind = _behind_agent(scene, verb, start)
        opens = behind < scene.last and scene.tokens[behind].lower in ("as", "of", "for", "to")
        return (start, until_end(scene, verb, behind)) if opens else None
    token = scene.tokens[start]
    if token.lower in _PASSIVE_OPENERS or token.lower in word.prepositions:
        return (start + 1, until_end(scene, verb, start + 1)) if start + 1 < scene.last else None
    clause = _clause(scene, verb, start, told=False, bare=False)
    if clause is not None:
        return start, clause
    if token.lower == "to" and _is_verb(scene, start + 1):
        return (start, until_end(scene, verb, start)) if word.takes & {"passive", "person_infinitive"} else None
    named = token.pos in ("DET", "NUM", "ADJ", "NOUN") or token.text in MARKS
    return (start, until_end(scene, verb, start)) if named and word.takes & {"as", "object"} else None


def _behind_agent(scene: Scene, verb: Token, start: int) -> int:
    """The first token behind "by X"."""
    for child in scene.children(verb.i):
        if child.i > start and scene.left_of(child.i) <= start:
            behind = next((c.i for c in scene.children(child.i) if c.dep == "case" and c.i > child.i), None)
            return scene.right_of(child.i) + 1 if behind is None else behind
    return scene.last


def _is_verb(scene: Scene, i: int) -> bool:
    """Whether the bare form of a verb stands there, behind adverbs; a mark may hide one."""
    while i < scene.last and scene.tokens[i].pos == "ADV":
        i += 1
    return i < scene.last and (scene.tokens[i].tag in ("VB", "VBP", "VBN") or scene.tokens[i].text in MARKS)


def _clause(scene: Scene, verb: Token, start: int, *, told: bool, bare: bool = True) -> Range | None:
    """The clause behind a cue: at "that" or a question word, at a mark or colon, or a bare one."""
    for i in range(start, min(scene.last, start + REACH)):
        token = scene.tokens[i]
        if token.text in MARKS:
            sure = i in scene.quoted or i == start or scene.tokens[i - 1].text in (",", ":")
            if sure:
                return until_end(scene, verb, i)
            break
        if token.text == ":":
            return (i + 1, scene.last) if i + 1 < scene.last else None
        if token.lower in OPENERS and _opens_clause(scene, verb, i, start):
            return until_end(scene, verb, i)
        if token.text in (";", "—", "–", "--") or (scene.is_finite(i) and i not in scene.quoted):
            break
    return _bare(scene, verb, start, told=told) if bare else None


def _opens_clause(scene: Scene, verb: Token, i: int, start: int) -> bool:
    token = scene.tokens[i]
    if token.lower == "that":
        determiner = token.dep == "det" and token.head == i + 1 and i == start
        relative = (
            token.dep.startswith(("nsubj", "obj")) and i > start and scene.tokens[token.head].dep.startswith("acl")
        )
        return not determiner and not relative
    if i == start:
        return token.lower not in ("when", "which") or token.tag != "WDT"
    return token.lower in ("whether", "if", "how", "why", "what") and scene.tokens[i - 1].text != ","


def _bare(scene: Scene, verb: Token, start: int, *, told: bool) -> Range | None:
    """A clause without "that" that begins at once, or behind the person told."""
    for child in scene.children(verb.i):
        if child.i < start or child.dep not in _CLAUSES:
            continue
        left = scene.left_of(child.i)
        finite = scene.is_finite(child.i) or any(
            c.i < child.i and (scene.is_finite(c.i) or c.dep in ("cop", "aux")) for c in scene.children(child.i)
        )
        if not finite or child.tag == "VBG":
            continue
        if left <= start:
            return until_end(scene, verb, start)
        between = scene.tokens[start:left]
        if told and not any(t.tag.startswith("V") for t in between):
            return until_end(scene, verb, left)
        if all(t.pos in ("ADV", "NUM", "PUNCT", "ADP", "DET", "NOUN", "PROPN", "ADJ") for t in between):
            plain = left if scene.tokens[left].text not in PAUSES else left + 1
            return until_end(scene, verb, plain if any(t.pos == "PUNCT" for t in between) else start)
    found = _surface_bare(scene, verb, start) or _behind_pause(scene, start)
    if found is None and verb.lemma in _PLAIN and not pauses(scene, start) and not only_circumstance(scene, start):
        return ended(scene, start, scene.last)
    return found


def _behind_pause(scene: Scene, start: int) -> Range | None:
    """The clause behind the comma of "X said on Monday, S"."""
    if not pauses(scene, start) and not only_circumstance(scene, start):
        return None
    pause = next((i for i in range(start, min(scene.last, start + REACH)) if scene.tokens[i].text == ","), None)
    if pause is None or pause + 1 >= scene.last or not scene.has_finite(pause + 1, scene.last):
        return None
    opener = scene.tokens[pause + 1]
    lexicon = cue_lexicon()
    if (
        opener.pos in ("CCONJ", "SCONJ")
        or (opener.tag == "VBG" and opener.lower in lexicon)
        or opener.lower in ("which", "who")
    ):
        return None
    return ended(scene, pause + 1, scene.last)


def _surface_bare(scene: Scene, verb: Token, start: int) -> Range | None:
    """A noun phrase and a finite verb right behind the cue, whatever the tree says."""
    i = start
    while (
        i < scene.last
        and scene.tokens[i].pos in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART")
        and i - start < SUBJECT_REACH
    ):
        if scene.tokens[i].lower == "to":
            return None
        i += 1
    if i == start or i >= scene.last:
        return None
    while i < scene.last and (scene.tokens[i].pos == "ADV" or scene.tokens[i].text in MARKS):
        i += 1
    if i < scene.last and scene.is_finite(i) and scene.is_nominal(start) | (scene.tokens[start].pos in ("DET", "ADJ")):
        return until_end(scene, verb, start)
    return None


def _behind_object(scene: Scene, verb: Token, word: CueWord, start: int) -> Found | None:
    takes = word.takes
    thing = next((c for c in scene.children(verb.i) if c.dep in OBJECTS and c.i >= start), None)
    if thing is None:
        return _raised(scene, verb, word, start)
    left = max(start, scene.left_of(thing.i))
    if left - start > 2:
        return _raised(scene, verb, word, start)
    noun = cue_lexicon().get(thing.lower)
    if noun is not None and noun.noun is not None and thing.i + 1 < scene.last:
        opener = scene.tokens[thing.i + 1].lower
        if opener in noun.noun.prepositions or (opener in ("that", "to") and noun.noun.takes):
            return None
    behind = scene.right_of(thing.i) + 1
    following = scene.tokens[behind] if behind < scene.last else None
    if following is not None and following.lower == "to" and "person_infinitive" in takes:
        return start, _until_verb_end(scene, verb, left)
    if (
        following is not None
        and following.lower in ("of", "about", "for")
        and ("person_of" in takes or following.lower in word.prepositions)
    ):
        return start, _until_verb_end(scene, verb, left)
    if "object" in takes or ("as" in takes and following is not None and following.lower == "as"):
        return start, _with_rest(scene, verb, left, behind)
    return None


def _raised(scene: Scene, verb: Token, word: CueWord, start: int) -> Found | None:
    """The subject of an infinitive that the tree hangs under it: "want [the talks to resume]"."""
    if "person_infinitive" not in word.takes:
        return _plain_object(scene, verb, word, start)
    for child in scene.children(verb.i):
        raised = child.i > start and child.dep in ("ccomp", "xcomp") and scene.left_of(child.i) <= start
        if raised and any(c.lower == "to" for c in scene.children(child.i)):
            return start, until_end(scene, verb, start)
    return _plain_object(scene, verb, word, start)


def _plain_object(scene: Scene, verb: Token, word: CueWord, start: int) -> Found | None:
    """A noun phrase right behind the verb that the tree does not hang under it."""
    if "object" not in word.takes or not scene.is_finite(verb.i):
        return None
    opens = (
        scene.tokens[start].pos in ("DET", "PROPN", "PRON", "ADJ", "NOUN", "NUM") or scene.tokens[start].text in MARKS
    )
    return (start, until_end(scene, verb, start)) if opens else None


def _with_rest(scene: Scene, verb: Token, left: int, behind: int) -> Range:
    """An object with what is said of it: "for leaving", "as a threat"."""
    last = behind
    for child in scene.children(verb.i):
        if child.i >= last and scene.left_of(child.i) == last:
            opener = scene.tokens[scene.left_of(child.i)].lower
            if opener in ("for", "as", "over", "of") or child.dep in ("xcomp",):
                last = scene.right_of(child.i) + 1
    return ended(scene, left, min(last, scene.last))


def _until_verb_end(scene: Scene, verb: Token, left: int) -> Range:
    last = left + 1
    for child in scene.children(verb.i):
        if child.i >= left and child.dep in ("obj", "iobj", "xcomp", "ccomp", "obl", "advcl"):
            opener = scene.left_of(child.i)
            if opener <= last + 1:
                last = max(last, scene.right_of(child.i) + 1)
    return ended(scene, left, min(last, scene.last))
