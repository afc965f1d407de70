"""Breaches that a sentence counts for each side, or that both sides charge each other with."""

from collections.abc import Iterator, Sequence

from crossbearing.extract.clauses import Clause, trimmed
from crossbearing.extract.deal_names import deal_words
from crossbearing.extract.deeds import lemma_of
from crossbearing.extract.marked import Token
from crossbearing.extract.parties import Cast
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind

# "61 violations of the truce by X": so many words may stand between a count and its "by".
COUNT_REACH = 8
# So many words behind "by" who did it is named.
AGENT_REACH = 5


def counted(cast: Cast, told: Span, holder: str | None) -> list[tuple[Span, str]]:
    """The counts of a stretch with who is charged with each ("61 violations by X and 48 by Y")."""
    marked = cast.draft.marked
    tokens = marked.tokens_in(told.start, told.end)
    nouns = set(deal_words()["breach"]["counted_nouns"])
    if not any(lemma_of(token) in nouns for token in tokens):
        return []
    found: list[tuple[Span, str]] = []
    for place, token in enumerate(tokens):
        if token.tag != "CD":
            continue
        by = next((t for t in tokens[place + 1 : place + 1 + COUNT_REACH] if t.lower == "by" or t.tag == "CD"), None)
        if by is None or by.tag == "CD":
            continue
        agent = _agent(cast, by, tokens[-1].i + 1, holder)
        is_breach = bool(found) or any(lemma_of(t) in nouns for t in tokens[place : by.i - tokens[0].i])
        if agent is not None and is_breach:
            found.append((trimmed(marked, token.i, agent[1]), agent[0]))
    return found


def _agent(cast: Cast, by: Token, last: int, holder: str | None) -> tuple[str, int] | None:
    """Who did it, named right behind "by", and the token where the name ends."""
    marked = cast.draft.marked
    stop = next((t.i for t in marked.tokens[by.i + 2 : last] if t.pos in ("PUNCT", "CCONJ", "VERB")), last)
    stop = min(stop, by.i + 1 + AGENT_REACH)
    named = [entity for entity in cast.in_tokens(by.i + 1, stop) if cast.is_actor(entity)]
    if named:
        return named[0], stop
    is_rival = {token.lower for token in marked.tokens[by.i : stop]} & set(deal_words()["breach"]["rivals"])
    other = cast.other_side(holder) if is_rival else None
    return None if other is None else (other, stop)


def mutual_charges(cast: Cast, found: Sequence[Clause]) -> Iterator[tuple[Span, str, str]]:
    """Where each side charges the other: the clause, who is accused, and by whom."""
    marked = cast.draft.marked
    rivals = cast.rivals()
    if len(rivals) < 2:
        return
    for clause in found:
        span = clause.span(marked)
        if clause.sentence.zone is ZoneKind.TITLE or clause.is_negated(marked) or not is_mutual(span.quote):
            continue
        if not {lemma_of(token) for token in clause.words(marked)} & set(deal_words()["breach"]["charging"]):
            continue
        yield span, rivals[0], rivals[1]
        yield span, rivals[1], rivals[0]


def is_mutual(text: str) -> bool:
    """Whether words have both sides do the same to each other."""
    return any(words in text.lower() for words in deal_words()["breach"]["mutual"])
