"""Attributions by a verb: "X said S", "S, said X", "X was told that S", "X urged Y to leave", "X praised Y"."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from crossbearing.extract.speech.attribution_parts import Parts
from crossbearing.extract.speech.cue_closing import closing_content, is_closing
from crossbearing.extract.speech.cue_content import opening_content, passive_content
from crossbearing.extract.speech.cue_lexicon import CueWord, cue_lexicon, sure_cues
from crossbearing.extract.speech.cue_reach import until_end
from crossbearing.extract.speech.cue_source import agent_of, ends_quotation, inverted_source, is_expletive, source_of
from crossbearing.extract.speech.quoted_runs import MARKS
from crossbearing.extract.speech.scene import NEGATIONS, PAUSES, RELATIVES, Range, Scene
from crossbearing.extract.words.inflections import plurals
from crossbearing.extract.words.marked import Token
from crossbearing.vocab import load

# How far behind the paper the word may stand that tells what it says: "a statement on Monday urging".
PAPER_REACH = 5
# How far behind "was quoted" the "as saying" may stand: "was quoted by state radio as saying".
QUOTED_REACH = 8
_BE_FORMS = frozenset({"be", "been", "being", "is", "are", "was", "were", "'s", "'re", "am", "'m"})


def phrasal_attribution(scene: Scene, verb: Token, words: Mapping[str, CueWord]) -> Parts | None:
    """The attribution of a verb that is a cue with the one or two words behind it: "brought up", "took issue with"."""
    following = [token.lower for token in scene.tokens[verb.i + 1 : min(scene.last, verb.i + 3)]]
    for length in (2, 1):
        word = words.get(" ".join(following[:length])) if len(following) >= length else None
        if word is not None:
            return verb_attribution(scene, verb, word, rest=length)
    return None


def verb_attribution(scene: Scene, verb: Token, word: CueWord, *, rest: int = 0) -> Parts | None:
    """The attribution of a verb; None where it is no verb, or nothing stands with it that is said or thought."""
    if not _is_verb(scene, verb, word):
        return None
    cue = cue_group(scene, verb)
    cue = cue[0], max(cue[1], verb.i + 1 + rest)
    if is_passive(scene, verb):
        return _passive(scene, verb, word, cue)
    carried = _carried(scene, verb)
    source: Range | None
    if carried is not None:
        source, cue = carried[0], (carried[1], cue[1])
    else:
        source = inverted_source(scene, word, cue) or source_of(scene, verb, cue[0])
    if "seems" in word.takes:
        return _seeming(scene, verb, word, cue, source)
    if source is None and "closing" not in word.takes and verb.tag != "VBG":
        return None
    return _active(scene, verb, word, cue, source)


def _carried(scene: Scene, verb: Token) -> tuple[Range, int] | None:
    """The source and where the cue begins of "[X] [released a statement urging] ..."; None for any other verb."""
    if verb.tag != "VBG" or not scene.first <= verb.head < verb.i:
        return None
    paper = scene.tokens[verb.head]
    if paper.lower not in _papers() or not scene.first <= paper.head < paper.i or verb.i - paper.i > PAPER_REACH:
        return None
    giving = scene.tokens[paper.head]
    if paper.dep != "obj" or not giving.tag.startswith("VB"):
        return None
    first = cue_group(scene, giving)[0]
    source = source_of(scene, giving, first)
    return None if source is None or source[1] > first else (source, first)


@cache
def _papers() -> frozenset[str]:
    return plurals(frozenset(load("attribution")["papers"]["nouns"]))


def _active(scene: Scene, verb: Token, word: CueWord, cue: Range, source: Range | None) -> Parts | None:
    sources = () if source is None else (source,)
    behind = cue[1] if source is None or source[0] < cue[1] else source[1]
    own_first = cue[0] if source is None else min(cue[0], source[0])
    parts = Parts(verb.i, word.lemma, word.kind, sources, (cue,), (), speaks="closing" in word.takes)
    if is_closing(scene, verb, word, cue, source):
        around = closing_content(scene, own_first, behind)
        if len(around) > 0:
            own = cue[0], cue[1] if behind > cue[1] else _with_medium(scene, cue[1])
            return replace(parts, cue=(own,), content=around, closing=True)
    found = opening_content(scene, verb, word, behind)
    relative = _relative_object(scene, own_first)
    if found is None and relative is None and source is not None:
        relative = _as_clause(scene, own_first, behind) or _described(scene, verb, word, own_first)
    if found is None and relative is None:
        return parts if parts.speaks and source is not None else None
    last = cue[1] if found is None or behind > cue[1] else found[0]
    pieces = (relative, None if found is None else found[1])
    own = cue[0], _with_medium(scene, last)
    return replace(parts, cue=(own,), content=tuple(piece for piece in pieces if piece is not None))


def _with_medium(scene: Scene, last: int) -> int:
    """The end of the cue with the colon behind it, or the paper in which it stands: "said in a statement"."""
    i = last
    if i + 2 < scene.last and scene.tokens[i].lower == "in" and scene.tokens[i + 1].pos == "DET":
        i += 2
        while i + 1 < scene.last and scene.tokens[i].pos in ("ADJ", "NOUN") and scene.tokens[i].lower != "statement":
            i += 1
        return i + 1 if scene.tokens[i].lower == "statement" else last
    return last + 1 if last < scene.last and scene.tokens[last].text == ":" else last


def _relative_object(scene: Scene, own_first: int) -> Range | None:
    """The relative pronoun right before the attribution's own words: "which he believes will end it"."""
    before = own_first - 1
    if before < scene.first or scene.tokens[before].lower not in ("which", "what", "whom", "that"):
        return None
    return (before, before + 1) if scene.tokens[before].pos in ("PRON", "DET") else None


