"""Breaches that a sentence counts for each side, or that both sides charge each other with."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from crossbearing.extract.deals.deal_names import deal_words
from crossbearing.extract.deals.deeds import lemma_of
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.words.clauses import Clause, trimmed
from crossbearing.extract.words.marked import Token
from crossbearing.model.entity import EntityType
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind

# "61 violations of the truce by X": so many words may stand between a count and its "by".
COUNT_REACH = 8
# So many words behind "by" who did it is named.
AGENT_REACH = 5


def counted(cast: Cast, clause: Clause) -> list[tuple[Span, str, str | None]]:
    """The counts of a clause with who is charged with each and who charges ("61 violations by X and 48 by Y")."""
    marked = cast.draft.marked
    tokens = clause.words(marked)
    nouns = set(deal_words()["breach"]["counted_nouns"])
    if clause.sentence.zone is not ZoneKind.TITLE and _at_fault(tokens):
        return list(_found_at_fault(cast, clause, tokens))
    if clause.sentence.zone is ZoneKind.TITLE or not any(lemma_of(token) in nouns for token in tokens):
        return []
    if tokens[-1].i + 1 < clause.sentence.last and marked.tokens[tokens[-1].i].lower != ";":
        tokens = marked.tokens[clause.first : clause.sentence.last]
    found: list[tuple[Span, str, str | None]] = []
    for place, token in enumerate(tokens):
        if token.tag != "CD":
            continue
        by = next((t for t in tokens[place + 1 : place + 1 + COUNT_REACH] if t.lower == "by" or t.tag == "CD"), None)
        if by is None or by.tag == "CD":
            continue
        holder = _holder(cast, clause, token)
        agent = _agent(cast, by, tokens[-1].i + 1, holder)
        is_breach = bool(found) or any(lemma_of(t) in nouns for t in tokens[max(0, place - 3) : by.i - tokens[0].i])
        if agent is not None and is_breach:
            found.append((trimmed(marked, token.i, agent[1]), agent[0], holder))
    return found


def _at_fault(words: Sequence[Token]) -> bool:
    """Whether somebody is told to have been found at fault."""
    lowers = [token.lower for token in words]
    return any(pair in (("at", "fault"), ("to", "blame")) for pair in pairwise(lowers)) and "found" in lowers


def _found_at_fault(cast: Cast, clause: Clause, words: Sequence[Token]) -> Iterator[tuple[Span, str, str | None]]:
    """Each side with its count ("found the front at fault in 502 and the government in 38"); one may have none."""
    marked = cast.draft.marked
    found = next(token.i for token in words if token.lower == "found")
    first, last, holder = found + 1, words[-1].i + 1, cast.subject(clause)
    joints = [t.i for t in words if t.i > found and (t.lower in ("and", "while") or t.text in (",", ";"))]
    for end in (*joints, last):
        named = [e for e in cast.in_tokens(first, end) if cast.is_belligerent(e) and e != holder]
        if named:
            yield trimmed(marked, first, end), named[0], holder or cast.draft.publisher
            first = end + 1


def _holder(cast: Cast, clause: Clause, count: Token) -> str | None:
    """Who counted: the one named right before it, a claim's holder, the clause's subject, else the publisher."""
    draft = cast.draft
    before = cast.in_tokens(max(clause.first, count.i - 2), count.i)
    before = [cast.state_of(entity) for entity in before]
    if before and cast.is_actor(before[-1]) and draft.marked.tokens[count.i - 1].pos in ("NOUN", "PROPN"):
        return before[-1]
    held = [c.last.entity for c in draft.claims if any(p.start <= count.start < p.end for p in c.content)]
    told = next((entity for entity in held if entity != draft.publisher), None)
    return told or cast.subject(clause) or draft.publisher


def _agent(cast: Cast, by: Token, last: int, holder: str | None) -> tuple[str, int] | None:
    """Who did it, named right behind "by", and the token where the name ends."""
    marked = cast.draft.marked
    stop = next((t.i for t in marked.tokens[by.i + 2 : last] if t.pos in ("PUNCT", "CCONJ", "VERB")), last)
    stop = min(stop, by.i + 1 + AGENT_REACH)
    is_rival = {token.lower for token in marked.tokens[by.i : stop]} & set(deal_words()["breach"]["rivals"])
    other = cast.other_side(holder) if is_rival else None
    if other is not None:
        return other, stop
    named = [entity for entity in cast.in_tokens(by.i + 1, stop) if cast.is_actor(entity)]
    return (named[0], stop) if named else None


def mutual_charges(cast: Cast, found: Sequence[Clause], accused: set[str]) -> Iterator[tuple[Span, str, str]]:
    """Where each side charges the other: the clause, who is accused, and by whom; not who is `accused` by itself."""
    marked = cast.draft.marked
    for clause in found:
        span = clause.span(marked)
        before = marked.tokens[clause.sentence.first : clause.last]
        if clause.sentence.zone is ZoneKind.TITLE or clause.is_negated(marked) or not is_mutual(span.quote):
            continue
        charging = [token for token in before if lemma_of(token) in deal_words()["breach"]["charging"]]
        if not charging:
            continue
        verb = charging[-1].i
        rivals = two_named(cast, clause.sentence.first, verb) or cast.rivals()
        if len(rivals) < 2:
            continue
        if verb > clause.first:
            span = trimmed(marked, verb, clause.last)
        both = next((e for e in reversed(cast.in_tokens(clause.sentence.first, verb)) if _is_both(cast, e)), None)
        if both is not None:
            yield span, both, both
            continue
        is_deed = clause.is_passive(marked)
        for one, other in (rivals, rivals[::-1]):
            if is_deed or not _is_charged(cast, one, other, accused):
                accused = {*accused, one}
                yield span, one, other


def _is_charged(cast: Cast, one: str, other: str, accused: set[str]) -> bool:
    """Whether one of two is accused already, by itself or as its side where the two are on different ones."""
    if one in accused:
        return True
    side = cast.side(one)
    return side is not cast.side(other) and any(cast.side(known) is side for known in accused)


def two_named(cast: Cast, first: int, last: int) -> tuple[str, ...]:
    """The two belligerents named between two tokens; empty for any other number of them."""
    named = tuple(dict.fromkeys(entity for entity in cast.in_tokens(first, last) if cast.is_belligerent(entity)))
    return named if len(named) == 2 else ()


def _is_both(cast: Cast, entity: str) -> bool:
    """Whether the report names the sides together as this entity ("the warring camps")."""
    found = cast.entity(entity)
    if found is None or found.type is not EntityType.GROUP:
        return False
    words = {word for mention in found.mentions for word in mention.quote.lower().split()}
    return bool(words & set(deal_words()["breach"]["both"]))


def is_mutual(text: str) -> bool:
    """Whether words have both sides do the same to each other."""
    return any(words in text.lower() for words in deal_words()["breach"]["mutual"])
