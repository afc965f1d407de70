"""Whether a word of a sentence is a verb, a noun of a happening or neither, whatever its tag says."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from crossbearing.extract.events.event_clause import is_headline_verb
from crossbearing.extract.words.inflections import all_forms, irregular_pasts, plurals
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.vocab import load

# A phrase with a gap that is not empty has this many words at least.
SHORTEST_GAPPED = 3
NOUNS = ("NOUN", "PROPN")
_MODIFIERS = frozenset({"amod", "compound"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ARTICLES = frozenset({"the", "a", "an", "these", "those", "its", "their", "his", "her", "our"})
# Behind a word for a weapon these are what happens: "a gun battle broke out".
_FIGHTS = frozenset({"battle", "battles", "fight", "fights", "duel", "duels"})
_HARMING = frozenset({"killing", "wounding", "injuring", "leaving", "claiming"})
_TAKING = frozenset({"take", "takes", "took", "taken", "taking"})
# "Came under attack", "left three men dead": the verb only leads to what happened.
_BE = frozenset({"was", "were", "been", "be", "being", "is", "are"})
_LEFT_AS = frozenset({"dead", "wounded", "injured", "homeless", "maimed"})
_LEFT_REACH = 6
_TAKEN_LIGHTLY = frozenset({"place", "to", "part", "off", "care", "note", "aim", "effect", "shape", "advantage"})
_BEFORE_ATTRIBUTE = frozenset({"DET", "NUM", "ADJ", "ADP"})


def only_harms(marked: Marked, word: Token) -> bool:
    """Whether it tells what another deed did: "..., killing 12 people"."""
    before = marked.tokens[word.i - 1] if word.i > marked.sentences[word.sentence].first else word
    return word.lower in _HARMING and before.text == "," and word.tag == "VBG"


def is_light(marked: Marked, word: Token) -> bool:
    """Whether a verb only leads to what happens: "took place", "came under attack", "left three men dead"."""
    following = marked.tokens[word.i + 1 : word.i + 2]
    if word.lower in _TAKING:
        return any(other.lower in _TAKEN_LIGHTLY for other in following)
    if word.lower in _leaving():
        end = min(marked.sentences[word.sentence].last, word.i + 1 + _LEFT_REACH)
        return any(other.lower in _LEFT_AS for other in marked.tokens[word.i + 1 : end])
    return word.lower in _coming() and any(other.lower == "under" for other in following)


@cache
def _coming() -> frozenset[str]:
    return all_forms(frozenset({"come", "go"}))


@cache
def _leaving() -> frozenset[str]:
    return all_forms(frozenset({"leave"}))


def is_struck(marked: Marked, stretch: Sequence[Token]) -> bool:
    """Whether what stands first is hit itself: "a helicopter was hit"."""
    if stretch[0].pos not in NOUNS:
        return False
    inside = marked.tokens[stretch[0].i + 1 : stretch[-1].i + 1]
    return any(word.tag == "VBN" and before.lower in _BE for before, word in pairwise(inside))


def carries_noun(marked: Marked, anchor: Token) -> bool:
    """Whether a word is a noun; never one right behind "to" or a modal verb, whatever the tagger says."""
    return anchor.pos in NOUNS and not is_bare_verb(marked, anchor) and not is_headline_verb(marked, anchor)


def names_kind(marked: Marked, stretch: Sequence[Token]) -> bool:
    """Whether the first word only says which kind the next is ("truce monitors reached"), so that another one acts."""
    first = stretch[0]
    if stretch[1].lower in _FIGHTS and first.pos in NOUNS:
        return True
    if len(stretch) < SHORTEST_GAPPED or is_bare_verb(marked, first):
        return False
    return first.dep == "compound" and first.head == stretch[1].i and stretch[1].tag == "NNS"


@cache
def _deeds() -> frozenset[str]:
    """Nouns of attacks."""
    return plurals(frozenset(load("events")["classes"]["attacks"].split()))


def is_blaze(marked: Marked, word: Token) -> bool:
    """Whether "fire" is what burns: "a fire at a home"; nobody fires there."""
    if word.lower not in ("fire", "fires") or word.pos not in NOUNS:
        return False
    before = marked.tokens[word.i - 1] if word.i > marked.sentences[word.sentence].first else word
    return before.pos in ("DET", "ADJ") or before.lower in _ARTICLES


def ends_in_noun(marked: Marked, stretch: Sequence[Token]) -> bool:
    """Whether the last word is the noun of somebody else's deed: "soldiers arrived after the attack"."""
    last, before = stretch[-1], stretch[-2]
    if stretch[0].pos not in NOUNS or len(stretch) < SHORTEST_GAPPED or last.pos not in NOUNS:
        return False
    if is_bare_verb(marked, stretch[0]) or last.lower not in _deeds():
        return False
    return before.lower in _ARTICLES and any(word.pos == "ADP" or word.tag == "VBD" for word in stretch[1:-1])


