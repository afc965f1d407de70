"""What the verbs and nouns above a figure in the tree say became of the people it counts."""

import re
from functools import cache

from crossbearing.extract.figures.figure_noun import meaning_of
from crossbearing.extract.words.inflections import forms_of
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.figure import Category
from crossbearing.vocab import load

# People on the move for no agreed reason: the ledger has no category of its own for them.
DISPLACED = "displaced"

_SUBJECT = ("nsubj", "csubj")
_THROUGH = (
    "conj", "appos", "nmod", "nummod", "acl", "dep", "parataxis", "obl", "amod", "compound", "list", "det", "advmod",
)  # fmt: skip
# Through these a count belongs to the noun above: "a bus with twelve people"; "food for twelve people" does not.
_PART_OF = ("of", "with", "among", "including", "as", "between")
# A vehicle that "the ninth" stands for was named this near.
_TOLD_BEFORE = 400
_HOME = re.compile(r"\bfrom\s+(?:their|his|her|its)\s+(?:\w+\s+)?(?:homes?|houses?|lands?|villages?)\b", re.IGNORECASE)
_AWAY = re.compile(r"\b(?:out|away|aboard|to safety|to hospitals?|to the hospital)\b", re.IGNORECASE)


@cache
def labels(name: str) -> dict[str, str]:
    """Lemma -> label of one table of the vocabulary."""
    return {lemma: label for label, lemmas in load("counted")[name].items() for lemma in lemmas}


@cache
def _forms(name: str) -> dict[str, str]:
    """Printed form -> label of one table of verbs, a lemma that is listed itself before another's form."""
    told = {form: label for lemma, label in labels(name).items() for form in sorted(forms_of(lemma).all)}
    return told | labels(name)


def done(name: str, verb: Token) -> str | None:
    """What a table of verbs says a verb does, known by its form as well, where the lemma errs."""
    return labels(name).get(verb.lemma) or _forms(name).get(verb.lower)


def form_label(name: str, form: str) -> str | None:
    """The same for a printed form in small letters."""
    return _forms(name).get(form)


def direct_fate(marked: Marked, anchor: Token, start: int) -> str | None:
    """What the verb right above says of its object or subject; words from `start` on belong to the figure."""
    anchor = _top(marked, anchor, start)
    verb = marked.head(anchor)
    while verb is not None and anchor.dep in ("conj", "appos") and verb.pos in ("NOUN", "PROPN", "NUM", "PRON"):
        anchor, verb = verb, marked.head(verb)
    if verb is None or _parted(marked, anchor, verb):
        return None
    return _verb_label(marked, verb, anchor, start)


def _parted(marked: Marked, one: Token, other: Token) -> bool:
    """Whether a semicolon stands between the two: then the tree is wrong to join them."""
    first, last = sorted((one.i, other.i))
    return any(word.text == ";" for word in marked.tokens[first:last])


def _top(marked: Marked, anchor: Token, start: int) -> Token:
    """The figure's uppermost word: in "four of the men" and "more than ten men" the tree hangs on the number."""
    above = marked.head(anchor)
    while above is not None and start <= above.start < anchor.start:
        anchor, above = above, marked.head(above)
    return anchor


def _verb_label(marked: Marked, verb: Token, below: Token, start: int) -> str | None:
    """What a verb says of the word below it, by that word's place in the tree or, failing that, in the sentence."""
    dep = below.dep
    if _tells(marked, verb):
        return None
    bare = all(case.start >= start for case in marked.children(below, "case"))
    if dep in ("advmod", "dep", "dislocated", "nmod", "parataxis"):
        dep = "nsubj" if below.i < verb.i else "obj"
    subject = dep.split(":")[0] in _SUBJECT
    if subject and _is_reduced(marked, verb):
        return _of_predicate(marked, verb, below, start) or object_fate(marked, verb)
    passive = is_passive(marked, verb)
    if subject and verb.lower == "go" and marked.tokens[verb.i - 1].lemma.lower() == "let":
        return Category.RELEASED.value
    if dep == "obl" and any(child.i > verb.i for child in marked.children(verb, "obj")):
        return None  # "400 people, most of them women, were taking shelter": the parser hung them on the verb
    if dep in ("obj", "iobj") or (dep == "obl" and bare) or (subject and passive):
        return Category.RELEASED.value if _is_let_go(marked, verb) else object_fate(marked, verb)
    if subject and any(word.lemma.lower() in _SHELTER for word in marked.children(verb, "obj")):
        return Category.POPULATION.value if verb.tag == "VBG" else DISPLACED
    return done("subject_verbs", _acted(marked, verb)) if subject else None


