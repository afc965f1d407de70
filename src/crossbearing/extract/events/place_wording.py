"""What the words around the name of a place say: in it, from it, near it, or only whose it is."""

import re
from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.event_clause import ACCUSING, SPEECH
from crossbearing.extract.words.inflections import plurals
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})
IN = frozenset(
    {"in", "at", "near", "on", "outside", "around", "inside", "across", "over", "throughout", "within", "beside"}
)
_NEAR = frozenset({"near", "outside", "beside"})
# Land that is found by the name before it: "the Orla line" is at Orla.
_STRETCHES = frozenset({"line", "front", "sector", "axis", "area", "district", "region", "valley", "road", "highway"})
FROM = frozenset({"from", "of", "out"})
OUT_OF = frozenset({"from", "out"})
TO = frozenset({"to", "into", "for", "onto", "through"})
AWAY = frozenset({"towards", "toward"})
_SIGNED = re.compile(
    r"\b(?:signed|initial+ed|agreed|reached|brokered|negotiated|sealed|concluded|hammered out|announced)"
    r"(?: on [A-Z]?[\w. ]{1,16})? (?:in|at) (?:the )?\Z"
)
# A verb of saying stands this many characters behind its subject at most.
_SPEECH_REACH = 30
_PASSED = frozenset({"across", "behind", "inside", "over", "within"})
_SIGNED_REACH = 48
_PARTS = frozenset({"any", "all", "some", "each", "most", "none", "part", "parts", "both", "one", "outskirts", "edge"})
_KNOWN = frozenset({"the", "both", "these", "those", "all", "its", "their"})
ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "this", "that"})


def is_place(entity: Entity | None) -> bool:
    """Whether an entity is somewhere."""
    return entity is not None and entity.type in PLACES


def is_town(entity: Entity | None) -> bool:
    """Whether an entity is a named town or district, which is where fire falls more than whom it hits."""
    return entity is not None and entity.type is EntityType.PLACE and has_name(entity)


def has_name(entity: Entity | None) -> bool:
    """Whether a place is named anywhere, so that more than one event can be laid there."""
    return entity is not None and any(mention.kind is MentionKind.NAME for mention in entity.mentions)


def word_before(draft: Draft, offset: int) -> str:
    """The last word before `offset`, articles and adjectives left out."""
    marked = draft.marked
    sentence = marked.sentence_at(offset)
    if sentence is None:
        return ""
    words = [word for word in marked.tokens_in(sentence.start, offset) if word.end <= offset]
    while len(words) > 0:
        word = words.pop()
        if word.lower in ARTICLES or word.pos in ("ADJ", "NUM"):
            continue
        if word.lower in _PASSED and len(words) > 0 and words[-1].lower == "from":
            return "from"  # shells "from across the line" fall elsewhere
        if word.lower == "of" and len(words) > 0 and words[-1].lower in kinds_of_place() | _PARTS:
            words.pop()
            continue
        return word.lower
    return ""


@cache
def kinds_of_place() -> frozenset[str]:
    """Words for what a place is: "the town of Maychew" is Maychew."""
    return plurals(frozenset(load("events")["classes"]["land"].split()))


def are_settlements(draft: Draft, mention: Mention) -> bool:
    """Whether the head of the phrase is a plural word for places: "the two towns"."""
    words = draft.marked.tokens_in(mention.start, mention.end)
    head = next((word for word in words if word.pos in ("NOUN", "PROPN") and word.lower in kinds_of_place()), None)
    return head is not None and head.tag in ("NNS", "NNPS") and words[0].lower in _KNOWN


def holders(mention: Mention, named: list[tuple[Mention, Entity]]) -> list[Entity]:
    """The entities named by longer phrases around a name ("the army of Tigray", "Fuaa and Kafraya")."""
    return [
        entity
        for other, entity in named
        if other.start <= mention.start and mention.end <= other.end and other != mention
    ]


