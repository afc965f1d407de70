"""Who attributes: the subject, agent or owner of a cue, as stretches of tokens."""

from functools import cache

from crossbearing.extract.speech.cue_lexicon import CueWord, cue_lexicon
from crossbearing.extract.speech.quoted_runs import MARKS
from crossbearing.extract.speech.scene import PAUSES, RELATIVES, Range, Scene
from crossbearing.extract.words.marked import Token
from crossbearing.vocab import load

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
_EXPLETIVE = frozenset({"it", "there"})
# Verbs that share the subject of the verb above them.
_SHARING = frozenset({"conj", "xcomp", "advcl", "parataxis"})
# How many verbs up a shared subject is looked for.
CHAIN = 4
# The longest noun phrase of a source, and the longest insertion between commas behind it, in words.
PHRASE_REACH = 14
INSERTION_REACH = 26
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "ADP", "PART", "SYM", "X"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_INSIDE = frozenset({"(", ")", "-", "/", ".", "&", "'", "[", "]", "$", "#", "%"})
_LEADING = frozenset({"ADP", "ADV", "PUNCT", "CCONJ", "SCONJ", "INTJ", "PART"})
_STOPS = frozenset({";", "—", "–", "--", ":"})


def source_of(scene: Scene, verb: Token, cue_first: int) -> Range | None:
    """The stretch of a verb's subject, by the words before it, else by the tree; None where it names nobody."""
    own = _own_subject(scene, verb)
    if own is not None and own.i > verb.i:
        return None if own.lower in _EXPLETIVE else scene.phrase(own.i, verb.i + 1, scene.last)
    beside = _beside(scene, verb, own, cue_first)
    if beside is not None:
        expletive = beside[1] - beside[0] == 1 and scene.tokens[beside[0]].lower in _EXPLETIVE
        return None if expletive and scene.tokens[beside[0]].lower == "there" else beside
    subject = own or subject_of(scene, verb)
    if subject is None or subject.lower == "there" or not scene.first <= subject.i < cue_first:
        return None
    if subject.lower in RELATIVES or subject.tag in ("WP", "WDT"):
        return subject.i, subject.i + 1
    found = scene.phrase(
        subject.i, _after_quote(scene, subject.i), min(cue_first, _described_from(scene, subject, cue_first))
    )
    if found[1] == cue_first - 1 and scene.tokens[found[1]].text == ",":
        found = found[0], cue_first
    for i in range(subject.i + 1, found[1]):
        if scene.is_finite(i):
            clause = any(scene.tokens[j].lower in RELATIVES for j in range(subject.i + 1, i))
            return found if clause else (found[0], scene.trimmed_end(found[0], i))
    return found if found[1] - found[0] <= INSERTION_REACH else (subject.i, subject.i + 1)


def inverted_source(scene: Scene, word: CueWord, cue: Range) -> Range | None:
    """The "X" of "S, said X"; None if what stands behind the verb is no name or noun phrase."""
    addressing = "person_clause" in word.takes and word.lemma not in ("ask", "warn")
    if "closing" not in word.takes or addressing or cue[0] <= scene.first or cue[1] >= scene.last:
        return None
    if not scene.is_finite(cue[1] - 1) or scene.tokens[cue[1]].lower in days():
        return None
    before, behind = scene.tokens[cue[0] - 1], scene.tokens[cue[1]]
    if not ends_quotation(scene, before.i) and not (before.text == "," and scene.has_finite(scene.first, before.i)):
        return None
    if behind.pos not in ("PROPN", "DET", "NOUN", "ADJ", "NUM", "PRON") or behind.lower in (
        "that",
        "it",
        "this",
        "how",
        "what",
    ):
        return None
    if before.text == "," and before.i not in scene.quoted and behind.pos == "PRON":
        return None
    last = cue[1] + 1
    while (
        last < scene.last
        and scene.tokens[last].text not in PAUSES
        and not scene.is_finite(last)
        and last not in scene.quoted
    ):
        if scene.tokens[last].lower in RELATIVES or scene.tokens[last].text in MARKS:
            break
        last += 1
    if last < scene.last and scene.is_finite(last) and scene.tokens[last - 1].lower not in ("who", "which"):
        return None
    return cue[1], _with_apposition(scene, cue[1], last)


def ends_quotation(scene: Scene, i: int) -> bool:
    """Whether direct words, or quoted ones with their comma inside the marks, end there."""
    if i in scene.quoted:
        return True
    return i > scene.first and scene.tokens[i].text in MARKS and scene.tokens[i - 1].text in (",", "?", "!")


