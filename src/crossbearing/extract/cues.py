"""The saying words: which verbs report speech, in what class, and what shapes they allow."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.finite import sure_forms
from crossbearing.extract.inflections import forms_of
from crossbearing.extract.marked import Marked, Token
from crossbearing.vocab import load

# How far right of "hold", "pin", "put" the word must stand that makes them saying words.
PARTNER_REACH = 14
_PARTNERS: Mapping[str, tuple[str, ...]] = {
    "hold": ("responsible", "accountable", "liable"),
    "pin": ("on",),
    "put": ("at",),
    "speak": ("of",),
    "raise": ("toll", "count", "figure", "estimate", "tally"),
    "call": ("for", "on"),
    "charge": ("that",),
    "press": ("for",),
    "post": ("that",),
}
_NEGATIONS = frozenset({"not", "n't", "never"})
_AUXILIARIES = frozenset({"have", "be", "do", "will", "would", "can", "could", "may", "might", "shall", "should", "must"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Saying verbs by lemma, with their class, and the shapes they allow."""

    classes: Mapping[str, str]
    forms: Mapping[str, str]
    past: frozenset[str]
    clause: frozenset[str]
    noun: frozenset[str]
    closing: frozenset[str]
    needs_that: frozenset[str]
    bare_clause: frozenset[str]

    def class_of(self, token: Token) -> str | None:
        """The class of a verb; None for any other word."""
        lemma = self.lemma_of(token)
        return None if lemma is None else self.classes[lemma]

    def lemma_of(self, token: Token) -> str | None:
        """The saying verb a word is a form of. Tagged a noun it must be a past form, or one that no noun has."""
        lemma = self.forms.get(token.lower)
        nominal = token.tag.startswith(("NN", "JJ"))
        sure = token.lower in self.past or token.lower in sure_forms()
        return lemma if not nominal or sure else None


@cache
def lexicon() -> Lexicon:
    """The saying verbs of the vocabulary; of two classes the one listed first holds."""
    words = load("speech")
    classes: dict[str, str] = {}
    for name, lemmas in words["verbs"].items():
        for lemma in lemmas:
            classes.setdefault(lemma, name)
    shapes = words["shapes"]
    by_noun = {lemma for lemma, name in classes.items() if name in shapes["noun"]}
    past = {form for lemma in classes for form in forms_of(lemma).past}
    return Lexicon(
        classes,
        {form: lemma for lemma in classes for form in sorted(forms_of(lemma).all)},
        frozenset(past - set(words["shapes"]["noun_forms"])),
        frozenset(lemma for lemma, name in classes.items() if name in shapes["clause"]),
        frozenset(by_noun | set(shapes["noun_verbs"])),
        frozenset(shapes["closing"]),
        frozenset(shapes["needs_that"]),
        frozenset(shapes["bare_clause"]),
    )


def is_cue(marked: Marked, token: Token, last: int) -> bool:
    """Whether a verb of the lexicon is used as a saying word here; `last` ends its sentence."""
    if lexicon().class_of(token) is None or is_negated(marked, token):
        return False
    before = marked.tokens[token.i - 1] if token.i > 0 else None
    if before is not None and before.lower == "to" and before.sentence == token.sentence:
        return False
    if _asks_for_itself(marked, token, last):
        return False
    partners = _PARTNERS.get(lexicon().lemma_of(token) or "")
    if partners is not None:
        following = marked.tokens[token.i + 1 : min(last, token.i + PARTNER_REACH)]
        return any(word.lower in partners for word in following)
    return not is_passive(marked, token)


def _asks_for_itself(marked: Marked, token: Token, last: int) -> bool:
    """Whether a source only asks how to be named: "asked not to be identified"."""
    following = [word.lower for word in marked.tokens[token.i + 1 : min(last, token.i + 4)]]
    return lexicon().lemma_of(token) in ("ask", "request") and (
        following[:2] == ["to", "be"] or following[:2] == ["not", "to"] or following[:1] == ["anonymity"]
    )


def is_negated(marked: Marked, token: Token) -> bool:
    """Whether "not" stands among the auxiliaries before the verb."""
    return any(word.lower in _NEGATIONS for word in _auxiliary_run(marked, token))


def is_passive(marked: Marked, token: Token) -> bool:
    """Whether a past participle stands after "be", or behind its noun ("quoted by")."""
    if token.tag not in ("VBN", "VBD"):
        return False
    run = _auxiliary_run(marked, token)
    if len(run) > 0:
        verbs = [word.lemma.lower() for word in run if word.lemma.lower() in _AUXILIARIES]
        if len(verbs) > 0:
            return verbs[0] == "be"
    following = marked.tokens[token.i + 1] if token.i + 1 < len(marked.tokens) else None
    return following is not None and following.lower == "by"


def is_participle(marked: Marked, token: Token) -> bool:
    """Whether an "-ing" form opens a clause of its own ("..., adding that")."""
    run = _auxiliary_run(marked, token)
    return token.tag == "VBG" and not any(word.lemma.lower() == "be" for word in run)


def _auxiliary_run(marked: Marked, token: Token) -> list[Token]:
    """Auxiliaries and adverbs straight before the verb, nearest first."""
    found: list[Token] = []
    i = token.i - 1
    while i >= 0 and marked.tokens[i].sentence == token.sentence:
        word = marked.tokens[i]
        adverb = (word.pos in ("ADV", "PART") and word.lower != "to") or word.lower in ("both", "all")
        if not adverb and word.lemma.lower() not in _AUXILIARIES and word.lower not in _NEGATIONS:
            break
        found.append(word)
        i -= 1
    return found
