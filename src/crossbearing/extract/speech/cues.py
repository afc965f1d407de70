"""The saying words: which verbs report speech, in what class, and what shapes they allow."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crossbearing.extract.names.name_words import given_names
from crossbearing.extract.words.finite import is_finite, sure_forms
from crossbearing.extract.words.inflections import forms_of
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.vocab import load

# How far right of "hold", "pin", "put" the word must stand that makes them saying words.
PARTNER_REACH = 14
# How far right of "call" the quoted words may begin that somebody calls somebody.
QUOTE_REACH = 9
# What somebody raises or lowers who corrects his count; "the number" only where it goes "to" another.
_COUNTS = ("toll", "count", "figure", "figures", "estimate", "tally")
_RECOUNTED = frozenset({"raise", "lower", "revise", "reduce", "put"})
_PARTNERS: Mapping[str, tuple[str, ...]] = {
    "hold": ("responsible", "accountable", "liable"),
    "pin": ("on",),
    "put": ("at",),
    "give": ("as",),
    "raise": _COUNTS,
    "lower": _COUNTS,
    "revise": _COUNTS,
    "reduce": _COUNTS,
    "scale": _COUNTS,
    "call": ("for", "on", "upon"),
    "charge": ("that",),
    "press": ("for",),
    "post": ("that",),
}
_NEXT_TO_PARTNER = frozenset({"press"})
# Saying words only with "of" or "up to": without it they tell that somebody talks, or has something.
_ONLY_ABOUT = frozenset({"speak", "talk", "own"})
# How far right of "want" the verb may stand of what others shall do.
BID_REACH = 8
# How far right of "spoke" the "of" may stand: "spoke on Sunday evening of".
ABOUT_REACH = 6
_OPENING = frozenset({"“", '"', "‘", "``"})
_OBJECTS = frozenset({"it", "this", "that", "them", "these", "those", "him", "her", "us", "me"})
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "cannot"})
_FLOATING = frozenset({"both", "all", "each"})
_AUXILIARIES = frozenset(
    {"have", "be", "do", "will", "would", "can", "could", "may", "might", "shall", "should", "must"}
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Saying verbs by lemma, with their class, and the shapes they allow."""

    classes: Mapping[str, str]
    forms: Mapping[str, str]
    past: frozenset[str]
    bases: frozenset[str]
    noun: frozenset[str]
    closing: frozenset[str]
    needs_that: frozenset[str]
    bare_clause: frozenset[str]

    def class_of(self, token: Token) -> str | None:
        """The class of the saying verb that a word is a form of; None for any other word."""
        lemma = self.lemma_of(token)
        return None if lemma is None else self.classes[lemma]

    def lemma_of(self, token: Token) -> str | None:
        """The saying verb that a word is a form of, whatever its tag."""
        return self.forms.get(token.lower)

    def is_verb(self, marked: Marked, token: Token, first: int) -> bool:
        """Whether a form of a saying verb is a verb here, in a sentence that begins at token `first`.

        Tagged a noun it must be a past form, or one that no noun has, or stand where the sentence needs a verb:
        behind a noun and before "that", with no verb before it ("aid workers report that ...").
        """
        if not token.tag.startswith(("NN", "JJ")) or token.lower in self.past or token.lower in sure_forms():
            return True
        if token.i > first and token.i + 1 < len(marked.tokens) and token.lower == "read":
            return marked.tokens[token.i + 1].text == ":"
        if token.i <= first or token.i + 1 >= len(marked.tokens):
            return False
        if token.lower in self.bases and marked.tokens[token.i - 1].pos in ("NOUN", "PROPN", "PRON", "ADV"):
            return True
        before, after = marked.tokens[token.i - 1], marked.tokens[token.i + 1]
        opens = after.lower == "that" or after.pos in ("NUM", "DET")
        bare = before.pos in ("NOUN", "PROPN") and opens
        if after.lower == "to" and self.classes[self.forms[token.lower]] == "promise":
            ending = marked.sentences[token.sentence].last
            return before.pos in ("NOUN", "PROPN") and not any(
                is_finite(marked, w) for w in marked.tokens[first:ending]
            )
        return bare and not any(is_finite(marked, word) for word in marked.tokens[first : token.i])


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
        frozenset(words["shapes"]["never_nouns"]),
        frozenset(by_noun | set(shapes["noun_verbs"])),
        frozenset(shapes["closing"]),
        frozenset(shapes["needs_that"]),
        frozenset(shapes["bare_clause"]),
    )


