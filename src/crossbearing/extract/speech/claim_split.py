"""Cuts what one holder says in one sentence into statements."""

from functools import lru_cache
from itertools import pairwise

from crossbearing.extract.words.finite import is_finite
from crossbearing.extract.words.marked import Marked, Token

Range = tuple[int, int]

# Shorter pieces stay with their neighbour.
SHORTEST = 3
# A phrase behind the last comma is news of its own only when it is this long.
LONGEST_ASIDE = 5
_LINKS = frozenset({"and", "but", "while", "whereas", "though", "although", "yet", "so", "nor"})
# Behind one of these alone, or with "because", a new statement may begin.
_BEFORE_CLAUSES = _LINKS | {";", ":"}
_RELATIVE = frozenset({"which", "whose", "whom", "who", "whereby"})
_RELATIVE_TAGS = frozenset({"WDT", "WP"})
NEGATIONS = frozenset({"no", "not", "n't", "never", "nobody", "none", "nothing", "neither", "nor", "cannot"})
# Words that join to what comes after: nothing that is said ends in one.
_DANGLING = frozenset(
    {"and", "but", "while", "though", "although", "instead", "amid", "amidst", "whereas", "yet", "or", "because", "as"}
    | {"nor", "with", "than"}
)
_SUBJECTS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def split_statement(marked: Marked, first: int, last: int, *, told: bool) -> list[Range]:
    """The statements in tokens `first` to `last`, in order.

    Coordinate clauses with subjects of their own are cut everywhere. What the publisher tells in its own words
    (`told` false) is also cut at relative clauses and asides behind the last comma.
    """
    tokens = marked.tokens
    cuts = [
        i
        for i in range(first + 1, last)
        if (tokens[i - 1].lower in _BEFORE_CLAUSES or tokens[i].lower == "because")
        and _starts_clause(marked, first, i, last)
    ]
    pieces = _pieces(first, last, cuts)
    if not told:
        pieces = [part for a, b in pieces for part in _asides(marked, a, b)]
    return [trimmed for a, b in pieces if (trimmed := trim(marked, a, b)) is not None]


def split_list(marked: Marked, first: int, last: int) -> list[Range]:
    """The members of "A, B, C and D", cut at commas and "and" before a determiner; the whole if it is no list."""
    cuts = [
        i
        for i in range(first + 1, last)
        if marked.tokens[i].lower in ("the", "a", "an") and marked.tokens[i - 1].lower in (",", "and", ";")
    ]
    commas = sum(1 for i in cuts if marked.tokens[i - 1].text in (",", ";"))
    pieces = _pieces(first, last, cuts) if commas > 0 else [(first, last)]
    return [trimmed for a, b in pieces if (trimmed := trim(marked, a, b)) is not None]


def trim(marked: Marked, first: int, last: int) -> Range | None:
    """The same without links and punctuation at its edges; None if no word is left."""
    while first < last and _is_edge(marked.tokens[first]):
        first += 1
    while first < last and _is_end(marked.tokens[last - 1]):
        last -= 1
    return (first, last) if first < last else None


def has_finite(marked: Marked, first: int, last: int) -> bool:
    """Whether a finite verb stands there."""
    return any(is_finite(marked, token) for token in marked.tokens[first:last])


# Several rules in a row ask for the same statement.
@lru_cache(maxsize=4)
def main_verb(marked: Marked, first: int, last: int) -> Token | None:
    """The first finite verb that is in no relative clause; None without one."""
    words = marked.tokens[first:last]
    verb = _main_verb_at(marked, words)
    return None if verb is None else words[verb]


def _main_verb_at(marked: Marked, words: tuple[Token, ...]) -> int | None:
    for k, token in enumerate(words):
        if is_finite(marked, token) and not _in_relative(words, k):
            return k
    return None


@lru_cache(maxsize=4)
def is_negated(marked: Marked, first: int, last: int) -> bool:
    """Whether the main clause of the words is negated: at its verb, or by its subject ("no convoy", "nobody")."""
    words = marked.tokens[first:last]
    verb = _main_verb_at(marked, words)
    end = len(words) if verb is None else min(len(words), verb + 4)
    for k, token in enumerate(words[:end]):
        if token.lower in NEGATIONS and not _limits(words, k) and not _in_relative(words, k):
            return verb is None or k < verb + 4
    if verb is None:
        return False
    return _has_negative_object(words, verb) or _contrasts(words, verb) or _is_yet_to(words, verb)


def _contrasts(words: tuple[Token, ...], verb: int) -> bool:
    """Whether something is said to be one thing and not another: "this is a reshuffle, not a retreat"."""
    pointing = verb == 1 and words[0].lower in ("this", "that", "it", "these", "those") and words[verb].lemma == "be"
    after = range(verb + 1, len(words) - 1)
    return pointing and any(words[k].text == "," and words[k + 1].lower == "not" for k in after)


def _is_yet_to(words: tuple[Token, ...], verb: int) -> bool:
    """Whether it has still to happen: "has yet to begin"."""
    following = [token.lower for token in words[verb + 1 : verb + 3]]
    return words[verb].lemma.lower() in ("have", "be") and following == ["yet", "to"]


def _has_negative_object(words: tuple[Token, ...], verb: int) -> bool:
    """Whether "no" stands straight behind the verb group: "had no team", "had neither staff nor medicine"."""
    k = verb + 1
    while k < len(words) and words[k].tag in ("VBN", "VBG", "VB", "RB", "DT"):
        if words[k].lower in NEGATIONS:
            return True
        k += 1
    return k < len(words) and words[k].lower in NEGATIONS and not _limits(words, k)