@cache
def days() -> frozenset[str]:
    """Names of days and months, and "today"."""
    return frozenset(load("speech")["prefixes"]["days"])


def _with_apposition(scene: Scene, first: int, last: int) -> int:
    """The end of a source that closes its sentence: with what is set behind it, up to a participle or quotation."""
    lexicon = cue_lexicon()
    for i in range(last, scene.last):
        token = scene.tokens[i]
        if i in scene.quoted or token.text in _STOPS:
            return scene.trimmed_end(first, i)
        if token.text == "," and i + 1 < scene.last:
            after = scene.tokens[i + 1]
            known = lexicon.get(after.lower)
            if (after.tag == "VBG" and known is not None) or after.pos in ("CCONJ", "SCONJ", "ADP", "VERB", "ADV"):
                return i
            if after.lower in RELATIVES and _speaks_in(scene, i + 2, scene.last):
                return i
    return scene.last


def _speaks_in(scene: Scene, first: int, last: int) -> bool:
    """Whether the words hold a finite cue: then they are an attribution of their own."""
    lexicon = cue_lexicon()
    for token in scene.tokens[first:last]:
        word = lexicon.get(token.lower)
        if word is not None and word.verb is not None and scene.is_finite(token.i):
            return True
    return False


def subject_of(scene: Scene, verb: Token) -> Token | None:
    """The head of a verb's subject, also where a verb above or a noun described by the verb has it."""
    token = verb
    for _ in range(CHAIN):
        own = _own_subject(scene, token)
        if own is not None:
            return own
        if token.is_root or not scene.first <= token.head < scene.last:
            return None
        above = scene.tokens[token.head]
        if token.dep.startswith("acl"):
            return above if above.i < verb.i else None
        if token.dep not in _SHARING and not (token.dep == "ccomp" and token.tag in ("VBG", "VB", "VBN")):
            return None
        token = above
    return None


def is_expletive(scene: Scene, place: Range) -> bool:
    """Whether the stretch is an "it" or "there" that stands for nobody."""
    return place[1] - place[0] == 1 and scene.tokens[place[0]].lower in _EXPLETIVE


def _own_subject(scene: Scene, verb: Token) -> Token | None:
    for child in scene.children(verb.i):
        if child.dep in _SUBJECTS and scene.first <= child.i < scene.last and child.i not in scene.quoted:
            return child
    return None


def _after_quote(scene: Scene, i: int) -> int:
    """The first token behind the last direct words before `i`."""
    while i - 1 >= scene.first and i - 1 not in scene.quoted:
        i -= 1
    return i


def _described_from(scene: Scene, subject: Token, end: int) -> int:
    """Where a clause begins that describes the subject behind a comma: "X, who has left"; `end` without one."""
    for child in scene.children(subject.i):
        if child.dep.startswith("acl") and child.i > subject.i:
            left = scene.left_of(child.i)
            if subject.i < left < end and scene.tokens[left - 1].text == ",":
                return left
    return end


# -- the words right before the verb ---------------------------------------------------------------------------


def _beside(scene: Scene, verb: Token, own: Token | None, cue_first: int) -> Range | None:
    """The noun phrase that ends right before the cue, with a name set behind it between commas."""
    before = scene.tokens[cue_first - 1] if cue_first > scene.first else None
    if before is None or before.i in scene.quoted or before.pos == "ADP":
        return None
    if verb.tag == "VBG" and before.text == ",":
        return None
    if before.lower in RELATIVES and before.pos in ("PRON", "DET"):
        return cue_first - 1, cue_first
    if before.text != ",":
        return _phrase_before(scene, own, cue_first)
    start = _insertion(scene, cue_first - 1)
    if start is None:
        return None
    base = _phrase_before(scene, own, start)
    if base is None:
        return None
    opener = scene.tokens[start + 1]
    named = opener.pos in ("NOUN", "PROPN", "DET", "NUM", "ADJ") and opener.lower not in RELATIVES
    named |= opener.lower in RELATIVES and not _speaks_in(scene, start + 2, cue_first - 1)
    first = base[0]
    if own is not None and own.i < first and scene.tokens[first - 1].text == "," and not scene.has_finite(own.i, first):
        first = scene.phrase(own.i, _after_quote(scene, own.i), first)[0]
    return (first, cue_first) if named else (first, base[1])


