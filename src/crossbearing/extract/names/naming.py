"""What an entity is called in the ledger: its key and name."""

import re

from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.name_lexicon import country_name
from crossbearing.extract.names.noun_lexicon import nouns
from crossbearing.extract.names.referent import Referent
from crossbearing.extract.words.marked import Marked
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.vocab import load
from crossbearing.vocab.spelling import plain

# Words before a noun that tell number or reference; "that", "his", "one" too.
_SMALL_TAGS = frozenset(("DT", "PDT", "CD", "PRP$", "POS", "JJR", "JJS"))
_COMMON_TAGS = frozenset(("NN", "NNS", "JJ", "VBN", "VBG"))
# Complements with more words tell a story and no name; words in capitals of at most SHOUTED letters are abbreviations.
LONGEST_BEHIND, SHOUTED = 6, 3
# A number of more digits is an estimate that other reports give otherwise.
SHORT_NUMBER = 2
# Prepositions whose complement belongs to a name: "rebels in X", not "rebels out of X".
_BEHIND = frozenset(("of", "in", "from", "at", "near", "for", "on", "against", "with", "under", "between", "loyal"))
_PREFIX = {
    EntityType.PLACE: "place",
    EntityType.FACILITY: "facility",
    EntityType.PERSON: "person",
    EntityType.ARMED_ACTOR: "actor",
    EntityType.GOVERNMENT: "actor",
    EntityType.ORGANISATION: "organisation",
    EntityType.MEDIA: "media",
    EntityType.MONITOR: "monitor",
    EntityType.GROUP: "group",
    EntityType.DOCUMENT: "document",
}


def name_of(marked: Marked, referent: Referent) -> str:
    """Its fullest name; without one the words that brought it in, in brackets if it must not be known."""
    if referent.slot == "both sides":
        return "both sides"
    if referent.slot.startswith("government") and referent.country:
        return f"government of {country_name(referent.country)}"
    if referent.label:
        return _unshouted(referent)
    first = min(referent.mentions, key=lambda mention: (not mention.is_name, mention.weak, mention.first))
    last = first.last if referent.type is EntityType.PERSON else _last_of_name(marked, first)
    start = _first_of_name(marked, first)
    if start == last - 1 and referent.type is EntityType.GROUP:
        start = _first_with_number(marked, first)
    text = " ".join(marked.text[marked.tokens[start].start : marked.tokens[last - 1].end].split())
    if marked.sentences[marked.tokens[start].sentence].first == start and marked.tokens[start].tag in _COMMON_TAGS:
        text = text[:1].lower() + text[1:]
    if text.istitle() and text.lower() in nouns():
        text = text.lower()
    return f"[{text}]" if referent.protect else text


def _unshouted(referent: Referent) -> str:
    """The label; a place known from a dateline in capitals alone written as other places are."""
    shouted = referent.type is EntityType.PLACE and referent.label.isupper() and len(referent.label) > SHOUTED
    return referent.label.title() if shouted else referent.label


def _first_of_name(marked: Marked, mention: Candidate) -> int:
    """The first word of the phrase that says what is named, and not how many: articles and numbers fall away."""
    quantity = load("groups")["needs_modifier"]["quantity"]
    place = mention.first
    while place < mention.head and (marked.tokens[place].tag in _SMALL_TAGS or marked.tokens[place].lower in quantity):
        place += 1
        if marked.tokens[place].text == "-" and marked.tokens[place].start == marked.tokens[place - 1].end:
            return place - 1  # "53-year-old": what is hyphened to the number belongs to it
    return place


def _first_with_number(marked: Marked, mention: Candidate) -> int:
    """The number of a noun that alone would tell nothing: "22 survivors"; without one the noun itself."""
    number = mention.head - 1
    if number < mention.first or marked.tokens[number].tag != "CD":
        return mention.head
    text = marked.tokens[number].text
    return number if text.isalpha() or (text.isdigit() and len(text) <= SHORT_NUMBER) else mention.head


def _last_of_name(marked: Marked, mention: Candidate) -> int:
    """The end of the phrase with a short "of X" or "in X", else of its head."""
    behind = marked.tokens[mention.head + 1 : mention.last]
    if not behind or len(behind) > LONGEST_BEHIND:
        return mention.head + 1
    dated = any(token.text in load("names")["not_names"]["calendar"] or token.tag == "CD" for token in behind)
    loose = (
        behind[0].lower not in _BEHIND
        or (behind[1:2] and behind[1].tag in ("IN", "TO"))
        or behind[-1].tag not in (*_COMMON_TAGS, "NNP", "NNPS", "RB")
    )
    return mention.head + 1 if dated or loose else mention.last


def key_of(referent: Referent, name: str, side: Alignment) -> str:
    """A slug shared by reports for what is named; for what is not, the name alone tells it apart in the report."""
    if referent.slot.startswith("government") and referent.country:
        stem = slug(country_name(referent.country))
        return f"state:{stem}" if side is Alignment.FOREIGN_STATE else f"actor:{stem}-government"
    return f"{_PREFIX[referent.type]}:{slug(name) or 'unnamed'}"


def slug(name: str) -> str:
    """The name in small letters and hyphens, without articles and accents."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-")