def is_cue(marked: Marked, token: Token, first: int, last: int) -> bool:
    """Whether a verb of the lexicon is used as a saying word here, in the sentence of tokens `first` to `last`."""
    if lexicon().class_of(token) is None or not lexicon().is_verb(marked, token, first) or is_negated(marked, token):
        return False
    if is_inside_word(marked, token) or _is_given_name(marked, token):
        return False
    if _is_infinitive(marked, token, first) and token.lower not in sure_forms():
        return False
    if asks_for_itself(marked, token, last) or _is_attribute(marked, token, first) or _is_reduced(marked, token):
        return False
    lemma = lexicon().lemma_of(token) or ""
    if lemma in _ONLY_ABOUT:
        return about_word(marked, token, last) is not None
    if lemma == "want" and not _wants_of_others(marked, token, last):
        return False
    partners = _PARTNERS.get(lemma)
    if lemma == "call" and _calls_names(marked, token, last):
        return not is_passive(marked, token)
    if partners is not None:
        reach = 1 if lemma in _NEXT_TO_PARTNER else PARTNER_REACH
        following = marked.tokens[token.i + 1 : min(last, token.i + 1 + reach)]
        found = any(word.lower in partners for word in following) or _recounts(marked, token, lemma)
        return found and not is_passive(marked, token)
    return not is_passive(marked, token)


def _recounts(marked: Marked, token: Token, lemma: str) -> bool:
    """Whether a number told before is set to another: "lowered the number to 25"."""
    following = tuple(word.lower for word in marked.tokens[token.i + 1 : token.i + 4])
    return lemma in _RECOUNTED and following in (
        ("the", "number", "to"),
        ("the", "number", "at"),
        ("its", "number", "to"),
    )


def _is_infinitive(marked: Marked, token: Token, first: int) -> bool:
    """Whether "to" stands right before the verb, or before its adverb."""
    before = list(marked.tokens[max(first, token.i - 2) : token.i])
    if len(before) > 1 and before[-1].tag == "RB":
        before.pop()
    return len(before) > 0 and before[-1].lower == "to"


def is_inside_word(marked: Marked, token: Token) -> bool:
    """Whether the word is part of one with hyphens: "greater-than-expected", "self-proclaimed"."""
    before = marked.tokens[token.i - 1] if token.i > 0 else None
    return before is not None and before.text in ("-", "‑") and before.end == token.start


def _is_given_name(marked: Marked, token: Token) -> bool:
    """Whether "Said" stands between other words with capitals and is a person's own name."""
    beside = (*marked.tokens[max(0, token.i - 1) : token.i], *marked.tokens[token.i + 1 : token.i + 2])
    return token.text in given_names() and len(beside) == 2 and all(word.text.istitle() for word in beside)


def _wants_of_others(marked: Marked, token: Token, last: int) -> bool:
    """Whether somebody wants something done by others: "want the siege lifted", "wants both sides to leave"."""
    following = marked.tokens[token.i + 1 : min(last, token.i + 1 + BID_REACH)]
    if len(following) < 2 or following[0].pos not in ("DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM"):
        return False
    for word in following[1:]:
        if word.tag in ("TO", "VBN"):
            return True
        if word.pos not in ("DET", "PROPN", "PRON", "NOUN", "ADJ", "NUM", "ADP"):
            return False
    return False


def is_only_about(token: Token) -> bool:
    """Whether the verb says something only with "of" or "up to" behind it, so never in the passive: "owned by"."""
    return lexicon().lemma_of(token) in _ONLY_ABOUT


def about_word(marked: Marked, verb: Token, last: int) -> int | None:
    """The "of" in "spoke on Sunday of S" or the "to" in "owned up to S"; None if none opens what is said."""
    lemma = lexicon().lemma_of(verb) or ""
    openers = load("speech")["shapes"]["about"].get(lemma, ())
    for word in marked.tokens[verb.i + 1 : min(last - 1, verb.i + 1 + ABOUT_REACH)]:
        if word.lower in openers:
            up = lemma != "own" or marked.tokens[word.i - 1].lower == "up"
            following = marked.tokens[word.i + 1]
            named = following.pos not in ("VERB", "AUX", "PUNCT", "ADP") or following.text in _OPENING
            return word.i if up and named else None
        if word.pos not in ("ADP", "ADV", "NUM", "PROPN") and word.lower != "up":
            return None
    return None


def is_turned_down(marked: Marked, token: Token) -> bool:
    """Whether somebody does not recognise something, which is a denial of it."""
    return lexicon().lemma_of(token) in load("speech")["unrecognised"]["verbs"] and is_negated(marked, token)


