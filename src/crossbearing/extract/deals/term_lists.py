"""Reads terms off lists: bullets under "the accord provides for:", stages behind a colon, what each side does."""

import re
from collections.abc import Iterator, Sequence

from crossbearing.extract.deals.deal_names import deal_words, naming_words
from crossbearing.extract.deals.deals import Deal
from crossbearing.extract.deals.deeds import Family, family_of_noun, family_of_verb, lemma_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.term import Term
from crossbearing.extract.deals.term_parts import agent_in, may_owe
from crossbearing.extract.deals.word_patterns import term_words
from crossbearing.extract.words.clauses import Clause
from crossbearing.extract.words.marked import Marked, Sentence, Token

# "Foresees three stages: ..."; "stipulates the following: ...": so many words from the verb to the colon.
COLON_REACH = 6
# What each side does is told in the present so many sentences behind the signing.
RECITAL_REACH = 2
_BULLET = re.compile(r"\s*(?:[-*•·–—▪]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
_ACTIVE = ("VB", "VBP", "VBZ")
_NO_DEED = frozenset({"be", "have", "say"})


def bullets_under(marked: Marked, deals: Sequence[Deal]) -> dict[int, int]:
    """The sentences of lists that a sentence with a deal's name and a colon opens, each with where that one ends."""
    named = {marked.tokens[mention.noun].sentence for deal in deals for mention in deal.mentions}
    found: dict[int, int] = {}
    heading: int | None = None
    for sentence in marked.sentences:
        text = marked.text[sentence.start : sentence.end]
        if heading is not None and _is_bullet(marked, sentence):
            found[sentence.index] = heading
        elif text.rstrip().endswith(":") and (sentence.index in named or _names_terms(marked, sentence)):
            heading = sentence.last
        else:
            heading = None
    return found


def _names_terms(marked: Marked, sentence: Sentence) -> bool:
    """Whether a sentence speaks of a deal or its terms."""
    words = {token.lower for token in marked.words(sentence)}
    return not words.isdisjoint(naming_words()) or not words.isdisjoint(("terms", "provisions", "points", "sides"))


def _is_bullet(marked: Marked, sentence: Sentence) -> bool:
    """Whether a bullet or number opens the sentence, in its words or right ahead of them."""
    start = marked.text.rfind("\n", 0, sentence.start) + 1
    return sentence.start - start <= 4 and _BULLET.match(marked.text, start) is not None


def bullet_term(cast: Cast, first: int, last: int, deal: Deal) -> Term:
    """The term that one bullet states."""
    start = next((t.i for t in cast.draft.marked.tokens[first:last] if t.pos not in ("PUNCT", "SYM", "X")), first)
    term = _item(cast, start, last, deal, None)
    return term or Term(start, last, None, _first_actor(cast, start, last), None, None, deal, is_nominal=True)


def colon_terms(cast: Cast, clause: Clause, start: int, deal: Deal) -> Iterator[Term]:
    """The terms behind the colon of "foresees three stages: ...", the provision's own words ending at `start`."""
    marked = cast.draft.marked
    last = clause.sentence.last
    colon = next((t.i for t in marked.tokens[start : min(last, start + COLON_REACH)] if t.text == ":"), None)
    if colon is not None:
        yield from _items(cast, colon + 1, last, deal)


def recital(cast: Cast, clause: Clause, deal: Deal) -> Iterator[Term]:
    """The terms of a sentence that tells in the present what each side does, right behind a signing."""
    marked = cast.draft.marked
    opens = marked.tokens[clause.group[0]]
    if opens.tag not in ("VBZ", "VBP") or lemma_of(opens) in _NO_DEED or clause.is_negated(marked):
        return
    if clause.first != clause.sentence.first or not cast.is_belligerent(cast.subject(clause)):
        return
    near = clause.sentence.index - marked.tokens[max(0, deal.last_before(clause.first))].sentence
    if not 0 < near <= RECITAL_REACH or not _is_signed(marked, marked.sentences[clause.sentence.index - near]):
        return
    if family_of_verb(marked, opens.i, clause.last, clause.words(marked)) is not None:
        yield from _items(cast, clause.sentence.first, clause.sentence.last, deal)


def _is_signed(marked: Marked, sentence: Sentence) -> bool:
    """Whether a sentence tells of a signing."""
    words = marked.words(sentence)
    return any(t.tag.startswith("VB") and lemma_of(t) in deal_words()["putting_names"] for t in words)


def _items(cast: Cast, first: int, last: int, deal: Deal) -> Iterator[Term]:
    """The terms of a stretch of words, cut at commas and semicolons; words without a deed belong to the next."""
    term: Term | None = None
    party: str | None = None
    for start, end in _pieces(cast.draft.marked, first, last):
        found = _item(cast, start, end, deal, term)
        party = _first_actor(cast, start, end) if found is None else party
        if found is None:
            continue
        if found.debtor is None and not found.is_nominal:
            found = _owed_by(found, party or (None if term is None else term.debtor))
        term = found
        yield found


def _owed_by(term: Term, debtor: str | None) -> Term:
    return Term(term.first, term.last, term.family, debtor, None, term.verb, term.deal, is_nominal=term.is_nominal)


def _pieces(marked: Marked, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for token in marked.tokens[first:last]:
        if token.text in (",", ";", "."):
            if token.i > start:
                yield start, token.i
            start = token.i + 1
        elif token.i == start and token.lower in ("and", "then", "while"):
            start = token.i + 1
    if start < last:
        yield start, last


def _item(cast: Cast, first: int, last: int, deal: Deal, before: Term | None) -> Term | None:
    """The term of one piece: by its verb, by a noun of a deed, or by a thing of the kind of the term before."""
    marked = cast.draft.marked
    verb = _deed_verb(marked, first, last)
    if verb is not None:
        debtor = _first_actor(cast, first, verb)
        family = family_of_verb(marked, verb, last, marked.tokens[first:last])
        return Term(first, last, family, debtor, None, verb, deal)
    family = family_of_noun(marked, first, last)
    if family is not None:
        return Term(first, last, family, agent_in(cast, first, last), None, None, deal, is_nominal=True)
    if before is not None and before.family is not None and _is_about(marked, before.family, first, last):
        return Term(first, last, before.family, before.debtor, None, None, deal, is_nominal=True)
    return None


def _deed_verb(marked: Marked, first: int, last: int) -> int | None:
    """The verb of the deed: behind "to", in the present, or with its particle where the tagger took it for a noun."""
    for token in marked.tokens[first : last - 1]:
        is_verb = token.tag in _ACTIVE or marked.tokens[token.i - 1].lower == "to"
        is_split = token.i > first and marked.tokens[token.i + 1].lower in ("in", "over", "up", "out", "back", "its")
        if (is_verb or is_split) and family_of_verb(marked, token.i, last, marked.tokens[first:last]) is not None:
            return token.i
    return None


def _is_about(marked: Marked, family: Family, first: int, last: int) -> bool:
    words = {form for t in marked.tokens[first:last] for form in (lemma_of(t), t.lower, t.lower.removesuffix("s"))}
    return not words.isdisjoint(family.about)


def _first_actor(cast: Cast, first: int, last: int) -> str | None:
    return next((entity for entity in cast.in_tokens(first, last) if cast.is_actor(entity)), None)


def gapped(cast: Cast, term: Term) -> tuple[Term, Term] | None:
    """The term and that of the other party told without a verb ("one was to free 40 men and the other 20")."""
    marked = cast.draft.marked
    if term.verb is None:
        return None
    for token in marked.tokens[term.verb + 2 : term.last - 2]:
        if token.lower not in ("and", ","):
            continue
        other = _party_at(cast, token.i + 1, term)
        if other is None or not _is_counted(marked.tokens[other[1] : term.last]):
            continue
        whole = Term(term.first, token.i, term.family, term.debtor, term.creditor, term.verb, term.deal)
        return whole, Term(token.i + 1, term.last, term.family, other[0], None, None, term.deal, is_nominal=True)
    return None


def _party_at(cast: Cast, first: int, term: Term) -> tuple[str, int] | None:
    """The party named right at a token, other than who owes the term, and the token behind its name."""
    for last in range(first + 1, min(term.last, first + 4)):
        named = cast.in_tokens(first, last)
        if named and named[0] != term.debtor and may_owe(cast, named[0]) and cast.is_belligerent(named[0]):
            return named[0], last
    return None


def _is_counted(words: Sequence[Token]) -> bool:
    """Whether a figure opens the words and no verb follows."""
    return bool(words) and words[0].tag == "CD" and not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in words)


def leads_list(marked: Marked, start: int, last: int) -> bool:
    """Whether a colon follows right behind a provision's verb, at most a word for stages or points between."""
    words = marked.tokens[start : min(last, start + COLON_REACH)]
    colon = next((n for n, token in enumerate(words) if token.text == ":"), None)
    if colon is None:
        return False
    heads = {lemma_of(token) for token in words[:colon] if token.pos == "NOUN"}
    return not heads or not heads.isdisjoint(
        (*term_words()["stages"], "point", "measure", "thing", "condition", "task")
    )