def is_bare_verb(marked: Marked, word: Token) -> bool:
    """Whether "to" or a modal verb right before a word makes it a verb, whatever the tagger says."""
    before = marked.tokens[word.i - 1] if word.i > 0 else word
    return before.tag in ("TO", "MD") and word.text == word.lower and word.pos in (*NOUNS, "VERB")


def is_participle(word: Token) -> bool:
    return word.tag in ("VBN", "VBD") or (word.tag == "JJ" and word.lower.endswith(("ed", "en")))


def is_predicate(marked: Marked, word: Token, past: frozenset[str]) -> bool:
    """Whether the word is a verb, or by its form can be nothing else, and no mere attribute ("besieged towns")."""
    if word.pos == "VERB" and word.dep in _MODIFIERS and _stands_in_for_verb(marked, word):
        return word.lower in past
    if word.pos == "VERB":
        return word.dep not in _MODIFIERS and not (word.tag == "VBN" and is_attribute(marked, word))
    if _is_infinitive(marked, word) or is_headline_verb(marked, word):
        return True
    return word.lower in past and word.text == word.lower and not _follows_article(marked, word)


def _is_infinitive(marked: Marked, word: Token) -> bool:
    """Whether "to" and an object make a verb of what was read as an adjective ("undertook to free everyone")."""
    before = marked.tokens[word.i - 1] if word.i > 0 else word
    return word.pos == "ADJ" and before.lower == "to" and before.dep == "mark" and bool(marked.children(word, "obj"))


def _stands_in_for_verb(marked: Marked, word: Token) -> bool:
    """Whether a participle behind a noun is a past tense read wrongly: its sentence has no other finite verb."""
    sentence = marked.sentences[word.sentence]
    if word.tag != "VBN" or word.i == sentence.first or marked.tokens[word.i - 1].pos not in NOUNS:
        return False
    return not any(other.tag in _FINITE for other in marked.words(sentence))


def is_attribute(marked: Marked, word: Token) -> bool:
    """Whether an article or the like stands before the participle and a noun after it, whatever the tree says."""
    sentence = marked.sentences[word.sentence]
    if word.i == sentence.first or word.i + 1 == sentence.last:
        return False
    before, after = marked.tokens[word.i - 1], marked.tokens[word.i + 1]
    if word.dep == "amod" and word.tag == "VBN" and after.pos == "NOUN" and before.pos not in NOUNS:
        return True
    if before.lower in _ARTICLES:
        return True
    return before.pos in _BEFORE_ATTRIBUTE and after.pos in ("NOUN", "PROPN", "ADJ")


def _follows_article(marked: Marked, word: Token) -> bool:
    """Whether the word before makes it a noun or an attribute, which a tag other than a verb's suggests."""
    if word.i == marked.sentences[word.sentence].first:
        return False
    before = marked.tokens[word.i - 1]
    return before.pos in _BEFORE_ATTRIBUTE or before.lower in _ARTICLES


def is_event_noun(marked: Marked, word: Token) -> bool:
    """Whether the word is a noun (or a verbal noun) that heads its phrase."""
    verbal = word.tag == "VBG" and not marked.children(word, "aux", "obj")
    if word.pos not in NOUNS and not verbal:
        return False
    follower = marked.tokens[word.i + 1] if word.i + 1 < len(marked.tokens) else word
    return word.dep not in _MODIFIERS or follower.pos not in NOUNS or (verbal and follower.tag == "NNS")


def anchor_of(stretch: Sequence[Token]) -> Token:
    """The verb of a phrase; without one its last noun; else its last word."""
    certain = [word for word in stretch if word.lower in irregular_pasts() and word.text == word.lower]
    if len(certain) > 0:
        return certain[0]
    for kind in (("VERB",), NOUNS):
        matching = [word for word in stretch if word.pos in kind and word.dep not in _MODIFIERS]
        if len(matching) > 0 and kind == ("VERB",):
            return next((word for word in matching if not word.dep.startswith("acl")), matching[0])
        if len(matching) > 0:
            return matching[-1]
    return stretch[-1]