def _as_clause(scene: Scene, own_first: int, behind: int) -> Range | None:
    """What follows "As X noted, ...": the rest of the sentence."""
    if own_first - 1 != scene.first or scene.tokens[scene.first].lower != "as":
        return None
    pause = next((i for i in range(behind, min(scene.last, behind + 8)) if scene.tokens[i].text == ","), None)
    return (pause + 1, scene.last) if pause is not None and pause + 1 < scene.last else None


def _described(scene: Scene, verb: Token, word: CueWord, own_first: int) -> Range | None:
    """The noun phrase that a clause without a pronoun describes: "[the contest] both expected"."""
    if verb.dep != "acl:relcl" or not {"object", "clause"} & word.takes or not scene.first <= verb.head < own_first:
        return None
    found = scene.phrase(verb.head, scene.first, own_first)
    return found if found[1] == own_first else None


# -- the verb group ---------------------------------------------------------------------------------------------


def cue_group(scene: Scene, verb: Token) -> Range:
    """The verb with the auxiliaries and adverbs before it, what leads up to it, and the particle behind it."""
    first = _led_up(scene, _run_left(scene, verb.i))
    last = verb.i + 1
    particle = last < scene.last and scene.tokens[last].dep == "compound:prt"
    put_it = verb.lower in ("put", "puts") and last < scene.last and scene.tokens[last].lower == "it"
    return first, last + 1 if particle or put_it else last


def _led_up(scene: Scene, first: int) -> int:
    """Where "went on to", "refused to", "is set to" begins, if it stands right before the group; else `first`."""
    if first - 2 < scene.first or scene.tokens[first - 1].lower != "to":
        return first
    above = scene.tokens[first - 2]
    if above.lower in ("on", "out") and above.i - 1 >= scene.first:
        above = scene.tokens[above.i - 1]
    if _takes_infinitive(above):
        return first
    if above.tag.startswith("VB") and above.pos in ("VERB", "AUX"):
        return _led_up(scene, _run_left(scene, above.i))
    before = scene.tokens[above.i - 1] if above.i > scene.first else None
    if above.pos == "ADJ" and before is not None and before.pos in ("AUX", "ADV"):
        return _run_left(scene, above.i)
    return first - 1


def _takes_infinitive(verb: Token) -> bool:
    """Whether a verb is a cue by itself, of which "to" with a verb is the content; "refuse to say" is one cue."""
    word = cue_lexicon().get(verb.lower)
    if word is None or word.verb is None or "infinitive" not in word.verb.takes:
        return False
    return word.verb.lemma not in load("attribution")["refusing"]["verbs"]


def _run_left(scene: Scene, i: int) -> int:
    while i - 1 >= scene.first:
        token = scene.tokens[i - 1]
        joined = token.pos == "AUX" or token.lower in NEGATIONS or token.pos == "ADV"
        if not joined or token.i in scene.quoted:
            break
        i -= 1
    while i == scene.first and scene.tokens[i].pos == "ADV":
        i += 1
    return i


def is_passive(scene: Scene, verb: Token) -> bool:
    """Whether a participle is passive: behind "be" or "get", or bare behind a noun and with no object behind it."""
    if verb.tag not in ("VBN", "VBD"):
        return False
    i = verb.i - 1
    while i >= scene.first and (scene.tokens[i].pos == "ADV" or scene.tokens[i].lower in NEGATIONS):
        i -= 1
    before = scene.tokens[i] if i >= scene.first else None
    if before is not None and before.pos == "AUX":
        return before.lemma in ("be", "get") or before.lower in _BE_FORMS
    if verb.tag == "VBD" or (before is not None and before.lower in RELATIVES):
        return False
    if before is not None and before.i > scene.first and ends_quotation(scene, before.i - 1):
        return False
    if not any(scene.is_finite(i) for i in range(scene.first, scene.last)):
        return False
    behind = scene.tokens[verb.i + 1] if verb.i + 1 < scene.last else None
    return behind is None or behind.pos in ("ADP", "PUNCT", "PART", "SCONJ", "CCONJ", "ADV")


