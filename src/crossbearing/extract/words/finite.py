"""Whether a word is a finite verb, also where the tagger takes it for a participle or a noun."""

from functools import cache

from crossbearing.extract.words.inflections import forms_of
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.vocab import load

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# A participle behind its noun that is no verb of a clause has one of these after it ("held in", "quoted by").
_MODIFIED = frozenset(
    {"by", "in", "at", "on", "from", "with", "to", "for", "of", "under", "as", "near", "between", "against"}
)


def is_finite(marked: Marked, token: Token) -> bool:
    """Whether the word is a finite verb."""
    if token.tag in _FINITE or token.lower in sure_forms():
        return True
    return token.tag == "VBN" and _stands_as_past(marked, token)


@cache
def sure_forms() -> dict[str, str]:
    """Forms in "-s" of saying verbs that can be nothing but verbs, with their lemma."""
    listed: list[str] = load("speech")["shapes"]["never_nouns"]
    return {form: lemma for lemma in listed for form in forms_of(lemma).all if form.endswith("s")}


def _stands_as_past(marked: Marked, token: Token) -> bool:
    """Whether a participle follows a noun without an auxiliary and takes an object: "rebels boarded buses"."""
    before = marked.tokens[token.i - 1] if token.i > 0 else None
    after = marked.tokens[token.i + 1] if token.i + 1 < len(marked.tokens) else None
    while before is not None and before.pos == "ADV" and before.i > 0:
        before = marked.tokens[before.i - 1]
    if before is None or after is None or before.sentence != token.sentence or after.sentence != token.sentence:
        return False
    subject = before.pos in ("NOUN", "PROPN", "PRON") or before.lower in ("former", "latter", "others")
    beyond = marked.tokens[after.i + 1].lower if after.i + 1 < len(marked.tokens) else ""
    modified = after.lower in _MODIFIED and beyond not in ("least", "most")
    return subject and not modified and after.pos != "PUNCT"