def _is_reduced(marked: Marked, token: Token) -> bool:
    """Whether a participle only describes the noun before it: "the trucks promised with the first convoy"."""
    if token.tag != "VBN" or token.i == 0 or token.i + 1 >= len(marked.tokens):
        return False
    before, after = marked.tokens[token.i - 1], marked.tokens[token.i + 1]
    owing = lexicon().class_of(token) in ("promise", "demand", "expect")
    described = owing and before.pos == "NOUN" and after.pos == "ADP" and after.lower not in ("that", "for", "on")
    later = (word for word in marked.tokens[token.i + 2 :] if word.sentence == token.sentence)
    return described and any(is_finite(marked, word) for word in later)


def _is_attribute(marked: Marked, token: Token, first: int) -> bool:
    """Whether a participle stands inside a noun phrase: "an estimated 40,000", "the reported dead"."""
    before = marked.tokens[token.i - 1] if token.i > first else None
    after = marked.tokens[token.i + 1] if token.i + 1 < len(marked.tokens) else None
    if before is None or after is None or before.lower in _FLOATING:
        return False
    if after.lower == "to" and token.i + 2 < len(marked.tokens) and marked.tokens[token.i + 2].lower in ("be", "have"):
        return token.tag == "VBN" or lexicon().class_of(token) != "claim"
    counted = before.pos in ("DET", "NUM") or before.lower.endswith(("1st", "2nd", "3rd", "th"))
    if counted and token.tag == "VBD" and after.pos in ("NOUN", "PROPN", "ADJ") and before.tag != "PDT":
        return before.lower not in ("this", "that", "these", "those", "some", "all")
    if token.tag not in ("VBN", "JJ"):
        return False
    described = before.pos == "ADJ" and after.pos in ("NOUN", "PROPN")
    return described or before.pos in ("DET", "NUM", "ADP")


def _calls_names(marked: Marked, token: Token, last: int) -> bool:
    """Whether a name is given: quoted words follow soon ("calling the report “a drama”"), or "it" and a noun phrase.

    Without anything between the verb and the marks the verb only gives a thing its proper name ("a force called “X”").
    """
    beyond = [word.text for word in marked.tokens[token.i + 1 : token.i + 3]]
    if len(beyond) == 2 and (beyond[0] in _OPENING or (beyond[0].lower() == "the" and beyond[1] in _OPENING)):
        return False
    following = marked.tokens[token.i + 1 : min(last, token.i + QUOTE_REACH)]
    return any(word.text in _OPENING for word in following) or named_at(marked, token, last) is not None


def named_at(marked: Marked, verb: Token, last: int) -> int | None:
    """Where the name begins in "called this a lie", "branded the report false", "described it as S"."""
    i = verb.i + 1
    if i >= last or marked.tokens[i].pos not in ("PRON", "DET", "NOUN", "PROPN", "ADJ"):
        return None
    as_word = next((t.i for t in marked.tokens[i : min(last, i + QUOTE_REACH)] if t.lower == "as"), None)
    if as_word is not None and as_word + 1 < last:
        return as_word + 1
    pronoun = marked.tokens[i].lower in _OBJECTS
    if not pronoun:
        i += 1 if marked.tokens[i].pos == "DET" else 0
        while i < last and marked.tokens[i].pos in ("ADJ", "NOUN", "PROPN", "NUM"):
            i += 1
        return i if i < last and marked.tokens[i].lower in ("a", "an", "the") else None
    i += 1
    return i if i < last and marked.tokens[i].pos in ("DET", "ADJ", "NOUN") else None


def asks_for_itself(marked: Marked, token: Token, last: int) -> bool:
    """Whether a source only asks how to be named: "asked not to be identified"."""
    if token.lower not in asking_forms():
        return False
    following = [word.lower for word in marked.tokens[token.i + 1 : min(last, token.i + 4)]]
    return following[:2] in (["to", "be"], ["not", "to"]) or "anonymity" in following[:2] or "name" in following


@cache
def asking_forms() -> frozenset[str]:
    """The forms of "ask" and "request"."""
    return frozenset(form for form, lemma in lexicon().forms.items() if lemma in ("ask", "request"))


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
    by = following is not None and following.lower == "by"
    return by and not (token.tag == "VBD" and token.lower in ("said", "wrote", "added", "told"))


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
        adverb = (word.pos in ("ADV", "PART") and word.lower != "to") or word.lower in _FLOATING
        if not adverb and word.lemma.lower() not in _AUXILIARIES and word.lower not in _NEGATIONS:
            break
        found.append(word)
        i -= 1
    return found
