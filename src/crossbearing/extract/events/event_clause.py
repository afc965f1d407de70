"""The clause in which a word tells something: its verb, who does it, to whom, and its words."""

from dataclasses import dataclass

from crossbearing.extract.words.inflections import irregular_pasts
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind

# Dependents that tell something of their own and so lie outside the clause of their head.
_OWN_CLAUSE = frozenset({"advcl", "ccomp", "parataxis", "csubj"})
SPEECH = frozenset({"said", "say", "says", "told", "claimed", "reported", "stated", "announced", "added", "alleged"})
_OPENING = frozenset({"since", "after", "before", "when", "as", "while", "because", "although", "though", "until"})
ACCUSING = frozenset({"accuse", "accuses", "accused", "accusing", "blame", "blames", "blamed", "blaming"})
# Behind these a clause has a subject of its own, whatever the tree found.
_NEW_SUBJECT = frozenset({"since", "when", "because", "although", "though", "as", "where"})
_HAVE = frozenset({"have", "has", "had", "having", "'ve"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_BREAKS = frozenset({":", ";"})
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
        """The longest unbroken stretch of the clause around the words it must hold; no punctuation at its edges."""
        left, right = min(word.i for word in must), max(word.i for word in must)
        inside = {word.i for word in self.words if word.i >= self._opening(marked, left)}
        while left - 1 in inside:
            left -= 1
        while right + 1 in inside:
            right += 1
        while left < right and marked.tokens[left].pos in ("PUNCT", "CCONJ"):
            left += 1
        while left < right and marked.tokens[right].pos == "PUNCT":
            right -= 1
        return marked.span_of(marked.tokens[left], marked.tokens[right])

    def _opening(self, marked: Marked, first: int) -> int:
        """Where the clause begins if a word like "since" opens it; else 0."""
        if self.verb is None:
            return 0
        marks = [mark.i for mark in marked.children(self.verb, "mark") if mark.lower in _OPENING and mark.i < first]
        return max(marks, default=0)


def clause_of(marked: Marked, token: Token) -> Clause:
    """The clause that a word belongs to."""
    verb = governing_verb(marked, token)
    if verb is None:
        root = noun_top(marked, token)
        return Clause(None, None, None, None, False, phrase(marked, root))
    subject = _after_speech(marked, verb, subject_of(marked, verb))
    target = object_of(marked, verb)
    words = {word.i for word in clause_words(marked, verb)}
    if subject is not None and subject.sentence == verb.sentence:
        words |= {word.i for word in phrase(marked, subject)}
    ordered = tuple(marked.tokens[i] for i in sorted(words))
    datelines = marked.report.spans_of(ZoneKind.DATELINE)
    if len(datelines) > 0:
        ordered = tuple(word for word in ordered if not any(s.start <= word.start < s.end for s in datelines))
    return Clause(verb, subject, target, agent_of(marked, verb), is_passive(marked, verb), ordered)


def _after_speech(marked: Marked, verb: Token, subject: Token | None) -> Token | None:
    """The subject, or, where a saying word stands between it and the verb, the noun behind that word."""
    if subject is None or subject.i > verb.i or verb.dep in ("conj", "xcomp", "advcl") or verb.dep.startswith("acl"):
        return subject
    between = marked.tokens[subject.i + 1 : verb.i]
    spoken = [word for word in between if word.lower in SPEECH]
    if len(spoken) == 0:
        return subject
    nouns = [w for w in between if w.i > spoken[-1].i and w.pos in ("NOUN", "PROPN", "PRON") and w.lower != "that"]
    return nouns[-1] if len(nouns) > 0 else subject


def governing_verb(marked: Marked, token: Token) -> Token | None:
    """The word itself if it is a predicate, else the nearest predicate above it."""
    if token.lower in irregular_pasts():
        return token
    for word in (token, *marked.ancestors(token)):
        if (word.pos == "VERB" or is_headline_verb(marked, word)) and word.dep not in ("amod", "compound", "case"):
            return word
        if marked.child(word, "cop") is not None:
            return word
    return None


def is_headline_verb(marked: Marked, word: Token) -> bool:
    """Whether a finite verb of a headline was read as a noun: "Army recaptures Durra"."""
    if word.pos not in _NOUNS:
        return False
    if word.tag == "NNS":
        return word.dep == "root" and marked.child(word, "obj") is not None
    return word.tag in _FINITE and marked.child(word, "nsubj", "obj") is not None


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
        i for child in marked.children(head, "conj", "advcl") if child.pos == "VERB" for i in _indices(marked, child)
    }
    return tuple(word for word in marked.subtree(head) if word.i not in cut)


def clause_words(marked: Marked, verb: Token) -> tuple[Token, ...]:
    """The words under a verb, less those of subclauses and of verbs joined to it."""
    cut: set[int] = set()
    below = marked.subtree(verb)
    cites = any(word.lower == "according" for word in below)
    for word in below:
        if word is verb or word.i in cut:
            continue
        if _opens_clause(marked, word) or (cites and _cites(marked, word)):
            cut |= _indices(marked, word)
    return tuple(word for word in below if word.i not in cut)


def subject_of(marked: Marked, verb: Token) -> Token | None:
    """The head of who does it (or undergoes it, in the passive), also where it is shared or only understood."""
    accused = _accused(marked, verb)
    if accused is not None:
        return accused
    own = marked.child(verb, "nsubj", "csubj")
    inner = _inner_subject(marked, verb)
    if inner is not None:
        return inner
    if own is not None:
        return _referent(marked, verb, own)
    head = marked.head(verb)
    if head is None or verb.dep in ("ccomp", "root"):
        return _adjacent(marked, verb)
    if verb.dep.startswith("acl") and head.pos != "VERB":
        return head
    if any(mark.lower in _NEW_SUBJECT for mark in marked.children(verb, "mark", "advmod")):
        return None
    if verb.dep.split(":")[0] in ("conj", "xcomp", "advcl", "parataxis") and head.pos in ("VERB", "ADJ", "AUX"):
        controller = marked.child(head, "obj") if verb.dep == "xcomp" else None
        return controller or subject_of(marked, head)
    return _adjacent(marked, verb)


def _adjacent(marked: Marked, verb: Token) -> Token | None:
    """The noun right before a finite verb, where the tree gives it no subject."""
    for word in reversed(words_before(marked, verb)):
        if word.pos in ("NOUN", "PROPN", "PRON"):
            return word
        if word.pos not in ("AUX", "ADV", "PART"):
            return None
    return None


def _accused(marked: Marked, verb: Token) -> Token | None:
    """Whom somebody accuses of it ("accused [the army] of shelling the camp")."""
    if verb.tag != "VBG" or verb.i == 0 or marked.tokens[verb.i - 1].lower not in ("of", "for"):
        return None
    before = words_before(marked, verb)
    accusing = [word for word in before if word.lower in ACCUSING]
    if len(accusing) == 0:
        return None
    between = [word for word in before if word.i > accusing[-1].i and word.pos in ("NOUN", "PROPN", "PRON")]
    return between[-1] if len(between) > 0 else None


def _inner_subject(marked: Marked, verb: Token) -> Token | None:
    """The noun between the relative pronoun and the verb: "towns that [the army] has ringed"."""
    if not verb.dep.startswith("acl"):
        return None
    before = words_before(marked, verb)
    starts = [word.i for word in before if word.lower in _RELATIVES]
    if len(starts) == 0:
        return None
    inside = [word for word in before if word.i > starts[-1]]
    nouns = [word for word in inside if word.pos in ("NOUN", "PROPN", "PRON") and not word.dep.startswith("obl")]
    return nouns[0] if len(nouns) > 0 and not any(word.pos == "VERB" for word in inside) else None


def _referent(marked: Marked, verb: Token, subject: Token) -> Token:
    """What a relative pronoun stands for, or the subject itself; "he said" between the two is no subject."""
    following = marked.tokens[subject.i + 1] if subject.i + 1 < len(marked.tokens) else subject
    if verb.dep.startswith("acl") and following.lower in SPEECH and subject.i < verb.i:
        return marked.head(verb) or subject
    if subject.lower in _RELATIVES and verb.dep.startswith("acl"):
        head = marked.head(verb)
        return subject if head is None else head
    return subject


def object_of(marked: Marked, verb: Token) -> Token | None:
    """The head of whom or what it is done to; the subject of a passive is not meant."""
    own = marked.child(verb, "obj", "iobj")
    head = marked.head(verb)
    if _inner_subject(marked, verb) is not None and head is not None and head.pos in ("NOUN", "PROPN"):
        return head
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
    return _far_agent(marked, verb) if is_passive(marked, verb) else None


def _far_agent(marked: Marked, verb: Token) -> Token | None:
    """The noun of a "by" that the tree hangs on another noun: "were turned back at the bridge by the army"."""
    for word in words_after(marked, verb):
        if word.pos in ("VERB", "PUNCT", "SCONJ", "CCONJ"):
            return None
        if word.lower == "by" and word.dep == "case":
            head = marked.head(word)
            return head if head is not None and head.pos in ("NOUN", "PROPN", "PRON") else None
    return None


def is_passive(marked: Marked, verb: Token) -> bool:
    """Whether the verb is in the passive, also a bare participle after a noun."""
    if marked.child(verb, "nsubj:pass", "aux:pass") is not None:
        return True
    before = words_before(marked, verb)[-2:]
    if verb.dep == "acl" and verb.tag == "VBN" and not any(word.lower in _HAVE for word in before):
        return True
    if verb.dep == "conj" and verb.tag == "VBN":
        head = marked.head(verb)
        return head is not None and marked.child(verb, "nsubj") is None and is_passive(marked, head)
    return False


def words_before(marked: Marked, token: Token) -> tuple[Token, ...]:
    """Words shortly before a word in its sentence."""
    first = max(marked.sentences[token.sentence].first, token.i - NEAR)
    near = marked.tokens[first : token.i]
    breaks = [word.i for word in near if word.text in _BREAKS]
    return near if len(breaks) == 0 else marked.tokens[breaks[-1] + 1 : token.i]


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


def _cites(marked: Marked, word: Token) -> bool:
    """Whether the word names a source: "according to residents"."""
    return word.lower == "according" or any(c.lower == "according" for c in marked.children(word, "case", "fixed"))


def _opens_clause(marked: Marked, word: Token) -> bool:
    dep = word.dep.split(":")[0]
    if dep in _OWN_CLAUSE or word.dep == "acl:relcl":
        return True
    return dep == "conj" and word.pos == "VERB" and (marked.head(word) or word).pos in ("VERB", "AUX", "ADJ")


def _indices(marked: Marked, word: Token) -> set[int]:
    return {below.i for below in marked.subtree(word)}
