"""On which side of a conflict a speaker stands, and whether a statement is about the other one."""

from functools import cache
from itertools import islice

from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.claim import Link
from crossbearing.model.entity import Alignment, Entity, EntityType, MentionKind
from crossbearing.vocab import load

# A title stands so many words before a name, an apposition so many behind it.
TITLE_REACH = 4
APPOSITION_REACH = 7
# A report says who somebody is where it first names him; a name that stands there more often is looked at so often.
NAMES_SEEN = 100
_PARTIES = frozenset({EntityType.ARMED_ACTOR, EntityType.GOVERNMENT})
_STATE = frozenset({Alignment.GOVERNMENT, Alignment.COALITION})
_REBEL = frozenset({Alignment.OPPOSITION, Alignment.DE_FACTO_AUTHORITY})
_DETACHED = frozenset({Alignment.UN, Alignment.MONITOR, Alignment.HUMANITARIAN, Alignment.CIVILIAN})
_THEY = frozenset({"they", "their", "theirs", "them"})


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(load("stance")["sides"][key])


def side_of(marked: Marked, link: Link, entity: Entity | None) -> str | None:
    """The speaker's side, by his title or apposition or by the entity's alignment: "state", "rebel" or None."""
    if entity is not None and entity.alignment in _DETACHED:
        return None
    by_words = _side_in(_around(marked, link, entity))
    if by_words is not None or entity is None:
        return by_words
    return _by_alignment(entity)


def is_party(marked: Marked, link: Link, entity: Entity | None) -> bool:
    """Whether the speaker belongs to a side, be it unknown which."""
    if entity is not None and (entity.type in _PARTIES or entity.alignment in _STATE | _REBEL):
        return True
    if entity is not None and entity.alignment in _DETACHED:
        return False
    around = _around(marked, link, entity)
    return _side_in(around) is not None or not _listed("roles").isdisjoint(around)


def is_other(words: tuple[Token, ...], subject: Entity | None, side: str | None, *, direct: bool) -> bool:
    """Whether the subject of a party's statement is its opponent; in direct words "they" is."""
    lower = {token.lower for token in words}
    if direct and not _THEY.isdisjoint(lower):
        return True
    if len(words) > 0 and words[-1].lemma.lower() in _listed("other") and "our" not in lower:
        return True
    named = _side_in(lower) or (None if subject is None else _by_alignment(subject))
    return side is not None and named is not None and named != side


def hits_other(words: tuple[Token, ...], side: str | None) -> bool:
    """Whether these words name people or things of the other side."""
    found = _side_in({token.lower for token in words})
    return side is not None and found is not None and found != side


def _by_alignment(entity: Entity) -> str | None:
    if entity.alignment in _STATE:
        return "state"
    return "rebel" if entity.alignment in _REBEL else None


def _side_in(words: set[str]) -> str | None:
    if not _listed("rebel").isdisjoint(words):
        return "rebel"
    return "state" if not _listed("state").isdisjoint(words) else None


def _around(marked: Marked, link: Link, entity: Entity | None) -> set[str]:
    """The words of the holder and of the titles and appositions at its entity's names."""
    spans = [] if link.holder is None else [(link.holder.start, link.holder.end)]
    if entity is not None:
        names = (m for m in entity.mentions if m.kind is not MentionKind.PRONOUN)
        spans += [(m.start, m.end) for m in islice(names, NAMES_SEEN)]
    return {token.lower for start, end in spans for token in _described(marked, start, end)}


def _described(marked: Marked, start: int, end: int) -> list[Token]:
    """A name's words with the title before it and the apposition behind it."""
    own = marked.tokens_in(start, end)
    if len(own) == 0:
        return []
    found = list(own)
    for token in reversed(marked.tokens[max(0, own[0].i - TITLE_REACH) : own[0].i]):
        if token.sentence != own[0].sentence or token.pos not in ("NOUN", "PROPN", "ADJ"):
            break
        found.append(token)
    behind = marked.tokens[own[-1].i + 1 : own[-1].i + 1 + APPOSITION_REACH]
    if len(behind) > 1 and behind[0].text == "," and behind[1].pos in ("DET", "NOUN", "ADJ"):
        for token in behind[1:]:
            if token.text == "," or token.sentence != own[0].sentence or token.pos in ("VERB", "AUX"):
                break
            found.append(token)
    return found
