"""The verb a word stands under."""

from functools import cache

from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.span import Span
from crossbearing.vocab import load

_CLAUSES = ("root", "acl", "advcl", "ccomp", "xcomp", "csubj", "parataxis")
_TELLING_CLASSES = ("say", "tell", "claim", "confirm", "deny", "expect", "think", "cite", "count")


@cache
def telling_verbs() -> frozenset[str]:
    """Lemmas of verbs that only tell what somebody else did."""
    verbs = load("speech")["verbs"]
    return frozenset(verb for name in _TELLING_CLASSES for verb in verbs[name])


def head_word(marked: Marked, span: Span) -> Token | None:
    """The word of a span that a word outside it governs."""
    words = [token for token in marked.tokens_in(span.start, span.end) if token.pos != "PUNCT"]
    inside = {token.i for token in words}
    heads = [token for token in words if token.is_root or token.head not in inside]
    content = [token for token in heads if token.pos not in ("ADP", "DET", "SCONJ", "PART")]
    return next(iter(content or heads or words), None)


def preposition_of(marked: Marked, word: Token) -> str:
    """The preposition a word stands behind, in small letters; empty without one."""
    case = marked.child(word, "case")
    return "" if case is None else case.lower


def clause_verb(marked: Marked, token: Token) -> Token:
    """The head of the clause a word is in; the word itself if it is one."""
    for word in (token, *marked.ancestors(token)):
        if word.pos in ("VERB", "AUX") and word.dep not in ("aux", "aux:pass", "cop", "amod", "compound"):
            return word
        if word.is_root or word.dep.split(":")[0] in _CLAUSES:
            return word
    return token


@cache
def telling_nouns() -> frozenset[str]:
    """Nouns for what is said, as in "made the allegation"."""
    return frozenset(noun for nouns in load("speech")["nouns"].values() for noun in nouns)


def is_told_only(marked: Marked, token: Token) -> bool:
    """Whether a word stands right under a verb that only tells, so that its date is that of the telling."""
    verb = clause_verb(marked, token)
    if verb.lemma.lower() in telling_verbs():
        return True
    return any(child.lower in telling_nouns() for child in marked.children(verb, "obj"))