def is_modifier(draft: Draft, mention: Mention) -> bool:
    """Whether the name only qualifies a noun after it ("Waer residents", "the town's hospital", "US-supplied")."""
    tokens = draft.marked.tokens_in(mention.start, mention.end)
    if len(tokens) == 0:
        return True
    last = tokens[-1]
    if draft.marked.text[last.end : last.end + 1] in ("-", "‑"):
        return True  # "US-supplied rockets" did not fall on the United States
    head = draft.marked.head(last)
    if last.dep not in ("compound", "amod") or head is None or head.start < mention.end:
        return False
    behind = draft.marked.tokens[last.i + 1]
    if behind.pos in ("CCONJ", "VERB", "AUX", "ADP"):
        return False  # the tree errs: nothing right behind it is qualified
    return not (behind == head and head.lower in _STRETCHES)


def is_home(draft: Draft, mention: Mention, named: list[tuple[Mention, Entity]]) -> bool:
    """Whether the name is that of the home of people: "the inhabitants of Orla", "Orla residents"."""
    people = [holder for holder in holders(mention, named) if holder.type is EntityType.GROUP]
    return bool(people) and (word_before(draft, mention.start) in FROM or is_modifier(draft, mention))


def beside(draft: Draft, mention: Mention, named: list[tuple[Mention, Entity]]) -> tuple[Mention, Entity] | None:
    """The place without a name that a name only helps to find: "a village near Orla" is not Orla."""
    if word_before(draft, mention.start) not in _NEAR:
        return None
    around = (
        (other, entity)
        for other, entity in named
        if other.start < mention.start and other.end == mention.end and entity.type in PLACES
    )
    return next((pair for pair in around if not has_name(pair[1])), None)


def is_seat(draft: Draft, mention: Mention, named: list[tuple[Mention, Entity]], *, told: bool = False) -> bool:
    """Whether the place only says where those sit who speak: "the General Staff in Orla said".

    With `told` only if they speak indeed: soldiers "in Orla" who do something else do it there.
    """
    text = draft.marked.text
    sits = any(
        other.end < mention.start and entity.type not in PLACES and text[other.end : mention.start] in (" in ", " at ")
        for other, entity in named
    )
    return sits and (not told or _speaks_next(draft, mention))


def _speaks_next(draft: Draft, mention: Mention) -> bool:
    """Whether the next verb behind a mention is one of saying or blaming."""
    following = draft.marked.tokens_in(mention.end, mention.end + _SPEECH_REACH)
    verb = next((word for word in following if word.pos == "VERB"), None)
    return verb is not None and (verb.lower in SPEECH or verb.lower in ACCUSING)


def speaks(draft: Draft, mention: Mention) -> bool:
    """Whether a name acts itself, as the seat of a government: "Washington announced"."""
    words = draft.marked.tokens_in(mention.start, mention.end)
    if len(words) == 0 or not _speaks_next(draft, mention):
        return False
    behind = draft.marked.tokens[words[-1].i + 1 : words[-1].i + 2]
    return words[-1].dep == "nsubj" or any(word.lower in SPEECH for word in behind)


def is_somebodys(draft: Draft, mention: Mention, named: list[tuple[Mention, Entity]]) -> bool:
    """Whether the place only says who somebody is: "the army of Orla", "soldiers at Orla"."""
    owns = draft.marked.text[mention.end : mention.end + 2] in ("'s", "’s")
    if owns or speaks(draft, mention):
        return True
    return is_seat(draft, mention, named) or any(h.type not in PLACES for h in holders(mention, named))


def is_signed_there(draft: Draft, mention: Mention) -> bool:
    """Whether a paper was signed there: where it holds is another matter."""
    return _SIGNED.search(draft.marked.text, max(0, mention.start - _SIGNED_REACH), mention.start) is not None


def in_dateline(draft: Draft, mention: Mention) -> bool:
    spans = draft.marked.report.spans_of(ZoneKind.DATELINE)
    return any(span.start <= mention.start < span.end for span in spans)