def _limits(words: tuple[Token, ...], k: int) -> bool:
    """Whether the negation is part of a figure or an aside: "no fewer than", "not only", "(not her real name)"."""
    following = words[k + 1].lower if k + 1 < len(words) else ""
    before = words[k - 1].text if k > 0 else ""
    return following in ("fewer", "less", "more", "only", "later", "longer", "least", "but") or before == "("


def _in_relative(words: tuple[Token, ...], k: int) -> bool:
    """Whether the verb at `k` belongs to a relative clause just opened."""
    before = words[max(0, k - 3) : k]
    is_free = _RELATIVE.isdisjoint([token.lower for token in before])
    return not (is_free and _RELATIVE_TAGS.isdisjoint([token.tag for token in before]))


def _pieces(first: int, last: int, cuts: list[int]) -> list[Range]:
    borders = [first, *cuts, last]
    return [(a, b) for a, b in pairwise(borders) if a < b]


def _starts_clause(marked: Marked, first: int, i: int, last: int) -> bool:
    """Whether a new statement begins at token `i`, where a word stands that may begin one."""
    token, before = marked.tokens[i], marked.tokens[i - 1]
    if before.text == ";" or (before.text == ":" and has_finite(marked, first, i - 1) and _own_clause(marked, i, last)):
        return True
    if before.lower == "and" and token.tag == "VBG" and marked.tokens[first].tag == "VBG":
        return True
    if token.lower == "because" and before.text == ",":
        return has_finite(marked, i, last)
    if before.lower == "and" and token.pos == "NUM" and marked.tokens[i - 2].pos == "NUM":
        return False
    if before.lower not in _LINKS or not any(word.pos in ("VERB", "AUX") for word in marked.tokens[first : i - 1]):
        return False
    if token.lower == "that" and before.lower == "so":
        return False
    if token.lower == "that" and before.lower in ("and", "but"):
        return has_finite(marked, i, last)
    if before.lower == "but":
        return is_finite(marked, token) or _own_clause(marked, i, last)
    comma = i >= 2 and marked.tokens[i - 2].text == ","
    if is_finite(marked, token) and _turns_negative(marked, first, i, last):
        return True
    return _own_clause(marked, i, last) and (comma or _tree_agrees(marked, i, last) or _first_word_subject(token))


def _own_clause(marked: Marked, i: int, last: int) -> bool:
    """Whether tokens from `i` open with a subject and its finite verb, no comma, link or relative between."""
    seen = False
    for token in marked.tokens[i:last]:
        if is_finite(marked, token):
            return seen
        if token.lower in _RELATIVE or token.text in (",", ";") or token.pos == "CCONJ":
            return False
        seen = seen or token.pos in _SUBJECTS or token.tag in ("DT", "EX")
    return False


def _tree_agrees(marked: Marked, i: int, last: int) -> bool:
    """Whether the tree has a verb with a subject of its own as the conjunct that begins at `i`."""
    verb = next((token for token in marked.tokens[i:last] if is_finite(marked, token)), None)
    if verb is None:
        return False
    for token in (verb, *marked.ancestors(verb)):
        if token.i >= i and token.dep in ("conj", "parataxis", "root", "ccomp", "advcl"):
            return any(i <= child.i < verb.i + 1 for child in marked.children(token, "nsubj"))
    return False


def _first_word_subject(token: Token) -> bool:
    """Whether the word can only be a subject: "he", "they", "nobody"."""
    return token.lower in ("he", "she", "they", "we", "it", "nobody", "nothing", "none", "there")


def _turns_negative(marked: Marked, first: int, i: int, last: int) -> bool:
    """Whether "and" joins an affirmed verb to a negated one, or the other way round ("is due and has not been")."""
    following = any(token.lower in NEGATIONS for token in marked.tokens[i : min(last, i + 3)])
    return (following and not is_negated(marked, first, i - 1)) or (following and is_finite(marked, marked.tokens[i]))


def _asides(marked: Marked, first: int, last: int) -> list[Range]:
    """A clause of the publisher's without what hangs behind its last comma, and that by itself."""
    for i in range(last - LONGEST_ASIDE, first + SHORTEST, -1):
        if marked.tokens[i - 1].text != "," or not has_finite(marked, first, i - 1):
            continue
        if _is_aside(marked, i, last):
            return [*_asides(marked, first, i - 1), (i, last)]
    return [(first, last)]


def _is_aside(marked: Marked, i: int, last: int) -> bool:
    """Whether the words are a relative clause, a participle, "with ..." or an apposition with a clause."""
    token = marked.tokens[i]
    rest = marked.tokens[i + 1 : last]
    commas = any(word.text == "," for word in rest)
    if token.lower in ("which", "whose", "whom", "whereby"):
        return not commas and any(word.pos in ("VERB", "AUX") for word in rest)
    if token.lower == "when":
        return has_finite(marked, i + 1, last)
    if token.tag == "VBG":
        return not commas
    if token.lower in ("with", "in") and not commas:
        return token.lower == "with" or rest[0].lower in ("completion", "violation", "breach", "defiance", "line")
    if token.pos == "NUM" and not commas:
        return any(word.lower in ("after", "before") for word in rest) and has_finite(marked, i, last)
    nominal = token.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM")
    relative = next((word for word in rest if word.lower in ("that", "which", "who")), None)
    opens = nominal and relative is not None and has_finite(marked, relative.i, last)
    return opens and not has_finite(marked, i, relative.i if relative is not None else last) and not commas


def _is_edge(token: Token) -> bool:
    quote_or_mark = token.pos == "PUNCT" and token.text not in ("(",)
    return quote_or_mark or token.lower in ("and", "but", "while", "whereas", "that", "though", "although", "yet")


def _is_end(token: Token) -> bool:
    return (token.pos == "PUNCT" and token.text not in (")", "]")) or token.lower in _DANGLING
