"""What an entity is called in the ledger: its key and name."""

import re

from crossbearing.extract.marked import Marked
from crossbearing.extract.name_lexicon import country_name
from crossbearing.extract.referent import Referent
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.vocab.spelling import plain

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
    if referent.slot.startswith("government") and referent.country:
        return f"government of {country_name(referent.country)}"
    if referent.label:
        return referent.label
    first = max(referent.mentions, key=lambda mention: (mention.is_name, -mention.first))
    last = first.last - 1 if referent.type is EntityType.PERSON else first.head
    text = " ".join(marked.text[marked.tokens[first.first].start : marked.tokens[last].end].split())
    bare = re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)
    return f"[{bare}]" if referent.protect else bare


def key_of(referent: Referent, name: str, side: Alignment) -> str:
    """A slug shared by reports for what is named; for what is not, the name alone tells it apart in the report."""
    if referent.slot.startswith("government") and referent.country:
        stem = slug(country_name(referent.country))
        return f"state:{stem}" if side is Alignment.FOREIGN_STATE else f"actor:{stem}-government"
    return f"{_PREFIX[referent.type]}:{slug(name) or 'unnamed'}"


def slug(name: str) -> str:
    """The name in small letters and hyphens, without articles and accents."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-")