def _tells(marked: Marked, verb: Token) -> bool:
    """Whether a verb that may tell of deaths tells a story: "claimed that 300 soldiers had come"."""
    following = marked.tokens[verb.i + 1 : verb.i + 2]
    return verb.lower in _TELLING and any(word.lower in ("that", "to", "it") for word in following)


_TELLING = frozenset({"claim", "claims", "claimed", "claiming"})
# "Were taking shelter in the church".
_SHELTER = frozenset({"shelter", "refuge"})
# "Managed to escape": the deed is in the verb below.
_TRYING = frozenset({"manage", "begin", "start", "try", "attempt", "continue", "seem", "appear"})


def _acted(marked: Marked, verb: Token) -> Token:
    below = marked.child(verb, "xcomp") if verb.lemma.lower() in _TRYING else None
    return below or verb


def is_passive(marked: Marked, verb: Token) -> bool:
    """Whether a form of "be" stands with a participle; the tree's own label is too often wrong."""
    helpers = [child for child in marked.children(verb, "aux", "cop") if child.i < verb.i]
    return (verb.tag == "VBN" or verb.lower == "let") and any(child.lemma.lower() in ("be", "get") for child in helpers)


def _is_reduced(marked: Marked, verb: Token) -> bool:
    """Whether a participle stands without a helping verb: "19 men held in the town were let go"."""
    return verb.tag == "VBN" and len(marked.children(verb, "aux", "cop")) == 0


def _of_predicate(marked: Marked, verb: Token, below: Token, start: int) -> str | None:
    """What the main verb, which the tree hangs on a reduced participle or over it, says of the same people."""
    above = marked.head(verb)
    over = () if above is None or verb.dep.split(":")[0] not in ("advcl", "acl") else (above,)
    for other in (*marked.children(verb, "conj", "ccomp", "parataxis"), *over):
        if len(marked.children(other, "aux", "cop", "compound")) > 0 and len(marked.children(other, "nsubj")) == 0:
            return _verb_label(marked, other, below, start)
    return None


def object_fate(marked: Marked, verb: Token) -> str | None:
    lemma = verb.lemma.lower()
    after = marked.text[verb.end : marked.sentences[verb.sentence].end]
    label = done("object_verbs", verb) or labels("states").get(verb.lower)
    if label == Category.EVACUATED and _HOME.search(after):
        return DISPLACED
    if lemma == "take":
        return Category.EVACUATED.value if _AWAY.search(after) or _is_carried(marked, verb) else label
    return label


def _is_carried(marked: Marked, verb: Token) -> bool:
    """Whether the one who takes is a vehicle, or "the ninth" of several told of before."""
    subject = marked.child(verb, "nsubj", "nsubj:outer")
    above = marked.head(verb)
    if subject is None and verb.dep == "conj" and above is not None:
        subject = marked.child(above, "nsubj", "nsubj:outer")
    if subject is None:
        return False
    if meaning_of(subject).category is Category.VEHICLES:
        return True
    ordinal = subject.lower in load("numbers")["ordinals"] or subject.tag == "CD"
    told = marked.tokens_in(max(0, verb.start - _TOLD_BEFORE), verb.start)
    return ordinal and any(meaning_of(word).category is Category.VEHICLES for word in told)


def _is_let_go(marked: Marked, verb: Token) -> bool:
    """Whether the verb is "let go", "set free", in one piece or round its object."""
    if verb.lemma.lower() not in ("let", "set", "go"):
        return False
    after = marked.text[verb.start : marked.sentences[verb.sentence].end].lower()
    return re.match(r"(?:let|lets|letting)\b[^.;]*\bgo\b|set\b[^.;]*\bfree\b", after) is not None


def relative_fate(marked: Marked, verb: Token) -> str | None:
    """What a relative clause says of its noun: "who died", "who were freed"."""
    if is_passive(marked, verb):
        return object_fate(marked, verb)
    return done("subject_verbs", verb)


def climbed_fate(marked: Marked, anchor: Token, start: int) -> str | None:
    """The first governing noun or verb further up that says what became of them."""
    below = _top(marked, anchor, start)
    for above in marked.ancestors(below):
        noun = labels("governing_nouns").get(above.lemma.lower()) if above.pos in ("NOUN", "PROPN") else None
        if noun is not None and below.dep.split(":")[0] in ("nmod", "acl", "compound", "appos", "conj"):
            return noun
        if above.pos == "VERB":
            return _verb_label(marked, above, below, start)
        if any(case.start < start and case.lower not in _PART_OF for case in marked.children(below, "case")):
            return None
        if below.dep.split(":")[0] not in _THROUGH:
            return None
        below = above
    return None
