"""Breaches told more than once in a report: the same words, the same charge named again, a deed that goes on."""

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.extract.deals.breach import Breach
from crossbearing.extract.deals.deal_names import deal_words
from crossbearing.extract.deals.deeds import lemma_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.words.clauses import trimmed
from crossbearing.model.agreement import Violation
from crossbearing.model.span import Span


def repeats(breach: Breach, other: Breach) -> bool:
    """Whether a breach is told by words that have both sides charge each other."""
    return breach.violation.spans[0].overlaps(other.violation.spans[0])


def without_echoes(cast: Cast, breaches: Sequence[Breach]) -> list[Breach]:
    """The breaches, those that only name another again ("the militants' breach of the agreement") as its words."""
    kept: list[Breach] = []
    for breach in breaches:
        echo = _named_breach(cast, breach.violation)
        if kept and _is_same_charge(kept[-1], breach) and _goes_on(cast, kept[-1], breach):
            kept[-1] = replace(kept[-1], violation=_with_claims(kept[-1].violation, breach.violation.claims))
            continue
        place = next((n for n, other in enumerate(kept) if echo is not None and _is_same_charge(other, breach)), None)
        if place is None or echo is None:
            kept.append(breach)
            continue
        first = _with_claims(kept[place].violation, breach.violation.claims)
        kept[place] = replace(kept[place], violation=replace(first, spans=(*first.spans, echo)))
    return kept


def _with_claims(violation: Violation, claims: Sequence[str]) -> Violation:
    return replace(violation, claims=(*violation.claims, *(claim for claim in claims if claim not in violation.claims)))


def _goes_on(cast: Cast, breach: Breach, other: Breach) -> bool:
    """Whether the other words only go on with the same deed ("shelling the strip and killing six")."""
    end, start = breach.violation.spans[-1].end, other.violation.spans[0].start
    opens = cast.draft.marked.token_at(start)
    is_bare = opens is not None and opens.tag in ("VBG", "VBN", "VBD", "VB")
    return is_bare and cast.draft.marked.text[end:start].strip(" ,") in ("", "and", "then", "and then")


def _is_same_charge(one: Breach, other: Breach) -> bool:
    first, then = one.violation, other.violation
    return one.deal is other.deal and (first.accused, first.claimed_by) == (then.accused, then.claimed_by)


def _named_breach(cast: Cast, violation: Violation) -> Span | None:
    """The words that only name a breach by somebody ("X's breach of the agreement"); None where they tell it."""
    marked = cast.draft.marked
    tokens = marked.tokens_in(violation.spans[0].start, violation.spans[0].end)
    for token in tokens[2:-2]:
        owner = marked.tokens[token.i - 1]
        if lemma_of(token) not in deal_words()["breach"]["breach_nouns"] or owner.tag not in ("POS", "PRP$"):
            continue
        if marked.tokens[token.i + 1].lower != "of":
            continue
        first = next((t.i for t in reversed(tokens) if t.i < owner.i - 1 and t.pos != "NOUN"), owner.i - 1)
        last = next((t.i for t in tokens if t.i > token.i + 1 and t.pos in ("NOUN", "PROPN")), token.i + 1)
        return trimmed(marked, first, last + 1)
    return None
