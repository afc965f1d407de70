"""Signs that a name is that of a clan or a people: "the X and Y clans", "the X agreed"."""

from crossbearing.extract.names.acting import acts
from crossbearing.extract.names.capitals import is_capital, joined
from crossbearing.extract.names.name_words import words_of
from crossbearing.extract.names.phrase_words import saying_verbs
from crossbearing.extract.names.plain_words import is_plain
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import EntityType
from crossbearing.vocab.gazetteer import place_names

# "Clan" behind a name, or behind one more name, settles what both are.
CLAN, _CLAN_REACH = 20.0, 4
# A strange name with "the" that acts is that of a people, all the more before a verb in the plural.
ACTS, SEVERAL = 2.0, 2.0


def clan_signs(marked: Marked, first: int, last: int, core: str) -> list[tuple[EntityType, float]]:
    """The signs of a clan or people at these tokens; none if no person's signs are to be set aside."""
    if _is_of_clans(marked, last):
        return [(EntityType.GROUP, CLAN)]
    tokens = marked.tokens
    if not first or tokens[first - 1].lower != "the" or last - first > 2 or core.isupper():
        return []
    strange = not any(is_plain(token.lower) for token in tokens[first:last]) and not place_names().knows(core)
    if not strange or core != joined(tokens[first:last]) or any(letter.isdigit() for letter in core):
        return []
    follows = tokens[last] if last < len(tokens) else None
    verbs = words_of("names", "capital_role", "object_of")
    if (follows is not None and follows.lower in saying_verbs()) or tokens[first - 2].lower in verbs:
        return [(EntityType.GROUP, ACTS + SEVERAL)]  # "the X accuse the Y"
    if follows is not None and (follows.tag.startswith("NN") or follows.tag in ("JJ", "HYPH", "CD")):
        return []  # "the X government"
    head = tokens[last - 1]
    several = follows is not None and (follows.tag == "VBP" or follows.lower == "were")
    if several or tokens[head.head].tag == "VBP":
        return [(EntityType.GROUP, ACTS + SEVERAL)]
    return [(EntityType.GROUP, ACTS)] if acts(marked, head) else []


def _is_of_clans(marked: Marked, last: int) -> bool:
    """Whether "clan" or "clans" follows, also behind another name."""
    kindred = words_of("groups", "kindred")
    for token in marked.tokens[last : last + _CLAN_REACH]:
        if token.lower in kindred:
            return True
        if not _is_between(token):
            return False
    return False


def _is_between(token: Token) -> bool:
    return is_capital(token) or token.lower in ("and", ",", "-")
