"""Whether a noun does something or something is done to it, as the tree has it."""

from functools import cache

from crossbearing.extract.names.name_words import words_of
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Token

# So many words before its noun a preposition stands at most.
_REACH = 6


def acts(marked: Marked, token: Token) -> bool:
    """Whether the noun is the subject of a verb that is no mere "be" or "have", or the agent behind "by"."""
    head = _first_of(marked, token)
    verb = _verb_over(marked, head)
    if verb is None:
        return False
    if head.dep.startswith("nsubj"):
        return verb.lemma not in words_of("groups", "static")
    return head.dep.startswith("obl") and any(
        word.lower == "by" and word.head == head.i for word in marked.tokens[max(0, head.i - _REACH) : head.i]
    )


def is_befallen(marked: Marked, token: Token) -> bool:
    """Whether the noun names those to whom something is done: "six soldiers were freed", "they killed two guards"."""
    head = _first_of(marked, token)
    verb = _verb_over(marked, head)
    if verb is None:
        return False
    if head.dep == "nsubj" and verb.lower in _forms("dying"):
        return True
    if verb.lower not in _forms("words"):
        return False
    return head.dep in ("nsubj:pass", "obj") or (head.dep == "nsubj" and verb.tag == "VBN")


@cache
def _forms(row: str) -> frozenset[str]:
    """Every form of the verbs that tell what befalls people."""
    return all_forms(words_of("groups", "befalling", row))


def _first_of(marked: Marked, token: Token) -> Token:
    """The noun that hangs on the verb: the first of those that "and" joins, or that commas set beside it."""
    while token.dep in ("conj", "appos") and not token.is_root:
        token = marked.tokens[token.head]
    return token


def _verb_over(marked: Marked, token: Token) -> Token | None:
    """The full verb the noun hangs on; None if it hangs on something else."""
    verb = marked.tokens[token.head]
    return verb if not token.is_root and verb.tag.startswith("VB") else None
