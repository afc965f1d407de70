"""Whose a deal is by the words ahead of its name: "the army's and the rebels' accord"."""

from crossbearing.extract.deals.deals import Deal
from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.deals.term_parts import may_owe
from crossbearing.extract.words.clauses import trimmed
from crossbearing.model.entity import Mention, MentionKind

# "The Arda and Belu elders' accord": so many words ahead of a deal's name its owners are named.
OWNER_REACH = 9


def owners(cast: Cast, deal: Deal) -> tuple[str, ...] | None:
    """The two whose deal it is called; None where the words name another number of them."""
    marked = cast.draft.marked
    for mention in deal.mentions:
        sentence = marked.sentences[marked.tokens[mention.noun].sentence]
        owned = next((t.i for t in marked.tokens[mention.first - 1 : mention.noun] if t.tag == "POS"), None)
        if owned is None or mention.spoken is not None:
            continue
        ahead = marked.tokens[max(sentence.first, owned - OWNER_REACH) : owned]
        broken = next((t.i + 1 for t in reversed(ahead) if t.text in ",;:" or t.pos == "VERB"), sentence.first)
        first = max(sentence.first, owned - OWNER_REACH, broken)
        if not any(token.lower == "and" for token in marked.tokens[first:owned]):
            continue
        named = tuple(e for e in named_apart(cast, first, owned) if may_owe(cast, e))
        if len(named) == 2:
            return named
    return None


def named_apart(cast: Cast, first: int, last: int) -> list[str]:
    """Who is named between two tokens, in order; of a name within longer words ("the Belu clans") the name."""
    if first >= last:
        return []
    found = cast.index.mentions_in(trimmed(cast.draft.marked, first, last))

    def is_around(mention: Mention) -> bool:
        inner = (m for m, _ in found if m != mention and m.kind is MentionKind.NAME)
        return mention.kind is not MentionKind.NAME and any(
            mention.start <= m.start and m.end <= mention.end for m in inner
        )

    return list(dict.fromkeys(entity.id for mention, entity in found if not is_around(mention)))
