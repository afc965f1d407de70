"""Who is blamed for a deed told by a noun, or owns up to it: "was blamed on", "claimed by", "accused of"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.events.event_clause import subject_of, words_before
from crossbearing.extract.events.triggers import Trigger
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.vocab import load

# Nouns and verbs this far up the tree still speak of the deed.
REACH = 4
_NOUNS = ("NOUN", "PROPN", "PRON", "ADJ")
_LEADING = frozenset({"by", "on", "to", "upon"})
_NOBODY = frozenset({"no", "nobody", "none", "not", "n't", "never", "neither", "without", "yet"})


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of the noun for whoever answers for a deed; `owned` if they say so themselves or it is a fact."""

    who: Token
    owned: bool


def answers_for(marked: Marked, trigger: Trigger) -> Answer | None:
    """Who the sentence makes answer for the deed of a noun; None if it names nobody so."""
    if not trigger.is_noun:
        return None
    noun = trigger.anchor
    for verb in marked.children(noun, "acl", "acl:relcl"):
        answer = _behind(marked, verb)
        if answer is not None:
            return answer
    for verb in _verbs_above(marked, noun):
        answer = _of_verb(marked, verb, noun)
        if answer is not None:
            return answer
    return None


def _verbs_above(marked: Marked, noun: Token) -> Iterator[Token]:
    """The verbs that govern a noun, nearest first."""
    for place, word in enumerate(marked.ancestors(noun)):
        if place == REACH:
            return
        if word.pos == "VERB":
            yield word


def _of_verb(marked: Marked, verb: Token, noun: Token) -> Answer | None:
    word = verb.lower
    if not (word in _words("blaming") or word in _words("owning") or word in _words("making")):
        return None
    subject = subject_of(marked, verb)
    if _is_nobodys(marked, verb, subject):
        return None
    passive = marked.child(verb, "nsubj:pass", "aux:pass") is not None
    if passive and subject is not None and subject.i == noun.i:
        return _behind(marked, verb)
    if word in _words("owning") and subject is not None and not passive and _owns(marked, verb, noun):
        return Answer(subject, owned=True)
    if word not in _words("blaming"):
        return None
    if passive:
        return None if subject is None else Answer(subject, owned=False)
    blamed = marked.child(verb, "obj")
    if blamed is not None and blamed.i != noun.i and blamed.pos in _NOUNS and blamed.i < noun.i:
        return Answer(blamed, owned=False)
    return _behind(marked, verb)


def _owns(marked: Marked, verb: Token, noun: Token) -> bool:
    """Whether a verb takes the deed upon its subject: "claimed responsibility for", "admitted", "owned up to"."""
    if verb.i > noun.i:
        return False
    if verb.lower not in _words("claiming"):
        return True
    between = marked.tokens[verb.i + 1 : noun.i]
    return any(word.lower in ("responsibility", "credit") for word in between)


def _behind(marked: Marked, verb: Token) -> Answer | None:
    """The noun behind "by", "on" or "to" of a verb of blame, of owning up or of carrying out."""
    word = verb.lower
    known = word in _words("blaming") or word in _words("owning") or word in _words("making")
    if not known or _is_nobodys(marked, verb, None):
        return None
    for child in marked.children(verb, "obl", "obl:agent"):
        case = marked.child(child, "case")
        lead = "" if case is None else case.lower
        if lead not in _LEADING or child.pos not in _NOUNS:
            continue
        if lead == "by" and word not in _words("blaming"):
            return Answer(child, owned=True)
        if lead != "by" and word in _words("blaming"):
            return Answer(child, owned=False)
    return None


def _is_nobodys(marked: Marked, verb: Token, subject: Token | None) -> bool:
    """Whether it is denied: "no group has claimed", "was not carried out by"."""
    near = words_before(marked, verb)[-3:]
    of_subject = () if subject is None else (subject, *marked.children(subject, "det"))
    return any(word.lower in _NOBODY for word in (*near, *of_subject))


@cache
def _words(kind: str) -> frozenset[str]:
    return all_forms(frozenset(load("causes")[kind].split()))
