"""Attributions by a noun, adjective or adverb: "the claim that S", "critics of X", "is confident that S"."""

from crossbearing.extract.speech.attribution_parts import Parts
from crossbearing.extract.speech.cue_lexicon import COPULAS, CueWord
from crossbearing.extract.speech.cue_source import is_expletive, owner_of, source_of
from crossbearing.extract.speech.scene import Range, Scene
from crossbearing.extract.speech.verb_cues import cue_group
from crossbearing.extract.words.marked import Token


def noun_attribution(scene: Scene, noun: Token, word: CueWord) -> Parts | None:
    """The attribution of a noun with its content behind it; None without one."""
    start = noun.i + 1
    if start + 1 >= scene.last:
        return None
    if scene.tokens[start].lemma == "be" and scene.tokens[start + 1].lower == "that":
        start += 1
    following = scene.tokens[start]
    clause = "clause" in word.takes and following.lower == "that" and not following.dep.startswith(("nsubj", "obj"))
    infinitive = "infinitive" in word.takes and following.lower == "to" and scene.tokens[start + 1].tag == "VB"
    if not (clause or infinitive or following.lower in word.prepositions):
        return None
    begin = start if clause or infinitive else start + 1
    first = noun.i
    while first - 1 >= scene.first and scene.tokens[first - 1].pos == "ADJ":
        first -= 1
    source, cue = _supported(scene, noun, owner_of(scene, noun), (first, begin))
    if source is None and not clause:
        return None
    sources = () if source is None else (source,)
    last = scene.trimmed_end(begin, max(begin + 1, min(scene.last, _right(scene, noun, start) + 1)))
    return Parts(noun.i, word.lemma, word.kind, sources, (cue,), ((begin, last),))


def _right(scene: Scene, noun: Token, start: int) -> int:
    for child in scene.children(noun.i):
        if child.i > noun.i and scene.left_of(child.i) <= start <= scene.right_of(child.i):
            return scene.right_of(child.i)
    top = scene.tokens[start]
    top = scene.tokens[top.head] if not top.is_root else top
    return max(scene.right_of(top.i) if top.i >= start else start, start + 1)


def _supported(scene: Scene, noun: Token, owner: Range | None, cue: Range) -> tuple[Range | None, Range]:
    """The source and cue of a noun that is a verb's object: "[X] [made the claim] that S"."""
    if owner is not None or noun.is_root or noun.dep not in ("obj", "dobj"):
        return owner, cue
    verb = scene.tokens[noun.head]
    if not scene.first <= verb.i < noun.i or verb.i in scene.quoted:
        return owner, cue
    source = source_of(scene, verb, cue_group(scene, verb)[0])
    if source is None or source[1] > verb.i:
        return None, cue
    first = verb.i
    while first - 1 >= source[1] and scene.tokens[first - 1].pos in ("AUX", "ADV", "PART"):
        first -= 1
    return source, (first, cue[1])


def holder_attribution(scene: Scene, noun: Token, word: CueWord) -> Parts | None:
    """The attribution in a noun for those who hold a view: "critics of the deal"."""
    start = noun.i + 1
    if start + 1 >= scene.last or scene.tokens[start].lower not in word.prepositions:
        return None
    first, _ = scene.phrase(noun.i, scene.first, noun.i + 1)
    last = scene.trimmed_end(start + 1, max(start + 2, _right(scene, noun, start) + 1))
    return Parts(
        noun.i,
        word.lemma,
        word.kind,
        ((first, noun.i + 1),),
        ((start, start + 1),),
        ((start + 1, min(last, scene.last)),),
    )


def adjective_attribution(scene: Scene, token: Token, word: CueWord) -> Parts | None:
    """The attribution of an adjective behind "be" or the like: "is confident that S", "was critical of X"."""
    start = token.i + 1
    if start + 1 >= scene.last:
        return None
    following = scene.tokens[start]
    bare = following.pos == "PRON" and following.dep.startswith("nsubj")
    clause = "clause" in word.takes and (following.lower in ("that", "whether") or bare)
    infinitive = "infinitive" in word.takes and following.lower == "to" and scene.tokens[start + 1].tag == "VB"
    preposition = following.lower in word.prepositions
    copula = _copula(scene, token) if clause or infinitive or preposition else None
    if copula is None:
        return None
    first = copula.i
    while first - 1 >= scene.first and scene.tokens[first - 1].pos in ("AUX", "ADV", "PART"):
        first -= 1
    source = source_of(scene, token if copula.dep == "cop" else copula, first)
    if source is None or source[1] > first:
        return None
    begin = start + 1 if preposition and not clause else start
    last = scene.trimmed_end(begin, max(begin + 1, min(scene.last, _right(scene, token, start) + 1)))
    sources = () if is_expletive(scene, source) else (source,)
    return Parts(token.i, word.lemma, word.kind, sources, ((first, begin),), ((begin, last),))


def _copula(scene: Scene, token: Token) -> Token | None:
    """The "is", "feels" or "made" before an adjective; "clear" and "plain" attribute only what is made so."""
    if token.lower in ("clear", "plain"):
        before = scene.tokens[max(scene.first, token.i - 2) : token.i]
        return next((other for other in before if other.lemma == "make"), None)
    copula = next((c for c in scene.children(token.i) if c.dep in ("cop", "aux:pass")), None)
    if copula is None and scene.tokens[token.head].lemma in COPULAS:
        copula = scene.tokens[token.head]
    return copula if copula is not None and scene.first <= copula.i < token.i else None


def adverb_attribution(scene: Scene, token: Token, word: CueWord) -> Parts | None:
    """The attribution of "reportedly": the clause around it is what somebody says."""
    verb = token.head if scene.first <= token.head < scene.last else token.i
    if verb == token.i:
        return None
    left, right = scene.left_of(verb), min(scene.right_of(verb) + 1, scene.last)
    while left < token.i and scene.tokens[left].pos in ("CCONJ", "SCONJ", "PUNCT"):
        left += 1
    pieces = tuple((a, b) for a, b in ((left, token.i), (token.i + 1, scene.trimmed_end(token.i + 1, right))) if a < b)
    return Parts(token.i, word.lemma, word.kind, (), ((token.i, token.i + 1),), pieces) if pieces else None