def _insertion(scene: Scene, end: int) -> int | None:
    """The comma that opens what stands between commas before the comma at `end`."""
    for i in range(end - 1, max(scene.first, end - INSERTION_REACH), -1):
        token = scene.tokens[i]
        if i in scene.quoted or token.text in _STOPS:
            return None
        if token.text == ",":
            inside = scene.tokens[i + 1 : end]
            plain = (
                not inside
                or inside[0].lower in RELATIVES
                or not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in inside)
            )
            return i if plain else None
    return None


def _phrase_before(scene: Scene, own: Token | None, end: int) -> Range | None:
    """The noun phrase whose last word stands right before `end`."""
    start = end
    while start - 1 >= max(scene.first, end - PHRASE_REACH):
        token = scene.tokens[start - 1]
        if token.i in scene.quoted or (token.text in MARKS and start == end):
            break
        joined = token.pos == "CCONJ" and own is not None and own.i < token.i and start < end
        described = token.tag == "VBN" and start == end and scene.tokens[token.i - 1].pos in ("PRON", "DET", "NOUN")
        described |= token.tag in ("VBN", "VBG") and ((own is not None and own.i < token.i) or token.dep == "amod")
        linked = token.lower in RELATIVES and token.tag in ("WP", "WDT", "IN")
        named = token.text[:1].isupper() and token.i > scene.first and token.pos in ("VERB", "ADV", "AUX", "INTJ")
        if linked or not (token.pos in _NAMING or named or token.text in _INSIDE or joined or described):
            break
        if token.lower in ("to", "not", "as", "like", "than") and token.pos in ("PART", "ADP") and token.tag != "POS":
            break
        start -= 1
    if own is not None and start <= own.i < end and not _clean(scene, start):
        start = max(start, min(own.i, scene.left_of(own.i)))
    elif not _clean(scene, start):
        start = _behind_preposition(scene, start, end)
    while start < end and (scene.tokens[start].pos in _LEADING and scene.tokens[start].text not in ("(", "#", "$")):
        start += 1
    if start >= end or not any(token.pos in _NOMINAL or token.pos == "DET" for token in scene.tokens[start:end]):
        return None
    return start, end


def _clean(scene: Scene, start: int) -> bool:
    """Whether a phrase begins right behind a pause or mark, and not with a preposition or adverb."""
    before = scene.tokens[start - 1] if start > scene.first else None
    bordered = before is None or before.text in PAUSES or before.text in MARKS or before.pos in ("CCONJ", "SCONJ")
    return bordered and scene.tokens[start].pos not in ("ADP", "ADV", "CCONJ")


def _behind_preposition(scene: Scene, start: int, end: int) -> int:
    """Where the phrase begins if a preposition opens it: "in a statement Monday the army" is not known to the tree."""
    if scene.tokens[start].pos != "ADP":
        return start
    nouns = [t.i for t in scene.tokens[start + 1 : end] if t.pos in ("PROPN", "PRON")]
    return nouns[-1] if len(nouns) > 0 and nouns[-1] == end - 1 and scene.tokens[end - 1].pos == "PRON" else end


# -- agents and owners --------------------------------------------------------------------------------------------


def agent_of(scene: Scene, verb: Token) -> Range | None:
    """The "by X" of a passive."""
    for child in scene.children(verb.i):
        if verb.i < child.i < scene.last and child.dep.startswith("obl") and child.pos != "VERB":
            case = next((c for c in scene.children(child.i) if c.dep == "case"), None)
            if case is not None and case.lower == "by":
                first, last = scene.phrase(child.i, case.i + 1, scene.last)
                return first, next((i for i in range(first + 1, last) if scene.tokens[i].lower == "as"), last)
    return None


def owner_of(scene: Scene, noun: Token) -> Range | None:
    """The possessor of a noun: "her claim", "the army's claim"; or whose it is by "by" or "from"."""
    for child in scene.children(noun.i):
        if child.dep == "nmod:poss" and child.i >= scene.first:
            first, last = scene.phrase(child.i, scene.first, noun.i)
            return first, last
    for child in scene.children(noun.i):
        if noun.i < child.i < scene.last and child.dep.startswith("nmod"):
            case = next((c for c in scene.children(child.i) if c.dep == "case"), None)
            if case is not None and case.lower in ("by", "from", "among"):
                return scene.phrase(child.i, case.i + 1, scene.last)
    return None