def _is_verb(scene: Scene, verb: Token, word: CueWord) -> bool:
    """Whether a form of the verb is one here: tagged so, or a form nothing else has, and not part of a noun phrase."""
    before = scene.tokens[verb.i - 1] if verb.i > scene.first else None
    inside = before is not None and (before.pos in ("DET", "ADJ", "NUM") or before.tag in ("POS", "PRP$", "IN"))
    if verb.tag.startswith("VB"):
        attribute = verb.dep == "amod" and verb.head > verb.i
        return not (attribute and (inside or verb.head == verb.i + 1))
    if before is not None and before.lower == "to" and verb.lower == word.lemma:
        behind = scene.tokens[verb.i + 1] if verb.i + 1 < scene.last else None
        return behind is not None and behind.pos in ("DET", "PROPN", "PRON", "NOUN", "SCONJ")
    if verb.tag in ("NN", "NNS") and _only_verb(scene, verb):
        return True
    if verb.lower not in sure_cues() or (
        inside and scene.tokens[verb.i - 1].lower not in ("those", "some", "many", "others")
    ):
        return False
    return before is not None and (
        before.pos in ("NOUN", "PROPN", "PRON", "DET", "AUX", "ADV", "NUM")
        or before.text in PAUSES
        or before.text in MARKS
    )


def _only_verb(scene: Scene, verb: Token) -> bool:
    """Whether a word tagged a noun stands where its sentence needs a verb: "the governor plans to ..."."""
    if verb.i + 1 >= scene.last or scene.tokens[verb.i + 1].lower not in ("to", "that"):
        return False
    before = scene.tokens[verb.i - 1] if verb.i > scene.first else None
    nominal = before is not None and before.pos in ("NOUN", "PROPN", "PRON")
    return nominal and not scene.has_finite(scene.first, scene.last)


# -- passives and what seems --------------------------------------------------------------------------------------


def _passive(scene: Scene, verb: Token, word: CueWord, cue: Range) -> Parts | None:
    if not {"passive", "clause", "object", "person_infinitive"} & word.takes:
        return None
    said = _quoted_as(scene, verb)
    if said is not None:
        source = source_of(scene, verb, cue[0])
        sources = () if source is None else (source,)
        content = until_end(scene, verb, said)
        return Parts(verb.i, word.lemma, word.kind, sources, ((cue[0], said),), (content,), speaks=True)
    agent = agent_of(scene, verb)
    found = passive_content(scene, verb, word, cue[1])
    subject = source_of(scene, verb, cue[0])
    patient = None if subject is None or is_expletive(scene, subject) else subject
    if found is None and (agent is None or patient is None):
        return None
    cue_last = cue[1] if found is None else found[0]
    behind = None if found is None else found[1]
    if agent is not None and behind is not None and behind[0] < agent[0] <= behind[1]:
        behind = behind[0], max(behind[0] + 1, agent[0] - 1)
    addressed = "person_clause" in word.takes or word.lemma == "ask"
    pieces = tuple(piece for piece in (None if addressed else patient, behind) if piece is not None)
    if len(pieces) == 0:
        return None
    return Parts(verb.i, word.lemma, word.kind, () if agent is None else (agent,), ((cue[0], cue_last),), pieces)


def _quoted_as(scene: Scene, verb: Token) -> int | None:
    """Where the content of "was quoted as saying S" begins; None for any other passive."""
    for i in range(verb.i + 1, min(scene.last - 2, verb.i + QUOTED_REACH)):
        if scene.tokens[i].lower == "as" and scene.tokens[i + 1].tag == "VBG":
            return i + 2
    return None


def _seeming(scene: Scene, verb: Token, word: CueWord, cue: Range, patient: Range | None) -> Parts | None:
    """The parts of "X seems to be Y": X and the rest are what seems so."""
    if cue[1] >= scene.last or patient is None:
        return None
    beyond = scene.tokens[cue[1]]
    told = beyond.lower in ("to", "like", "as", "that") or beyond.pos in ("ADJ", "ADV", "VERB")
    if not told:
        return None
    last = scene.trimmed_end(cue[1], max(scene.right_of(verb.i) + 1, cue[1] + 1))
    return Parts(verb.i, word.lemma, word.kind, (), (cue,), (patient, (cue[1], min(last, scene.last))))
