"""What the reader finds in a report, as re3d names and cuts it.

re3d marks phrases: article, title and office belong to a person's name ("Foreign Secretary X"), a place takes the
country behind its comma, a number in front of people is an entity of its own. Of nested phrases the outer one counts.
Its types are wider than ours:

    Person              person, and "I", "he", "him"
    Location            place, facility
    Organisation        armed_actor, government, organisation, media, monitor, group
    DocumentReference   document
    Quantity, Money     the number of a figure; with its currency
    Temporal            time expressions
    Weapon              means of attack; those that drive, fly or swim are MilitaryPlatform
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from crossbearing.evaluate.place_joins import Item, joined_places
from crossbearing.extract.draft import Draft
from crossbearing.extract.events.event_damage import weapon_words
from crossbearing.extract.names.name_words import person_words, titles
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.figure import Category

KINDS = {
    EntityType.PERSON: "Person",
    EntityType.PLACE: "Location",
    EntityType.FACILITY: "Location",
    EntityType.ARMED_ACTOR: "Organisation",
    EntityType.GOVERNMENT: "Organisation",
    EntityType.ORGANISATION: "Organisation",
    EntityType.MEDIA: "Organisation",
    EntityType.MONITOR: "Organisation",
    EntityType.GROUP: "Organisation",
    EntityType.DOCUMENT: "DocumentReference",
}
# Kinds of means of attack that the corpus calls platforms.
PLATFORMS = ("drone", "aircraft", "helicopter", "tank", "armoured_vehicles", "armour")

# Pronouns that the corpus marks; owners ("their") and "it" mostly not.
_PERSONS = frozenset(("i", "he", "she", "me", "him", "her", "myself", "himself", "herself"))
_SEVERAL = frozenset(("we", "they"))
_CURRENCY = re.compile(r"[$£€]|\b(?:dollars?|pounds?|euros?|lira|dinars?|roubles?|rupees)\b")
# Words before a date that are no part of it for the corpus.
_DATE_LEAD = re.compile(
    r"(?:on|in|at|since|until|by|from|during|for|over|after|before|as of|also|within|through|about|around"
    r"|nearly|almost)\s+",
    re.IGNORECASE,
)
_ROUND = frozenset(("dozens", "scores", "hundreds", "thousands", "millions", "dozen"))
_MEASURES = (Category.DISTANCE, Category.SHARE)


def answer_of(draft: Draft) -> set[Item]:
    """Every item the reader finds, in characters of the text, under its type in re3d."""
    named = [item for entity in draft.entities for item in _of_entity(draft.marked, entity)]
    named.extend(_pronouns(draft.marked))
    outer = _outermost(joined_places(draft.marked.text, named, "Location"))
    taken = [(start, end) for start, end, _ in outer]
    others = _outermost([*_dates(draft), *_numbers(draft), *_weapons(draft.marked)])
    return {*outer, *(item for item in others if not _is_inside(item, taken))}


# -- entities ---------------------------------------------------------------------------------------------------------


def _of_entity(marked: Marked, entity: Entity) -> Iterator[Item]:
    kind = KINDS[entity.type]
    for mention in entity.mentions:
        if mention.kind is not MentionKind.PRONOUN and not (
            kind == "Location" and " and " in mention.quote
        ):  # two places are two entities there
            yield from _phrases(marked, marked.tokens_in(mention.start, mention.end), mention, kind)


def _phrases(marked: Marked, tokens: Sequence[Token], mention: Mention, kind: str) -> Iterator[Item]:
    """The phrase as the corpus cuts it; an abbreviation in brackets behind it is a second one."""
    bracket = next((i for i, token in enumerate(tokens) if i and token.text == "("), len(tokens))
    if len(tokens) == bracket + 3:
        yield tokens[-2].start, tokens[-2].end, kind
    if mention.kind is MentionKind.NAME:
        yield _first_of_name(marked, tokens[0], tokens[bracket - 1], kind).start, tokens[bracket - 1].end, kind
        return
    first = next((i for i, token in enumerate(tokens) if token.tag != "CD" or token.lower == "one"), 0)
    yield tokens[first].start, tokens[_last_of_phrase(tokens, first)].end, kind


def _last_of_phrase(tokens: Sequence[Token], first: int) -> int:
    """The last token before a clause or any complement but one with "of"."""
    for i in range(first + 1, len(tokens)):
        token = tokens[i]
        behind_noun = tokens[i - 1].tag.startswith("NN")
        if token.text in (",", "(") or token.tag in ("WP", "WDT", "WRB", "WP$"):
            return i - 1
        if behind_noun and (
            token.tag in ("VBG", "VBN", "VBD", "RB", "TO") or (token.tag == "IN" and token.lower != "of")
        ):
            return i - 1
    return len(tokens) - 1


def _first_of_name(marked: Marked, token: Token, last: Token, kind: str) -> Token:
    """The first token with the titles and offices of a person, and the article, before the name."""
    first = token
    while (
        kind == "Person"
        and (before := _before(marked, first)) is not None
        and _is_title(before, first is not token or token.text in titles())
    ):
        first = before
    article = _before(marked, first)
    if article is None or article.lower not in ("the", "a", "an") or (article.lower != "the" and first is token):
        return first
    behind = marked.tokens[last.i + 1] if last.i + 1 < len(marked.tokens) else None
    modifies = behind is not None and behind.tag in ("NN", "NNS", "JJ", "HYPH") and behind.start <= last.end + 1
    return first if modifies else article


def _is_title(token: Token, goes_on: bool) -> bool:
    """Whether the word before a name is a title or office, or goes on with one: "[Foreign] Secretary X"."""
    if token.text in titles() or token.lower in person_words():
        return True
    return goes_on and token.text[:1].isupper() and token.tag in ("NNP", "NNPS", "JJ")


def _before(marked: Marked, token: Token) -> Token | None:
    """The word before in the same sentence."""
    before = marked.tokens[token.i - 1] if token.i else None
    return before if before is not None and before.sentence == token.sentence else None


def _pronouns(marked: Marked) -> Iterator[Item]:
    """ "I" and "him" are persons, "we" and "they" bodies, whoever they stand for."""
    for token in marked.tokens:
        if token.lower in _PERSONS and token.tag == "PRP":
            yield token.start, token.end, "Person"
        elif token.lower in _SEVERAL:
            yield token.start, token.end, "Organisation"


def _outermost(items: Iterable[Item]) -> list[Item]:
    """The items that no other one covers in part or whole; of equal ones the first in order of the text."""
    kept: list[Item] = []
    reach = -1
    for start, end, kind in sorted(set(items), key=lambda item: (item[0], -item[1], item[2])):
        if start >= reach:
            kept.append((start, end, kind))
            reach = end
    return kept


def _is_inside(item: Item, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < item[1] and item[0] < end for start, end in taken)


# -- other layers -----------------------------------------------------------------------------------------------------


def _dates(draft: Draft) -> Iterator[Item]:
    for date in draft.dates:
        if date.span is not None:
            lead = _DATE_LEAD.match(date.span.quote)
            yield date.span.start + (lead.end() if lead else 0), date.span.end, "Temporal"


def _numbers(draft: Draft) -> Iterator[Item]:
    """Figures: sums of money whole, the number of others with its unit of measure; durations are dates."""
    for figure in draft.figures:
        start, end = figure.span.start, figure.span.end
        if _CURRENCY.search(figure.span.quote):
            yield start, end, "Money"
        elif figure.category is Category.DURATION:
            yield start, end, "Temporal"
        elif (number := _number(draft.marked, start, end)) is not None:
            yield number[0], end if figure.category in _MEASURES else number[1], "Quantity"


def _number(marked: Marked, start: int, end: int) -> tuple[int, int] | None:
    """The number in a figure: "20" of "more than 20 militants"; None for "several" and "no"."""
    tokens = marked.tokens_in(start, end)
    first = next((i for i, token in enumerate(tokens) if _is_number(token)), None)
    if first is None:
        return None
    last = first
    while last + 1 < len(tokens) and _is_number(tokens[last + 1]):
        last += 1
    return tokens[first].start, tokens[last].end


def _is_number(token: Token) -> bool:
    return token.tag == "CD" or token.text[0].isdigit() or token.lower in _ROUND


def _weapons(marked: Marked) -> Iterator[Item]:
    for hit in weapon_words().find(marked.text):
        yield hit.start, hit.end, "MilitaryPlatform" if hit.label in PLATFORMS else "Weapon"
