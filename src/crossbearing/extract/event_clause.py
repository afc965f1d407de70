"""The clause in which a word tells something: its verb, who does it, to whom, and its words."""

from dataclasses import dataclass

from crossbearing.extract.marked import Marked, Token
from crossbearing.model.span import Span

# Dependents that tell something of their own and so lie outside the clause of their head.
_OWN_CLAUSE = frozenset({"advcl", "ccomp", "parataxis", "csubj"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
# Where the tree gives no subject or object, words this near to the verb on its side stand in for it.
NEAR = 9


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb (None in a bare noun phrase) with the heads of its subject, object, agent and other complements.

    `words` are the tokens of the clause in order of the text, without what its subclauses tell.
    """

    verb: Token | None
    subject: Token | None
    object: Token | None
    agent: Token | None
    passive: bool
    words: tuple[Token, ...]

    def span(self, marked: Marked, *must: Token) -> Span:
        """The longest unbroken stretch of the clause around the words it must hold, without punctuation at its edges."""
        inside = {word.i for word in self.words}
        left, right = min(word.i for word in must), max(word.i for word in must)
        while left - 1 in inside:
            left -= 1
        while right + 1 in inside:
            right += 1
        while left < right and marked.tokens[left].pos in ("PUNCT", "CCONJ"):
            left += 1
        while left < right and marked.tokens[right].pos == "PUNCT":
            right -= 1
        return marked.span_of(marked.tokens[left], marked.tokens[right])


def clause_of(marked: Marked, token: Token) -> Clause:
    """The clause that a word belongs to."""
    verb = governing_verb(marked, token)
    if verb is None:
        root = noun_top(marked, token)
        return Clause(None, None, None, None, False, phrase(marked, root))
    subject = subject_of(marked, verb)
    target = object_of(marked, verb)
    words = {word.i for word in clause_words(marked, verb)}
    if subject is not None and subject.sentence == verb.sentence:
        words |= {word.i for word in phrase(marked, subject)}
    ordered = tuple(marked.tokens[i] for i in sorted(words))
    return Clause(verb, subject, target, agent_of(marked, verb), is_passive(marked, verb), ordered)


def governing_verb(marked: Marked, token: Token) -> Token | None:
    """The word itself if it is a predicate, else the nearest predicate above it."""
    for word in (token, *marked.ancestors(token)):
        if word.pos == "VERB" and word.dep not in ("amod", "compound", "case"):
            return word
        if marked.child(word, "cop") is not None:
            return word
    return None


def noun_top(marked: Marked, token: Token) -> Token:
    """The head of the widest noun phrase around a word of a stretch without a verb."""
    top = token
    for word in marked.ancestors(token):
        top = word
    return top


def phrase(marked: Marked, head: Token) -> tuple[Token, ...]:
    """The words of a noun phrase without the clauses that hang on it."""
    cut = {i for child in marked.children(head, "acl", "parataxis", "appos") for i in _indices(marked, child)}
    cut |= {
        i
        for child in marked.children(head, "conj", "advcl")
        if child.pos == "VERB"
        for i in _indices(marked, child)
    }
    return tuple(word for word in marked.subtree(head) if word.i not in cut)


def clause_words(marked: Marked, verb: Token) -> tuple[Token, ...]:
    """The words under a verb, less those of subclauses and of verbs joined to it."""
    cut: set[int] = set()
    for word in marked.subtree(verb):
        if word is not verb and _opens_clause(marked, word):
            cut |= _indices(marked, word)
    return tuple(word for word in marked.subtree(verb) if word.i not in cut)


def subject_of(marked: Marked, verb: Token) -> Token | None:
    """The head of who does it (or undergoes it, in the passive), also where it is shared or only understood."""
    own = marked.child(verb, "nsubj", "csubj")
    if own is not None:
        return _referent(marked, verb, own)
    head = marked.head(verb)
    if head is None:
        return None
    if verb.dep.startswith("acl") and head.pos != "VERB":
        return head
    if verb.dep.split(":")[0] in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and head.pos in ("VERB", "ADJ", "AUX"):
        controller = marked.child(head, "obj") if verb.dep == "xcomp" else None
        return controller or subject_of(marked, head)
    return None


def _referent(marked: Marked, verb: Token, subject: Token) -> Token:
    """What a relative pronoun stands for, or the subject itself."""
    if subject.lower in _RELATIVES and verb.dep.startswith("acl"):
        head = marked.head(verb)
        return subject if head is None else head
    return subject


def object_of(marked: Marked, verb: Token) -> Token | None:
    """The head of whom or what it is done to; the subject of a passive is not meant."""
    own = marked.child(verb, "obj", "iobj")
    if own is not None:
        return _referent(marked, verb, own)
    for child in marked.children(verb, "xcomp"):
        below = marked.child(child, "obj")
        if below is not None and child.pos == "VERB":
            return below
    return None


def agent_of(marked: Marked, verb: Token) -> Token | None:
    """The head of the "by" phrase of a passive."""
    for child in marked.children(verb, "obl"):
        case = marked.child(child, "case")
        if case is not None and case.lower == "by" and child.pos in ("NOUN", "PROPN", "PRON"):
            return child
    return None


def is_passive(marked: Marked, verb: Token) -> bool:
    """Whether the verb is in the passive, also a bare participle after a noun."""
    if marked.child(verb, "nsubj:pass", "aux:pass") is not None:
        return True
    if verb.dep == "acl" and verb.tag == "VBN":
        return True
    if verb.dep == "conj" and verb.tag == "VBN":
        head = marked.head(verb)
        return head is not None and marked.child(verb, "nsubj") is None and is_passive(marked, head)
    return False


def words_before(marked: Marked, token: Token) -> tuple[Token, ...]:
    """Words shortly before a word in its sentence."""
    first = max(marked.sentences[token.sentence].first, token.i - NEAR)
    return marked.tokens[first : token.i]


def words_after(marked: Marked, token: Token) -> tuple[Token, ...]:
    """Words shortly after a word in its sentence."""
    last = min(marked.sentences[token.sentence].last, token.i + 1 + NEAR)
    return marked.tokens[token.i + 1 : last]


def object_words(marked: Marked, anchor: Token, clause: Clause) -> tuple[Token, ...]:
    """The words of whom it befalls: object, or subject of the passive; else the words after the verb."""
    if clause.passive and clause.subject is not None:
        return phrase(marked, clause.subject)
    if clause.object is not None and clause.object.i > anchor.i:
        return phrase(marked, clause.object)
    return words_after(marked, anchor)


def _opens_clause(marked: Marked, word: Token) -> bool:
    dep = word.dep.split(":")[0]
    if dep in _OWN_CLAUSE or word.dep == "acl:relcl":
        return True
    return dep == "conj" and word.pos == "VERB" and (marked.head(word) or word).pos in ("VERB", "AUX", "ADJ")


def _indices(marked: Marked, word: Token) -> set[int]:
    return {below.i for below in marked.subtree(word)}
